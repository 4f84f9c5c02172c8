"""The archive: every package found so far that nothing found beats. It only grows better."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.frontier_columns import efficient_places
from goodoffices.analysis.partial_sums import Ints

Bools = NDArray[np.bool_]


class Archive:
    """``points``: the parties' integers, a row each, the first party's falling; ``packages``: a local package
    per block for each; ``proved``: which are shown to be efficient; ``tried``: which no exchange of one
    option or two makes better; ``counts``: packages found with exactly these scores, all of them where
    ``whole``.
    """

    def __init__(self, parties: int, blocks: int) -> None:
        self.points: Ints = np.zeros((0, parties), dtype=np.int64)
        self.packages: Ints = np.zeros((0, blocks), dtype=np.int64)
        self.proved: Bools = np.zeros(0, dtype=np.bool_)
        self.tried: Bools = np.zeros(0, dtype=np.bool_)
        self.counts: list[int] = []
        self.whole: Bools = np.zeros(0, dtype=np.bool_)

    def add(
        self,
        points: Ints,
        packages: Ints,
        proved: bool = False,
        counts: list[int] | None = None,
        *,
        tried: bool = False,
    ) -> None:
        """Take in packages and drop what is now beaten. Of equal points the one whose packages are all
        counted stays, else the one proved, else the one tried, else the one that was there.
        """
        if not len(points):
            return
        every = np.concatenate((self.points, points))
        rows = np.concatenate((self.packages, packages))
        known = np.concatenate((self.proved, np.full(len(points), proved)))
        known_tried = np.concatenate((self.tried, np.full(len(points), proved or tried)))
        numbers = [*self.counts, *(counts or [1] * len(points))]
        known_whole = np.concatenate((self.whole, np.full(len(points), proved and counts is not None)))
        first = np.lexsort((~known_tried, ~known, ~known_whole))
        places = first[efficient_places(every[first], every.shape[1])]
        self.points, self.packages = every[places], rows[places]
        self.proved, self.tried, self.whole = known[places], known_tried[places], known_whole[places]
        self.counts = [numbers[place] for place in places.tolist()]

    def prove(self, which: Bools) -> None:
        """Mark points as shown to be efficient."""
        self.proved = self.proved | which
        self.tried = self.tried | which

    def recover(self, index: Ints) -> Ints:
        """One package for each of these points."""
        return self.packages[index]

    def counted(self, index: Ints) -> list[bool]:
        """Whether all packages with the scores of these points are known."""
        found: list[bool] = self.whole[index].tolist()
        return found

    def count(self, index: Ints) -> list[int]:
        """How many packages are known with the scores of each of these points."""
        return [self.counts[i] for i in index.tolist()]
