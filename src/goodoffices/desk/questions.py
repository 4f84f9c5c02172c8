"""What might be asked of a side, worked out from that side's entries and the public ones alone.

A question chosen in the light of what the other side confided would tell of it: that an option is asked about at all can be the secret. So the
case is first cut down to what this side can know: issues and options that stand in its own rooms or in public; its own positions, and
everybody's public ones. Only then is it looked for what is still open.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.analysis import board
from goodoffices.case import Case, Issue, Option
from goodoffices.desk.confided import told
from goodoffices.talks import MediatorView

Why = Literal["not-said", "says-two-things"]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Something to ask ``party``: where it stands on ``options`` of ``issue`` (none: what it wants there).

    ``settles`` are those of them to which everybody else has said yes in public. ``says-two-things``: what it said in public and what it
    confided differ, or pull both ways.
    """

    party: str
    issue: str
    why: Why
    options: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()


def questions_for(view: MediatorView, case: Case, party: str) -> tuple[Question, ...]:
    """What might be asked of ``party``, in the order of the case's issues."""
    found = []
    for gap in board(known_to(view, case, party), voices=("public", "confided")).rows:
        for ask in gap.asks:
            if ask.party == party:
                found.append(
                    Question(
                        party=party, issue=gap.issue, why="not-said", options=ask.options, settles=ask.settles
                    )
                )
        cell = gap.cell(party)
        unclear = tuple(held.option for held in cell.own if held.stance == "unclear")
        twice = tuple(dict.fromkeys([*cell.differs, *unclear]))
        if twice:
            found.append(Question(party=party, issue=gap.issue, why="says-two-things", options=twice))
    return tuple(found)


def known_to(view: MediatorView, case: Case, party: str) -> Case:
    """The case as this side can know it: nothing in it comes from another side's confidence."""
    rooms = {name for name, room in view.rooms.items() if party in room.parties}
    own = [one.position for one in told(view, case) if one.position.party == party]
    public = [position for position in case.positions if position.voice == "public"]
    seen = {issue for (room, _), issue in view.ties.items() if room in rooms}
    seen.update(position.issue for position in [*public, *own])
    issues = []
    for issue in case.issues:
        if issue.id in seen or issue.cite:
            shown = {
                option
                for (room, label, _), option in view.tied_options.items()
                if room in rooms and view.ties.get((room, label)) == issue.id
            }
            for position in [*public, *own]:
                if position.issue == issue.id:
                    shown.update(position.options)
            issues.append(_cut(case, issue, shown))
    return Case(
        title="",
        parties=case.parties,
        issues=tuple(issues),
        positions=(*public, *own),
    )


def _cut(case: Case, issue: Issue, shown: set[str]) -> Issue:
    """The issue with the options that this side can know. Ranges and shares become the plain values that were named."""
    options: list[Option] = [option for option in case.options(issue) if option.id in shown or option.cite]
    return Issue(id=issue.id, kind="nominal", options=tuple(options))
