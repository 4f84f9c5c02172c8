"""A word and its condition are one: which conditions a relay's sources were said under, and which words of
them it leaves out.

A relay that rests on a conditional entry says the condition too, or its mediator says why not; the reason is
kept with the origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from goodoffices.spelling import NUMERALS, Token
from goodoffices.talks.acts import Ref, Unsaid
from goodoffices.talks.leak_words import COMMON, DraftWords, ReadText
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.texts import Stated, conditions_of
from goodoffices.talks.view import RoomView

_ALIKE = 4
"""Letters that two forms of one word share at least ("hand", "handed over")."""


_TURNS = (
    ("no", "not", "never", "none", "neither", "without"),
    ("all", "every", "each", "both", "everybody", "everyone", "everything", "whole"),
    ("only", "unless"),
    ("before",),
    ("after", "once"),
    ("until", "till"),
    ("first",),
    ("least", "minimum"),
    ("most", "maximum"),
)
"""Small words on which a condition turns; one of a row stands for another."""
_SMALL = frozenset(
    "and any are but can did for had has have her him his how its nor not now our out own she that the their "
    "them then they this too two use was way were who why will with would yes yet you your from into over "
    "been when what also does each some such than very".split()
)


class RelayCondition(msgspec.Struct, frozen=True, kw_only=True):
    """A condition of an entry that a relay rests on: the ``number``-th of that entry. ``missing`` are the
    words of it that the relay does not say; ``why`` is what the mediator said to that.
    """

    ref: Ref
    number: int
    party: str
    words: str
    missing: tuple[str, ...] = ()
    why: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the relay may not go because of it. A sign, or what nobody sees, is no reason."""
        return bool(self.missing) and not any(len(stem) > 1 for stem in ReadText(self.why).stems)


def conditions_at(rooms: Mapping[str, RoomView], ref: Ref) -> tuple[Stated, ...]:
    """The conditions of an entry: its own, and those of the one in its place where its words were put on
    their issue later.
    """
    room = rooms.get(ref.room)
    item = room.items.get(ref.sequence) if room else None
    if room is None or item is None:
        return ()
    found = list(conditions_of(item.act))
    seen = {ref.sequence}
    while item is not None and room.is_put_anew(item) and item.replaced_by not in seen:
        assert item.replaced_by is not None
        seen.add(item.replaced_by)
        item = room.items.get(item.replaced_by)
        found += [one for one in conditions_of(item.act) if one not in found] if item else []
    return tuple(found)


def conditions_under(
    rooms: Mapping[str, RoomView], refs: Iterable[Ref], words: str, unsaid: Iterable[Unsaid] = ()
) -> tuple[RelayCondition, ...]:
    """The conditions under which a relay's sources were said, in the order of the sources, and what its
    ``words`` leave out of each.
    """
    reasons = {(one.room, one.sequence, one.number): one.why for one in unsaid}
    parties = {word for room in rooms.values() for party in room.parties for word in ReadText(party).stems}
    said = ReadText(words)
    return tuple(
        RelayCondition(
            ref=ref,
            number=number,
            party=one.party,
            words=one.words,
            missing=tuple(missing(one.words, said, parties)),
            why=reasons.get((ref.room, ref.sequence, number), ""),
        )
        for ref in sorted(set(refs))
        for number, one in enumerate(conditions_at(rooms, ref))
    )


def condition_faults(rooms: Mapping[str, RoomView], found: Iterable[RelayCondition]) -> list[Reason]:
    """Why a relay may not go without its conditions."""
    return [
        reason(
            "condition-missing",
            entry=one.ref.sequence,
            room=(rooms[one.ref.room].title or one.ref.room) if one.ref.room in rooms else one.ref.room,
            words=", ".join(one.missing),
        )
        for one in found
        if one.blocks
    ]


def missing(condition: str, said: ReadText, aside: Iterable[str] = ()) -> Iterator[str]:
    """The words, figures and days of a condition that are not said; names of sides (``aside``) can be said as
    "you".
    """
    wanted = DraftWords(condition)
    numbers = {mark for mark in wanted.marks() if mark[0] in ("figure", "day")}
    there = wanted.standing_in(said.text, known=True)
    places = sorted(span for mark in numbers - there for span in wanted.spans[mark])
    yield from dict.fromkeys(condition[start:end] for start, end in places)
    counted = [span for mark in numbers for span in wanted.spans[mark]]
    tokens = [one for one in wanted.tokens if one.stem not in set(aside) and not _inside(one, counted)]
    telling = [one for one in tokens if _tells(one)] or [one for one in tokens if len(one.stem) > 1]
    for token in dict.fromkeys(telling):
        turns = next((row for row in _TURNS if token.stem in row), ())
        if not any(_same_word(token.stem, word) or word in turns for word in said.stems):
            yield condition[token.start : token.end]


def _tells(token: Token) -> bool:
    """Whether a word is one that a condition is not said without."""
    word = token.stem
    if any(word in row for row in _TURNS):
        return True
    return (
        len(word) > 2
        and word not in COMMON
        and word not in _SMALL
        and (word != "may" or token.text[0] == "M")
    )


def _inside(token: Token, spans: Iterable[tuple[int, int]]) -> bool:
    return token.stem in NUMERALS or any(start <= token.start and token.end <= end for start, end in spans)


def _same_word(one: str, other: str) -> bool:
    """Whether two words are forms of one: equal, or alike but for their endings."""
    if one == other:
        return True
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= max(_ALIKE, min(len(one), len(other)) - 2) and shared >= max(len(one), len(other)) - 4
