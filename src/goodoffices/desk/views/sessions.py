"""What the page of sessions shows: rounds and sittings room by room, what is due, and the log of one
sitting.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.desk.issues import Outline
from goodoffices.desk.views.processes import ProcessRow, rows
from goodoffices.talks import MediatorView, acts


class RoundRow(msgspec.Struct, frozen=True):
    """A round with its sittings; None for sittings outside of any round."""

    row: ProcessRow | None
    sessions: tuple[ProcessRow, ...]


class RoomRounds(msgspec.Struct, frozen=True):
    """A room's rounds, the newest first."""

    room: str
    rounds: tuple[RoundRow, ...]


class ShownCost(msgspec.Struct, frozen=True):
    """What delay costs a side."""

    party: str
    words: str


class DueMatter(msgspec.Struct, frozen=True):
    """A deadline or a promise: by when, and what delay costs whom."""

    row: ProcessRow
    by: str
    who: str
    costs: tuple[ShownCost, ...] = ()


def rounds(view: MediatorView, rooms: Sequence[str]) -> tuple[RoomRounds, ...]:
    """Every room in which there was a round or a sitting, in the order of ``rooms``."""
    found = []
    opened, sat = rows(view, acts.RoundOpened), rows(view, acts.SessionCalled)
    for name in rooms:
        sessions = [row for row in sat if row.room == name]
        mine = [
            RoundRow(row, tuple(one for one in sessions if one.act.round == row.thread.sequence))
            for row in opened
            if row.room == name
        ]
        loose = tuple(row for row in sessions if row.act.round is None)
        if loose:
            mine.append(RoundRow(None, loose))
        if mine:
            found.append(RoomRounds(name, tuple(mine)))
    return tuple(found)


def due(view: MediatorView, outline: Outline) -> tuple[DueMatter, ...]:
    """Deadlines and promises: what is still ahead first, the nearest first."""
    found = []
    for row in rows(view, acts.DeadlineSet):
        costs = tuple(ShownCost(outline.party_label(cost.party), cost.words) for cost in row.act.costs)
        found.append(DueMatter(row, row.thread.until or row.act.due, row.act.set_by, costs))
    for row in rows(view, acts.Promised):
        party = view.rooms[row.room].items[row.thread.sequence].party
        found.append(DueMatter(row, row.act.due, outline.party_label(party) if party else ""))
    return tuple(sorted(found, key=lambda one: (not one.row.steps, one.by or "9999")))


def ahead(view: MediatorView) -> tuple[ProcessRow, ...]:
    """Sittings that are to come: adjourned ones, and those called for a time; the nearest first, those
    without a time last.
    """
    found = [
        row
        for row in rows(view, acts.SessionCalled)
        if row.thread.state == "adjourned" or (row.thread.state == "called" and row.act.starts)
    ]
    return tuple(sorted(found, key=lambda row: time_of(row) or "~"))


def time_of(row: ProcessRow) -> str:
    """When a sitting goes on or begins; empty where nobody said."""
    return str(row.thread.until if row.thread.state == "adjourned" else row.act.starts)
