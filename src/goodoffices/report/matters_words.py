"""What matters to each side, in words for a terminal and as JSON: what was said so far, what contradicts,
what to ask next, and the side's scorecard of the standing text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction

import msgspec

from goodoffices.analysis.elicitation import (
    ToAsk,
    answers_for_all,
    contradictions_in,
    known_so_far,
    own_view,
    questions_for,
    scorecard,
)
from goodoffices.case import Case, format_exact
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_


class AskedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What to ask: what ``option`` is worth, or, where ``against`` is not empty, what going from that one to
    it is.
    """

    issue: str
    option: str
    against: str


class ScoredRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One issue of the standing text for the side; numbers are exact, null where nothing was said."""

    issue: str
    option: str
    least: str | None
    most: str | None
    best: str | None
    refused: bool


class SideRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One side: how many options it gave a number, out of how many; what contradicts (issues), what to ask
    next by its own answers, its scorecard of the standing text.
    """

    party: str
    numbers: int
    options: int
    contradictions: list[list[str]]
    ask: list[AskedRecord]
    text: list[ScoredRecord]


def side_record(case: Case, party: str, many: int) -> SideRecord:
    """What is known of one side, by its own answers alone."""
    own = own_view(case, party)
    place = [one.id for one in case.parties].index(party)
    said = known_so_far(own).said
    return SideRecord(
        party=party,
        numbers=sum(int(table[place].sum()) for table in said),
        options=answers_for_all(case) // max(1, len(case.parties)),
        contradictions=[list(one.issues) for one in contradictions_in(own) if one.party == party],
        ask=[
            AskedRecord(issue=one.issue, option=one.option, against=one.against)
            for one in _asks(own, party, many)
        ],
        text=[
            ScoredRecord(
                issue=one.issue,
                option=one.option,
                least=_number(one.least),
                most=_number(one.most),
                best=_number(one.best),
                refused=one.refused,
            )
            for one in (scorecard(own, party, case.text) if case.text else ())
        ],
    )


def _asks(own: Case, party: str, many: int) -> tuple[ToAsk, ...]:
    if len(own.parties) < 2 or any(not own.options(issue) for issue in own.issues):
        return ()
    return questions_for(own, party, many)


def _number(value: Fraction | None) -> str | None:
    return None if value is None else format_exact(value)


def matters_json(case: Case, parties: list[str], many: int) -> str:
    """All of it, for programs."""
    found = [side_record(case, party, many) for party in parties]
    return json.dumps(
        {"title": case.title, "sides": msgspec.to_builtins(found)}, indent=2, ensure_ascii=False
    )


def matters_sections(case: Case, parties: list[str], many: int) -> Iterator[tuple[str, list[str]]]:
    """A heading and its lines for each side."""
    issues = {issue.id: issue for issue in case.issues}
    for party in parties:
        one = side_record(case, party, many)
        lines = [
            n_(
                "It gave %(count)s number, of %(all)s.",
                "It gave %(count)s numbers, of %(all)s.",
                one.numbers,
                all=one.options,
            )
        ]
        for clash in one.contradictions:
            names = ", ".join(issues[issue].label for issue in clash)
            lines.append(_("What it said cannot all hold, on: %(names)s. Ask again.", names=names))
        for ask in one.ask:
            labels = {option.id: option.label for option in case.options(issues[ask.issue])}
            named = {"issue": issues[ask.issue].label, "option": labels[ask.option]}
            if ask.against:
                told = _(
                    "Ask: %(issue)s: how much would going from “%(start)s” to “%(option)s” be worth?",
                    start=labels[ask.against],
                    **named,
                )
            else:
                told = _("Ask: %(issue)s: what would “%(option)s” be worth?", **named)
            lines.append(told)
        lines += _card(case, one)
        yield case.party(party).label, lines


def _card(case: Case, one: SideRecord) -> Iterator[str]:
    """The scorecard of the standing text, issue by issue."""
    for row in one.text:
        issue = case.issue(row.issue)
        label = next((each.label for each in case.options(issue) if each.id == row.option), "")
        if not label:
            told = _("%(issue)s: open in the text", issue=issue.label)
        elif row.least is None:
            told = _("%(issue)s: %(option)s, not said", issue=issue.label, option=label)
        else:
            worth = row.least if row.least == row.most else f"{row.least}–{row.most}"
            told = _(
                "%(issue)s: %(option)s, worth %(worth)s of at best %(best)s",
                issue=issue.label,
                option=label,
                worth=worth,
                best=row.best or "",
            )
        yield told + (_(" (could never be)") if row.refused else "")
