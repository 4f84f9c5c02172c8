"""Levels: the best package by a rule, sought from a bound downwards.

At each level all efficient packages that are worth at least so much are sought by sums under bounds
(`bounded`), whose cuts are the rule's own bounds with the level put in. The first level with a package has
the best one among its packages, and that it is the best is proved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, isfinite

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.bounded import Aim, BoundedSums
from goodoffices.analysis.clock import Clock
from goodoffices.analysis.layers import Layers
from goodoffices.analysis.partial_sums import Ints
from goodoffices.analysis.prices import SCALE, ranges
from goodoffices.analysis.work import OutOfWork, Work

Floats = NDArray[np.float64]
Asked = tuple[Ints, list[Floats], list[float]]
"""What a level asks: the fields' least values, and rows of multipliers with what their sums must reach."""

_SLACK = 1e-9
_PARTS = (1 / 64, 1 / 12, 1 / 3, 1.0)
COMPARED = 5
"""With more fields, partial packages are not compared on the way."""

NARROW = 3_000
"""Partial packages kept at a stage where there is not enough work for all."""

FIRST, LAST = 400_000, 12_000_000
"""Sums that the first level may take, and the last."""


@dataclass(frozen=True)
class Best:
    """What is known of the best package by a rule. ``sums`` holds all efficient packages that are worth at
    least some level, the best among them, and None where that could not be worked out; then ``chosen`` is the
    best one that exchanges found (an option per layer), if any. ``high`` is a bound on the rule's value;
    ``empty`` says that no package meets what is asked.
    """

    sums: BoundedSums | None
    chosen: Ints | None
    high: Fraction
    empty: bool = False


def whole_multipliers(row: Floats, size: Floats, *, over: bool = False) -> tuple[NDArray[np.object_], float]:
    """Multipliers as whole numbers at or above ``kappa`` times the given ones; with ``over``, at least 1
    where above 0.
    """
    kappa = SCALE / max(float((row * size).max()), 1e-300)
    whole = [ceil(value * kappa) for value in row.tolist()]
    if over:
        whole = [max(1, m) if value > 0 else m for m, value in zip(whole, row.tolist(), strict=True)]
    return np.array(whole, dtype=object), kappa


class Levels:
    """Levels of one rule over layers above ``least``. ``found`` takes every good package that is met, an
    option per layer.
    """

    def __init__(self, layers: Layers, least: Ints, found: list[Ints], effort: float = 1.0) -> None:
        self._layers, self._least, self._effort = layers, least, effort
        self._size = ranges(layers)
        self.found = found
        self.clock = Clock()

    def _cuts(self, rows: list[Floats], floors: list[float]) -> tuple[Ints, Ints]:
        """Cuts ``row . package >= floor`` in whole numbers, loosened by what rounding could take."""
        cuts, limits = [], []
        for row, low in zip(rows, floors, strict=True):
            exact, kappa = whole_multipliers(row, self._size)
            slack = _SLACK * (abs(low) + float(np.dot(row, self._size)))
            cuts.append(exact.astype(np.int64))
            limits.append(floor((low - slack) * kappa))
        table, order = np.unique(
            np.column_stack([np.array(cuts), np.array(limits)]), axis=0, return_index=True
        )
        rank = np.argsort(order)
        return np.ascontiguousarray(table[rank, :-1]), np.ascontiguousarray(table[rank, -1])

    def down(
        self,
        low: float,
        high: float,
        aim: Callable[[float], Asked],
        value: Callable[[float], Fraction],
        bound: Fraction,
        worth: Callable[[Ints], Floats],
        span: float = 0.0,
        alone: int | None = None,
    ) -> Best:
        """Levels from ``high`` down to ``low``. ``aim`` says what a level asks, ``value`` what it is in the
        rule's own terms, and ``worth`` what points are worth in the level's: the cuts let through some
        packages that are worth less. With a party ``alone``, only its field and those of which something is
        asked are looked at.
        """
        layers, fields = self._layers, np.arange(self._layers.fields)
        if alone is not None:
            fields = np.array([alone, *(f for f in np.flatnonzero(self._least > 0).tolist() if f != alone)])
            layers = layers.only(fields)
        chosen = self.found[-1] if self.found and isfinite(low) else None
        width = (high - low) if isfinite(low) else (span or max(1e-9, abs(high)))
        for step, part in enumerate(_PARTS):
            level = high - max(0.0, width) * part
            everything = part == 1.0 and not isfinite(low)
            if part == 1.0 and isfinite(low):
                level = low - 1e-9 * max(1.0, abs(low))
            least, rows, floors = (self._least, [], []) if everything else aim(level)
            cuts, limits = (
                self._cuts(rows, floors)
                if rows
                else (np.zeros((0, self._layers.fields), np.int64), np.zeros(0, np.int64))
            )
            allowed = int(self._effort * FIRST * (LAST / FIRST) ** (step / (len(_PARTS) - 1)))
            try:
                aimed = Aim(least[fields], np.ascontiguousarray(cuts[:, fields]), limits)
                compare = len(fields) <= COMPARED
                if not compare:
                    allowed //= 4
                sums = BoundedSums(layers, aimed, Work(allowed, allowed, self.clock), compare=compare)
            except OutOfWork:
                if alone is None and rows:
                    self._narrow(aim, low if isfinite(low) else level, worth)
                    chosen = self.found[-1] if self.found else None
                return Best(None, chosen, bound)
            if len(sums.points) and (
                everything or worth(sums.points).max() >= level - 1e-8 * max(1.0, abs(level))
            ):
                return Best(sums, None, bound)
            if everything:
                return Best(None, None, bound, empty=True)
            bound = min(bound, value(level))
        return Best(None, chosen, bound)

    def _narrow(
        self,
        aim: Callable[[float], Asked],
        level: float,
        worth: Callable[[Ints], Floats],
    ) -> None:
        """Look for something better than ``level`` among few partial packages at a time; what is found is
        kept.
        """
        _, rows, floors = aim(level)
        cuts, limits = self._cuts(rows, floors)
        work = Work(NARROW * self._layers.size, 2 * NARROW, self.clock)
        try:
            sums = BoundedSums(self._layers, Aim(self._least, cuts, limits), work, narrow=NARROW)
        except OutOfWork:
            return
        if len(sums.points):
            best = np.argsort(-worth(sums.points), kind="stable")[:8]
            self.found += list(sums.recover_options(best)[::-1])
