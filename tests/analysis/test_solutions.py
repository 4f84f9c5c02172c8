"""Solutions, shortfalls, the standing text and bridging against brute force."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from analysis.random_cases import Scores, dominates, permitted, random_case, rational
from goodoffices.analysis import Analysis, Limits, NothingPermitted, analyse
from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.scored_case import ScoredCase, compile_case
from goodoffices.analysis.solutions import solve
from goodoffices.case import Case, Issue, Package
from goodoffices.case.files import read_case, read_case_text

Rows = list[tuple[Package, Scores]]
SEEDS = [range(start, start + 150) for start in range(0, 900, 150)]


def analysed(seed: int) -> tuple[Case, ScoredCase, Analysis, Rows, Rows] | None:
    case = random_case(seed + 10**6)
    try:
        problem = compile_case(case)
    except NothingPermitted:
        return None
    rows = permitted(case, problem)
    if not rows:  # what is not refused exceeds a budget: tests/analysis/test_no_package.py
        return None
    return case, problem, analyse(case), rows, rational(rows, problem)


def gains(scores: Scores, problem: ScoredCase) -> list[Fraction]:
    return [score - base for score, base in zip(scores, problem.baseline, strict=True)]


def product(values: list[Fraction]) -> Fraction:
    """The product where every value is above 0, else 0."""
    total = Fraction(1)
    for value in values:
        if value <= 0:
            return Fraction(0)
        total *= value
    return total


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_every_solution_is_the_best_by_its_own_rule(seeds: range) -> None:
    checked = 0
    for found in filter(None, map(analysed, seeds)):
        case, problem, analysis, rows, sound = found
        assert analysis.agreement_possible == bool(sound)
        assert analysis.reach is not None
        assert (analysis.reach.permitted, analysis.reach.all_minima) == (len(rows), len(sound))
        if not sound:
            assert not analysis.solutions
            continue
        every = [gains(scores, problem) for _, scores in sound]
        ideal = [max(column) for column in zip(*every, strict=True)]
        movable = [p for p, best in enumerate(ideal) if best > 0]
        solutions = {name: gains(tuple(s.scores.values()), problem) for name, s in analysis.solutions.items()}
        assert sorted(solutions["egalitarian"]) == max(map(sorted, every))
        assert analysis.solutions["utilitarian"].value == max(sum(scores) for _, scores in sound)
        if movable:
            best = max(product([g[p] for p in movable]) for g in every)
            assert analysis.solutions["nash"].value == best
            shares = [sorted(g[p] / ideal[p] for p in movable) for g in every]
            ks = solutions["kalai_smorodinsky"]
            assert sorted(ks[p] / ideal[p] for p in movable) == max(shares)
        for solution in analysis.solutions.values():
            assert solution.proved
            assert solution.bound == solution.value
            assert case.permits(solution.package)
        checked += 1
    assert checked > 40


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_where_no_package_meets_all_minima_each_partys_lack_is_told(seeds: range) -> None:
    checked = 0
    for found in filter(None, map(analysed, seeds)):
        _, problem, analysis, rows, sound = found
        if sound or not rows:
            continue
        assert analysis.no_agreement is not None
        for p, (party, minimum) in enumerate(zip(problem.parties, problem.minima, strict=True)):
            if minimum is None:
                assert party not in analysis.no_agreement
                continue
            others = [q for q, floor in enumerate(problem.minima) if floor is not None and q != p]

            def met(
                scores: Scores,
                others: list[int] = others,
                floors: tuple[Fraction | None, ...] = problem.minima,
            ) -> int:
                return sum(scores[q] >= (floors[q] or 0) for q in others)

            most = max(met(scores) for _, scores in rows)
            best = max(scores[p] for _, scores in rows if met(scores) == most)
            told = analysis.no_agreement[party]
            assert (told.best, told.others_met) == (best, most == len(others))
            assert told.short_by == max(0, minimum - best)
            checked += 1
    assert checked > 20


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_the_standing_text_is_weighed_and_bridged_by_the_fewest_changes(seeds: range) -> None:
    checked = 0
    for found in filter(None, map(analysed, seeds)):
        case, problem, analysis, rows, sound = found
        if not case.text:
            assert analysis.standing is None
            continue
        standing = analysis.standing
        assert standing is not None

        def changes(package: Package, text: Package = case.text) -> int:
            return sum(text.get(issue, option) != option for issue, option in package.items())

        fewest = min((changes(package) for package, _ in sound), default=0)
        if sound and (fewest or any(minimum is not None for minimum in problem.minima)):
            near = [package for package, _ in sound if changes(package) == fewest]
            assert (standing.distance, standing.bridge_count) == (fewest, len(near))
            assert all(bridge.package in near for bridge in standing.bridges)
            assert all(len(bridge.changes) == fewest for bridge in standing.bridges)
        else:
            assert standing.distance is None
        completions = [scores for package, scores in rows if changes(package) == 0]
        if completions and standing.undecided:
            columns = list(zip(*completions, strict=True))
            assert list(standing.scores.values()) == [min(column) for column in columns]
            assert list(standing.upper.values()) == [max(column) for column in columns]
        if not standing.undecided and standing.permitted:
            mine = tuple(standing.scores.values())
            assert standing.efficient == (not any(dominates(scores, mine) for _, scores in rows))
            if standing.better:
                assert dominates(tuple(standing.better.scores.values()), mine)
        checked += 1
    assert checked > 40


def test_solutions_of_a_thinned_frontier_carry_a_bound_that_holds() -> None:
    case = random_case(10**6 + 5, scales=(10**6,))
    problem = compile_case(case, minima="ignored")
    exact = solve(find_frontier(problem))
    rough = solve(find_frontier(problem, limits=Limits(points=2)))
    for name, solution in rough.items():
        assert solution.value <= exact[name].value <= solution.bound


def test_an_issue_without_options_leaves_no_packages_and_says_why() -> None:
    case = random_case(1)
    bare = msgspec.structs.replace(case, issues=(*case.issues, Issue(id="later")), text={}, linkages=())
    analysis = analyse(bare)
    assert (analysis.packages, analysis.frontier, analysis.agreement_possible) == (0, None, None)
    assert set(analysis.unscored) == {party.id for party in case.parties}
    assert "later" in next(iter(analysis.unscored.values()))


def test_every_shown_package_on_a_confided_minimum_is_pointed_out() -> None:
    """A draft that misses both minima; two of the three one-clause ways land exactly on one of them."""
    case = read_case(Path(__file__).parents[2] / "examples" / "well.yaml")
    analysis = analyse(case)
    assert analysis.standing is not None
    on_it = {
        (f"bridging {n}", party)
        for n, bridge in enumerate(analysis.standing.bridges, 1)
        for party, minimum in analysis.reservations.items()
        if bridge.scores[party] == minimum
    }
    told = {(reveal.where, reveal.party) for reveal in analysis.reveals}
    assert len(on_it) == 2
    assert on_it <= told
    for reveal in analysis.reveals:
        assert reveal.instead is not None
        assert all(reveal.instead.scores[party] > minimum for party, minimum in analysis.reservations.items())


def test_an_open_text_counts_with_what_the_budget_leaves() -> None:
    """x takes the whole budget, so the open y can only come to its cheap option; with both taken nothing is
    left.
    """
    text = """title: t
