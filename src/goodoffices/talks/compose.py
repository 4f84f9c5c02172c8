"""What one mediator sees: the views of all rooms that this mediator can open, put together.

Nothing is decided here that a room has not said; relays are matched with their origins, and looked at: did
what they cite allow it?
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.acts import Cite, Ref
from goodoffices.talks.conditions import RelayCondition, condition_faults, conditions_under
from goodoffices.talks.disclosure import NEEDED, Disclosure, GoesAs, reaches
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.view import EntryState, RoomView


class Cited(msgspec.Struct, frozen=True):
    """An entry that a relay rests on: how far it could travel when it was cited, and how far it may now."""

    cite: Cite
    then: Disclosure
    now: Disclosure


class RelayView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A relay and, where this mediator can open it, its origin.

    ``conditions`` are those of what it rests on, with the words that it leaves out as it stands now.
    ``uncited``: nothing recorded stands behind it. ``withdrawn``: what it rests on may no longer travel; it
    had gone before. ``faults`` says what was not right with it.
    """

    room: str
    item: EntryState
    origin_room: str = ""
    cites: tuple[Cited, ...] = ()
    kept: tuple[str, ...] = ()
    conditions: tuple[RelayCondition, ...] = ()
    uncited: bool = False
    withdrawn: bool = False
    faults: tuple[Reason, ...] = ()


