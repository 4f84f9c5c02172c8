"""Cases in which no package is left, or too many are tied together: no scores, no made-up numbers, and a
reason.
"""

from __future__ import annotations

import pytest

from goodoffices.analysis import analyse, board, elimination
from goodoffices.case import Case
from goodoffices.case.files import read_case_text

HEAD = """title: Two and two
fictional: true
parties: [a, b, c]
issues: [{id: x, options: [l, r]}, {id: y, options: [l, r]}]
preferences:
  - {party: a, points: {x: {l: 1, r: 0}, y: {l: 5, r: 3}}, minimum: 2, refuses: {x: r}}
"""


def case(rest: str) -> Case:
    return read_case_text(HEAD + rest, "case")


def test_an_option_for_everyone_to_refuse_leaves_the_board_standing() -> None:
    found = case("  - {party: b, points: {x: {l: 1, r: 0}, y: {l: 5, r: 3}}, refuses: {x: l}}\n")
    analysis = analyse(found)
    assert (analysis.agreement_possible, analysis.no_agreement, analysis.frontier) == (False, {}, None)
    assert analysis.unscored["a"] == "no package is left: no combination of options is permitted on: x"
    assert analysis.unscored["c"] == "nothing is known of its preferences"
    assert [row.status for row in board(found).rows] == ["contested", "open"]
    assert analyse(found, minima="ignored").agreement_possible is True


def test_what_is_not_refused_may_exceed_a_budget() -> None:
    budget = "linkages: [{budget: {limit: 1, costs: {x: {l: 2}, y: {l: 1}}}}]\n"
    found = case("  - {party: b, points: {x: {l: 1, r: 0}, y: {l: 5, r: 3}}, minimum: 3}\n" + budget)
    analysis = analyse(found)
    assert (analysis.agreement_possible, analysis.no_agreement, analysis.solutions) == (False, {}, {})
    assert "exceeds a budget" in analysis.unscored["b"]


def test_where_few_have_scores_nothing_is_said_of_an_agreement() -> None:
    found = case("  - {party: b, refuses: {x: l}}\n")
    assert (analyse(found).agreement_possible, analyse(found).no_agreement) == (None, None)


def test_a_block_that_is_too_large_leaves_the_board_standing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elimination, "MAX_NODES", 1)
    issues = ", ".join(f"{{id: i{n}, options: [l, r]}}" for n in range(30))
    ties = ", ".join(f"{{issue: i{n}, options: l}}" for n in range(30))
    text = (
        f"title: t\nfictional: true\nparties: [a, b]\nissues: [{issues}]\nlinkages: [{{at_most: {{number: "
        f"3, of: [{ties}]}}}}]\n"
    )
    points = ", ".join(f"i{n}: {{l: 1, r: 0}}" for n in range(30))
    text += f"preferences: [{{party: a, points: {{{points}}}}}, {{party: b, points: {{{points}}}}}]\n"
    analysis = analyse(read_case_text(text, "case"))
    assert (analysis.agreement_possible, analysis.packages) == (None, 2**30)
    assert "i7 and 22 more" in analysis.unscored["a"]
