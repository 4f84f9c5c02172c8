"""What the relaying pages show: what was said and may go, the relays that went, the drafts that wait, and
what to look at before sending.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import msgspec

from goodoffices.case import Case
from goodoffices.desk import warnings_of
from goodoffices.desk.views.entries import Gist, conditions_shown, gist_of
from goodoffices.talks import (
    Disclosure,
    DraftView,
    EntryState,
    LeakWarning,
    MediatorView,
    Provenance,
    Reason,
    Relay,
    RelayCondition,
    RelayView,
    RoomView,
    acts,
    objections,
    relay_of,
)
from goodoffices.talks.acts import Ref

Why = Literal["", "closed", "no-consent", "taken-back", "corrected", "withdrawn"]
"""Why an entry may not be cited; empty if it may."""


class CitedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was said: whether it may be cited, or why not. ``mark`` names it in a form."""

    mark: str
    room: str
    item: EntryState
    gist: Gist
    conditions: tuple[str, ...]
    party: str
    at: str
    level: Disclosure
    why: Why
    cited: bool = False


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A room that a relay can go to. ``others`` counts its members besides this mediator."""

    room: str
    title: str
    parties: tuple[str, ...]
    others: int


class RelayLine(msgspec.Struct, frozen=True, kw_only=True):
    """A relay that went. ``number`` is its place among the relays of its room."""

    number: int
    room: str
    room_title: str
    item: EntryState
    attributed_to: str
    cites: tuple[CitedEntry, ...]
    kept: tuple[str, ...]
    conditions: tuple[RelayCondition, ...]
    uncited: bool
    withdrawn: bool
    faults: tuple[Reason, ...]
    asked_back: tuple[EntryState, ...]
    answers: tuple[EntryState, ...]

    @property
    def act(self) -> acts.Relayed:
        """The relay itself."""
        assert isinstance(self.item.act, acts.Relayed)
        return self.item.act


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A draft that has not gone, and what stands against sending it now."""

    room: str
    sequence: int
    item: EntryState
    title: str
    relay: Relay
    own: bool
    seconded: int
    declined: int
    objections: tuple[Reason, ...]


class Pointed(msgspec.Struct, frozen=True, kw_only=True):
    """A passage of the words that may give something away, with the entries where it stands."""

    what: str
    text: str
    sources: tuple[CitedEntry, ...]


def mark_of(ref: Ref) -> str:
    """An entry's name in a form."""
    return f"{ref.room}.{ref.sequence}"


def ref_of(mark: str) -> Ref | None:
    """The entry that a form names; None if it names none."""
    room, dot, sequence = mark.rpartition(".")
    digits = sequence.isascii() and sequence.isdigit() and len(sequence) < 10
    return Ref(room, int(sequence)) if dot and digits else None


def targets(view: MediatorView, case: Case) -> tuple[Target, ...]:
    """The rooms that relays can go to: each side's own in the order of the case, then those of several
    sides.
    """
    names = {party.id: party.label for party in case.parties}
    order = {party: place for place, party in enumerate(names)}

    def place(one: Target) -> tuple[int, list[int], str]:
        parties = view.rooms[one.room].parties
        return len(parties), [order.get(party, len(order)) for party in parties], one.title

    found = (
        Target(
            room=name,
            title=room.title,
            parties=tuple(names.get(party, party) for party in room.parties),
            others=len(room.members) - 1,
        )
        for name, room in view.rooms.items()
        if room.sort in ("delegation-mediators", "all")
    )
    return tuple(sorted(found, key=place))


def homes(view: MediatorView, first: str = "") -> tuple[str, ...]:
    """The mediators' rooms, where origins can stand; ``first`` in front."""
    found = (name for name, room in view.rooms.items() if room.sort == "mediators")
    return tuple(sorted(found, key=lambda name: name != first))


def sources(view: MediatorView, case: Case, to: str, cited: Collection[Ref] = ()) -> tuple[CitedEntry, ...]:
    """What was said in other rooms than ``to``: first what may be cited, then what may not with the reason;
    each newest first.

    What mediators themselves said is there only where it may be cited.
    """
    found = [
        source(view, case, Ref(name, item.sequence), cited=Ref(name, item.sequence) in cited)
        for name, room in view.rooms.items()
        if name != to
        for item in room.items.of(acts.Spoken)
        if not item.invalid
        and (item.party or item.level != "closed")
        and not _is_file_of_case(room, item)
        and (Ref(name, item.sequence) in cited or not room.is_put_anew(item))
    ]
    found.sort(key=lambda one: (one.at, one.item.hand.at, one.item.sequence), reverse=True)
    return tuple(sorted(found, key=lambda one: bool(one.why)))


