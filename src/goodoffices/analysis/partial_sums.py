"""Minkowski sums of blocks: what both engines, packed and by columns, have in common.

The frontier of the first k blocks is kept for every k. So no point carries a pointer to the package behind
it: a package is found again by looking, stage by stage from the last, for the option whose removal leaves a
point of the stage before.

Source: the frontier of a sum of independent parts lies within the sum of their frontiers (the principle of
optimality for vector maxima; Nemhauser & Ullmann 1969 for two fields; Ehrgott, *Multicriteria Optimization*,
2005, ch. 10).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.clock import Clock

Ints = NDArray[np.int64]
Ended = Literal["", "clock", "work"]
"""What ended a search before it was complete; empty where nothing did."""

Progress = Callable[[str, int, int], None]
"""Told what is being done, the step, and the number of steps."""


@dataclass(frozen=True)
class Limits:
    """How much a frontier may take. Past ``points`` (kept at one stage) or ``sums`` (made at one stage) a
    search under bounds takes over, which ends after ``work`` (sums made and exchanges tried in all).
    ``seconds`` is wall time: it ends the last whole step and leaves no other trace. ``clock`` runs once the
    limits are :meth:`begun`, and all parts of one analysis share it.
    """

    points: int = 6_000_000
    sums: int = 120_000_000
    work: int = 3_000_000_000
    seconds: float = 60.0
    clock: Clock | None = field(default=None, compare=False)

    def begun(self) -> Limits:
        """The same with the clock running: from now, unless it runs already."""
        return self if self.clock is not None else replace(self, clock=Clock(self.seconds))

    def part(self, share: float = 1.0) -> Limits:
        """The same with a share of the time that is left."""
        return replace(self, clock=self.timer.part(share))

    @property
    def timer(self) -> Clock:
        """The clock; one that begins now where none was running."""
        return self.clock if self.clock is not None else Clock(self.seconds)


HURRIED_POINTS = 20_000
"""Points kept at a stage once the seconds have run out."""


FEWEST_POINTS = 1_000
"""Points kept at a stage however slow the stages are."""

HURRIED_SECONDS = 0.5
"""What a stage may take once the seconds have run out."""

MEASURED = 50_000
"""Sums that a stage has to make before its time says anything of the next one's."""

CROWDED = 8
"""A thinned stage with more cells than so many times what it may keep is not swept, but thinned further at
once.
"""

GROWTH = 1.7
"""A stage with twice the sums takes 2^1.7 times as long, where five fields or more are swept by a tree."""


@dataclass
class WorkBudget:
    """What is left of the limits in one run."""

    limits: Limits
    clock: Clock
    _sums: int = 0
    _took: float = 0.0

    @property
    def over(self) -> bool:
        """Whether the seconds have run out."""
        return self.clock.over

    def points(self, options: int) -> int:
        """How many points a stage may keep, if the next block has so many options."""
        options = max(1, options)
        most = min(self.limits.points, max(1, self.limits.sums // options))
        if self.clock.over:
            most = min(most, HURRIED_POINTS)
        if not self._took:
            return most
        left = self.clock.left
        affordable = self._sums * (max(left / 2, HURRIED_SECONDS) / self._took) ** (1 / GROWTH)
        return min(most, max(FEWEST_POINTS, int(affordable / options)))

    def made(self, sums: int, began: float) -> None:
        """A slow stage made so many sums since ``began``: the next one is cut to what the seconds left
        allow.
        """
        if sums >= MEASURED:
            self._sums, self._took = sums, time.monotonic() - began


@dataclass(frozen=True)
class Locals:
    """One block's efficient score vectors: ``scores`` (a row each), the first local package that has them and
    how many do.
    """

    block: int
    scores: Ints
    rows: Ints
    counts: Ints


class WholeCounts:
    """Sums that count every package behind a point."""

    def counted(self, index: Ints) -> list[bool]:
        """Whether all packages with the scores of these points were counted."""
        return [True] * len(index)


class Sums(Protocol):
    """A frontier with its stages."""

    points: Ints
    """One row per point: the parties' integers, the first party's falling."""
    errors: tuple[int, ...]
    """Per party, by how much an efficient package may exceed the best point near it; all 0 where the frontier
    is complete.
    """

    def recover(self, index: Ints) -> Ints:
        """One package for each of these points: a row of local packages, one per block of the problem."""

    def count(self, index: Ints) -> list[int]:
        """How many packages have exactly the scores of each of these points."""


def rest(local: list[Locals], width: int) -> list[Ints]:
    """For each stage, what the blocks after it can add at most in every field."""
    total: Ints = np.zeros(width, dtype=local[0].scores.dtype)
    found = [total]
    for each in reversed(local[1:]):
        total = total + each.scores.max(axis=0)
        found.append(total)
    return found[::-1]


def ranks(rows: Ints) -> Ints:
    """Rows that compare as these do. Integers wider than 64 bits come as Python's own and are replaced by
    their ranks.
    """
    if rows.dtype != object:
        return rows
    return np.column_stack([np.unique(column, return_inverse=True)[1] for column in rows.T]).astype(np.int64)


def unique_rows(scores: Ints) -> tuple[Ints, Ints, Ints]:
    """Distinct rows in ascending order, the first place of each and how often it occurs."""
    order = np.lexsort(ranks(scores).T[::-1])
    ranked = scores[order]
    new = np.ones(len(ranked), dtype=np.bool_)
    new[1:] = (ranked[1:] != ranked[:-1]).any(axis=1)
    starts = np.flatnonzero(new)
    counts = np.diff(np.append(starts, len(ranked)))
    return ranked[starts], np.minimum.reduceat(order, starts), counts


def add_up(
    targets: list[Ints], edges: list[tuple[Ints, Ints, Ints]], multiplicities: list[Ints], last: Ints
) -> list[int]:
    """Number of packages behind the points ``last`` of the final stage.

    ``targets[k]``: how many points of stage k matter (its length is what counts); ``edges[k]``: (point of
    stage k, point of stage k-1, option) for every way to reach one from the other. Counted in int64 where
    that cannot overflow, else exactly in Python's integers.
    """
    rough: NDArray[Any] = np.ones(1)
    exact: NDArray[Any] = np.ones(1, dtype=np.int64)
    wide = False
    for here, (to, origin, option), multiplicity in zip(targets, edges, multiplicities, strict=True):
        ways: NDArray[Any] = np.bincount(to, rough[origin] * multiplicity[option], minlength=here.size)
        if not wide and ways.size and ways.max() > 2**52:
            wide = True
            exact = exact.astype(object)
        total: NDArray[Any] = np.zeros(here.size, dtype=object if wide else np.int64)
        np.add.at(total, to, exact[origin] * multiplicity[option])
        rough, exact = ways, total
    return [int(exact[i]) for i in last]
