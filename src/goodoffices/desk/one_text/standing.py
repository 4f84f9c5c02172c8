"""Which room has which version of a text, and where each side stands on each clause.

A side's word lies in its own room, on what was released there; which release was which version is known
to the mediators alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from goodoffices.desk.one_text.line import MadeVersion, OneText
from goodoffices.talks import EntryState, RoomView, acts
from goodoffices.text import ClauseState, ClauseWord, Text, words_key


class RoomRelease(msgspec.Struct, frozen=True, kw_only=True):
    """A release as the mediators know it: ``number`` counts the room's drafts of this text, from 1."""

    room: str
    entry: int
    number: int
    act: acts.TextReleased
    at: str
    version: MadeVersion
    sent: acts.TextSent


class SaidWord(msgspec.Struct, frozen=True, kw_only=True):
    """A side's word in its room: the entry, the clauses, and what mediators made of it."""

    room: str
    item: EntryState
    act: acts.ClauseSpoken
    party: str
    number: int


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
        return tuple(sorted(found, key=lambda one: (_when(one.item), one.room, one.item.sequence)))

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

    def states(self, text: Text, sides: Sequence[str]) -> dict[tuple[str, str], ClauseState]:
        """Where each side stands on each clause of a version, by the label of the clause and the side.

        As :func:`goodoffices.text.states` says it, in one walk over what was said: a later word replaces an
        earlier one on the same words, and one on other words of the clause is shown as stale. Words that
        stand under another number now are the same words.
        """
        keys: dict[str, str] = {}
        labels: dict[str, list[str]] = {}
        for clause in text.clauses:
            if clause.label and (words := clause.words):
                key = keys[clause.label] = words_key(words)
                labels.setdefault(key, []).append(clause.label)
        said: dict[tuple[str, str], dict[str, SaidWord]] = {}
        for word in self.words:
            for one in word.act.clauses:
                label, of = one.clause, one.of
                if keys.get(label) != of and len(now := labels.get(of, [])) == 1:
                    label = now[0]
                kept = said.setdefault((label, word.party), {})
                kept.pop(of, None)
                kept[of] = word
        found: dict[tuple[str, str], ClauseState] = {}
        for label, key in keys.items():
            for side in sides:
                kept = said.get((label, side), {})
                own = kept.get(key)
                stale = next(reversed(kept.values()), None) if own is None else None
                found[label, side] = ClauseState(
                    side=side,
                    clause=label,
                    word=own.act.word if own is not None else "not-seen",
                    said=_clause_word(own, label, key) if own is not None else None,
                    stale=_clause_word(stale, label, "") if stale is not None else None,
                )
        return found


def _said(view: RoomView, numbers: dict[tuple[str, int], int]) -> Iterator[SaidWord]:
    for item in view.items.of(acts.ClauseSpoken):
        act = item.act
        if not isinstance(act, acts.ClauseSpoken) or item.invalid or item.taken_back is not None:
            continue
        number = numbers.get((view.room, act.release))
        if number is not None:
            yield SaidWord(room=view.room, item=item, act=act, party=item.party, number=number)


def _clause_word(said: SaidWord, label: str, key: str) -> ClauseWord:
    return ClauseWord(
        side=said.party,
        clause=label,
        word=said.act.word,
        of=key,
        version=str(said.number),
        day=_when(said.item)[:10],
        by=said.item.person if said.item.proxy else "",
        condition="; ".join(each.does for each in said.act.conditions),
        due=said.act.due,
        remark=said.item.words,
    )


def _when(item: EntryState) -> str:
    return item.proxy.when if item.proxy and item.proxy.when else item.hand.at
