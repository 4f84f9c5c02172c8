"""Writing: one entry in one room, or a relay with its origin.

Whatever is written here comes from a :class:`~goodoffices.talks.kinds.Provenance`. A relay gives two entries:
the words in the room they go to, and their origin in a room of mediators who can all open both. Nothing of
the origin, nor of any other room, enters the words' entry.
"""

from __future__ import annotations

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.acts import Cite, Ref, Unsaid
from goodoffices.talks.compose import MediatorView, citing_faults, place_faults
from goodoffices.talks.conditions import RelayCondition, condition_faults, conditions_under
from goodoffices.talks.disclosure import GoesAs
from goodoffices.talks.errors import NotWritten, RelayRefused
from goodoffices.talks.fold import why_invalid
from goodoffices.talks.kinds import Act, Provenance
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.view import RoomView


class Placed(msgspec.Struct, frozen=True):
    """An entry to be sealed in a room."""

    room: str
    hand: Provenance
    act: Act


class Relay(msgspec.Struct, frozen=True, kw_only=True):
    """A relay as a mediator wants it: to which room, in which words, as whose, resting on which entries;
    ``unsaid`` are those of their conditions that it does not say, with the reason.
    """

    to: str
    words: str
    goes_as: GoesAs = "own"
    attributed_to: str = ""
    asks: bool = False
    rests_on: tuple[Ref, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()


def write(view: RoomView, act: Act, hand: Provenance) -> Placed:
    """An entry of one room; raises :class:`NotWritten` where it would have no effect.

    A relay is corrected by :func:`write_mended`, which knows what it rests on.
    """
    why = why_invalid(view, act, hand)
    if why:
        raise NotWritten(why)
    return Placed(view.room, hand, act)


def write_note(view: MediatorView, home: str, note: acts.Noted, hand: Provenance) -> Placed:
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
    view: MediatorView, relay: Relay, home: str, hand: Provenance, draft: int | None = None
) -> tuple[Reason, ...]:
    """Everything that stands against sending a relay now; empty if it may go. ``home`` is the room of its
    origin, ``draft`` its draft there.
    """
    if relay.to not in view.rooms:
        return (reason("not-your-room"),)
    if home not in view.rooms or view.rooms[home].sort != "mediators":
        return (reason("origin-room"),)
    if not relay.words.strip():
        return (reason("no-words"),)
    cites = cites_of(view, relay)
    faults = citing_faults(view.rooms, cites, relay.goes_as, relay.attributed_to)
    faults += place_faults(view.rooms, home, cites, relay.to)
    faults += condition_faults(view.rooms, conditions_of_relay(view, relay))
    if any(cite.room == relay.to for cite in cites):
        faults.append(reason("own-words"))
    if relay.goes_as != "own" and not cites:
        faults.append(reason("rests-on-nothing"))
    faults += _draft_faults(view, relay, home, draft)
    why = why_invalid(view.rooms[relay.to], _relayed(relay), hand)
    return (*faults, why) if why else tuple(faults)


def write_relay(
    view: MediatorView,
    relay: Relay,
    home: str,
    hand: Provenance,
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
    origin = acts.Origin(
        room=relay.to,
        form=hand.token,
        cites=cites_of(view, relay),
        draft=draft,
        kept=kept,
        unsaid=_told(view, relay),
    )
    return Placed(home, _aside(hand), origin), Placed(relay.to, hand, _relayed(relay))


def write_draft(view: MediatorView, relay: Relay, home: str, hand: Provenance) -> Placed:
    """A relay to be released by a second mediator, or kept; its readers have to be able to open all that it
    rests on.
    """
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
        unsaid=_told(view, relay),
    )
    return write(view.rooms[home], act, hand)


def conditions_of_relay(view: MediatorView, relay: Relay) -> tuple[RelayCondition, ...]:
    """The conditions under which what the relay rests on was said, with the words of them that it leaves
    out.
    """
    return conditions_under(view.rooms, relay.rests_on, relay.words, relay.unsaid)


def write_mended(
    view: MediatorView,
    room: str,
    entry: int,
    words: str,
    hand: Provenance,
    *,
    kept: tuple[str, ...] = (),
    unsaid: tuple[Unsaid, ...] = (),
) -> tuple[Placed, ...]:
    """Other words for a relay that went; what it rests on binds them too. Where that was said on a condition,
    the reason why it is left out is kept beside its origin.

    Raises :class:`NotWritten` or :class:`RelayRefused`.
    """
    found = next((one for one in view.relays if (one.room, one.item.sequence) == (room, entry)), None)
    if found is None:
        raise NotWritten(reason("not-relay", entry=entry))
    corrected = write(view.rooms[room], acts.Corrected(entry=entry, words=words), hand)
    cites = tuple(one.cite for one in found.cites)
    refs = tuple(Ref(cite.room, cite.sequence) for cite in cites)
    relay = Relay(to=room, words=words, rests_on=refs, unsaid=unsaid)
    reasons = condition_faults(view.rooms, conditions_of_relay(view, relay))
    if reasons:
        raise RelayRefused(tuple(reasons))
    told = _told(view, relay)
    if not (told or kept) or not found.origin_room:
        return (corrected,)
    origin = acts.Origin(room=room, form=hand.token, cites=cites, kept=kept, unsaid=told)
    return write(view.rooms[found.origin_room], origin, _aside(hand)), corrected


def _told(view: MediatorView, relay: Relay) -> tuple[Unsaid, ...]:
    """The reasons that are still needed: a condition that is said after all has none."""
    return tuple(
        Unsaid(one.ref.room, one.ref.sequence, one.number, one.why.strip())
        for one in conditions_of_relay(view, relay)
        if one.missing and one.why.strip()
    )


def relay_of(draft: acts.Drafted) -> Relay:
    """The relay that a draft prepares."""
    return Relay(
        to=draft.room,
        words=draft.words,
        goes_as=draft.goes_as,
        attributed_to=draft.attributed_to,
        asks=draft.asks,
        rests_on=tuple(Ref(cite.room, cite.sequence) for cite in draft.cites),
        unsaid=draft.unsaid,
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
    same = msgspec.structs.replace(
        relay, rests_on=tuple(sorted(set(relay.rests_on))), unsaid=_told(view, relay)
    )
    if relay_of(found.draft) != same:
        return [reason("draft-differs")]
    if view.second_release and not found.seconded_by:
        return [reason("not-seconded")]
    return [reason("declined", who=found.declined_by[0])] if found.declined_by else []


def _relayed(relay: Relay) -> acts.Relayed:
    return acts.Relayed(
        words=relay.words, goes_as=relay.goes_as, attributed_to=relay.attributed_to, asks=relay.asks
    )


def _aside(hand: Provenance) -> Provenance:
    """The same act's entry in the mediators' room."""
    return msgspec.structs.replace(hand, token=f"{hand.token}/origin")
