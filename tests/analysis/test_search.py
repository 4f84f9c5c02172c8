"""The search under bounds, and solutions without the frontier: against brute force, against the whole
frontier, and when cut short.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path

import msgspec
import numpy as np
import pytest

from analysis.random_cases import dominates, meets, permitted, random_case, rational
from goodoffices.analysis import Limits, NothingPermitted, analyse, bounded, frontier, kernels, levels, search
from goodoffices.analysis.best_packages import BestPackages
from goodoffices.analysis.bounded import BoundedSums
from goodoffices.analysis.clock import SILENT, Clock
from goodoffices.analysis.frontier import Front, find_frontier, needed_of, search_frontier
from goodoffices.analysis.layers import fits, layers_of
from goodoffices.analysis.optimum import Optimiser
from goodoffices.analysis.scarce import ScarceSums, scarce_packing
from goodoffices.analysis.scored_case import ScoredCase, compile_case
from goodoffices.analysis.search import Search
from goodoffices.analysis.solutions import solve
from goodoffices.analysis.work import OutOfWork
from goodoffices.case import Budget, Case, Issue, Linkage, Minimum, Option, Party, Preference

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
from families import case_of, hard

SCALES = (1, 2, 3, 10, 1000)


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every frontier is sought by the search, however small the case."""
    monkeypatch.setattr(frontier, "AT_ONCE", 0)
    monkeypatch.setattr(frontier, "packing_for", lambda _: None)
    monkeypatch.setattr(frontier, "scarce_packing", lambda _: None)


def compiled(seeds: range) -> Iterator[tuple[int, Case, ScoredCase]]:
    """Random cases that the search takes."""
    for seed in seeds:
        case = random_case(seed, scales=SCALES)
        try:
            scored = compile_case(case)
        except NothingPermitted:
            continue
        if fits(scored):
            yield seed, case, scored


