"""What is printed for a room: a relay sheet, and the room's summary.

Both are made of that room's own view and of the head of its chain, and of nothing else: neither the case's
title nor a relay's origin, nor anything of another room can come onto the paper. Parties are called as the
case calls them; so that is their name, and no more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from goodoffices.desk.open_case import OpenCase
from goodoffices.talks import EntryState, GoesAs, Process, RoomView, acts
from goodoffices.vault import Head

SHORT = 12
"""Bytes of the chain's head that are printed: 96 bits, too many to search for another chain that ends in
them.
"""


class ChainMark(msgspec.Struct, frozen=True):
    """The head of a chain as it is printed: the last entry's place, and the beginning of its hash."""

    sequence: int
    text: str


class SheetLine(msgspec.Struct, frozen=True, kw_only=True):
    """One relay on a sheet. ``number`` is its place among the room's relays, ``entry`` among its entries."""

    number: int
    entry: int
    words: str
    goes_as: GoesAs
    attributed_to: str
    asks: bool
    corrected: bool
    taken_back: bool
    received: tuple[str, ...]
    at: str

    @property
    def is_new(self) -> bool:
        """Whether nobody of the room has confirmed it yet."""
        return not self.received and not self.taken_back


class RelaySheet(msgspec.Struct, frozen=True, kw_only=True):
    """A relay sheet."""

    title: str
    parties: tuple[str, ...]
    lines: tuple[SheetLine, ...]
    mark: ChainMark


class StandingPosition(msgspec.Struct, frozen=True, kw_only=True):
    """A position in a room's summary, in the room's own names."""

    party: str
    stance: str
    options: tuple[str, ...]
    words: str
    conditions: tuple[tuple[str, str], ...]
    subject_to: tuple[str, ...]
    entry: int
    at: str
    level: str


class SummaryIssue(msgspec.Struct, frozen=True, kw_only=True):
    """An issue of the room with the positions that hold; ``number`` counts those that stand on the paper, so
    that no gap shows what does not.
    """

    number: int
    label: int
    name: str
    options: tuple[tuple[str, str], ...]
    positions: tuple[StandingPosition, ...]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a room."""

    title: str
    parties: tuple[str, ...]
    issues: tuple[SummaryIssue, ...]
    relays: tuple[SheetLine, ...]
    questions: tuple[EntryState, ...]
    promises: tuple[Process, ...]
    deadlines: tuple[Process, ...]
    mark: ChainMark


class SheetPage(msgspec.Struct, frozen=True, kw_only=True):
    """A relay sheet to choose for: every relay of the room with whether it stands on the sheet, the new ones
    first.
    """

    sheet: RelaySheet
    all: tuple[tuple[SheetLine, bool], ...]


class SummaryPage(msgspec.Struct, frozen=True, kw_only=True):
    """A room's summary, alone on its page."""

    sheet: Summary


def sheet_page(case: OpenCase, room: str, chosen: Collection[int] | None = None) -> SheetPage:
    """The relay sheet of a room: the relays ``chosen`` by their entries, or (None) those that nobody has
    confirmed yet.
    """
    view, parties = case.view(room), case.party_labels
    made = sheet(view, case.state(room).head, parties, chosen)
    on = {line.entry for line in made.lines}
    every = sorted(sheet_lines(view, parties), key=lambda line: not line.is_new)
    return SheetPage(sheet=made, all=tuple((line, line.entry in on) for line in every))


def summary_page(case: OpenCase, room: str) -> SummaryPage:
    """What stands in a room, for its members."""
    return SummaryPage(sheet=summary(case.view(room), case.state(room).head, case.party_labels))


def mark(head: Head) -> ChainMark:
    """A chain's head as it is printed."""
    text = head.hash[:SHORT].hex()
    return ChainMark(head.sequence, " ".join(text[i : i + 4] for i in range(0, len(text), 4)))


def sheet(
    room: RoomView, head: Head, parties: Mapping[str, str], chosen: Collection[int] | None = None
) -> RelaySheet:
    """The relay sheet of a room: the relays ``chosen`` by their entries, or (None) those that nobody has
    confirmed yet.

    ``parties`` has the labels of the case's parties.
    """
    relays = [
        line
        for line in sheet_lines(room, parties)
        if (line.is_new if chosen is None else line.entry in chosen)
    ]
    return RelaySheet(title=room.title, parties=_labels(room, parties), lines=tuple(relays), mark=mark(head))


def sheet_lines(room: RoomView, parties: Mapping[str, str]) -> tuple[SheetLine, ...]:
    """Every relay of a room, in order."""
    relays = [item for item in room.items.of(acts.Relayed) if not item.invalid]
    return tuple(_line(number, item, parties) for number, item in enumerate(relays, start=1))


def summary(room: RoomView, head: Head, parties: Mapping[str, str]) -> Summary:
    """What stands in a room: positions issue by issue, relays, what is asked, what is promised, what is
    due.
    """
    on = [
        (issue, [item for item in room.positions() if _on(item) == issue.label])
        for issue in room.issues.values()
    ]
    numbers = {
        issue.label: number for number, (issue, _) in enumerate((one for one in on if one[1]), start=1)
    }
    return Summary(
        title=room.title,
        parties=_labels(room, parties),
        issues=tuple(
            SummaryIssue(
                number=numbers.get(issue.label, 0),
                label=issue.label,
                name=issue.name,
                options=tuple(issue.options.items()),
                positions=tuple(standing_position(room, item, parties) for item in held),
            )
            for issue, held in on
        ),
        relays=tuple(line for line in sheet_lines(room, parties) if not line.taken_back),
        questions=tuple(room.open_questions()),
        promises=_threads(room, acts.Promised, "given"),
        deadlines=_threads(room, acts.DeadlineSet, "set"),
        mark=mark(head),
    )


def _threads(
    room: RoomView, kind: type[acts.Promised] | type[acts.DeadlineSet], state: str
) -> tuple[Process, ...]:
    return tuple(thread for thread in room.threads_of(kind) if thread.state == state)


def _labels(room: RoomView, parties: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(parties.get(party, party) for party in room.parties)


def _line(number: int, item: EntryState, parties: Mapping[str, str]) -> SheetLine:
    act = item.act
    assert isinstance(act, acts.Relayed)
    return SheetLine(
        number=number,
        entry=item.sequence,
        words=item.words,
        goes_as=act.goes_as,
        attributed_to=parties.get(act.attributed_to, act.attributed_to),
        asks=act.asks,
        corrected=bool(item.corrected),
        taken_back=item.taken_back is not None,
        received=tuple(parties.get(who, who) for who in item.received),
        at=item.hand.at,
    )


def _on(item: EntryState) -> int:
    assert isinstance(item.act, acts.PositionTaken)
    return item.act.issue


def standing_position(room: RoomView, item: EntryState, parties: Mapping[str, str]) -> StandingPosition:
    """A position in the room's own names."""
    act = item.act
    assert isinstance(act, acts.PositionTaken)
    options = room.issues[act.issue].options
    return StandingPosition(
        party=parties.get(item.party, item.party),
        stance=act.stance,
        options=tuple(options[letter] for letter in act.options),
        words=item.words,
        conditions=tuple((parties.get(one.party, one.party), one.does) for one in act.conditions),
        subject_to=act.subject_to,
        entry=item.sequence,
        at=item.said_at,
        level=item.level,
    )
