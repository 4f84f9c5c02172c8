"""Writing: one entry in one room, or a relay with its origin.

Whatever is written here comes from a :class:`~goodoffices.talks.kinds.Hand`. A relay gives two entries: the words in the room they go to, and their origin in a
room of mediators who can all open both. Nothing of the origin, nor of any other room, enters the words' entry.
"""

from __future__ import annotations

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.acts import Cite, Ref
from goodoffices.talks.compose import MediatorView, citing_faults, place_faults
from goodoffices.talks.disclosure import GoesAs
from goodoffices.talks.errors import NotWritten, RelayRefused
from goodoffices.talks.fold import why_void
from goodoffices.talks.kinds import Act, Hand
from goodoffices.talks.view import RoomView


class Placed(msgspec.Struct, frozen=True):
    """An entry to be sealed in a room."""

    room: str
    hand: Hand
    act: Act


class Relay(msgspec.Struct, frozen=True, kw_only=True):
    """A relay as a mediator wants it: to which room, in which words, as whose, resting on which entries."""

    to: str
    words: str
    goes_as: GoesAs = "own"
    attributed_to: str = ""
    asks: bool = False
    rests_on: tuple[Ref, ...] = ()


def write(view: RoomView, act: Act, hand: Hand) -> Placed:
    """An entry of one room; raises :class:`NotWritten` where it would have no effect."""
    why = why_void(view, act, hand)
    if why:
        raise NotWritten(why)
    return Placed(view.room, hand, act)


def write_note(view: MediatorView, home: str, note: acts.Noted, hand: Hand) -> Placed:
    """A mediator's note; refused where a reader of it could not open what it is about."""
    if home not in view.rooms:
        raise NotWritten("the note's room is not one of yours")
    sources = tuple(Cite(ref.room, ref.sequence, ref.sequence) for ref in note.about)
    unknown = [ref for ref in note.about if view.item(ref.room, ref.sequence) is None]
    if unknown:
        raise NotWritten(f"entry {unknown[0].sequence} cannot be opened")
    faults = place_faults(view.rooms, home, sources, home)
    if faults:
        raise NotWritten(faults[0].replace("the origin", "the note"))
    return write(view.rooms[home], note, hand)


def cites_of(view: MediatorView, relay: Relay) -> tuple[Cite, ...]:
    """What the relay rests on, each with how far its room has grown now."""
    return tuple(
        Cite(ref.room, ref.sequence, view.rooms[ref.room].head if ref.room in view.rooms else ref.sequence)
        for ref in sorted(set(relay.rests_on))
    )


def objections(
    view: MediatorView, relay: Relay, home: str, hand: Hand, draft: int | None = None
) -> tuple[str, ...]:
    """Everything that stands against sending a relay now; empty where it may go. ``home`` is the room of its origin, ``draft`` its draft there."""
    if relay.to not in view.rooms:
        return ("the room it should go to is not one of yours",)
    if home not in view.rooms or view.rooms[home].sort != "mediators":
        return ("its origin has to stand in a room of mediators that is one of yours",)
    if not relay.words.strip():
        return ("it has no words",)
    cites = cites_of(view, relay)
    faults = citing_faults(view.rooms, cites, relay.goes_as, relay.attributed_to)
    faults += place_faults(view.rooms, home, cites, relay.to)
    if any(cite.room == relay.to for cite in cites):
        faults.append("it would carry a room's own words back to it; answer there instead")
    if relay.goes_as != "own" and not cites:
        faults.append("what goes as somebody's or as public has to rest on an entry that says so")
    faults += _draft_faults(view, relay, home, draft)
    why = why_void(view.rooms[relay.to], _relayed(relay), hand)
    return (*faults, why) if why else tuple(faults)


def write_relay(
    view: MediatorView,
    relay: Relay,
    home: str,
    hand: Hand,
    *,
    draft: int | None = None,
    kept: tuple[str, ...] = (),
) -> tuple[Placed, Placed]:
    """The origin and the relay, to be stored together; raises :class:`RelayRefused`.

    ``kept`` are the words that were pointed out and that the mediator leaves in it all the same.
    """
    reasons = objections(view, relay, home, hand, draft)
    if reasons:
        raise RelayRefused(reasons)
    origin = acts.Origin(room=relay.to, form=hand.form, cites=cites_of(view, relay), draft=draft, kept=kept)
    return Placed(home, _aside(hand), origin), Placed(relay.to, hand, _relayed(relay))


def write_draft(view: MediatorView, relay: Relay, home: str, hand: Hand) -> Placed:
    """A relay to be released by a second mediator, or kept; its readers have to be able to open all that it rests on."""
    if home not in view.rooms:
        raise NotWritten("the draft's room is not one of yours")
    cites = cites_of(view, relay)
    faults = place_faults(view.rooms, home, cites, relay.to)
    if faults:
        raise NotWritten(faults[0].replace("the origin", "the draft"))
    act = acts.Drafted(
        room=relay.to,
        words=relay.words,
        goes_as=relay.goes_as,
        attributed_to=relay.attributed_to,
        asks=relay.asks,
        cites=cites,
    )
    return write(view.rooms[home], act, hand)


def relay_of(draft: acts.Drafted) -> Relay:
    """The relay that a draft prepares."""
    return Relay(
        to=draft.room,
        words=draft.words,
        goes_as=draft.goes_as,
        attributed_to=draft.attributed_to,
        asks=draft.asks,
        rests_on=tuple(Ref(cite.room, cite.sequence) for cite in draft.cites),
    )


def _draft_faults(view: MediatorView, relay: Relay, home: str, draft: int | None) -> list[str]:
    if draft is None:
        return (
            ["this case asks for a second mediator's release: draft it first"] if view.second_release else []
        )
    found = next((one for one in view.drafts if one.room == home and one.item.sequence == draft), None)
    if found is None:
        return [f"entry {draft} is not a draft"]
    if found.gone:
        return ["this draft has gone already"]
    if found.item.taken_back is not None:
        return ["this draft was dropped"]
    same = msgspec.structs.replace(relay, rests_on=tuple(sorted(set(relay.rests_on))))
    if relay_of(found.draft) != same:
        return ["it is not what the draft says; draft it anew"]
    if view.second_release and not found.seconded_by:
        return ["no second mediator has released it yet"]
    return [f"{found.declined_by[0]} has declined it"] if found.declined_by else []


def _relayed(relay: Relay) -> acts.Relayed:
    return acts.Relayed(
        words=relay.words, goes_as=relay.goes_as, attributed_to=relay.attributed_to, asks=relay.asks
    )


def _aside(hand: Hand) -> Hand:
    """The same act's entry in the mediators' room."""
    return msgspec.structs.replace(hand, form=f"{hand.form}/origin")
