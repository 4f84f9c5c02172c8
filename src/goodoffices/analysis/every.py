"""Few packages are written out, every one: no stage, no bound, no compiled code.

Loading a compiler takes longer than looking at some thousands of packages.
"""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.partial_sums import Ints, WholeCounts
from goodoffices.analysis.scored_case import ScoredCase

FEW = 3_000
FEW_OF_TWO = 150_000
"""Packages that are written out: of two parties they are swept in one go."""


def few(scored: ScoredCase) -> bool:
    """Whether every package is written out."""
    most = FEW_OF_TWO if len(scored.parties) < 3 else FEW
    return not scored.tied and not scored.wide and prod(map(len, scored.scores)) <= most


class EverySums(WholeCounts):
    """The frontier of all packages. See :class:`goodoffices.analysis.partial_sums.Sums`."""

    def __init__(self, scored: ScoredCase, least: Ints) -> None:
        self._shape = [len(cells) for cells in scored.scores]
        count = len(scored.parties)
        totals = np.zeros((1, len(scored.fields)), dtype=np.int64)
        for cells in scored.scores:
            totals = (totals[:, None, :] + cells[None, :, :]).reshape(-1, len(scored.fields))
        at = np.flatnonzero((totals >= least).all(axis=1))
        points = totals[at, :count]
        order = np.lexsort((-points).T[::-1])
        points, at = points[order], at[order]
        fresh = np.ones(len(points), dtype=np.bool_)
        fresh[1:] = (points[1:] != points[:-1]).any(axis=1)
        starts = np.flatnonzero(fresh)
        self._counts = np.diff(np.append(starts, len(points)))
        keep = _efficient(points[starts])
        self.points: Ints = np.ascontiguousarray(points[starts][keep])
        self._counts, self._at = self._counts[keep], at[starts][keep]
        self.errors = (0,) * count

    def recover(self, index: Ints) -> Ints:
        """One package for each of these points: the first one."""
        rows = np.unravel_index(self._at[index], self._shape) if self._shape else ()
        return np.column_stack(rows).astype(np.int64) if rows else np.zeros((len(index), 0), dtype=np.int64)

    def count(self, index: Ints) -> list[int]:
        """How many packages have exactly the scores of each of these points."""
        found: list[int] = self._counts[index].tolist()
        return found


def _efficient(points: Ints) -> NDArray[np.bool_]:
    """Which of these different points, the first field falling, then the next, are beaten by none."""
    keep = np.ones(len(points), dtype=np.bool_)
    if not len(points):
        return keep
    if points.shape[1] == 1:
        keep[1:] = False
        return keep
    if points.shape[1] == 2:
        keep[1:] = points[1:, 1] > np.maximum.accumulate(points[:, 1])[:-1]
        return keep
    # What stands before a point is never beaten by it.
    left = np.arange(len(points))
    found = []
    while len(left):
        found.append(left[0])
        left = left[(points[left] > points[left[0]]).any(axis=1)]
    keep[:] = False
    keep[found] = True
    return keep
