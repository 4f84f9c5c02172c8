"""What might be asked of a side, worked out from that side's entries and the public ones alone.

A question chosen in the light of what the other side confided would tell of it: that an option is asked about
at all can be the secret. So the case is first cut down to what this side can know: issues and options that
stand in its own rooms or in public; its own positions, and everybody's public ones. Only then is it looked
for what is still open. The order tells as much as the choice: questions stand in the order of the labels in
the side's own rooms, and their options in that of the letters there; what has none comes after, by its name.

One rule for all who ask: the Questions page, the board's "ask …", and the analysis (:func:`asks_of`,
:func:`with_asks`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from goodoffices.analysis import Ask, GapBoard, board
from goodoffices.case import Case, Issue, Option
from goodoffices.desk.confided import ToldPosition, told
from goodoffices.talks import MediatorView

Why = Literal["not-said", "says-two-things"]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Something to ask ``party``: where it stands on ``options`` of ``issue`` (none: what it wants there).

    ``settles`` are those of them to which everybody else has said yes in public. ``says-two-things``: what it
    said in public and what it confided differ, or pull both ways.
    """

    party: str
    issue: str
    why: Why
    options: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()


def questions_for(
    view: MediatorView, case: Case, party: str, said: Sequence[ToldPosition] | None = None
) -> tuple[Question, ...]:
    """What might be asked of ``party``, in the order of the labels in its own rooms. ``said`` is what was
    told in rooms, where the caller has it already; only that side's own is looked at.
    """
    found = []
    for gap in board(known_to(view, case, party, said), voices=("public", "confided")).rows:
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


def asks_of(questions: Mapping[str, Sequence[Question]]) -> dict[str, tuple[Ask, ...]]:
    """Whom one might ask on each issue, out of the questions to each side."""
    found: dict[str, list[Ask]] = {}
    for party, asked in questions.items():
        for one in asked:
            if one.why == "not-said":
                found.setdefault(one.issue, []).append(
                    Ask(party=party, options=one.options, settles=one.settles)
                )
    return {issue: tuple(asks) for issue, asks in found.items()}


def with_asks(board: GapBoard, asks: Mapping[str, tuple[Ask, ...]]) -> GapBoard:
    """The board with ``asks`` in the place of its own, which it makes in the light of everybody's
    confidences.
    """
    exchanges = tuple(
        msgspec.structs.replace(
            one,
            silent=tuple(
                party
                for party in one.silent
                if any(ask.party == party for issue in one.package for ask in asks.get(issue, ()))
            ),
        )
        for one in board.exchanges
    )
    rows = tuple(msgspec.structs.replace(row, asks=asks.get(row.issue, ())) for row in board.rows)
    return msgspec.structs.replace(board, rows=rows, exchanges=exchanges)


def rooms_of(view: MediatorView, party: str) -> list[str]:
    """The rooms that a side is in: those in which it is alone before those of several sides."""
    rooms = [name for name, room in view.rooms.items() if party in room.parties]
    return sorted(rooms, key=lambda name: len(view.rooms[name].parties))


def known_to(view: MediatorView, case: Case, party: str, said: Sequence[ToldPosition] | None = None) -> Case:
    """The case as this side can know it: nothing in it comes from another side's confidence. ``said`` as for
    :func:`questions_for`.
    """
    rooms = rooms_of(view, party)
    every = told(view, case) if said is None else said
    own = [one.position for one in every if one.position.party == party]
    public = [position for position in case.positions if position.voice == "public"]
    seen = {issue for (room, _), issue in view.ties.items() if room in rooms}
    seen.update(position.issue for position in [*public, *own])
    labels: dict[str, tuple[int, int]] = {}
    for (room, label), key in view.ties.items():
        if room in rooms:
            labels[key] = min(labels.get(key, (len(rooms), 0)), (rooms.index(room), label))
    last = (len(rooms), 0)
    named: dict[str, set[str]] = {}
    for position in [*public, *own]:
        named.setdefault(position.issue, set()).update(position.options)
    letters_of: dict[str, list[tuple[tuple[int, int, int, str], str]]] = {}
    for (room, label, letter), option in view.tied_options.items():
        if room in rooms and (room, label) in view.ties:
            place = (rooms.index(room), label, len(letter), letter)
            letters_of.setdefault(view.ties[room, label], []).append((place, option))
    issues = []
    for issue in sorted(
        case.issues, key=lambda one: (labels.get(one.id, last), one.label.casefold(), one.id)
    ):
        if issue.id in seen or issue.cite:
            letters: dict[str, tuple[int, int, int, str]] = {}
            for place, option in letters_of.get(issue.id, ()):
                letters[option] = min(letters.get(option, place), place)
            shown = set(letters) | named.get(issue.id, set())
            issues.append(_cut(case, issue, shown, letters))
    return Case(
        title="",
        parties=case.parties,
        issues=tuple(issues),
        positions=(*public, *own),
    )


def _cut(
    case: Case, issue: Issue, shown: set[str], letters: Mapping[str, tuple[int, int, int, str]]
) -> Issue:
    """The issue with the options that this side can know, in the order of its own ``letters``. Ranges and
    shares become the plain values that were named.
    """
    options: list[Option] = [option for option in case.options(issue) if option.id in shown or option.cite]
    last = (len(letters) + 1_000, 0, 0, "")
    options.sort(key=lambda one: (letters.get(one.id, last), one.label.casefold(), one.id))
    return Issue(id=issue.id, kind="nominal", options=tuple(options))
