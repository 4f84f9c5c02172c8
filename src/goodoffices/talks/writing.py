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
from goodoffices.talks.reasons import Reason, reason
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
        raise NotWritten(reason("note-not-your-room"))
    sources = tuple(Cite(ref.room, ref.sequence, ref.sequence) for ref in note.about)
    unknown = [ref for ref in note.about if view.item(ref.room, ref.sequence) is None]
    if unknown:
        raise NotWritten(reason("unopened", entry=unknown[0].sequence))
    faults = place_faults(view.rooms, home, sources, home, "note")
    if faults:
        raise NotWritten(faults[0])
    return write(view.rooms[home], note, hand)


def cites_of(view: MediatorView, relay: Relay) -> tuple[Cite, ...]:
    """What the relay rests on, each with how far its room has grown now."""
    return tuple(
        Cite(ref.room, ref.sequence, view.rooms[ref.room].head if ref.room in view.rooms else ref.sequence)
        for ref in sorted(set(relay.rests_on))
    )


def objections(
    view: MediatorView, relay: Relay, home: str, hand: Hand, draft: int | None = None
) -> tuple[Reason, ...]:
    """Everything that stands against sending a relay now; empty where it may go. ``home`` is the room of its origin, ``draft`` its draft there."""
    if relay.to not in view.rooms:
        return (reason("not-your-room"),)
    if home not in view.rooms or view.rooms[home].sort != "mediators":
        return (reason("origin-room"),)
    if not relay.words.strip():
        return (reason("no-words"),)
    cites = cites_of(view, relay)
    faults = citing_faults(view.rooms, cites, relay.goes_as, relay.attributed_to)
    faults += place_faults(view.rooms, home, cites, relay.to)
    if any(cite.room == relay.to for cite in cites):
        faults.append(reason("own-words"))
    if relay.goes_as != "own" and not cites:
        faults.append(reason("rests-on-nothing"))
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
        raise NotWritten(reason("draft-not-your-room"))
    cites = cites_of(view, relay)
    faults = place_faults(view.rooms, home, cites, relay.to, "draft")
    if faults:
        raise NotWritten(faults[0])
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


def _draft_faults(view: MediatorView, relay: Relay, home: str, draft: int | None) -> list[Reason]:
    if draft is None:
        return [reason("needs-second")] if view.second_release else []
    found = next((one for one in view.drafts if one.room == home and one.item.sequence == draft), None)
    if found is None:
        return [reason("not-draft", entry=draft)]
    if found.gone:
        return [reason("draft-gone")]
    if found.item.taken_back is not None:
        return [reason("draft-dropped")]
    same = msgspec.structs.replace(relay, rests_on=tuple(sorted(set(relay.rests_on))))
    if relay_of(found.draft) != same:
        return [reason("draft-differs")]
    if view.second_release and not found.seconded_by:
        return [reason("not-seconded")]
    return [reason("declined", who=found.declined_by[0])] if found.declined_by else []


def _relayed(relay: Relay) -> acts.Relayed:
    return acts.Relayed(
        words=relay.words, goes_as=relay.goes_as, attributed_to=relay.attributed_to, asks=relay.asks
    )


def _aside(hand: Hand) -> Hand:
    """The same act's entry in the mediators' room."""
    return msgspec.structs.replace(hand, form=f"{hand.form}/origin")
