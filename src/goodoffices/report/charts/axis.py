"""Scales and their round numbers, exact so that a tick's label says where the tick is."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import msgspec


class Axis(msgspec.Struct, frozen=True):
    """From scores to places: ``low`` is drawn at ``start``, ``high`` at ``end``."""

    low: Fraction
    high: Fraction
    start: float
    end: float

    def __call__(self, score: Fraction) -> float:
        """Where a score is drawn."""
        return self.start + (self.end - self.start) * float((score - self.low) / (self.high - self.low))

    def ticks(self, most: int = 6) -> list[Fraction]:
        """Round numbers on the axis, at most so many."""
        step = round_step((self.high - self.low) / most)
        first = -((-self.low) // step)
        last = self.high // step
        return [step * i for i in range(int(first), int(last) + 1)]


def axis_over(
    scores: Iterable[Fraction], start: float, end: float, margin: Fraction = Fraction(1, 20)
) -> Axis:
    """An axis that shows all the scores with a margin on both sides; a single score stands in the middle."""
    found = list(scores)
    low, high = min(found), max(found)
    room = (high - low) * margin if high > low else max(abs(high), Fraction(1)) * margin
    return Axis(low - room, high + room, start, end)


def round_step(at_least: Fraction) -> Fraction:
    """The smallest of 1, 2, 5 times a power of ten that is at least so large."""
    power = Fraction(1)
    while power > at_least:
        power /= 10
    while power * 10 <= at_least:
        power *= 10
    return next(power * times for times in (1, 2, 5, 10) if power * times >= at_least)
