"""How fast the engine is, as ratios in one run: `make bench`."""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from families import Table, adversarial, case_of, hard, uniform
from goodoffices.analysis.frontier import Front, find_frontier
from goodoffices.analysis.scored_case import compile_case
from goodoffices.analysis.solutions import solve
from goodoffices.case.files import read_case
from peers import enumeration, negmas

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "scenarios"
PROTOTYPE_MS = {
    (2, 40, 10): 14,
    (3, 40, 10, 1_000): 135,
    (3, 40, 10, 10_000): 2_000,
    (4, 20, 10, 1_000): 2_100,
}
"""What a prototype took on one thread of a like machine, for orientation; ratios within one run are what counts."""


def timed(work: Callable[[], Front], least: int = 5) -> tuple[float, float, Front]:
    """Seconds of the first run, the median of the warm ones, and the result."""
    started = time.perf_counter()
    result = work()
    first = time.perf_counter() - started
    runs = []
    for _ in range(least):
        started = time.perf_counter()
        result = work()
        runs.append(time.perf_counter() - started)
    return first, statistics.median(runs), result


def peak() -> str:
    """The largest memory that this process has held so far."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB"


def row(name: str, tables: Table, prototype: int | None = None, runs: int = 5) -> None:
    """Time one domain and print its line."""
    problem = compile_case(case_of(tables))
    first, warm, front = timed(lambda: find_frontier(problem), runs)
    note = f"{warm * 1000 / prototype:5.2f} × prototype" if prototype else ""
    whole = "" if front.complete else f" (thinned, off by {front.error_bound})"
    points = len(front.scores)
    print(
        f"{name:<34}{points:>12,} points{first * 1000:>10,.1f} ms first{warm * 1000:>10,.2f} ms warm"
        f"{points / warm:>14,.0f} points/s {peak():>12}  {note}{whole}",
        flush=True,
    )


def engine() -> None:
    """The frontier on each family."""
    print("The frontier of compiled problems")
    row("hard, 2 parties, 40 × 10, 1,000", hard(2, 40, 10, 1_000), PROTOTYPE_MS[2, 40, 10])
    row("hard, 2 parties, 40 × 10, 10,000", hard(2, 40, 10, 10_000), PROTOTYPE_MS[2, 40, 10])
    row("hard, 3 parties, 20 × 10, 1,000", hard(3, 20, 10, 1_000))
    row("hard, 3 parties, 40 × 10, 1,000", hard(3, 40, 10, 1_000), PROTOTYPE_MS[3, 40, 10, 1_000])
    row("hard, 3 parties, 40 × 10, 10,000", hard(3, 40, 10, 10_000), PROTOTYPE_MS[3, 40, 10, 10_000])
    row("hard, 4 parties, 20 × 10, 1,000", hard(4, 20, 10, 1_000), PROTOTYPE_MS[4, 20, 10, 1_000])
    row("hard, 5 parties, 10 × 10, 500", hard(5, 10, 10, 500))
    row("uniform, 3 parties, 40 × 10, 1,000", uniform(3, 40, 10, 1_000))
    row("adversarial, 22 binary issues", adversarial(22))
    row("a workshop case, 3 parties, 8 × 5", hard(3, 8, 5, 100))


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
            f"{parties} parties: {len(points):,} points in {ours * 1000:.2f} ms; writing out every package with moocore's "
            f"filter: {seconds / ours:,.0f} × as long, {'the same' if size == len(points) else 'NOT the same'} number of points"
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
    against_peers()
    real_domains()
    sys.stdout.flush()
