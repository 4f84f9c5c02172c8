"""Which room has which version of a text, and where each side stands on each clause.

A side's word lies in its own room, on what was released there; which release was which version is known
to the mediators alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from goodoffices.desk.one_text.line import MadeVersion, OneText
from goodoffices.desk.one_text.rows import ClauseRow
from goodoffices.desk.one_text.states_now import SaidWord, StatesNow
from goodoffices.talks import EntryState, RoomView, acts


class RoomRelease(msgspec.Struct, frozen=True, kw_only=True):
    """A release as the mediators know it: ``number`` counts the room's drafts of this text, from 1."""

    room: str
    entry: int
    number: int
    act: acts.TextReleased
    at: str
    version: MadeVersion
    sent: acts.TextSent


class TextStanding:
    """What of one text went where, and what was said of it."""

    def __init__(self, text: OneText) -> None:
        self.text = text

    @cached_property
    def releases(self) -> tuple[RoomRelease, ...]:
        """Every release of this text, room by room, in order."""
        found: list[RoomRelease] = []
        for view in self.text.case.views():
            number = 0
            for item in view.items.of(acts.TextReleased):
                sent = self.text.sent.get((view.room, item.hand.token))
                if sent is None or item.invalid or item.taken_back is not None:
                    continue
                assert isinstance(item.act, acts.TextReleased)
                assert isinstance(sent.act, acts.TextSent)
                number += 1
                found.append(
                    RoomRelease(
                        room=view.room,
                        entry=item.sequence,
                        number=number,
                        act=item.act,
                        at=item.hand.at,
                        version=self.text.version(sent.act.version),
                        sent=sent.act,
                    )
                )
        return tuple(found)

    def in_room(self, room: str) -> tuple[RoomRelease, ...]:
        """What a room has, the oldest first."""
        return tuple(one for one in self.releases if one.room == room)

    @cached_property
    def words(self) -> tuple[SaidWord, ...]:
        """What sides said of clauses of it, in the order in which it was said."""
        numbers = {(one.room, one.entry): one.number for one in self.releases}
        found = [word for view in self.text.case.views() for word in _said(view, numbers)]
        return tuple(sorted(found, key=lambda one: (one.item.said_at, one.room, one.item.sequence)))

    @cached_property
    def proposed(self) -> tuple[tuple[str, EntryState], ...]:
        """The words that sides proposed for it, each with its room."""
        known = {(one.room, one.entry) for one in self.releases}
        return tuple(
            (view.room, item)
            for view in self.text.case.views()
            for item in view.items.of(acts.WordsProposed)
            if isinstance(item.act, acts.WordsProposed)
            and (view.room, item.act.release) in known
            and not item.invalid
            and item.taken_back is None
        )

    def states(self, rows: Sequence[ClauseRow], sides: Sequence[str]) -> StatesNow:
        """Where each side stands on each clause of a version."""
        return StatesNow(self.words, rows, sides)


def _said(view: RoomView, numbers: dict[tuple[str, int], int]) -> Iterator[SaidWord]:
    for item in view.items.of(acts.ClauseSpoken):
        act = item.act
        if not isinstance(act, acts.ClauseSpoken) or item.invalid or item.taken_back is not None:
            continue
        number = numbers.get((view.room, act.release))
        if number is not None:
            yield SaidWord(room=view.room, item=item, act=act, party=item.party, number=number)
