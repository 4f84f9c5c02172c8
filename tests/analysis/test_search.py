"""The search under bounds, and solutions without the frontier: against brute force, against the whole
frontier, and when cut short.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import msgspec
import numpy as np
import pytest

from analysis.random_cases import dominates, meets, permitted, random_case, rational
from goodoffices.analysis import Limits, NothingPermitted, analyse, frontier, kernels, optimum
from goodoffices.analysis.best_packages import BestPackages
from goodoffices.analysis.bounded import BoundedSums
from goodoffices.analysis.frontier import Front, find_frontier
from goodoffices.analysis.layers import fits, layers_of
from goodoffices.analysis.optimum import Optimiser
from goodoffices.analysis.scored_case import ScoredCase, compile_case
from goodoffices.analysis.search import Search
from goodoffices.analysis.solutions import solve
from goodoffices.analysis.work import OutOfWork
from goodoffices.case import Budget, Case, Issue, Linkage, Option, Party, Preference

SCALES = (1, 2, 3, 10, 1000)


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every frontier is sought by the search, however small the case."""
    monkeypatch.setattr(frontier, "AT_ONCE", 0)
    monkeypatch.setattr(frontier, "packing_for", lambda _: None)


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
    corners, taken = kernels.local_nadirs(points, np.full(width, -1, dtype=np.int64), 10**6)
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


@pytest.mark.parametrize("seed", range(4))
def test_a_search_that_the_clock_ends_says_so_and_claims_only_what_holds(seed: int, searched: None) -> None:
    scored = knapsack(seed)
    front = find_frontier(scored, limits=Limits(seconds=0))
    assert front.ended == "clock"
    assert len(front.scores)
    claims_hold(front, every_point(scored))


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

    monkeypatch.setattr(optimum, "BoundedSums", never)
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

    monkeypatch.setattr(optimum, "BoundedSums", never)
    hurried = analyse(case).standing
    assert hurried is not None
    assert hurried.efficient is not False


def test_the_search_itself_takes_known_packages_in() -> None:
    scored = knapsack(5)
    layers = layers_of(scored)
    least = np.array([field.least for field in scored.fields], dtype=np.int64)
    nothing = Search(layers, least, Limits(), 0.0, None).run()
    seeds = np.array([[int(np.argmax(layer.options[:, 3])) for layer in layers.layers]])
    found = Search(layers, least, Limits(), 0.0, None).run(seeds)
    for point in nothing.archive.points:
        assert (found.archive.points >= point).all(axis=1).any()
