"""One entry as its own page shows it: what came of it, what can be done with it, and what moving it would
do.
"""

from __future__ import annotations

import msgspec

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.sorting import can_be_put
from goodoffices.desk.stored_files import is_stored_file
from goodoffices.talks import EntryState, RoomView, acts, declared

LATER = (acts.Disclosed, acts.Corrected, acts.TakenBack, acts.Misplaced, acts.Received)
"""Kinds that are shown on the entry that they are about."""


class EntryPage(msgspec.Struct, frozen=True, kw_only=True):
    """An entry; ``later`` is what came of it, ``first`` its words before they were corrected (empty: they
    were not).
    """

    view: RoomView
    item: EntryState
    later: tuple[EntryState, ...]
    first: str
    is_file: bool
    can_be_put: bool
    is_sorted: bool
    can_move: bool
    can_change: bool


class EntryToMove(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that stands in the wrong room: how many ``others`` could read it, and how many ``relays`` rest
    on it.
    """

    view: RoomView
    item: EntryState
    others: int
    relays: int


def entry_in(view: RoomView, sequence: int) -> EntryState:
    """An entry of a room. Raises NotThereError."""
    item = view.items.get(sequence)
    if item is None:
        raise NotThereError("no such entry")
    return item


def entry_page(case: OpenCase, room: str, sequence: int) -> EntryPage:
    """What an entry's page shows. Raises NotThereError."""
    view = case.view(room)
    item = entry_in(view, sequence)
    misplaced = item.invalid is not None and item.invalid.code == "misplaced"
    first = item.act.words if isinstance(item.act, acts.Spoken) and not misplaced else ""
    return EntryPage(
        view=view,
        item=item,
        later=tuple(
            one
            for one in view.items.of(*LATER, since=sequence)
            if isinstance(one.act, LATER) and one.act.entry == sequence and not one.invalid
        ),
        first=first if first != item.words else "",
        is_file=is_stored_file(item),
        can_be_put=can_be_put(item),
        is_sorted=isinstance(item.act, acts.PositionTaken) and not is_unsorted(case, room, item),
        can_move=can_move(case, room, item),
        can_change=_holds(item) and bool(item.levels) and not is_stored_file(item),
    )


def entry_to_move(case: OpenCase, room: str, sequence: int) -> EntryToMove:
    """What moving an entry would do. Raises NotThereError if it is not there."""
    view = case.view(room)
    item = entry_in(view, sequence)
    others, relays = len(readers(case, room, item)), resting_on(case, room, item)
    return EntryToMove(view=view, item=item, others=others, relays=relays)


def _holds(item: EntryState) -> bool:
    return not item.invalid and item.taken_back is None


def is_unsorted(case: OpenCase, room: str, item: EntryState) -> bool:
    """Whether it is a position that holds and stands on no issue of the case."""
    return (
        can_be_put(item)
        and isinstance(item.act, acts.PositionTaken)
        and (room, item.act.issue) not in case.ties()
    )


def can_move(case: OpenCase, room: str, item: EntryState) -> bool:
    """Whether an entry is one that moves, and there is another room."""
    kind = declared(item.act).moves and not is_stored_file(item)
    return kind and not item.invalid and item.replaced_by is None and bool(targets(case, room))


def targets(case: OpenCase, room: str) -> list[str]:
    """The rooms to which something in a room can be moved."""
    return [view.room for view in case.views() if view.room != room]


def readers(case: OpenCase, room: str, item: EntryState) -> tuple[str, ...]:
    """Who could read it, this user left out."""
    view = case.view(room)
    mine = case.user
    return tuple(one for one in sorted(view.members) if one != mine and view.can_open(one, item.sequence))


def resting_on(case: OpenCase, room: str, item: EntryState) -> int:
    """How many relays rest on it. They have gone, and moving it does not call them back."""
    return sum(
        any(cited.cite.room == room and cited.cite.sequence == item.sequence for cited in relay.cites)
        for relay in case.together.relays
    )
