"""How fast the engine is, as ratios in one run: `make bench`."""

from __future__ import annotations

import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import msgspec
import numpy as np

import mokp
from families import Table, adversarial, case_of, hard, uniform
from goodoffices.analysis import Clock, Limits, Solution
from goodoffices.analysis.best_packages import BestPackages
from goodoffices.analysis.frontier import Front, find_frontier
from goodoffices.analysis.scored_case import compile_case
from goodoffices.analysis.solutions import solve
from goodoffices.case import Budget, Linkage
from goodoffices.case.files import read_case
from peers import enumeration, negmas

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "scenarios"
TARGET_MS = {
    (2, 40, 10, 1_000): 5,
    (3, 40, 10, 1_000): 60,
    (3, 40, 10, 10_000): 800,
    (4, 20, 10, 1_000): 1_000,
    (5, 10, 10, 1_000): 1_500,
    (2, 60, 50, 2**29): 800,
    (3, 8, 5, 100): 1,
}
"""What is aimed at, warm, on two cores: milliseconds for the complete frontier of the hard family."""

DIAGRAMS = {
    "kp_7_3_80": (127.6, 2_442, 40.0),
    "kp_7_4_50": (26.0, 3_564, 10.0),
    "kp_7_7_40": (147.4, 25_098, None),
}
"""Published means of 100 instances by decision diagrams (rahulptel/HMORDD, appendix, table 11), on their
machine: seconds, points; and our target.
"""


LIMITS = Limits(seconds=1_800)


def timed(work: Callable[[], Front], least: int = 5) -> tuple[float, float, Front]:
    """Seconds of the first run, the median of the warm ones in seconds of CPU (others may use the machine),
    and the result.
    """
    started = time.perf_counter()
    result = work()
    first = time.perf_counter() - started
    runs = []
    for _ in range(least):
        started = time.process_time()
        result = work()
        runs.append(time.process_time() - started)
    return first, statistics.median(runs), result


def peak() -> str:
    """The largest memory that this process has held so far."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB"


def row(name: str, tables: Table, target: int | None = None, runs: int = 5) -> None:
    """Time one domain and print its line."""
    problem = compile_case(case_of(tables))
    first, warm, front = timed(lambda: find_frontier(problem, limits=LIMITS), runs)
    note = f"target {target:,} ms, {'met' if warm * 1000 <= target else 'missed'}" if target else ""
    whole = (
        ""
        if front.complete
        else f" (not complete: {int(front.proved.sum()):,} proved, off by {front.error_bound})"
    )
    points = len(front.scores)
    print(
        f"{name:<34}{points:>12,} points{first * 1000:>10,.1f} ms first{warm * 1000:>10,.2f} ms warm"
        f"{points / warm:>14,.0f} points/s {peak():>12}  {note}{whole}",
        flush=True,
    )


def engine() -> None:
    """The frontier on each family."""
    print("The frontier of compiled problems")
    for shape, target in TARGET_MS.items():
        parties, issues, options, scale = shape
        name = f"hard, {parties} parties, {issues} × {options}, {scale:,}"
        row(name, hard(*shape), target, runs=5 if target < 500 else 1)
    row("uniform, 3 parties, 40 × 10, 1,000", uniform(3, 40, 10, 1_000))
    row("adversarial, 22 binary issues", adversarial(22), runs=1)


def budgets() -> None:
    """What one budget costs."""
    print("\nOne budget over 40 × 10, 2 parties (target: at most 5 times the time without)")
    tables = hard(2, 40, 10, 1_000)
    case = case_of(tables)
    rng = np.random.default_rng(1)
    costs = {
        issue.id: {option.id: Fraction(int(rng.integers(0, 100))) for option in issue.options}
        for issue in case.issues
    }
    limit = sum((sorted(row.values())[4] for row in costs.values()), Fraction(0))
    tied = msgspec.structs.replace(case, linkages=(Linkage(budget=Budget(limit=limit, costs=costs)),))
    free, scarce = compile_case(case), compile_case(tied)
    _, without, _ = timed(lambda: find_frontier(free))
    _, within, front = timed(lambda: find_frontier(scarce))
    print(
        f"without {without * 1000:.1f} ms, with {within * 1000:.1f} ms: {within / without:.1f} times, "
        f"{len(front.scores):,} points"
    )


def solutions() -> None:
    """The solutions without the frontier."""
    print("\nThe four solutions without the frontier, hard, 40 × 10, 1,000 (target: proved in 50 ms)")
    for parties in (2, 3, 4, 5, 8, 12):
        scored = compile_case(case_of(hard(parties, 40, 10, 1_000)))
        BestPackages(scored, clock=Clock(5)).nash()
        for name in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian"):
            best = BestPackages(scored, clock=Clock(20))
            assert best.ideal
            started = time.process_time()
            found = getattr(best, name)()
            print(f"{parties:>3} parties {name:<18}{worth(found, time.process_time() - started)}", flush=True)


def worth(found: Solution | None, took: float) -> str:
    """A solution's time and what is proved of it."""
    told = "none"
    if found is not None:
        told = "proved" if found.proved else f"bound {float(found.bound / found.value):.4f} × value"
    return f"{took * 1000:>10.1f} ms  {told}"


