"""Rules other than unanimity, against their definitions set by set, and against published numbers."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction as F
from pathlib import Path

import msgspec
import pytest

from goodoffices.analysis import analyse, board, decide, unanimous, wins_in
from goodoffices.case import (
    Budget,
    Case,
    Decision,
    Group,
    Issue,
    Linkage,
    Minimum,
    Option,
    Party,
    Preference,
    ProblemsFound,
)
from goodoffices.case.files import read_case, read_case_text
from goodoffices.report import render_page, render_terminal

ROOT = Path(__file__).parents[2]
TWO_OF_THREE = """title: Two of three
parties: [a, b, c]
needed: 2
issues: [{id: x, options: [u, v, w]}]
preferences:
  - {party: a, points: {x: {u: 10, v: 6, w: 0}}, minimum: 5}
  - {party: b, points: {x: {u: 6, v: 9, w: 0}}, minimum: 5}
  - {party: c, points: {x: {u: 0, v: 1, w: 10}}, minimum: 5}
"""


def voting(ids: str, decision: Decision | None = None, needed: int | None = None, veto: str = "") -> Case:
    return Case(
        title="t",
        parties=tuple(Party(id=one, veto=one in veto) for one in ids),
        needed=needed,
        decision=decision,
        issues=(Issue(id="x", options=(Option(id="u"), Option(id="v"))),),
        preferences=tuple(Preference(party=one, points={"x": {"u": F(1), "v": F(0)}}) for one in ids),
    )


def test_what_enough_sides_could_agree_on_is_named() -> None:
    case = read_case_text(TWO_OF_THREE, "c")
    found = analyse(case)
    assert found.agreement_possible is True
    assert found.no_agreement is not None
    assert found.decision is not None
    first = found.decision.enough[0]
    assert first.parties == ("a", "b")
    assert {point.package["x"] for point in first.packages} == {"u", "v"}
    assert [one.possible for one in found.decision.enough] == [True, False, False]
    for text in (render_terminal(case, found, board(case), 100), render_page(case, found, board(case))):
        assert "u (a 10, b 6, c 0)" in " ".join(text.replace("<bdi>", "").replace("</bdi>", "").split())
        assert "Some packages meet all" not in text


def test_power_is_that_of_the_literature() -> None:
    weighted = voting("abcd", Decision(votes={"a": F(3), "b": F(2)}, quota=F(4)))
    found = decide(weighted)
    assert found is not None
    assert list(found.power.values()) == [F(1, 2), F(1, 6), F(1, 6), F(1, 6)]
    assert found.blocking == (("a", "b"), ("a", "c"), ("a", "d"), ("b", "c", "d"))


def test_sufficient_consensus_asks_for_enough_of_each_group() -> None:
    rule = Decision(groups=(Group(of=("a", "b"), needed=1), Group(of=("c", "d", "e"), needed=2)))
    found = decide(voting("abcde", rule))
    assert found is not None
    assert {one.parties for one in found.enough} == {
        (x, *y) for x in "ab" for y in itertools.combinations("cde", 2)
    }
    assert set(found.blocking) == {("a", "b"), ("c", "d"), ("c", "e"), ("d", "e")}


def test_a_veto_is_always_among_them_and_all_is_unanimity() -> None:
    assert unanimous(voting("abc"))
    assert unanimous(voting("abc", needed=3))
    assert decide(voting("abc")) is None
    found = decide(voting("abc", needed=2, veto="b"))
    assert found is not None
    assert [one.parties for one in found.enough] == [("a", "b"), ("b", "c")]
    assert found.blocking == (("b",), ("a", "c"))


def random_rule(seed: int) -> Case:
    rng = random.Random(seed)
    ids = "abcd"[: rng.choice((3, 4))]
    decision = None
    if rng.random() < 0.6:
        votes = {one: F(rng.randint(1, 4)) for one in ids}
        decision = Decision(votes=votes, quota=F(rng.randint(1, int(sum(votes.values())))))
    issues = tuple(Issue(id=f"i{k}", options=tuple(Option(id=f"o{n}") for n in range(3))) for k in range(2))
    preferences = []
    for one in ids:
        points = {issue.id: {option.id: F(rng.randint(0, 5)) for option in issue.options} for issue in issues}
        refuses = {"i0": (f"o{rng.randint(0, 2)}",)} if rng.random() < 0.3 else {}
        minimum = Minimum(score=F(rng.randint(0, 9))) if rng.random() < 0.7 else None
        preferences.append(Preference(party=one, points=points, refuses=refuses, minimum=minimum))
    return Case(
        title="t",
        parties=tuple(Party(id=one, veto=rng.random() < 0.15) for one in ids),
        needed=rng.choice((None, 1, 2, 2, 3)),
        decision=decision,
        issues=issues,
        preferences=tuple(preferences),
    )


@pytest.mark.parametrize("seed", range(60))
def test_coalitions_packages_and_core_agree_with_brute_force(seed: int) -> None:
    case = random_rule(seed)
    found = decide(case)
    wins = wins_in(case)
    ids = [party.id for party in case.parties]
    every = [frozenset(s) for n in range(1, len(ids) + 1) for s in itertools.combinations(ids, n)]
    winning = [one for one in every if wins(one)]
    if unanimous(case):
        assert found is None
        return
    assert found is not None
    assert {frozenset(one.parties) for one in found.enough} == {
        one for one in winning if not any(two < one for two in winning)
    }
    blocking = [one for one in every if not wins(frozenset(ids) - one)]
    assert {frozenset(one) for one in found.blocking} == {
        one for one in blocking if not any(two < one for two in blocking)
    }
    names = [[(issue.id, option.id) for option in issue.options] for issue in case.issues]
    packages = [dict(row) for row in itertools.product(*names)]
    scores = [
        {p.party: sum((F(str(p.points[i][o])) for i, o in package.items()), F(0)) for p in case.preferences}
        for package in packages
    ]
    for one in found.enough:
        members = [p for p in case.preferences if p.party in one.parties]
        fit = [
            all(
                (p.minimum is None or score[p.party] >= (p.minimum.score or 0))
                and not any(package[i] in refused for i, refused in p.refuses.items())
                for p in members
            )
            for package, score in zip(packages, scores, strict=True)
        ]
        assert one.possible == any(fit)
        for point in one.packages:
            assert fit[packages.index(point.package)]
    stays = {
        tuple(score.values())
        for score in scores
        if not any(all(other[p] > score[p] for p in coalition) for coalition in winning for other in scores)
    }
    assert found.core is not None
    assert found.core.size == len(stays)
    if not stays:
        assert found.core.left is not None
        assert found.core.to is not None
        assert wins(frozenset(found.core.leaves))
        assert all(found.core.to.scores[p] > found.core.left.scores[p] for p in found.core.leaves)
    orders = list(itertools.permutations(ids))
    turns = dict.fromkeys(ids, 0)
    for order in orders:
        for place, one in enumerate(order):
            if wins(frozenset(order[: place + 1])) and not (place and wins(frozenset(order[:place]))):
                turns[one] += 1
    assert found.power == {one: F(count, len(orders)) for one, count in turns.items()}


def test_a_circle_of_majorities_leaves_nothing_that_holds() -> None:
    options = tuple(Option(id=o) for o in "uvw")
    ranks = {"a": (3, 2, 1), "b": (1, 3, 2), "c": (2, 1, 3)}
    preferences = tuple(
        Preference(party=p, points={"x": {o.id: F(v) for o, v in zip(options, row, strict=True)}})
        for p, row in ranks.items()
    )
    case = msgspec.structs.replace(
        voting("abc", needed=2), issues=(Issue(id="x", options=options),), preferences=preferences
    )
    found = decide(case)
    assert found is not None
    assert found.core is not None
    assert found.core.size == 0


def test_the_harbour_has_the_published_number_of_deals_for_five_with_both_vetoes() -> None:
    found = analyse(read_case(ROOT / "examples" / "harbour.yaml"))
    assert found.reach is not None
    assert (found.reach.all_minima, found.reach.enough) == (12, 55)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("decision: {votes: {a: 2}}", "Here stand votes, and no quota."),
        ("decision: {votes: {z: 2}, quota: 2}", "There is no party 'z'"),
        ("decision: {quota: 9}", "The quota is 9, of 3 votes in all."),
        ("decision: {groups: [{of: [a, b], needed: 3}]}", "3 of a group of 2 cannot be needed."),
    ],
)
def test_a_rule_that_cannot_be_met_is_refused(rule: str, words: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_case_text(TWO_OF_THREE.replace("needed: 2", rule), "c")
    assert words in str(found.value)


def test_a_rule_of_decision_where_linkages_leave_no_package() -> None:
    """A file that says so is refused; a case made in a program has no core, and no traceback."""
    dear = Linkage(budget=Budget(limit=F(1), costs={"x": {"u": F(3), "v": F(2)}}))
    case = msgspec.structs.replace(voting("ab", needed=1), linkages=(dear,))
    found = analyse(case)
    assert found.agreement_possible is False
    assert found.decision is not None
    assert found.decision.core is None
    assert "no package meets what they asked for" in render_terminal(case, found, board(case), 100)
