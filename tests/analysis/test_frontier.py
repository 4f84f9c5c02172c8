"""The frontier against brute force, and what must not change it."""

from __future__ import annotations

import random
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.random_cases import dominates, permitted, random_case, rational
from goodoffices.analysis import Limits, NothingPermitted
from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.scored_case import compile_case
from goodoffices.case import Case, Issue, Option, Party, Preference


def frontier_of(case: Case) -> dict[tuple[Fraction, ...], int]:
    """Scores of every point to the number of packages behind it."""
    front = find_frontier(compile_case(case))
    assert front.complete
    points = front.points(range(len(front.scores)))
    return {tuple(point.scores.values()): point.count for point in points}


@pytest.mark.parametrize("batch", range(8))
def test_the_frontier_is_that_of_brute_force_with_every_package_counted(batch: int) -> None:
    checked = 0
    for seed in range(batch * 250, batch * 250 + 250):
        case = random_case(seed)
        try:
            problem = compile_case(case)
        except NothingPermitted:
            assert not permitted(case, compile_case(msgspec.structs.replace(case, linkages=())))
            continue
        counts: dict[tuple[Fraction, ...], int] = {}
        for _, scores in rational(permitted(case, problem), problem):
            counts[scores] = counts.get(scores, 0) + 1
        expected = {s: n for s, n in counts.items() if not any(dominates(t, s) for t in counts)}
        assert frontier_of(case) == expected, seed
        checked += 1
    assert checked > 150


@pytest.mark.parametrize("seed", range(100))
def test_every_package_shown_is_permitted_and_has_its_points_scores(seed: int) -> None:
    case = random_case(seed)
    try:
        problem = compile_case(case)
    except NothingPermitted:
        pytest.skip("the random linkages permit nothing")
    front = find_frontier(problem)
    points = front.points(range(len(front.scores)))
    assert all(case.permits(point.package) for point in points)
    assert all(problem.score(point.package) == point.scores for point in points)
    firsts = [next(iter(point.scores.values())) for point in points]
    assert firsts == sorted(firsts, reverse=True)


@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_issues_and_parties_changes_nothing(seed: int, rng: random.Random) -> None:
    case = random_case(seed, scales=(1, 3, 10))
    try:
        before = frontier_of(case)
    except NothingPermitted:
        return
    issues, parties = list(case.issues), list(case.parties)
    rng.shuffle(issues)
    rng.shuffle(parties)
    order = [case.parties.index(party) for party in parties]
    after = frontier_of(msgspec.structs.replace(case, issues=tuple(issues), parties=tuple(parties)))
    assert after == {tuple(scores[p] for p in order): count for scores, count in before.items()}


@given(st.integers(0, 10**6), st.fractions(min_value=Fraction(1, 50), max_value=50))
def test_a_partys_scale_changes_only_its_own_numbers(seed: int, factor: Fraction) -> None:
    case = random_case(seed, scales=(2, 3, 10))
    try:
        before = frontier_of(case)
    except NothingPermitted:
        return
    first = case.preferences[0]
    points = {i: {o: v * factor for o, v in row.items()} for i, row in first.points.items()}
    minimum = first.minimum
    if minimum is not None and minimum.score is not None:
        minimum = msgspec.structs.replace(minimum, score=minimum.score * factor)
    scaled = msgspec.structs.replace(first, points=points, minimum=minimum)
    after = frontier_of(msgspec.structs.replace(case, preferences=(scaled, *case.preferences[1:])))
    assert after == {(scores[0] * factor, *scores[1:]): count for scores, count in before.items()}


def test_a_dominated_option_on_a_free_issue_changes_nothing() -> None:
    for seed in range(200):
        case = msgspec.structs.replace(random_case(seed), linkages=(), text={})
        issue = case.issues[0]
        more = msgspec.structs.replace(issue, options=(*issue.options, Option(id="worse")))
        preferences = tuple(
            msgspec.structs.replace(
                each,
                points={
                    **each.points,
                    issue.id: {**each.points[issue.id], "worse": each.points[issue.id]["o0"] - 1},
                },
            )
            for each in case.preferences
        )
        wider = msgspec.structs.replace(case, issues=(more, *case.issues[1:]), preferences=preferences)
        assert frontier_of(wider) == frontier_of(case)


def binary(weights: list[list[int]]) -> Case:
    """Issues that one of two parties wins: one row per issue, what each party gets where it wins."""
    issues = tuple(Issue(id=f"i{i}", options=(Option(id="a"), Option(id="b"))) for i in range(len(weights)))
    preferences = tuple(
        Preference(
            party=f"p{p}",
            points={
                f"i{i}": {"a": Fraction(row[p] if p == 0 else 0), "b": Fraction(0 if p == 0 else row[p])}
                for i, row in enumerate(weights)
            },
        )
        for p in range(2)
    )
    return Case(title="t", parties=(Party(id="p0"), Party(id="p1")), issues=issues, preferences=preferences)


def test_the_worst_case_is_complete_within_the_limits() -> None:
    case = binary([[2**i, 2**i] for i in range(14)])
    assert len(frontier_of(case)) == 2**14


@pytest.mark.parametrize("points", [5, 50, 400])
def test_past_the_limit_the_bound_on_what_is_missing_holds(points: int) -> None:
    case = binary([[2**i, 2**i] for i in range(12)])
    problem = compile_case(case)
    whole = find_frontier(problem).scores
    thinned = find_frontier(problem, limits=Limits(points=points))
    assert not thinned.complete
    bound = int(thinned.error_bound)
    assert bound > 0
    for point in whole:
        assert any((kept + bound >= point).all() for kept in thinned.scores)
    for point in thinned.points(range(len(thinned.scores))):
        assert problem.score(point.package) == point.scores


def test_seconds_that_run_out_thin_the_frontier_and_say_so() -> None:
    case = binary([[2**i, 2**i] for i in range(16)])
    front = find_frontier(compile_case(case), limits=Limits(seconds=0))
    assert not front.complete
    assert len(front.scores)


def test_counts_beyond_64_bits_are_exact() -> None:
    issues = tuple(Issue(id=f"i{i}", options=tuple(Option(id=f"o{k}") for k in range(10))) for i in range(30))
    flat = {issue.id: {o.id: Fraction(1) for o in issue.options} for issue in issues}
    case = Case(
        title="t",
        parties=(Party(id="a"), Party(id="b")),
        issues=issues,
        preferences=(Preference(party="a", points=flat), Preference(party="b", points=flat)),
    )
    assert frontier_of(case) == {(Fraction(30), Fraction(30)): 10**30}


def test_a_rounded_scale_says_how_far_it_may_be_off() -> None:
    case = random_case(3, scales=(10**25,))
    exact = find_frontier(compile_case(case))
    rounded_problem = compile_case(case, rounded=True)
    rounded = find_frontier(rounded_problem)
    assert exact.error_bound == 0
    assert rounded.error_bound > 0
    assert len(rounded.scores)
    for scores, package in ((p.scores, p.package) for p in rounded.points(range(len(rounded.scores)))):
        assert rounded_problem.score(package) == scores
