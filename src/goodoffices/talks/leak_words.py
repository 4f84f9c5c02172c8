"""What stands in a draft, so that any other text can be asked which of it stands there too, in whatever
spelling.

Texts are read as tokens of one normal form (:mod:`goodoffices.spelling`): invisible signs, look-alike
letters, plurals, numbers in words or digits and days come to the same. Nothing is kept of the texts that are
compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from goodoffices.spelling import (
    MONTHS,
    NUMERALS,
    SHORT_SCALES,
    TALLIES,
    UNITS,
    DayRange,
    DurationFound,
    NumberFound,
    counts,
    find_days,
    find_durations,
    find_figures,
    stem,
    tokens_of,
    value_of,
    words_of,
)

Sort = Literal["side", "person", "whole", "figure", "day", "name", "words", "word"]
"""What was found, the strongest first."""
SORTS: tuple[Sort, ...] = ("side", "person", "whole", "figure", "day", "name", "words", "word")
Mark = tuple[str, object]
"""One thing in a draft: its sort and what it is."""
Span = tuple[int, int]
"""A place in the draft's words, in signs."""
RUN = 3
"""Words in a row that are compared as one."""
_COMMON_TEXT = (
    "able about above accept accepted after again against agree agreed agreement also always among another "
    "answer answered around asked asking because become been before begin being below between both bring "
    "call called came change choose come consider could decide discuss does doing done down draft each "
    "either else end even ever every expect find first follow from further gave give given goes going good "
    "have having hear heard help here hold hope however idea into issue itself just keep know last later "
    "least leave less like look made make many matter mean meet meeting might more most much must need "
    "neither never next none nothing often once only open option order other ours over part people perhaps "
    "person place point position possible propose proposal question raise rather reach ready reply round "
    "same said say says seem seen send session shall should show side sides since some soon speak start "
    "state still such suggest sure take talk talks tell than that their theirs them then there these they "
    "thing things think this those though through time today together told tomorrow tonight toward towards "
    "under understand until upon used very view wait want wanted wants were what when where whether "
    "which while whole whom whose will with within without word words work would year yours yourself"
)
COMMON = frozenset(_COMMON_TEXT.split()) | {stem(word) for word in _COMMON_TEXT.split()}