def bounds() -> None:
    """Bounds and solutions of public benchmarks without the frontier."""
    print("\nPublic knapsacks: the solutions without the frontier (target: bounds within 1 % in 50 ms)")
    for kind in ("kp_7_3_80", "kp_7_4_50", "kp_7_7_40"):
        if not mokp.FOLDER.is_dir():
            return
        scored = compile_case(mokp.case_of(f"{kind}_1000"))
        BestPackages(scored, clock=Clock(5)).nash()
        for name in ("nash", "egalitarian", "utilitarian"):
            best = BestPackages(scored, effort=0.02)
            assert best.ideal
            started = time.process_time()
            found = getattr(best, name)()
            print(f"{kind}_1000 {name:<18}{worth(found, time.process_time() - started)}", flush=True)


def benchmarks() -> None:
    """Public benchmarks beside the published figures of decision diagrams."""
    print(
        "\nPublic benchmarks: seconds of CPU for the complete frontier, here; published means on another "
        "machine"
    )
    if not mokp.FOLDER.is_dir():
        print("not present")
        return
    for file in sorted(mokp.FOLDER.glob("*/*.dat")):
        kind = file.stem.rsplit("_", 1)[0]
        if not FULL and file.stem not in ("kp_7_3_80_1000", "kp_7_4_50_1000", "sp_42_3_100_95"):
            continue
        scored = compile_case(mokp.case_of(file.stem))
        started = time.process_time()
        front = find_frontier(scored, limits=LIMITS)
        took = time.process_time() - started
        seconds, points, target = DIAGRAMS.get(kind, (None, None, None))
        print(
            f"{file.stem:<20}{len(front.scores):>8,} points{took:>9.1f} s "
            f"{'complete' if front.complete else f'NOT complete: {int(front.proved.sum()):,} proved'}"
            + (f"  target {target} s" if target else "")
            + (f"  published mean {seconds} s, {points:,} points" if seconds else ""),
            flush=True,
        )


FULL = bool(os.environ.get("FULL"))
"""Whether all public instances are solved, and not the first of each kind."""


def against_peers() -> None:
    """The same frontier by others, at a million packages."""
    print("\nThe same frontier at 1,000,000 packages (6 issues of 10 options)")
    for parties in (2, 3):
        tables = hard(parties, 6, 10, 1_000)
        problem = compile_case(case_of(tables))
        _, ours, front = timed(lambda problem=problem: find_frontier(problem))  # type: ignore[misc]
        points = [tuple(int(value) for value in point) for point in front.scores]
        seconds, size = enumeration(tables)
        print(
            f"{parties} parties: {len(points):,} points in {ours * 1000:.2f} ms; writing out every "
            f"package with moocore's filter: {seconds / ours:,.0f} × as long, "
            f"{'the same' if size == len(points) else 'NOT the same'} number of points"
        )
        peer = negmas(tables)
        if peer:
            seconds, theirs = peer
            same = (
                "the same points"
                if sorted(points) == sorted(theirs)
                else f"NOT the same: {len(theirs):,} points"
            )
            print(f"{parties} parties: NegMAS {seconds / ours:,.0f} × as long ({seconds:.2f} s), {same}")


def real_domains() -> None:
    """Real domains, read, compiled and solved."""
    print("\nReal domains: frontier and four solutions")
    if not SHARED.is_dir():
        print("not present")
        return
    for folder, names in {
        "genius-anac/y2011/Energy": ("energy_domain", "energy_consumer", "energy_distributor"),
        "genius-templates/7issues": ("7issues", "7issues_util1", "7issues_util2"),
        "genius-other/AMPOvsCity": (
            "ampo_vs_city_template",
            "ampo_vs_city_ampo_space",
            "ampo_vs_city_city_space",
        ),
    }.items():
        problem = compile_case(read_case(*(SHARED / folder / f"{name}.xml" for name in names)))
        _, warm, front = timed(lambda problem=problem: find_frontier(problem))  # type: ignore[misc]
        started = time.perf_counter()
        solve(front)
        solved = time.perf_counter() - started
        print(
            f"{folder:<34}{problem.packages:>14,} packages{len(front.scores):>8,} points"
            f"{warm * 1000:>10.2f} ms, solutions {solved * 1000:.2f} ms"
        )


if __name__ == "__main__":
    engine()
    budgets()
    solutions()
    bounds()
    benchmarks()
    against_peers()
    real_domains()
    sys.stdout.flush()
