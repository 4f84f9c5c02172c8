"""Everything that is stored of a case, gone through from each room's first entry: what no page does, for a page goes on from a snapshot.

Found so is also what lies below a snapshot's head, and what no page reads: rooms without a key, files, a room that is gone while others name it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodoffices.server.store.cases import OpenCase
from goodoffices.server.store.errors import NotFound
from goodoffices.server.store.models import Room
from goodoffices.server.store.sql import entries_since
from goodoffices.talks import Item, RoomView, acts
from goodoffices.vault import Fault, NoKey, SealedEntry, Tampered, follow, verify_chain


class Checked(msgspec.Struct, frozen=True):
    """What was gone through, and what is wrong with it. ``closed`` counts the rooms of which this user has no key: only their chains were followed."""

    faults: tuple[Fault, ...]
    rooms: int
    entries: int
    files: int
    closed: int


def check_case(case: OpenCase, *, files: bool = True) -> Checked:
    """Follow every chain with every seal and signature, compare it with the head that this user saw last, and open every file (unless ``files`` is False)."""
    there = list(Room.objects.filter(case_id=case.id).order_by("number").values_list("id", flat=True))
    faults: list[Fault] = []
    views: list[RoomView] = []
    entries = 0
    for room in there:
        try:
            sealed = [case.outer.fetch(row) for row in entries_since(room, 0)]
            entries += len(sealed)
            if case.rings.get(room):
                views.append(_followed(case, room, sealed))
            else:
                faults += verify_chain(case.id, room, sealed)
        except (Tampered, NoKey) as problem:
            faults.append(problem.fault if isinstance(problem, Tampered) else Fault(room, -1, str(problem)))
    named = {name for view in views for item in view.items.values() for name in _rooms_named(item)}
    gone = "other rooms name it, and it is not there"
    faults += [Fault(room, -1, gone) for room in sorted(named - set(there))]
    attached = [(view.room, item) for view in views for item in view.items.values() if _file(item)]
    if files:
        faults += [fault for room, item in attached if (fault := _file_fault(case, room, item))]
    closed = sum(not case.rings.get(room) for room in there)
    return Checked(tuple(faults), len(there), entries, len(attached) if files else 0, closed)


def _followed(case: OpenCase, room: str, sealed: list[SealedEntry]) -> RoomView:
    """The room as its pages show it, where its chain holds from the first entry to the head of what they show. Raises Tampered, NoKey."""
    shown = case.view(room)
    seen = case.state(room).head
    follow(case.id, room, sealed, case.rings[room], anchors=[seen], directory=case.desk.directory)
    return shown


def _rooms_named(item: Item) -> Iterator[str]:
    act = item.act
    if isinstance(act, (acts.Origin, acts.Drafted)):
        yield act.room
        yield from (cite.room for cite in act.cites)
    elif isinstance(act, acts.IssueTied):
        yield act.room
    elif isinstance(act, acts.Noted):
        yield from (ref.room for ref in act.about)


def _file(item: Item) -> bool:
    return isinstance(item.act, acts.Attached) and not item.void


def _file_fault(case: OpenCase, room: str, item: Item) -> Fault | None:
    assert isinstance(item.act, acts.Attached)
    try:
        for _piece in case.open(item.act.file):
            pass
    except Tampered as problem:
        return Fault(room, item.sequence, problem.fault.what)
    except NotFound:
        return Fault(room, item.sequence, "its file is not there")
    return None
