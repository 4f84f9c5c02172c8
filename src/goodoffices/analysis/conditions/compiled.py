"""A sheet of conditions, made ready to be reckoned with: acts by number, needs without negation.

A negation is pushed down to single acts: "not done" and "at most so much" are *literals*, the only places
where more of one thing can undo another. Where there are none, the system is monotone. An act of the same
party never helps to meet a need; it can stand in its way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from goodoffices.case import ConditionSheet, Need

Amount = int | Fraction
"""Exact; whole numbers as int, because they are faster."""


@dataclass(frozen=True)
class Atom:
    """``done``: more than 0 of the act; ``least``: at least so much; ``above``: more than so much; ``most``:
    at most so much (a literal, with its number).
    """

    kind: Literal["done", "least", "above", "most"]
    act: int
    amount: Amount = 0
    literal: int = -1


@dataclass(frozen=True)
class EnoughOf:
    """At least ``least`` of the parts hold. All of them: ``least`` is how many there are; any: 1."""

    parts: tuple[Part, ...]
    least: int


@dataclass(frozen=True)
class SumOf:
    """The acts' amounts add up to ``least`` at least."""

    acts: tuple[int, ...]
    least: Amount


Part = Atom | EnoughOf | SumOf

ALWAYS = EnoughOf((), 0)
NEVER = EnoughOf((), 1)


@dataclass(frozen=True)
class RateOn:
    """``number`` for each whole ``step`` of the acts above ``above``; or, where ``step`` is None, ``number``
    times what is above it.
    """

    acts: tuple[int, ...]
    number: Amount
    step: Amount | None
    above: Amount


@dataclass(frozen=True)
class WordOn:
    """A word on an act: its need, and how much it gives; ``most`` None: nothing of its own bounds it."""

    need: Part
    base: Amount
    rates: tuple[RateOn, ...]
    most: Amount | None


@dataclass
class ConditionSystem:
    """Acts with their words; ``literals`` are acts with the amount that they must not pass; ``readers[a]``
    are the acts whose words look at act ``a``.
    """

    sheet: ConditionSheet
    words: list[list[WordOn]] = field(default_factory=list)
    literals: list[tuple[int, Amount]] = field(default_factory=list)
    readers: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.place = {act.id: number for number, act in enumerate(self.sheet.acts)}
        self.party = [act.party for act in self.sheet.acts]
        self.counted = self._counted()
        self.words = [[] for _ in self.sheet.acts]
        for word in self.sheet.conditions:
            number = self.place[word.act]
            self.words[number].append(_Reading(self, number).word(word.act, word))
        seen: list[dict[int, None]] = [{} for _ in self.sheet.acts]
        for number, words in enumerate(self.words):
            for one in words:
                for other in acts_of(one):
                    seen[other].setdefault(number)
        self.readers = [list(each) for each in seen]

    def _counted(self) -> list[bool]:
        numbers = {
            word.act
            for word in self.sheet.conditions
            if word.number is not None or word.rates or word.at_most is not None
        }
        return [act.most is not None or bool(act.unit) or act.id in numbers for act in self.sheet.acts]

    def literal(self, act: int, amount: Amount) -> int:
        """The number of a literal."""
        if (act, amount) not in self.literals:
            self.literals.append((act, amount))
        return self.literals.index((act, amount))


def exact(value: Fraction) -> Amount:
    """The same number, as an int where it is whole."""
    return value.numerator if value.denominator == 1 else value


def acts_of(word: WordOn) -> Iterator[int]:
    """Every act that a word looks at."""
    for rate in word.rates:
        yield from rate.acts
    yield from acts_in(word.need)


def acts_in(need: Part) -> Iterator[int]:
    """Every act that a need looks at."""
    if isinstance(need, Atom):
        yield need.act
    elif isinstance(need, SumOf):
        yield from need.acts
    else:
        for part in need.parts:
            yield from acts_in(part)


class _Reading:
    """The words on one act."""

    def __init__(self, system: ConditionSystem, act: int) -> None:
        self.system, self.act = system, act

    def word(self, act: str, word: object) -> WordOn:
        from goodoffices.case import ConditionalWord

        assert isinstance(word, ConditionalWord)
        record = self.system.sheet.acts[self.act]
        most = [exact(each) for each in (record.most, word.at_most) if each is not None]
        whole = word.number is None and not word.rates
        limit = min(most) if most else None
        base: Amount = exact(word.number) if word.number is not None else 0
        if whole:
            base = limit if limit is not None else 1
        rates = tuple(
            RateOn(
                self._others(rate.of),
                exact(rate.share if rate.share is not None else rate.number or Fraction(0)),
                None if rate.share is not None else exact(rate.for_each or Fraction(1)),
                exact(rate.above),
            )
            for rate in word.rates
        )
        need = ALWAYS if word.when is None else self.need(word.when)
        return WordOn(need, base, rates, limit)

    def _others(self, acts: tuple[str, ...]) -> tuple[int, ...]:
        places = [self.system.place[act] for act in acts]
        return tuple(place for place in places if self.system.party[place] != self.system.party[self.act])

    def need(self, need: Need) -> Part:
        """A need that has to hold."""
        if need.act:
            return self._done(need)
        if need.all_of:
            return EnoughOf(tuple(map(self.need, need.all_of)), len(need.all_of))
        if need.any_of:
            return EnoughOf(tuple(map(self.need, need.any_of)), 1)
        if need.none_of:
            return EnoughOf(tuple(map(self.against, need.none_of)), len(need.none_of))
        if need.total:
            return SumOf(self._others(need.total), exact(need.at_least or Fraction(0)))
        if need.at_most is not None:
            return self._few(need.of, int(need.at_most // 1))
        return self._many(need.of, need.at_least or Fraction(0))

    def against(self, need: Need) -> Part:
        """A need that must not hold."""
        if need.act:
            return self._undone(need.act)
        if need.all_of:
            return EnoughOf(tuple(map(self.against, need.all_of)), 1)
        if need.any_of:
            return EnoughOf(tuple(map(self.against, need.any_of)), len(need.any_of))
        if need.none_of:
            return EnoughOf(tuple(map(self.need, need.none_of)), 1)
        if need.at_most is not None:
            return self._many(need.of, need.at_most // 1 + Fraction(1))
        return self._few(need.of, -int(-(need.at_least or Fraction(0)) // 1) - 1)

    def _done(self, need: Need) -> Part:
        place = self.system.place[need.act]
        if need.at_most is not None:
            amount = exact(need.at_most)
            return Atom("most", place, amount, self.system.literal(place, amount))
        if need.at_least == 0:
            return ALWAYS
        if self.system.party[place] == self.system.party[self.act]:
            return NEVER
        if need.at_least is None:
            return Atom("done", place)
        return Atom("least", place, exact(need.at_least))

    def _undone(self, act: str) -> Part:
        place = self.system.place[act]
        if place == self.act:
            return ALWAYS  # no act stands in its own way
        return Atom("most", place, 0, self.system.literal(place, 0))

    def _many(self, acts: tuple[str, ...], least: Fraction) -> Part:
        parts = tuple(Atom("done", place) for place in self._others(acts))
        return EnoughOf(parts, max(0, -int(-least // 1)))

    def _few(self, acts: tuple[str, ...], most: int) -> Part:
        """At most so many of the acts: at least so many of them are not done. The act itself is left out."""
        places = [self.system.place[act] for act in acts if self.system.place[act] != self.act]
        parts = tuple(Atom("most", place, 0, self.system.literal(place, 0)) for place in places)
        return EnoughOf(parts, max(0, len(parts) - most)) if most >= 0 else NEVER
