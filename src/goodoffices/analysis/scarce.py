"""The frontier within budgets by packed sums: what is saved is one more field.

A partial package that gives nobody more than another and saves no more leads to nothing that the other
does not. So partial packages are kept that are efficient in scores and savings together, and at the end
those whose scores alone are beaten are dropped. How many packages have a point's scores is counted only
where it is asked: packages that save less than others count too, and there are many more of these.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from goodoffices.analysis.bounded import Aim, BoundedSums
from goodoffices.analysis.clock import Clock
from goodoffices.analysis.frontier_columns import efficient_places
from goodoffices.analysis.frontier_packed import PackedSums, Packing, packing_for
from goodoffices.analysis.halves import HalvedSums, halved
from goodoffices.analysis.layers import layers_of
from goodoffices.analysis.partial_sums import Ints, Progress
from goodoffices.analysis.prices import make_prices, spread
from goodoffices.analysis.scored_case import ScoredCase
from goodoffices.analysis.work import OutOfWork, Work
from goodoffices.analysis.zones import make_zones

MOST_FIELDS = 4
SUMS = 40_000_000
POINTS = 500_000
"""Sums of all stages, and points kept at one: beyond it, bounds are the better way."""

COUNTED = 150_000_000
"""Sums that counting may make."""

PARTS = {2: 6}
"""Parts that directions of prices are spread in, by the number of parties; 2 for more."""


def scarce_packing(scored: ScoredCase) -> Packing | None:
    """A packing that holds the savings too, or None where there is none, or nothing is scarce."""
    if not scored.budgets or scored.tied or len(scored.fields) > MOST_FIELDS:
        return None
    return packing_for(_with_savings(scored))


def _with_savings(scored: ScoredCase) -> ScoredCase:
    """The case in which every budget is one more party that wants to save."""
    savers = tuple(f"budget {k}" for k in range(scored.budgets))
    return replace(scored, parties=(*scored.parties, *savers))


class ScarceSums:
    """The frontier of a case with budgets. See :class:`goodoffices.analysis.partial_sums.Sums`."""

    def __init__(
        self,
        scored: ScoredCase,
        packing: Packing,
        least: Ints,
        work: Work,
        progress: Progress | None,
        clock: Clock,
    ) -> None:
        self._scored, self._least, self._clock = scored, least, clock
        self._short = False
        count = len(scored.parties)
        self.errors = (0,) * count
        self._sums: PackedSums | HalvedSums
        if halved(scored):
            self._sums = HalvedSums(_with_savings(scored), packing, least, work, progress)
            self.points: Ints = self._sums.points
            self._at = np.arange(len(self.points), dtype=np.int64)
            return
        self._sums = PackedSums(_with_savings(scored), packing, least, work, progress, in_all=True)
        points = self._sums.points[:, :count]
        self._at = efficient_places(points, count)
        self.points = np.ascontiguousarray(points[self._at])

    def recover(self, index: Ints) -> Ints:
        """One package for each of these points."""
        return self._sums.recover(self._at[index])

    def counted(self, index: Ints) -> list[bool]:
        """Whether all packages behind these points were counted, when they last were."""
        return [not self._short] * len(index)

    def count(self, index: Ints) -> list[int]:
        """How many packages have exactly the scores of each of these points: sought above these alone. At
        least so many, where that takes too much: those that save most.
        """
        layers, count = layers_of(self._scored), len(self._scored.parties)
        prices = make_prices(layers, spread(count, PARTS.get(count, 2)), self._least)
        wanted = self.points[np.unique(index)]
        zones = make_zones(layers, prices, wanted)
        work = Work(COUNTED, COUNTED // 50, self._clock)
        try:
            sums = BoundedSums(layers, Aim(self._least, zones=zones), work)
        except OutOfWork:
            self._short = True
            return self._sums.count(self._at[index])
        counts = sums.count(np.arange(len(sums.points), dtype=np.int64))
        found = dict(zip(map(tuple, sums.points.tolist()), counts, strict=True))
        return [found[tuple(point)] for point in self.points[index].tolist()]
