"""What the page of sessions shows: rounds and sittings room by room, what is due, and the log of one
sitting.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

import msgspec

from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.periods import days_of, round_items, sitting_items
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.stored_files import is_stored_file
from goodoffices.desk.views.processes import ProcessRow, rows
from goodoffices.desk.views.rooms import ASIDE
from goodoffices.talks import EntryState, MediatorView, RoomView, acts

OFFERED = 60
"""Latest entries of a room that a round or session is offered to take in."""
_NOT_SAID: tuple[type[Any], ...] = (*ASIDE, acts.RoundOpened, acts.SessionCalled, acts.Followed, acts.Origin)


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


class SessionsPage(msgspec.Struct, frozen=True, kw_only=True):
    """Rounds room by room, sittings that are to come, and what is due."""

    rooms: tuple[RoomRounds, ...]
    ahead: tuple[ProcessRow, ...]
    due: tuple[DueMatter, ...]


class SessionLog(msgspec.Struct, frozen=True, kw_only=True):
    """One sitting, or one round: what was ``said`` in it, and the latest entries that are ``offered`` to be
    taken in. ``days`` are the first and the last of a round.
    """

    view: RoomView
    row: ProcessRow
    is_round: bool
    days: tuple[str, str]
    said: tuple[EntryState, ...]
    offered: tuple[EntryState, ...]


def sessions_page(case: OpenCase) -> SessionsPage:
    """All rounds and sittings."""
    view = case.together
    return SessionsPage(rooms=rounds(view, case.room_ids), ahead=ahead(view), due=due(view, case.outline))


def session_log(case: OpenCase, room: str, session: int) -> SessionLog:
    """What was said in a room during one session or round. Raises NotThereError."""
    view, row = case.view(room), _row_of(case, room, session)
    is_round = isinstance(row.act, acts.RoundOpened)
    items = (round_items if is_round else sitting_items)(view, row.thread)
    said = [item for item in items if not isinstance(item.act, _NOT_SAID) and not is_stored_file(item)]
    held = {item.sequence for item in said}
    others = (
        item
        for item in view.items.latest(acts.Spoken, acts.Noted, acts.Relayed)
        if item.sequence not in held and not item.invalid and not is_stored_file(item)
    )
    return SessionLog(
        view=view,
        row=row,
        is_round=is_round,
        days=days_of(row.thread) if is_round else ("", ""),
        said=tuple(said),
        offered=tuple(islice(others, OFFERED)),
    )


def _row_of(case: OpenCase, room: str, session: int) -> ProcessRow:
    for kind in (acts.SessionCalled, acts.RoundOpened):
        for row in rows(case.together, kind):
            if (row.room, row.thread.sequence) == (room, session):
                return row
    raise NotThereError("no such session")


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
    """When a sitting goes on or begins; empty if nobody said."""
    return str(row.thread.until if row.thread.state == "adjourned" else row.act.starts)