fictional: true
parties: [a, b]
issues: [{id: x, options: [l, r]}, {id: y, options: [l, r]}, {id: z, options: [l, r]}]
linkages: [{budget: {limit: 2, costs: {x: {l: 2}, y: {l: 1}, z: {l: 1}}}}]
preferences:
  - {party: a, points: {x: {l: 1, r: 0}, y: {l: 5, r: 3}, z: {l: 0, r: 4}}}
  - {party: b, points: {x: {l: 0, r: 1}, y: {l: 7, r: 1}, z: {l: 9, r: 4}}}
"""
    weighed = analyse(read_case_text(text + "text: {x: l}\n", "case")).standing
    assert weighed is not None
    assert (weighed.permitted, weighed.scores, weighed.upper) == (True, {"a": 8, "b": 5}, {"a": 8, "b": 5})
    weighed = analyse(read_case_text(text + "text: {x: l, z: l}\n", "case")).standing
    assert weighed is not None
    assert (weighed.permitted, weighed.scores, weighed.upper) == (
        False,
        {"a": 4, "b": 10},
        {"a": 6, "b": 16},
    )


def test_rules_compare_exactly_where_floats_cannot() -> None:
    """Gains of hundredths above a minimum of 10^15 - 1: in floats of the whole scores they come out wrong."""
    high = 10**15 - 1
    text = f"""title: t
fictional: true
parties: [a, b]
issues: [{{id: x, options: [l, m, r]}}]
preferences:
  - {{party: a, points: {{x: {{l: {high}.77, m: {high}.29, r: 0}}}}, minimum: {high}}}
  - {{party: b, points: {{x: {{l: {high}.10, m: {high}.14, r: 0}}}}, minimum: {high}}}
"""
    found = analyse(read_case_text(text, "case")).solutions
    assert {name: one.package["x"] for name, one in found.items()} == {
        "nash": "l", "kalai_smorodinsky": "l", "egalitarian": "m", "utilitarian": "l"
    }  # fmt: skip
    assert found["nash"].value == Fraction(77 * 10, 10_000)


def test_a_frontier_on_which_all_sums_tie_is_settled_by_leximin() -> None:
    """Sixteen issues of weights 2^k, all that one gives the other gets: 65,536 points with the same sum."""
    issues = ", ".join(f"{{id: i{k}, options: [l, r]}}" for k in range(16))
    one = ", ".join(f"i{k}: {{l: {2**k}, r: 0}}" for k in range(16))
    other = ", ".join(f"i{k}: {{l: 0, r: {2**k}}}" for k in range(16))
    text = (
        f"title: t\nfictional: true\nparties: [a, b]\nissues: [{issues}]\npreferences: [{{party: a, "
        f"points: {{{one}}}}}, {{party: b, points: {{{other}}}}}]\n"
    )
    analysis = analyse(read_case_text(text, "case"), limit=2)
    assert analysis.frontier is not None
    assert analysis.frontier.size == 2**16
    assert sorted(analysis.solutions["utilitarian"].scores.values()) == [2**15 - 1, 2**15]
    assert analysis.solutions["nash"].value == (2**15 - 1) * 2**15