class DraftView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A relay that is prepared: where, how many seconds it has, and whether it has gone."""

    room: str
    item: EntryState
    draft: acts.Drafted
    seconded_by: tuple[str, ...] = ()
    declined_by: tuple[str, ...] = ()
    gone: bool = False


class MediatorView(msgspec.Struct, frozen=True, omit_defaults=True):
    """All rooms that ``viewer`` can open, and what lies between them.

    ``ties`` has room and its issue's label to the case's issue; ``tied_options`` the same with an option's
    letter to the case's option.
    """

    viewer: str
    rooms: dict[str, RoomView]
    relays: tuple[RelayView, ...] = ()
    drafts: tuple[DraftView, ...] = ()
    ties: dict[tuple[str, int], str] = {}
    tied_options: dict[tuple[str, int, str], str] = {}
    second_release: bool = False

    def item(self, room: str, sequence: int) -> EntryState | None:
        """An entry of a room that this mediator can open, or None."""
        view = self.rooms.get(room)
        return view.items.get(sequence) if view else None


def compose(views: Mapping[str, RoomView], viewer: str) -> MediatorView:
    """Put rooms together; those of which ``viewer`` is not a member are left out."""
    rooms = {name: view for name, view in sorted(views.items()) if viewer in view.members}
    origins = _origins(rooms)
    relays = tuple(
        _relay(rooms, name, item, origins)
        for name, view in rooms.items()
        for item in view.items.of(acts.Relayed)
        if not item.invalid
    )
    ties, options = tied(rooms)
    return MediatorView(
        viewer,
        rooms,
        relays,
        tuple(_drafts(rooms, origins)),
        ties,
        options,
        any(view.second_release for view in rooms.values()),
    )


def citing_faults(
    rooms: Mapping[str, RoomView], cites: tuple[Cite, ...], goes_as: GoesAs, attributed_to: str
) -> list[Reason]:
    """Why these entries cannot carry such a relay. Every one has to allow it at the point to which its room
    had grown.
    """
    faults = []
    for cite in cites:
        if cite.room not in rooms:
            faults.append(reason("cite-not-yours", entry=cite.sequence))
            continue
        item, title = rooms[cite.room].items.get(cite.sequence), _title(rooms[cite.room])
        if item is None:
            faults.append(reason("cite-unopened", entry=cite.sequence, room=title))
        elif not reaches(level := item.level_at(cite.seen), NEEDED[goes_as]):
            faults.append(reason("cite-not-released", entry=cite.sequence, room=title, level=level))
        elif goes_as == "attributed" and not attributed_to:
            faults.append(reason("cite-no-side", entry=cite.sequence, room=title))
        elif goes_as == "attributed" and item.party != attributed_to:
            faults.append(reason("cite-other-side", entry=cite.sequence, room=title, party=attributed_to))
    return faults


def place_faults(
    rooms: Mapping[str, RoomView],
    home: str,
    cites: tuple[Cite, ...],
    target: str,
    what: Literal["origin", "note", "draft"] = "origin",
) -> list[Reason]:
    """Why an origin (or ``what`` it is) may not stand in ``home``: all its readers have to be able to open
    every source and the room it went to.
    """
    faults = []
    for reader in rooms[home].members:
        for cite in cites:
            source = rooms.get(cite.room)
            if source is not None and not source.can_open(reader, cite.sequence):
                code, title = f"{what}-reader-entry", _title(source)
                faults.append(reason(code, reader=reader, entry=cite.sequence, room=title))
        if target in rooms and reader not in rooms[target].members:
            faults.append(reason(f"{what}-reader-room", reader=reader, room=_title(rooms[target])))
    return faults


def _title(room: RoomView) -> str:
    return room.title or room.room


def _origins(rooms: Mapping[str, RoomView]) -> dict[tuple[str, str], tuple[str, EntryState, acts.Origin]]:
    found: dict[tuple[str, str], tuple[str, EntryState, acts.Origin]] = {}
    for name, view in rooms.items():
        for item in view.items.of(acts.Origin):
            if isinstance(item.act, acts.Origin) and not item.invalid:
                found.setdefault((item.act.room, item.act.form), (name, item, item.act))
    return found


def _relay(
    rooms: Mapping[str, RoomView],
    room: str,
    item: EntryState,
    origins: Mapping[tuple[str, str], tuple[str, EntryState, acts.Origin]],
) -> RelayView:
    origin = origins.get((room, item.hand.token))
    if origin is None:
        return RelayView(room, item, uncited=True)
    home, _, act = origin
    relayed = item.act
    assert isinstance(relayed, acts.Relayed)
    cited = tuple(_cited(rooms, cite) for cite in act.cites)
    faults = citing_faults(rooms, act.cites, relayed.goes_as, relayed.attributed_to)
    faults += place_faults(rooms, home, act.cites, room)
    last = rooms[room].items[item.corrected[-1]].hand.token if item.corrected else ""
    _, _, mended = origins.get((room, last), origin)
    conditions = conditions_under(
        rooms, (Ref(cite.room, cite.sequence) for cite in act.cites), item.words, mended.unsaid
    )
    if item.taken_back is None:
        faults += condition_faults(rooms, conditions)
    needed = NEEDED[relayed.goes_as]
    return RelayView(
        room,
        item,
        home,
        cited,
        act.kept if mended is act else (*act.kept, *mended.kept),
        conditions,
        uncited=not act.cites,
        withdrawn=any(not reaches(one.now, needed) for one in cited),
        faults=tuple(faults),
    )


def _cited(rooms: Mapping[str, RoomView], cite: Cite) -> Cited:
    item = rooms[cite.room].items.get(cite.sequence) if cite.room in rooms else None
    if item is None:
        return Cited(cite, "closed", "closed")
    return Cited(cite, item.level_at(cite.seen), item.level)


def _drafts(
    rooms: Mapping[str, RoomView], origins: Mapping[tuple[str, str], tuple[str, EntryState, acts.Origin]]
) -> list[DraftView]:
    gone = {(home, act.draft) for home, _, act in origins.values() if act.draft is not None}
    found = []
    for name, view in rooms.items():
        answers: dict[int, dict[str, bool]] = {}
        for item in view.items.of(acts.Seconded):
            if isinstance(item.act, acts.Seconded) and not item.invalid:
                answers.setdefault(item.act.draft, {})[item.hand.author] = item.act.agrees
        for item in view.items.of(acts.Drafted):
            if isinstance(item.act, acts.Drafted) and not item.invalid:
                said = answers.get(item.sequence, {})
                found.append(
                    DraftView(
                        name,
                        item,
                        item.act,
                        tuple(sorted(who for who, agrees in said.items() if agrees)),
                        tuple(sorted(who for who, agrees in said.items() if not agrees)),
                        (name, item.sequence) in gone,
                    )
                )
    return found


def tied(
    rooms: Mapping[str, RoomView],
) -> tuple[dict[tuple[str, int], str], dict[tuple[str, int, str], str]]:
    """The case's issue for each room and its issue's label, and the case's option for an option's letter
    there.
    """
    ties: dict[tuple[str, int], str] = {}
    options: dict[tuple[str, int, str], str] = {}
    for view in rooms.values():
        for item in view.items.of(acts.IssueTied):
            act = item.act
            if isinstance(act, acts.IssueTied) and not item.invalid:
                ties[act.room, act.label] = act.issue
                for label, option in act.options.items():
                    options[act.room, act.label, label] = option
    return ties, options
