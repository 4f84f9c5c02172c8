"""A round's summary for one room: what was done there in the round, to be printed for its members.

It is made of that room's own view and the head of its chain, as a relay sheet is. What somebody merely said
stays in the record: a summary has what was taken, told, asked, given, proposed, promised and set.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.periods import days_of, in_round, round_items
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.conditional import NeedsOfWord, needs_of
from goodoffices.desk.views.proposal_sheets import PartLine, part_lines
from goodoffices.desk.views.proposal_text import release_title
from goodoffices.desk.views.proposals import answer_lines
from goodoffices.desk.views.sheets import (
    ChainMark,
    SheetLine,
    StandingPosition,
    mark,
    sheet_lines,
    standing_position,
)
from goodoffices.talks import EntryState, Process, RoomView, acts
from goodoffices.talks.proposals import RoomProposal, proposals_in
from goodoffices.vault import Head


class SittingLine(msgspec.Struct, frozen=True, kw_only=True):
    """One sitting of the round: when, where, on what, who was there."""

    number: int
    starts: str
    venue: str
    agenda: tuple[str, ...]
    present: tuple[str, ...]


class TakenOn(msgspec.Struct, frozen=True):
    """An issue and the positions that were taken on it in the round and not left in it again."""

    issue: str
    positions: tuple[StandingPosition, ...]


class AskedLine(msgspec.Struct, frozen=True):
    """A question of the round, and whether it was answered by now."""

    words: str
    answered: bool


class WouldLine(msgspec.Struct, frozen=True):
    """A conditional word: of whom, what, and what it looks at."""

    party: str
    act: acts.WouldDo
    needs: NeedsOfWord


class ProposedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal that was put, answered or made known in the round. ``answer`` is the room's own as it was
    recorded and counts: yes, no, or the packages marked (``marks``); empty where none was given.
    """

    number: int
    words: str
    version: tuple[str, int]
    parts: tuple[PartLine, ...]
    listed: int
    answer: str
    marks: tuple[int, ...]
    conditions: tuple[str, ...]
    subject: bool
    withdrawn: bool
    agreed: bool | None
    taken: int


class RoundSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What was done in a room in one round. ``last`` is empty while it goes on. ``texts`` are drafts that
    were given: title, and which draft of this room it is.
    """

    title: str
    parties: tuple[str, ...]
    name: str
    venue: str
    first: str
    last: str
    words: str
    sittings: tuple[SittingLine, ...]
    taken: tuple[TakenOn, ...]
    would_do: tuple[WouldLine, ...]
    relays: tuple[SheetLine, ...]
    asked: tuple[AskedLine, ...]
    texts: tuple[tuple[str, int], ...]
    proposed: tuple[ProposedLine, ...]
    promises: tuple[Process, ...]
    deadlines: tuple[Process, ...]
    mark: ChainMark

    @property
    def empty(self) -> bool:
        """Whether nothing of it was done."""
        return not any(
            (
                self.taken,
                self.would_do,
                self.relays,
                self.asked,
                self.texts,
                self.proposed,
                self.promises,
                self.deadlines,
            )
        )


def round_summary_of(case: OpenCase, room: str, sequence: int) -> RoundSummary:
    """The summary of a round for its room. Raises NotThereError."""
    return round_summary(case.view(room), sequence, case.state(room).head, case.party_labels)


def round_summary(view: RoomView, sequence: int, head: Head, parties: Mapping[str, str]) -> RoundSummary:
    """What was done in a room in the round that an entry opened. Raises NotThereError."""
    thread = next((one for one in view.threads_of(acts.RoundOpened) if one.sequence == sequence), None)
    if thread is None:
        raise NotThereError("no such round")
    opened = thread.begun
    assert isinstance(opened, acts.RoundOpened)
    items = [item for item in round_items(view, thread) if not item.invalid and item.taken_back is None]
    within = {item.sequence for item in items}
    first, last = days_of(thread)
    return RoundSummary(
        title=view.title,
        parties=tuple(parties.get(party, party) for party in view.parties),
        name=opened.name,
        venue=opened.venue,
        first=first,
        last=last,
        words=opened.words,
        sittings=tuple(_sittings(view, thread)),
        taken=_taken(view, items, within, parties),
        would_do=tuple(
            WouldLine(parties.get(item.party, item.party), item.act, needs_of(item.act, parties))
            for item in items
            if isinstance(item.act, acts.WouldDo) and item.replaced_by not in within
        ),
        relays=tuple(line for line in sheet_lines(view, parties) if line.entry in within),
        asked=tuple(
            AskedLine(item.words, bool(item.answers)) for item in items if isinstance(item.act, acts.Asked)
        ),
        texts=tuple(
            release_title(view, item.sequence) for item in items if isinstance(item.act, acts.TextReleased)
        ),
        proposed=tuple(_proposed(view, one) for one in proposals_in(view) if _touched(one, thread, within)),
        promises=_begun(view, acts.Promised, within),
        deadlines=_begun(view, acts.DeadlineSet, within),
        mark=mark(head),
    )


def _sittings(view: RoomView, thread: Process) -> list[SittingLine]:
    found = []
    for sitting in view.threads_of(acts.SessionCalled):
        act = sitting.begun
        if isinstance(act, acts.SessionCalled) and act.round == thread.sequence:
            found.append(
                SittingLine(
                    number=sitting.label,
                    starts=act.starts or sitting.hand.at,
                    venue=act.venue,
                    agenda=act.agenda,
                    present=sitting.present,
                )
            )
    return found


def _taken(
    view: RoomView, items: list[EntryState], within: set[int], parties: Mapping[str, str]
) -> tuple[TakenOn, ...]:
    found: dict[int, list[StandingPosition]] = {}
    for item in items:
        if isinstance(item.act, acts.PositionTaken) and item.replaced_by not in within:
            found.setdefault(item.act.issue, []).append(standing_position(view, item, parties))
    return tuple(TakenOn(view.issues[label].name, tuple(held)) for label, held in sorted(found.items()))


def _begun(
    view: RoomView, kind: type[acts.Promised] | type[acts.DeadlineSet], within: set[int]
) -> tuple[Process, ...]:
    return tuple(thread for thread in view.threads_of(kind) if thread.sequence in within)


def _touched(one: RoomProposal, thread: Process, within: set[int]) -> bool:
    """Whether a proposal was put, answered or ended in the round."""
    return (
        one.entry in within
        or any(item.sequence in within for item in one.answers)
        or (one.ended is not None and in_round(thread, one.ended.hand.at))
    )


def _proposed(view: RoomView, one: RoomProposal) -> ProposedLine:
    put, result = one.put, one.result
    party = view.parties[0] if len(view.parties) == 1 else ""
    own = next((line.act for line in answer_lines(one, party) if line.counts), None) if party else None
    return ProposedLine(
        number=one.number,
        words=put.words,
        version=release_title(view, put.version) if put.version is not None else ("", 0),
        parts=part_lines(view, put.parts),
        listed=len(put.options),
        answer=own.answer if own is not None else "",
        marks=own.marks if own is not None else (),
        conditions=tuple(each.does for each in own.conditions) if own is not None else (),
        subject=own is not None and own.referendum,
        withdrawn=one.withdrawn,
        agreed=result.agreed if result is not None else None,
        taken=result.option if result is not None else 0,
    )
