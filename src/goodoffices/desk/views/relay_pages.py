"""The pages of relays: the list, one relay with what became of it, and what it takes to write one."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.paging import page_from_start
from goodoffices.desk.views.relays import (
    CitedEntry,
    RelayLine,
    Target,
    Waiting,
    lines,
    sources,
    targets,
    waiting,
)
from goodoffices.talks import EntryState, Provenance, Relay, RelayCondition, conditions_of_relay, relay_of
from goodoffices.talks.acts import Ref, Unsaid

PAGE = 40
"""Relays on one page."""
NEWEST = 40
"""Entries that may be cited which are shown before the rest is asked for."""


class RelaysPage(msgspec.Struct, frozen=True, kw_only=True):
    """The relays that went, the last first, and the drafts that wait. ``rooms`` has how many relays of each
    nobody has confirmed yet; ``second``: a second mediator releases them.
    """

    rooms: tuple[tuple[Target, int], ...]
    drafts: tuple[Waiting, ...]
    lines: tuple[RelayLine, ...]
    page: int
    pages: int
    second: bool


class RelayPage(msgspec.Struct, frozen=True, kw_only=True):
    """One relay: who received it, its ``corrections``, whether this mediator wrote it."""

    line: RelayLine
    received: tuple[str, ...]
    corrections: tuple[EntryState, ...]
    own: bool


class RelayChoices(msgspec.Struct, frozen=True, kw_only=True):
    """What a relay that is being written can choose from: rooms, entries to rest on with those that it rests
    on in front (``left`` more are there), parties to attribute it to.
    """

    target: Target | None
    targets: tuple[Target, ...]
    sources: tuple[CitedEntry, ...]
    left: int
    parties: tuple[tuple[str, str], ...]
    second: bool


def relays_page(case: OpenCase, page: int) -> RelaysPage:
    """One page of the list."""
    file, view = case.public, case.together
    every = lines(view, file)
    on = page_from_start(len(every), PAGE, page)
    return RelaysPage(
        rooms=tuple(
            (target, sum(_to_say(line) and line.room == target.room for line in every))
            for target in targets(view, file)
        ),
        drafts=waiting(view, Provenance(case.user, "look", "")),
        lines=every[on.first : on.end],
        page=on.page,
        pages=on.pages,
        second=view.second_release,
    )


def relay_page(case: OpenCase, room: str, entry: int) -> RelayPage:
    """One relay. Raises NotThereError if there is none, or where its room is not this user's."""
    line = relay_line(case, room, entry)
    names = {party.id: party.label for party in case.public.parties}
    return RelayPage(
        line=line,
        received=tuple(names.get(who, who) for who in line.item.received),
        corrections=tuple(case.view(room).items[one] for one in line.item.corrected),
        own=line.item.hand.author == case.user,
    )


def relay_line(case: OpenCase, room: str, entry: int) -> RelayLine:
    """A relay as lists have it. Raises NotThereError."""
    case.view(room)
    for line in lines(case.together, case.public):
        if (line.room, line.item.sequence) == (room, entry):
            return line
    raise NotThereError("no such relay")


def sides_of(case: OpenCase, room: str) -> dict[str, str]:
    """The sides in a room, by their labels."""
    names = {party.id: party.label for party in case.public.parties}
    return {party: names.get(party, party) for party in case.view(room).parties}


def mended_conditions(
    case: OpenCase, line: RelayLine, words: str, unsaid: Collection[Unsaid] = ()
) -> tuple[RelayCondition, ...]:
    """The conditions of a relay whose words would become others."""
    left_out = tuple(unsaid) or tuple(
        Unsaid(one.ref.room, one.ref.sequence, one.number, one.why) for one in line.conditions
    )
    refs = dict.fromkeys(one.ref for one in line.conditions)
    relay = Relay(to=line.room, words=words, rests_on=tuple(refs), unsaid=left_out)
    return conditions_of_relay(case.together, relay)


def relay_choices(
    case: OpenCase, to: str, rests_on: tuple[Ref, ...], *, everything: bool = False
) -> RelayChoices:
    """What a relay to a room can choose from; ``everything`` lists all that may be cited."""
    view, file = case.together, case.public
    found = sources(view, file, to, rests_on)
    cited = [one for one in found if one.cited]
    rest = [one for one in found if not one.cited]
    listed = (*cited, *(rest if everything else rest[:NEWEST]))
    rooms = targets(view, file)
    return RelayChoices(
        target=next((one for one in rooms if one.room == to), None),
        targets=rooms,
        sources=listed,
        left=len(found) - len(listed),
        parties=tuple((party.id, party.label) for party in file.parties),
        second=view.second_release,
    )


def draft_named(case: OpenCase, ref: Ref | None) -> Relay | None:
    """The relay of the draft that an entry holds; None if it holds none."""
    for one in case.together.drafts:
        if ref is not None and (one.room, one.item.sequence) == (ref.room, ref.sequence):
            return relay_of(one.draft)
    return None


def question_begun(room: str, words: str) -> Relay:
    """A new relay that asks a question."""
    return Relay(to=room, words=words, asks=True)


def relay_begun(case: OpenCase, to: str, marked: Collection[Ref]) -> Relay:
    """A new relay that rests on entries, to a room, or to the first one of which none of them is."""
    view = case.together
    cites = [
        ref
        for ref in marked
        if (item := view.item(ref.room, ref.sequence)) is not None and item.level != "closed"
    ]
    rooms = [target.room for target in targets(view, case.public)]
    if to not in rooms:
        to = next((room for room in rooms if all(ref.room != room for ref in cites)), rooms[0])
    return Relay(to=to, words="", rests_on=tuple(ref for ref in cites if ref.room != to))


def _to_say(line: RelayLine) -> bool:
    return not line.item.received and line.item.taken_back is None
