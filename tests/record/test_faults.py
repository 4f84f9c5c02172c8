"""Small inputs that once went wrong, each of which stands for its kind; their texts lie beside the reports
that they were made after.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import msgspec
import pytest

from goodoffices.desk import Brief, first_case, make_brief
from goodoffices.record import build, find_actors, read_bytes
from goodoffices.record.find import find
from goodoffices.record.iso import days_of
from goodoffices.record.model import Proposal


@pytest.fixture(scope="module")
def told(shared: Path) -> dict[str, Brief]:
    pages = (shared / "reports" / "faults.md").read_text(encoding="utf-8")
    found = {}
    for name, text in re.findall(r"^## (g\d\d)[^\n]*\n.*?```text\n(.*?)```", pages, re.S | re.M):
        (one, *_), _ = read_bytes(text.encode(), name=name)
        article = msgspec.structs.replace(one, published="2031-05-09")
        actors = find_actors([article])
        record = build([article], partial(find, case=first_case([article], actors), actors=actors))
        found[name] = make_brief(record)
    return found


def held(brief: Brief, stance: str = "") -> list[Proposal]:
    return [row for row in brief.record.proposals if row.kind == "position" and stance in ("", row.stance)]


def has(brief: Brief, party: str, stance: str, words: str, voice: str = "public") -> bool:
    return any(
        re.search(party, row.party)
        and row.stance == stance
        and words in f"{row.object} {row.text}"
        and voice in ("", row.voice)
        for row in held(brief)
    )


def test_a_denied_claim_is_refused(told: dict[str, Brief]) -> None:
    brief = told["g01"]
    assert has(brief, "Karsa", "refuses", "truce")
    assert has(brief, "Karsa", "refuses", "teachers")
    assert has(brief, "Karsa", "refuses", "talk with anyone")
    assert has(brief, "Karsa", "accepts", "truce", "claimed-by-another")
    assert not [row for row in held(brief, "accepts") if row.voice == "public"]
    assert any(
        "truce" in each.one.words and "truce" in each.other.words for each in brief.findings.contradictions
    )


def test_offers_with_their_sums(told: dict[str, Brief]) -> None:
    brief = told["g03"]
    assert has(brief, "Vell", "refuses", "Brakemann")
    assert has(brief, "Orlan", "accepts", "£1.45bn")
    figures = {(row.number, row.modifier) for row in brief.record.figures}
    assert {(1_300_000_000, "exactly"), (1_450_000_000, "exactly"), (1_400_000, "at most")} <= figures


def test_a_rule_withdrawn_is_no_withdrawal_of_forces(told: dict[str, Brief]) -> None:
    brief = told["g04"]
    assert brief.case is not None
    assert "withdrawal-of-forces" not in {issue.id for issue in brief.case.issues}
    assert {row.issue for row in held(brief, "demands") if "withdraw" in row.object} == {
        "pensions-and-health-care"
    }
    assert (61, 66) in {(row.number, row.upto) for row in brief.record.figures}


def test_a_demand_that_is_stuck_to(told: dict[str, Brief]) -> None:
    brief = told["g05"]
    assert has(brief, "Sarmia", "demands", "sanctions", "")
    assert not held(brief, "refuses")


def test_a_demand_that_does_not_budge_and_a_condition(told: dict[str, Brief]) -> None:
    brief = told["g06"]
    assert has(brief, "Ostra", "demands", "Odo Vance")
    assert has(brief, "Ostra", "accepts", "meet")
    assert {row.party for row in held(brief)} <= {"Ostra", "Forest Army"}


def test_what_both_signed_is_agreed(told: dict[str, Brief]) -> None:
    brief = told["g07"]
    assert any(len(each.parties) == 2 and "prisoner" in each.what for each in brief.findings.agreed)
    assert brief.board is not None
    assert "agreed" in {gap.status for gap in brief.board.rows}
    assert 12 in {row.number for row in brief.record.figures}


def test_only_after_is_a_condition(told: dict[str, Brief]) -> None:
    brief = told["g09"]
    (row,) = [each for each in held(brief, "accepts") if "arms" in each.object]
    assert row.conditions
    assert row.conditions[0].startswith("after")
    asked = [each.what for each in brief.findings.positions if each.stance == "demands"]
    assert [
        len([words for words in asked if about in words]) for about in ("cessation", "access", "withdrawal")
    ] == [1, 1, 1]


def test_no_talks_no_positions(told: dict[str, Brief]) -> None:
    assert held(told["g10"]) == []


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2031-05-09", ("2031-05-09", "2031-05-09")),
        ("2031-02", ("2031-02-01", "2031-02-28")),
        ("2031", ("2031-01-01", "2031-12-31")),
        ("2030-W52", ("2030-12-23", "2030-12-29")),
        ("2031-05/2031-06", ("2031-05-01", "2031-06-30")),
        ("", ("", "")),
        ("soon", ("", "")),
    ],
)
def test_a_month_or_a_week_is_a_range_of_days(words: str, days: tuple[str, str]) -> None:
    assert days_of(words) == days
