"""Lengths of time, so that "a fortnight", "two weeks" and "14 days" are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from goodoffices.spelling.numbers import NumberFound
from goodoffices.spelling.numerals import FRACTIONS
from goodoffices.spelling.tokens import Token

Measure = Literal["hours", "months"]
"""What lengths are counted in: days and weeks in hours, years in months. A month has no fixed number
of days.
"""
UNITS: dict[str, tuple[Measure, int]] = {
    "hour": ("hours", 1),
    "day": ("hours", 24),
    "week": ("hours", 168),
    "fortnight": ("hours", 336),
    "month": ("months", 1),
    "year": ("months", 12),
    "decade": ("months", 120),
    "century": ("months", 1200),
}
_ALONE = frozenset({"week", "fortnight", "month", "decade", "century"})
"""Units that say a length behind an article, or alone; "a day" and "a year" stand in every other sentence."""


class DurationFound(NamedTuple):
    """A length of time in a measure, and the tokens that it is made of: ``first`` up to before ``end``."""

    measure: Measure
    length: Fraction
    first: int
    end: int


def find_durations(tokens: Sequence[Token], figures: Sequence[NumberFound]) -> Iterator[DurationFound]:
    """The lengths of time in a text, whose ``figures`` were found already."""
    counted = {figure.end: figure for figure in reversed(figures) if not figure.percent}
    for place, token in enumerate(tokens):
        unit = UNITS.get(token.stem)
        if unit is None:
            continue
        # "half a year": the article stands between the number and its unit.
        before = place - 1 if place and tokens[place - 1].stem in ("a", "an") else place
        figure = counted.get(place) or counted.get(before)
        count, first = (figure.value, figure.first) if figure else (Fraction(1), before)
        more, end = _and_a_part(tokens, place + 1)
        if figure is not None or token.stem in _ALONE or more:
            yield DurationFound(unit[0], (count + more) * unit[1], first, end)


def _and_a_part(tokens: Sequence[Token], place: int) -> tuple[Fraction, int]:
    """The "and a half" behind a unit."""
    words = [token.stem for token in tokens[place : place + 3]]
    if words[:2] == ["and", "a"] and len(words) == 3 and words[2] in FRACTIONS:
        return FRACTIONS[words[2]], place + 3
    return Fraction(0), place