def knapsack(seed: int, items: int = 16, parties: int = 3) -> ScoredCase:
    """A small case of the kind of the public benchmarks: items in or out, one budget."""
    rng = np.random.default_rng(seed)
    points = rng.integers(1, 1000, size=(parties, items)).tolist()
    costs = rng.integers(1, 1000, size=items).tolist()
    issues = tuple(Issue(id=f"i{k}", options=(Option(id="in"), Option(id="out"))) for k in range(items))
    budget = Budget(
        limit=Fraction(sum(costs) // 2), costs={f"i{k}": {"in": Fraction(c)} for k, c in enumerate(costs)}
    )
    return compile_case(
        Case(
            title="t",
            fictional=True,
            parties=tuple(Party(id=f"p{p}") for p in range(parties)),
            issues=issues,
            linkages=(Linkage(budget=budget),),
            preferences=tuple(
                Preference(
                    party=f"p{p}",
                    points={
                        f"i{k}": {"in": Fraction(v), "out": Fraction(0)} for k, v in enumerate(points[p])
                    },
                )
                for p in range(parties)
            ),
        )
    )


def every_point(scored: ScoredCase) -> np.ndarray:
    """The efficient points of a knapsack by writing out all packages."""
    totals = np.zeros((1, len(scored.fields)), dtype=np.int64)
    for scores in scored.scores:
        totals = (totals[:, None, :] + scores[None, :, :]).reshape(-1, len(scored.fields))
    fits_in = (totals >= [field.least for field in scored.fields]).all(axis=1)
    points = np.unique(totals[fits_in][:, : len(scored.parties)], axis=0)
    best: list[np.ndarray] = []
    for point in points[np.argsort(-points.sum(axis=1), kind="stable")]:
        if not best or not (np.array(best) >= point).all(axis=1).any():
            best.append(point)
    return np.array(best)


@pytest.mark.usefixtures("searched")
@pytest.mark.parametrize("batch", range(4))
def test_the_search_finds_what_brute_force_finds_with_every_package_counted(batch: int) -> None:
    for seed, case, scored in compiled(range(batch * 40, batch * 40 + 40)):
        counts: dict[tuple[Fraction, ...], int] = {}
        for _, scores in rational(permitted(case, scored), scored):
            counts[scores] = counts.get(scores, 0) + 1
        expected = {s: n for s, n in counts.items() if not any(dominates(t, s) for t in counts)}
        front = find_frontier(scored)
        assert front.complete
        assert front.proved.all()
        points = front.points(range(len(front.scores)))
        assert {tuple(p.scores.values()): p.count for p in points} == expected, seed
        for point in points:
            assert case.permits(point.package)
            assert scored.score(point.package) == point.scores


@pytest.mark.parametrize("seed", range(120))
def test_the_corners_bound_all_that_points_leave_open(seed: int) -> None:
    """With ties too: nothing that no point is as good as may lie outside every corner."""
    rng = np.random.default_rng(seed)
    width, high = int(rng.integers(2, 5)), int(rng.integers(2, 6))
    points = rng.permutation(np.unique(rng.integers(0, high, size=(rng.integers(1, 15), width)), axis=0))
    corners, taken = kernels.local_nadirs(points, np.full(width, -1, dtype=np.int64), 10**6, SILENT)
    assert taken == len(points)
    for cell in product(range(high + 1), repeat=width):
        is_open = not (points >= cell).all(axis=1).any()
        assert is_open == (np.array(cell) > corners).all(axis=1).any()


def claims_hold(front: Front, whole: np.ndarray) -> None:
    """What a front says of itself is so: what is proved is efficient, nothing found is beaten by what is
    found, and no efficient point is further off than is said.
    """
    true = {tuple(row) for row in whole.tolist()}
    for row, proved in zip(front.scores.tolist(), front.proved.tolist(), strict=True):
        assert not proved or tuple(row) in true
        others = front.scores[(front.scores != row).any(axis=1)]
        assert not (others >= row).all(axis=1).any()
    for point in whole:
        assert (front.scores + np.array(front.errors) >= point).all(axis=1).any()


@pytest.mark.parametrize("seed", range(12))
def test_more_work_never_gives_a_worse_answer(seed: int, searched: None) -> None:
    """Twelve instances, budgets of work that double: what is found, what is proved and what is missing only
    get better.
    """
    scored = knapsack(seed, parties=2 + seed % 3)
    whole = every_point(scored)
    before: Front | None = None
    for work in (0, 1_000, 20_000, 100_000, 400_000, 3_000_000, 10**9):
        front = find_frontier(scored, limits=Limits(work=work))
        again = find_frontier(scored, limits=Limits(work=work))
        assert front.scores.tolist() == again.scores.tolist()
        assert front.proved.tolist() == again.proved.tolist()
        claims_hold(front, whole)
        if before is not None:
            true = {tuple(row) for row in whole.tolist()}
            assert len(true & set(map(tuple, front.scores.tolist()))) >= len(
                true & set(map(tuple, before.scores.tolist()))
            )
            assert front.proved.sum() >= before.proved.sum()
            assert all(new <= old for new, old in zip(front.errors, before.errors, strict=True))
            for old in before.scores:
                assert (front.scores >= old).all(axis=1).any()
        before = front
    assert before is not None
    assert before.complete
    assert sorted(before.scores.tolist()) == sorted(whole.tolist())


@pytest.mark.parametrize(("seed", "items", "parties"), [(1, 40, 3), (2, 40, 3), (1, 20, 4), (3, 36, 3)])
def test_at_half_of_the_work_nine_tenths_of_the_frontier_are_found(
    seed: int, items: int, parties: int
) -> None:
    scored = knapsack(seed, items, parties)
    layers, least = layers_of(scored), np.array(needed_of(scored))
    whole = Search(layers, least, Limits(sums=10**12, seconds=float("inf"))).run()
    assert whole.complete
    true = set(map(tuple, whole.archive.points.tolist()))
    half = Search(layers, least, Limits(sums=whole.spent // 2, seconds=float("inf"))).run()
    assert not half.complete
    found = list(map(tuple, half.archive.points.tolist()))
    assert len(true.intersection(found)) >= 0.9 * len(true)
    assert all(point in true for point, proved in zip(found, half.archive.proved, strict=True) if proved)


@pytest.mark.parametrize("seed", range(4))
def test_a_search_that_the_clock_ends_says_so_and_claims_only_what_holds(seed: int, searched: None) -> None:
    scored = knapsack(seed)
    front = find_frontier(scored, limits=Limits(seconds=0))
    assert front.ended == "clock"
    assert len(front.scores)
    claims_hold(front, every_point(scored))


@pytest.mark.parametrize("seed", range(12))
def test_savings_packed_beside_the_scores_give_what_bounds_give(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored = knapsack(seed, 14, 2 + seed % 2)
    assert scarce_packing(scored) is not None
    packed = find_frontier(scored)
    assert isinstance(packed.source, ScarceSums)
    monkeypatch.setattr(frontier, "scarce_packing", lambda _: None)
    bounded = find_frontier(scored)
    assert packed.scores.tolist() == bounded.scores.tolist()
    every = range(len(packed.scores))
    assert [point.count for point in packed.points(every)] == [point.count for point in bounded.points(every)]
    assert all(scored.case.permits(point.package) for point in packed.points(every))
    assert all(scored.score(point.package) == point.scores for point in packed.points(every))


@pytest.mark.parametrize("seed", range(30))
def test_solutions_without_the_frontier_are_those_read_off_it(seed: int) -> None:
    for _, _, scored in compiled(range(seed * 12, seed * 12 + 12)):
        front = find_frontier(scored)
        expected = solve(front)
        found = BestPackages(scored).all()
        assert found.keys() == expected.keys()
        for name, solution in expected.items():
            assert found[name].value == solution.value, name
            assert found[name].proved
            if name != "nash" or solution.value > 0:
                assert sorted(found[name].scores.values()) == sorted(solution.scores.values())
            assert found[name].count >= 1
            assert meets(tuple(found[name].scores.values()), scored)


@pytest.mark.parametrize("seed", range(10))
def test_bounds_hold_where_the_work_is_not_enough(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    scored = knapsack(seed, parties=2 + seed % 3)
    front = find_frontier(scored)
    expected = solve(front)

    def never(*_: object, **__: object) -> BoundedSums:
        raise OutOfWork(by_clock=True)

    monkeypatch.setattr(levels, "BoundedSums", never)
    found = BestPackages(scored).all()
    for name, solution in expected.items():
        assert found[name].value <= solution.value <= found[name].bound
        assert found[name].proved == (found[name].value == found[name].bound)
        assert found[name].bound <= solution.value * Fraction(5, 4)


@pytest.mark.parametrize("seed", range(10))
def test_the_most_that_a_party_can_get(seed: int) -> None:
    scored = knapsack(seed, items=14)
    whole = every_point(scored)
    least = np.array([field.least for field in scored.fields], dtype=np.int64)
    one = [Fraction(1)] * 3
    optimiser = Optimiser(layers_of(scored), least, one, [Fraction(0)] * 3)
    for p in range(3):
        top = optimiser.top(p)
        assert (top.value, top.high) == (int(whole[:, p].max()), int(whole[:, p].max()))


def test_a_text_is_not_called_inefficient_because_the_time_was_short(monkeypatch: pytest.MonkeyPatch) -> None:
    scored = knapsack(3)
    front = find_frontier(scored)
    [point] = front.points([len(front.scores) // 2])
    case = msgspec.structs.replace(scored.case, text=point.package)
    whole = analyse(case).standing
    assert whole is not None
    assert whole.efficient is True

    def never(*_: object, **__: object) -> BoundedSums:
        raise OutOfWork(by_clock=True)

    monkeypatch.setattr(levels, "BoundedSums", never)
    hurried = analyse(case).standing
    assert hurried is not None
    assert hurried.efficient is not False


def test_the_search_itself_takes_known_packages_in() -> None:
    scored = knapsack(5)
    layers = layers_of(scored)
    least = np.array([field.least for field in scored.fields], dtype=np.int64)
    nothing = Search(layers, least, Limits(seconds=0)).run()
    seeds = np.array([[int(np.argmax(layer.options[:, 3])) for layer in layers.layers]])
    found = Search(layers, least, Limits(seconds=0)).run(seeds)
    for point in nothing.archive.points:
        assert (found.archive.points >= point).all(axis=1).any()


def better_by_exchange(scored: ScoredCase, packages: np.ndarray) -> list[bool]:
    """Of each package (a local package per block), whether a change of one block or two is better for some
    party and worse for none: by trying every one.
    """
    count = len(scored.parties)
    least = np.array([field.least for field in scored.fields])
    found = []
    for package in packages:
        picked = [scores[row] for scores, row in zip(scored.scores, package, strict=True)]
        total = np.sum(picked, axis=0)
        changes = [
            (k, scores[row] - picked[k])
            for k, scores in enumerate(scored.scores)
            for row in range(len(scores))
        ]
        tried = [total + one for _, one in changes]
        tried += [total + one + two for (k, one), (m, two) in combinations(changes, 2) if k != m]
        rows = np.array(tried)
        good = (rows >= least).all(axis=1) & (rows[:, :count] >= total[:count]).all(axis=1)
        found.append(bool((good & (rows[:, :count] > total[:count]).any(axis=1)).any()))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_exchanges_go_on_as_long_as_one_helps(seed: int) -> None:
    scored = knapsack(seed, items=9, parties=2 + seed % 4)
    layers = layers_of(scored)
    rng = np.random.default_rng(seed)
    least = np.array([field.least for field in scored.fields], dtype=np.int64)
    chosen = np.column_stack([rng.integers(0, len(layer.options), size=30) for layer in layers.layers])
    totals = sum(layer.options[chosen[:, k]] for k, layer in enumerate(layers.layers))
    chosen = chosen[(totals >= least).all(axis=1)]
    options, starts, _, _, nodes = layers.flat
    free = (nodes[:-1] == 1) & (nodes[1:] == 1)
    after = chosen.copy()
    assert kernels.climb(options.astype(np.int64), starts, free, after, least, layers.parties, SILENT) == len(
        chosen
    )
    packages = np.zeros((2, *chosen.shape), dtype=np.int64)
    for k, layer in enumerate(layers.layers):
        for packed, one in zip(packages, (chosen, after), strict=True):
            packed[:, layer.block] = layer.rows[one[:, k]]
    old, new = (
        sum(layer.options[one[:, k]] for k, layer in enumerate(layers.layers)) for one in (chosen, after)
    )
    assert not any(better_by_exchange(scored, packages[1]))
    assert (new >= least).all()
    assert (new[:, : layers.parties] >= old[:, : layers.parties]).all()
    moved = (new[:, : layers.parties] > old[:, : layers.parties]).any(axis=1)
    assert moved.tolist() == better_by_exchange(scored, packages[0])


@pytest.mark.parametrize(
    ("parties", "limits"), [(8, Limits(work=0)), (12, Limits(work=0)), (8, Limits(seconds=0))]
)
def test_no_point_that_is_shown_is_beaten_by_a_change_of_two_clauses(
    parties: int, limits: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "EXCHANGES", 100_000)
    scored = compile_case(case_of(hard(parties, 10, 4, 40)))
    front = search_frontier(scored, limits=limits)
    assert front.ended
    shown = front.shown[:: max(1, len(front.shown) // 12)]
    assert len(shown)
    assert front.source is not None
    assert not any(better_by_exchange(scored, front.source.recover(shown)))


@pytest.mark.parametrize("parties", [8, 12])
def test_a_solution_without_proof_is_not_beaten_by_a_change_of_two_clauses(
    parties: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "EXCHANGES", 100_000)
    scored = compile_case(case_of(hard(parties, 10, 4, 40)))
    best = BestPackages(scored, clock=Clock(0))
    solutions = best.all()
    front = search_frontier(scored, limits=Limits(work=0), seeds=best.seeds)
    for name, solution in best.again(front, solutions).items():
        assert solution.value <= solution.bound
        row = [
            int(np.flatnonzero((block.choices == at).all(axis=1))[0])
            for block, at in (
                (
                    block,
                    [
                        scored.options[i].index(solution.package[scored.case.issues[i].id])
                        for i in block.issues
                    ],
                )
                for block in scored.blocks
            )
        ]
        assert better_by_exchange(scored, np.array([row])) == [False], name


@pytest.fixture
def sharpened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sharper cuts at every stage, however little is left."""
    monkeypatch.setattr(bounded, "MANY", 1)
    monkeypatch.setattr(bounded, "FEWEST_LEFT", 0)


@pytest.mark.usefixtures("sharpened")
@pytest.mark.parametrize("batch", range(6))
def test_sharper_cuts_drop_nothing_that_is_the_best(batch: int) -> None:
    """Over linkages settled issue by issue, budgets and minima, against every package."""
    for _, case, scored in compiled(range(batch * 40, batch * 40 + 40)):
        gains = [
            [score - base for score, base in zip(scores, scored.baseline, strict=True)]
            for _, scores in rational(permitted(case, scored), scored)
        ]
        best = BestPackages(scored)
        found = best.egalitarian() if best.ideal else None
        if not gains:
            assert found is None
            continue
        assert found is not None
        assert found.proved
        assert found.value == max(min(row) for row in gains)
        assert sorted(
            score - base for score, base in zip(found.scores.values(), scored.baseline, strict=True)
        ) == max(sorted(row) for row in gains)


@pytest.mark.parametrize(("parties", "seed"), [(5, 1), (6, 2), (7, 3), (9, 4)])
@pytest.mark.parametrize("many", [1, 100])
def test_equal_gain_of_many_parties_is_proved(
    parties: int, seed: int, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "MANY", many)
    scored = compile_case(case_of(hard(parties, 7, 4, 60, seed)))
    totals = np.zeros((1, parties), dtype=np.int64)
    for scores in scored.scores:
        totals = (totals[:, None, :] + scores[None, :, :]).reshape(-1, parties)
    best = BestPackages(scored)
    ideal = totals.max(axis=0)
    assert best.ideal == ideal.tolist()
    equal, shares = best.egalitarian(), best.kalai_smorodinsky()
    assert equal is not None
    assert shares is not None
    assert equal.proved
    assert shares.proved
    assert equal.value == totals.min(axis=1).max()
    assert shares.value == max(
        min(Fraction(int(gain), int(most)) for gain, most in zip(row, ideal, strict=True))
        for row in totals[(totals * 1000 // ideal).min(axis=1) >= (totals * 1000 // ideal).min(axis=1).max()]
    )


@pytest.mark.parametrize("effort", [0.0, 0.0005, 0.01])
def test_what_little_work_tells_of_equal_gain_holds(effort: float) -> None:
    for seed in range(6):
        scored = compile_case(case_of(hard(6 + seed % 3, 9, 4, 200, seed)))
        whole = BestPackages(scored).egalitarian()
        few = BestPackages(scored, effort=effort).egalitarian()
        assert whole is not None
        assert few is not None
        assert whole.proved
        assert few.value <= whole.value <= few.bound
        assert few.proved == (few.value == few.bound)


@pytest.mark.parametrize("seed", range(60))
def test_two_halves_within_a_budget_join_to_what_brute_force_finds(seed: int) -> None:
    """Small ranges with many ties, minima, budgets that bind hard or not at all, halves of no issue."""
    rng = np.random.default_rng(seed)
    issues, top = int(rng.integers(1, 7)), int(rng.choice([3, 8, 60]))
    points = rng.integers(0, top, size=(2, issues, 4))
    costs = rng.integers(0, 9, size=(issues, 4))
    names = [f"i{k}" for k in range(issues)]
    scored = compile_case(
        Case(
            title="halves",
            fictional=True,
            parties=(Party(id="p0"), Party(id="p1")),
            issues=tuple(Issue(id=i, options=tuple(Option(id=f"o{j}") for j in range(4))) for i in names),
            linkages=(
                Linkage(
                    budget=Budget(
                        limit=Fraction(int(costs.min(axis=1).sum() + rng.integers(0, 5 * issues + 1))),
                        costs={
                            i: {f"o{j}": Fraction(int(c)) for j, c in enumerate(row)}
                            for i, row in zip(names, costs, strict=True)
                        },
                    )
                ),
            ),
            preferences=tuple(
                Preference(
                    party=f"p{p}",
                    points={
                        i: {f"o{j}": Fraction(int(v)) for j, v in enumerate(row)}
                        for i, row in zip(names, points[p], strict=True)
                    },
                    minimum=Minimum(score=Fraction(int(rng.integers(0, top * issues // 2 + 1))))
                    if rng.random() < 0.5
                    else None,
                )
                for p in range(2)
            ),
        )
    )
    front = find_frontier(scored)
    counts: dict[tuple[Fraction, ...], int] = {}
    for _, scores in rational(permitted(scored.case, scored), scored):
        counts[scores] = counts.get(scores, 0) + 1
    expected = {s: n for s, n in counts.items() if not any(dominates(t, s) for t in counts)}
    assert front.complete
    found = front.points(range(len(front.scores)))
    assert {tuple(point.scores.values()): point.count for point in found} == expected
    assert [point.scores["p0"] for point in found] == sorted((s[0] for s in expected), reverse=True)
    for point in found:
        assert scored.case.permits(point.package)
        assert scored.score(point.package) == point.scores
