"""Linkages that tie many issues, settled one issue after the other: against brute force, and where writing
out is out of reach.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec
import numpy as np
import pytest

from analysis.random_cases import dominates, permitted, random_case, rational
from goodoffices.analysis import NothingPermitted, TooLarge, analyse, blocks, elimination
from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.scored_case import compile_case
from goodoffices.case import Case, Choice, Count, Excludes, Issue, Linkage, Option, Party, Preference


@pytest.mark.parametrize("batch", range(8))
def test_settled_in_order_the_frontier_is_that_of_brute_force(
    batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "MAX_LOCAL", 1)
    tied = 0
    for seed in range(batch * 60, batch * 60 + 60):
        case = random_case(seed, scales=(1, 3, 10, 100))
        try:
            scored = compile_case(case)
        except NothingPermitted:
            loose = compile_case(msgspec.structs.replace(case, linkages=()))
            assert not permitted(case, loose)
            continue
        counts: dict[tuple[Fraction, ...], int] = {}
        for _, scores in rational(permitted(case, scored), scored):
            counts[scores] = counts.get(scores, 0) + 1
        expected = {s: n for s, n in counts.items() if not any(dominates(t, s) for t in counts)}
        front = find_frontier(scored)
        points = front.points(range(len(front.scores)))
        assert {tuple(p.scores.values()): p.count for p in points} == expected, seed
        assert all(case.permits(point.package) for point in points)
        tied += scored.tied
    assert tied


def test_the_whole_analysis_is_the_same_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [random_case(seed + 5000, scales=(3, 10)) for seed in range(60)]
    before = [analyse(case) for case in cases]
    monkeypatch.setattr(blocks, "MAX_LOCAL", 1)
    for case, whole in zip(cases, before, strict=True):
        again = analyse(case)
        assert again.agreement_possible == whole.agreement_possible
        assert {n: s.value for n, s in again.solutions.items()} == {
            n: s.value for n, s in whole.solutions.items()
        }
        if whole.standing is not None and again.standing is not None:
            assert again.standing.scores == whole.standing.scores
            assert again.standing.upper == whole.standing.upper
            assert again.standing.distance == whole.standing.distance
            assert again.standing.efficient == whole.standing.efficient


def chain(issues: int, options: int) -> Case:
    """Exclusions from each issue to the next, so that all are tied to one another."""
    rng = np.random.default_rng(1)
    made = tuple(
        Issue(id=f"i{k}", options=tuple(Option(id=f"o{o}") for o in range(options))) for k in range(issues)
    )
    return Case(
        title="t",
        fictional=True,
        parties=(Party(id="a"), Party(id="b")),
        issues=made,
        linkages=tuple(
            Linkage(
                excludes=Excludes(
                    together=(
                        Choice(issue=f"i{k}", options=("o0",)),
                        Choice(issue=f"i{k + 1}", options=("o0",)),
                    )
                )
            )
            for k in range(issues - 1)
        ),
        preferences=tuple(
            Preference(
                party=party,
                points={
                    issue.id: {o.id: Fraction(int(rng.integers(0, 100))) for o in issue.options}
                    for issue in made
                },
            )
            for party in ("a", "b")
        ),
    )


def test_a_chain_of_exclusions_over_a_million_million_packages_is_answered() -> None:
    analysis = analyse(chain(12, 10))
    assert not analysis.unscored
    assert analysis.frontier is not None
    assert analysis.frontier.complete
    assert all(solution.proved for solution in analysis.solutions.values())


def test_at_most_so_many_of_all_issues_is_answered() -> None:
    case = chain(12, 10)
    every = tuple(Choice(issue=issue.id, options=("o1", "o2")) for issue in case.issues)
    limited = msgspec.structs.replace(case, linkages=(Linkage(at_most=Count(number=3, of=every)),))
    analysis = analyse(limited)
    assert analysis.frontier is not None
    assert analysis.frontier.complete
    for point in analysis.frontier.points:
        assert sum(point.package[issue.id] in ("o1", "o2") for issue in case.issues) <= 3


def test_what_is_too_entangled_is_refused_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elimination, "MAX_NODES", 1)
    with pytest.raises(TooLarge, match="too entangled to settle one issue after the other"):
        compile_case(chain(12, 10))