def source(view: MediatorView, case: Case, ref: Ref, *, cited: bool = False) -> CitedEntry:
    """One entry as the relaying page shows it; KeyError where this mediator cannot open it."""
    room = view.rooms[ref.room]
    item = room.items[ref.sequence]
    names = {party.id: party.label for party in case.parties}
    return CitedEntry(
        mark=mark_of(ref),
        room=ref.room,
        item=item,
        gist=gist_of(room, item),
        conditions=conditions_shown(room, item),
        party=names.get(item.party, item.party),
        at=item.said_at,
        level=item.level,
        why=_why(item),
        cited=cited,
    )


def lines(view: MediatorView, case: Case) -> tuple[RelayLine, ...]:
    """The relays that went, the last first."""
    names = {party.id: party.label for party in case.parties}
    numbers: dict[str, int] = {}
    found = []
    for relay in sorted(view.relays, key=lambda one: (one.room, one.item.sequence)):
        numbers[relay.room] = numbers.get(relay.room, 0) + 1
        found.append(_line(view, case, relay, numbers[relay.room], names))
    return tuple(sorted(found, key=lambda line: (line.item.hand.at, line.item.sequence), reverse=True))


def waiting(view: MediatorView, hand: Provenance) -> tuple[Waiting, ...]:
    """The drafts that have not gone, the last first."""
    found = [_waiting(view, draft, hand) for draft in view.drafts if not draft.gone]
    return tuple(
        sorted((one for one in found if one.item.taken_back is None), key=lambda one: one.item.hand.at)[::-1]
    )


def pointed(view: MediatorView, case: Case, found: Collection[LeakWarning]) -> tuple[Pointed, ...]:
    """Warnings with the first of the entries that they come from."""
    return tuple(
        Pointed(what=one.what, text=one.text, sources=tuple(source(view, case, ref) for ref in one.where[:3]))
        for one in found
    )


def look_at(view: MediatorView, case: Case, relay: Relay) -> tuple[Pointed, ...]:
    """What to look at before words leave for a room, whether they go as a relay or otherwise."""
    return pointed(view, case, warnings_of(view, case, relay))


def home_for(
    view: MediatorView, relay: Relay, hand: Provenance, draft: tuple[str, int] | None = None, first: str = ""
) -> str:
    """The mediators' room for a relay's origin: its draft's, else the first that nothing speaks against, else
    ``first``.
    """
    if draft is not None:
        return draft[0]
    rooms = homes(view, first)
    return next(
        (room for room in rooms if not objections(view, relay, room, hand)), rooms[0] if rooms else ""
    )


def _is_file_of_case(room: RoomView, item: EntryState) -> bool:
    act = item.act
    return room.sort == "mediators" and isinstance(act, acts.Attached) and not act.words


def _why(item: EntryState) -> Why:
    if item.level != "closed":
        return ""
    if item.taken_back is not None:
        return "taken-back"
    if item.proxy is not None and item.proxy.consent == "none":
        return "no-consent"
    released = any(one.level != "closed" for one in item.levels[:-1])
    if released:
        corrected = item.corrected and item.corrected[-1] == item.levels[-1].since
        return "corrected" if corrected else "withdrawn"
    return "closed"


def _line(view: MediatorView, case: Case, relay: RelayView, number: int, names: dict[str, str]) -> RelayLine:
    room, item = view.rooms[relay.room], relay.item
    act = item.act
    assert isinstance(act, acts.Relayed)
    return RelayLine(
        number=number,
        room=relay.room,
        room_title=room.title,
        item=item,
        attributed_to=names.get(act.attributed_to, act.attributed_to),
        cites=tuple(
            source(view, case, Ref(one.cite.room, one.cite.sequence))
            for one in relay.cites
            if view.item(one.cite.room, one.cite.sequence) is not None
        ),
        kept=relay.kept,
        conditions=relay.conditions,
        uncited=relay.uncited,
        withdrawn=relay.withdrawn,
        faults=relay.faults,
        asked_back=tuple(
            one
            for one in room.items.of(acts.AskedBack, since=item.sequence)
            if isinstance(one.act, acts.AskedBack) and not one.invalid and one.act.entry == item.sequence
        ),
        answers=tuple(room.items[sequence] for sequence in item.answers),
    )


def _waiting(view: MediatorView, draft: DraftView, hand: Provenance) -> Waiting:
    relay = relay_of(draft.draft)
    target = view.rooms.get(relay.to)
    return Waiting(
        room=draft.room,
        sequence=draft.item.sequence,
        item=draft.item,
        title=target.title if target else "",
        relay=relay,
        own=draft.item.hand.author == view.viewer,
        seconded=len(draft.seconded_by),
        declined=len(draft.declined_by),
        objections=objections(view, relay, draft.room, hand, draft.item.sequence),
    )
