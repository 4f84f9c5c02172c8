"""A cheap sieve before costly patterns: whether a stretch of text holds any of some stems at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_

from goodoffices.record.alternation import by_first_letter


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """The text in small letters, with every character in its place.

    A few characters grow when they are made small (the dotted capital I of Turkish); those keep their case.
    The readers of one article ask for it one after another.
    """
    low = text.lower()
    return (
        low
        if len(low) == len(text)
        else "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    )


class Stems:
    """Stems, and which of them each word holds: words come again in every article, so that a text is asked
    for its words alone, and not for each stem.
    """

    def __init__(self, stems: tuple[str, ...] = ()) -> None:
        self.asked: set[tuple[str, ...]] = set()
        self._single: list[str] = []
        self._several: dict[str, str] = {}
        self._of_word: dict[str, frozenset[str]] = {}
        self.ask(stems)

    def ask(self, stems: tuple[str, ...]) -> None:
        """Look for these stems too. One with a blank is looked for where its longest word is."""
        self.asked.add(stems)
        for stem in stems:
            longest = max(stem.split(), key=len)
            if longest != stem:
                self._several[stem] = longest
            self._single.append(longest)
        self._single = list(dict.fromkeys(self._single))
        self._any = re.compile(by_first_letter(map(re.escape, self._single)))
        self._of_word.clear()

    def held(self, low: str) -> frozenset[str]:
        """The stems that a text holds."""
        known = self._of_word
        if len(known) > _MOST_KNOWN:
            known.clear()
        words = set(low.split())
        for word in words.difference(known):
            known[word] = (
                frozenset([stem for stem in self._single if stem in word])
                if self._any.search(word)
                else _NONE
            )
        found: set[str] = set().union(*filter(None, map(known.__getitem__, words)))
        found.update([stem for stem, word in self._several.items() if word in found and stem in low])
        return frozenset(found)


_MOST_KNOWN = 100_000
_NONE: frozenset[str] = frozenset()
_STEMS = Stems()


@lru_cache(maxsize=1)
def _held(low: str, _asked: int) -> frozenset[str]:
    return _STEMS.held(low)


class Sieve:
    """Stems to look for in stretches of one text; those that the text does not hold at all cost nothing."""

    __slots__ = ("low", "stems")

    def __init__(self, low: str, stems: tuple[str, ...]) -> None:
        if stems not in _STEMS.asked:
            _STEMS.ask(stems)
        held = _held(low, len(_STEMS.asked))
        self.low = low
        self.stems = [stem for stem in stems if stem in held]

    def holds(self, start: int, end: int) -> bool:
        """Whether any of the stems stands between two places of the text."""
        low = self.low
        for stem in self.stems:  # noqa: SIM110 (a generator costs more than the search)
            if low.find(stem, start, end) >= 0:
                return True
        return False


class Needs:
    """Which of many rules can fit a text, told by its words alone: each rule names stems, of which every text
    that it fits holds one.
    """

    def __init__(self, needs: Sequence[tuple[str, ...]]) -> None:
        self._needs = needs
        # A stem with a blank is looked for where its longest word is, and then as it is.
        self._whole = [
            any(" " in stem.strip() or stem != stem.strip() for stem in of_rule) for of_rule in needs
        ]
        self._of_word = _RulesOfWord(
            [(max(stem.split(), key=len), number) for number, of_rule in enumerate(needs) for stem in of_rule]
        )

    def met(self, low: str) -> Iterator[int]:
        """The numbers of the rules, in order; ``low`` is the text in small letters."""
        rules = reduce(or_, map(self._of_word.__getitem__, low.split()), 0)
        while rules:
            number = (rules & -rules).bit_length() - 1
            rules &= rules - 1
            if not self._whole[number] or any(stem in low for stem in self._needs[number]):
                yield number


class _RulesOfWord(dict[str, int]):
    """The rules whose stems a word holds, a bit for each."""

    def __init__(self, stems: Sequence[tuple[str, int]]) -> None:
        super().__init__()
        self._rules: dict[str, int] = {}
        for stem, number in stems:
            self._rules[stem] = self._rules.get(stem, 0) | 1 << number
        self._any = re.compile(by_first_letter(map(re.escape, self._rules)))

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_KNOWN:
            self.clear()
        found = 0
        if self._any.search(word):
            for stem, rules in self._rules.items():
                found |= rules if stem in word else 0
        self[word] = found
        return found
