"""A cheap sieve before costly patterns: whether a stretch of text holds any of some stems at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_

from goodoffices.record.text.needed import OneOf


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


class _BitsOfWord(dict[str, int]):
    """The bits of the stems that a word holds: words come again in every article, so that each is asked once
    for all stems.
    """

    def __init__(self) -> None:
        super().__init__()
        self._bits: dict[str, int] = {}
        self._letters: list[tuple[str, int]] = []
        self._of_opening: dict[str, list[tuple[str, int]]] = {}

    def ask(self, stems: Iterable[tuple[str, int]]) -> None:
        """Look for these stems, each with its bits, too."""
        for stem, bits in stems:
            self._bits[stem] = self._bits.get(stem, 0) | bits
        self._letters = [(stem, bits) for stem, bits in self._bits.items() if len(stem) == 1]
        self._of_opening = {}
        for stem, bits in self._bits.items():
            self._of_opening.setdefault(stem[:2], []).append((stem, bits))
        self.clear()

    def of(self, low: str) -> int:
        """The bits of all words of a text."""
        return reduce(or_, map(self.__getitem__, low.split()), 0)

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_KNOWN:
            self.clear()
        found = 0
        for stem, bits in self._letters:
            if stem in word:
                found |= bits
        for at in range(len(word) - 1):
            for stem, bits in self._of_opening.get(word[at : at + 2], ()):
                if word.startswith(stem, at):
                    found |= bits
        self[word] = found
        return found


_MOST_KNOWN = 100_000


def _longest(stem: str) -> str:
    """The word of a stem by which it is looked for; a stem with a blank is looked for as it is after that."""
    return max(stem.split(), key=len)


class Stems:
    """Stems, and which of them a text holds. A text is asked for its words alone, and not for each stem."""

    def __init__(self, stems: tuple[str, ...] = ()) -> None:
        self.asked: dict[tuple[str, ...], int] = {}
        self.bits: dict[str, int] = {}
        self._several: list[tuple[str, int, int]] = []
        self._of_word = _BitsOfWord()
        self.ask(stems)

    def ask(self, stems: tuple[str, ...]) -> None:
        """Look for these stems too."""
        new = [stem for stem in dict.fromkeys(stems) if stem not in self.bits]
        for stem in new:
            longest = _longest(stem)
            bit = self.bits.get(longest) or 1 << len(self.bits)
            self.bits[longest] = bit
            self._of_word.ask([(longest, bit)])
            if longest != stem:
                self.bits[stem] = 1 << len(self.bits)
                self._several.append((stem, bit, self.bits[stem]))
        self.asked[stems] = reduce(or_, (self.bits[stem] for stem in stems), 0)

    def held(self, low: str) -> int:
        """The bits of the stems that a text holds."""
        found = self._of_word.of(low)
        for stem, of_word, bit in self._several:
            if found & of_word and stem in low:
                found |= bit
        return found


_STEMS = Stems()


@lru_cache(maxsize=1)
def _held(low: str, _asked: int) -> int:
    return _STEMS.held(low)


class Sieve:
    """Stems to look for in stretches of one text; those that the text does not hold at all cost nothing."""

    __slots__ = ("_ends", "_starts", "low", "stems")

    def __init__(self, low: str, stems: tuple[str, ...]) -> None:
        if stems not in _STEMS.asked:
            _STEMS.ask(stems)
        held = _held(low, len(_STEMS.asked)) & _STEMS.asked[stems]
        self.low = low
        self.stems = [stem for stem in stems if _STEMS.bits[stem] & held] if held else []
        spans = sorted(span for stem in self.stems for span in _places(low, stem)) if self.stems else []
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def holds(self, start: int, end: int) -> bool:
        """Whether any of the stems stands between two places of the text."""
        at = bisect_left(self._starts, start)
        while at < len(self._starts) and self._starts[at] < end:
            if self._ends[at] <= end:
                return True
            at += 1
        return False


def _places(low: str, stem: str) -> Iterator[tuple[int, int]]:
    """Where a stem stands."""
    at = low.find(stem)
    while at >= 0:
        yield at, at + len(stem)
        at = low.find(stem, at + 1)


class Needs:
    """Which of many rules can fit a text, told by its words alone: each rule has sets of stems, of each of
    which every text that it fits holds one (:func:`goodoffices.record.text.needed.needed`).
    """

    def __init__(self, needs: Sequence[Iterable[OneOf]]) -> None:
        bits: dict[OneOf, int] = {}
        for stems in (stems for rule in needs for stems in rule):
            bits.setdefault(stems, 1 << len(bits))
        self._needs = [reduce(or_, (bits[stems] for stems in rule), 0) for rule in needs]
        self._of_word = _BitsOfWord()
        self._of_word.ask((stem, bit) for stems, bit in bits.items() for stem in stems)

    def met(self, low: str) -> list[int]:
        """The numbers of the rules, in order; ``low`` is the text in small letters."""
        held = self._of_word.of(low)
        return [number for number, need in enumerate(self._needs) if need & held == need]
