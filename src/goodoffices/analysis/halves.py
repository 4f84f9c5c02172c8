"""The frontier of two parties within one budget, from two halves of the issues.

Scores and savings together have far more efficient points than scores alone, and nearly all of them in the
last stages. So each half of the issues is added up by itself, and the two are joined at once, where only
scores count any more (E. Horowitz and S. Sahni, "Computing partitions with applications to the knapsack
problem", Journal of the ACM 21, 1974, for one score).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from goodoffices.analysis import kernels
from goodoffices.analysis.frontier_packed import PackedSums, Packing
from goodoffices.analysis.partial_sums import Ints, Progress
from goodoffices.analysis.scored_case import ScoredCase
from goodoffices.analysis.work import OutOfWork, Work

MOST_CELLS = 2**22
"""The widest range of the first party's scores for which a cell is kept for each."""


def halved(scored: ScoredCase) -> bool:
    """Whether a case is joined from halves."""
    return len(scored.parties) == 2 and scored.budgets == 1 and scored.fields[0].most < MOST_CELLS


class HalvedSums:
    """The efficient points of two halves, joined. ``scored`` has what is saved as one more party. See
    :class:`goodoffices.analysis.partial_sums.Sums`.
    """

    def __init__(
        self, scored: ScoredCase, packing: Packing, least: Ints, work: Work, progress: Progress | None
    ) -> None:
        order = sorted(range(len(scored.scores)), key=lambda k: len(scored.scores[k]))
        self._at = [np.array(order[side::2], dtype=np.int64) for side in (0, 1)]
        self._size = len(order)
        tables = [[scored.scores[k] for k in at.tolist()] for at in self._at]
        most = [sum((cells.max(axis=0) for cells in half), np.zeros_like(least)) for half in tables]
        self._halves = [
            PackedSums(
                replace(scored, scores=tuple(half)),
                packing,
                np.maximum(0, least - rest),
                work,
                progress,
                in_all=True,
            )
            for half, rest in zip(tables, most[::-1], strict=True)
        ]
        one, other = (half.points for half in self._halves)
        rising = np.argsort(one[:, 2], kind="stable")
        falling = np.argsort(-other[:, 2], kind="stable")
        top = np.full(scored.fields[0].most + 1, -1, dtype=np.int64)
        ways = np.zeros((len(top), 2), dtype=np.int64)
        made = kernels.join_halves(
            np.ascontiguousarray(one[rising]),
            np.ascontiguousarray(other[falling]),
            int(least[2]),
            top,
            ways,
            max(0, work.sums - work.spent),
            work.rung,
        )
        work.look_at_clock()
        if made < 0:
            raise OutOfWork(by_clock=False)
        work.spend(made, 0)
        firsts = np.arange(len(top))[::-1]
        seconds = top[::-1]
        good = (seconds > np.maximum.accumulate(np.concatenate(([-1], seconds[:-1])))) & (seconds >= least[1])
        good &= firsts >= least[0]
        self.points: Ints = np.column_stack([firsts[good], seconds[good]])
        self._ways = np.column_stack([rising[ways[::-1][good, 0]], falling[ways[::-1][good, 1]]])

    def recover(self, index: Ints) -> Ints:
        """One package for each of these points."""
        found = np.zeros((len(index), self._size), dtype=np.int64)
        for side, half in enumerate(self._halves):
            found[:, self._at[side]] = half.recover(self._ways[index, side])
        return found

    def count(self, index: Ints) -> list[int]:
        """How many packages at least have the scores of each of these points: those with the same halves."""
        one, other = (half.count(self._ways[index, side]) for side, half in enumerate(self._halves))
        return [a * b for a, b in zip(one, other, strict=True)]