class ReadText:
    """A text in its normal form, for one comparison."""

    __slots__ = ("stems", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.stems = [token.stem for token in self.tokens]


class DraftWords(ReadText):
    """The words that are to leave: every figure, day, name, run of words and rare word in them, with its
    places.
    """

    __slots__ = (
        "_counting",
        "_days",
        "_durations",
        "_figures",
        "_first",
        "_kinds",
        "_lexicon",
        "_stems",
        "_values",
        "_words",
        "spans",
    )

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.spans: dict[Mark, list[Span]] = {}
        # What was found of the words of other texts; it is dropped with the draft.
        self._stems: dict[str, str] = {}
        self._counting: dict[str, int] = {}
        self._kinds: dict[Mark, Sort] = {}
        self._lexicon = frozenset(self.stems)
        self._days = list(find_days(self.tokens, text))
        dated = {place for day in self._days for place in range(day.first, day.end)}
        self._figures = [
            figure
            for figure in find_figures(self.tokens)
            if not dated.issuperset(range(figure.first, figure.end))
        ]
        self._values = {(one.value, one.percent) for one in self._figures}
        durations = list(find_durations(self.tokens, self._figures))
        self._durations = {(one.length, one.measure) for one in durations}
        numbers: list[NumberFound | DurationFound] = [*self._figures, *durations]
        counted = {place for one in numbers for place in range(one.first, one.end)}
        for day in self._days:
            self._put(("day", day[:4]), "day", day.first, day.end)
        for figure in self._figures:
            self._put(("figure", (figure.value, figure.percent)), "figure", figure.first, figure.end)
        for duration in durations:
            mark = ("figure", (duration.length, duration.measure))
            self._put(mark, "figure", duration.first, duration.end)
        self._words = self._put_words(dated | counted)
        self._first = self._put_runs()

    def sort(self, mark: Mark) -> Sort:
        """What a mark is."""
        return self._kinds[mark]

    def marks(self) -> Iterable[Mark]:
        """Everything in it."""
        return self.spans.keys()

    def standing_in(self, text: str, *, known: bool = False, days_only: bool = False) -> set[Mark]:
        """Which of it stands in another text. What is ``known`` has to be as exact as the draft; of what is
        not, a hint is enough.
        """
        words, counting, stems = words_of(text), 0, []
        for word in words:
            if word not in self._stems:
                self._stems[word], self._counting[word] = stem(word), _counts(word)
            stems.append(self._stems[word])
            counting |= self._counting[word]
        found: set[Mark] = set()
        if counting and (self._figures or self._days or self._durations):
            if counting == _DIGITS and not _DATED.search(text):
                found.update(self._digits_in(words, known))
            else:
                found.update(self._numbers_in(text, known=known, days_only=days_only))
        if days_only or self._lexicon.isdisjoint(stems):
            return found
        found.update(("word", word) for word in self._words.intersection(stems))
        for place, word in enumerate(stems[: len(stems) - RUN + 1]):
            if word in self._first:
                mark = ("words", tuple(stems[place : place + RUN]))
                if mark in self.spans:
                    found.add(mark)
        return found

    def span(self, first: int, end: int) -> Span:
        """The place of some of its tokens, in signs."""
        return self.tokens[first].start, self.tokens[end - 1].end

    def _put(self, mark: Mark, sort: Sort, first: int, end: int) -> None:
        self._kinds[mark] = sort
        self.spans.setdefault(mark, []).append(self.span(first, end))

    def _put_words(self, taken: set[int]) -> frozenset[str]:
        found = set()
        for place, token in enumerate(self.tokens):
            word = token.stem
            if (
                place in taken
                or token.is_number
                or word in COMMON
                or word in NUMERALS
                or not token.text[0].isalpha()
            ):
                continue
            capital = token.text[0].isupper() and len(token.text) > 1
            # Scripts without capitals have no names to see: their words count as words from three letters on.
            if capital or len(token.text) >= 5 or (len(word) >= 3 and not word.isascii()):
                self._put(("word", word), "name" if capital else "word", place, place + 1)
                found.add(word)
        return frozenset(found)

    def _put_runs(self) -> frozenset[str]:
        first = set()
        rare = [is_rare(word) for word in self.stems]
        for place in range(len(self.stems) - RUN + 1):
            if sum(rare[place : place + RUN]) >= 2:
                self._put(("words", tuple(self.stems[place : place + RUN])), "words", place, place + RUN)
                first.add(self.stems[place])
        return frozenset(first)

    def _digits_in(self, words: Sequence[str], known: bool) -> Iterable[Mark]:
        """The figures in a text that has numbers in digits alone, without scales, per cents and days."""
        values = {value_of(word) for word in words if self._counting[word]}
        for value, percent in self._values:
            if value in values and not (known and percent):
                yield "figure", (value, percent)

    def _numbers_in(self, text: str, *, known: bool, days_only: bool) -> Iterable[Mark]:
        tokens = tokens_of(text, self._stems)
        days = list(find_days(tokens, text)) if self._days or known else []
        for mine in self._days:
            if any(mine.within(other) if known else mine.meets(other) for other in days):
                yield "day", mine[:4]
        if days_only or not (self._values or self._durations):
            return
        dated = {place for day in days for place in range(day.first, day.end)} if known else set()
        figures = [one for one in find_figures(tokens) if one.first not in dated]
        for length in find_durations(tokens, figures):
            if (length.length, length.measure) in self._durations:
                yield "figure", (length.length, length.measure)
        values = {(one.value, one.percent) for one in figures}
        for exact in self._values:
            if exact in values if known else any(value == exact[0] for value, _ in values):
                yield "figure", exact


def is_rare(word: str) -> bool:
    """Whether a word is one of those that make a run worth comparing."""
    return len(word) > 3 and word not in COMMON


_DIGITS, _WORDS = 1, 2
_DATED = re.compile(r"\d[-./]\d|\d\.")


def _counts(word: str) -> int:
    """Whether a word, as it stands, is a number in digits, or can be part of a number or a day in words."""
    low = word.casefold()
    if word[0].isdigit():
        return _DIGITS
    if low in MONTHS or low in ("percent", "pct", "%", "\u2044", "per") or low in SHORT_SCALES:
        return _WORDS
    if stem(word) in UNITS or low in TALLIES:
        return _WORDS
    return _WORDS if len(word) > 1 and low != "an" and counts(word, stem(word)) else 0


__all__ = ["COMMON", "RUN", "SORTS", "DayRange", "DraftWords", "Mark", "ReadText", "Sort", "Span", "is_rare"]
