"""What a chart of packages is told: parties, points, marks, minima. Numbers stay exact until they become
places.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.report.charts.svg import Shape

Row = tuple[Fraction, ...]
"""One score per party, in the order of the parties."""


class ChartMark(msgspec.Struct, frozen=True):
    """A package that the chart points out: its shape, its name in words, its scores."""

    shape: Shape
    name: str
    scores: Row


class ChartPicture(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn. ``minima`` has None for a party that stated none; ``about`` is the text alternative."""

    parties: tuple[str, ...]
    points: tuple[Row, ...]
    marks: tuple[ChartMark, ...] = ()
    minima: tuple[Fraction | None, ...] = ()
    title: str = ""
    about: str = ""

    def scores_of(self, party: int) -> list[Fraction]:
        """Every score of one party that the chart has to show."""
        found = [point[party] for point in self.points] + [mark.scores[party] for mark in self.marks]
        least = self.minima[party] if self.minima else None
        return found if least is None else [*found, least]
