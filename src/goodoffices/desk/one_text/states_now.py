"""Where each side stands on the clauses of a version, looked up where it is asked for.

What sides said is walked over once, by the keys of the words that they spoke of; a page that shows sixty
clauses works out the states of sixty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from goodoffices.desk.one_text.rows import ClauseRow
from goodoffices.talks import EntryState, acts
from goodoffices.text import ClauseState, ClauseWord, SideWord


class SaidWord(msgspec.Struct, frozen=True, kw_only=True):
    """A side's word in its room: the entry, the clauses, and what mediators made of it."""

    room: str
    item: EntryState
    act: acts.ClauseSpoken
    party: str
    number: int


class StatesNow(Mapping[tuple[str, str], ClauseState]):
    """Where each side stands on each clause that takes a word, by the clause's label and the side.

    As :func:`goodoffices.text.states` says it: a later word replaces an earlier one on the same words, and
    one on other words of the clause is shown as stale. Words that stand under another number now are the
    same words; where clauses read alike, the label tells which of them was meant. ``words`` are in the order
    in which they were said.
    """

    def __init__(self, words: Sequence[SaidWord], rows: Sequence[ClauseRow], sides: Sequence[str]) -> None:
        self._words, self._sides = words, tuple(sides)
        self._keys = {row.label: row.key for row in rows if row.label and row.key}
        takes = {row.label for row in rows if row.takes}
        self._labels = tuple(label for label in self._keys if label in takes)
        self._known = takes & self._keys.keys()
        count = Counter(row.key for row in rows if row.label and row.key)
        self._once = {key for key, times in count.items() if times == 1}
        self._asked: dict[str, str | acts.ClauseOf] = {
            label: key if key in self._once else acts.ClauseOf(label, key)
            for label, key in self._keys.items()
        }
        alike = len(self._once) < len(count)
        self._on: dict[str, dict[str | acts.ClauseOf, SaidWord]] = {side: {} for side in sides}
        for word in words:
            on = self._on.setdefault(word.party, {})
            on.update(dict.fromkeys([one.of for one in word.act.clauses], word))
            if alike:
                on.update(dict.fromkeys(word.act.clauses, word))

    def __getitem__(self, at: tuple[str, str]) -> ClauseState:
        label, side = at
        if label not in self._known or side not in self._sides:
            raise KeyError(at)
        own = self._on[side].get(self._asked[label])
        stale = self._stale.get(at) if own is None else None
        return ClauseState(
            side=side,
            clause=label,
            word=own.act.word if own is not None else "not-seen",
            said=_clause_word(own, label, self._keys[label]) if own is not None else None,
            stale=_clause_word(stale, label, "") if stale is not None else None,
        )

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((label, side) for label in self._labels for side in self._sides)

    def __len__(self) -> int:
        return len(self._labels) * len(self._sides)

    def by_clause(self) -> dict[str, tuple[SideWord, ...]]:
        """The word of every side on every clause, in short: in the order of the text and of the sides."""
        asked = [self._asked[label] for label in self._labels]
        columns = [
            [said.act.word if said is not None else "not-seen" for said in map(self._on[side].get, asked)]
            for side in self._sides
        ]
        return dict(zip(self._labels, zip(*columns, strict=True), strict=True)) if columns else {}

    @cached_property
    def _stale(self) -> dict[tuple[str, str], SaidWord]:
        """The last word on other words of a clause: not on those of another clause of now."""
        return {
            (one.clause, word.party): word
            for word in self._words
            for one in word.act.clauses
            if one.of not in self._once
        }


def _clause_word(said: SaidWord, label: str, key: str) -> ClauseWord:
    return ClauseWord(
        side=said.party,
        clause=label,
        word=said.act.word,
        of=key,
        version=str(said.number),
        day=said.item.said_at[:10],
        by=said.item.person if said.item.proxy else "",
        condition="; ".join(each.does for each in said.act.conditions),
        due=said.act.due,
        remark=said.item.words,
    )
