"""Levels: the best package by a rule, sought from a bound downwards.

At each level all efficient packages that are worth at least so much are sought by sums under bounds
(`bounded`), whose cuts are the rule's own bounds with the level put in. The first level with a package has
the best one among its packages, and that it is the best is proved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import inf, isfinite

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.bounded import Aim, BoundedSums
from goodoffices.analysis.clock import Clock
from goodoffices.analysis.cuts import Sharpener, whole_cuts
from goodoffices.analysis.layers import Layers
from goodoffices.analysis.partial_sums import Ints
from goodoffices.analysis.prices import ranges
from goodoffices.analysis.work import OutOfWork, Work

Floats = NDArray[np.float64]
Asked = tuple[Ints, list[Floats], list[float]]
"""What a level asks: the fields' least values, and rows of multipliers with what their sums must reach."""

_PARTS = (1 / 64, 1 / 12, 1 / 3, 1.0)
_SHARP_PARTS = (1 / 32, 1 / 16, 1 / 8, 3 / 16, 1 / 4, 3 / 8, 1 / 2, 3 / 4, 1.0)
"""How far down levels lie, in parts of the way from the bound to what was found."""

HALVINGS = 4
"""Levels tried once one took too much."""

LEAST = 200_000
"""Sums that have to be left for one of these."""

COMPARED = 5
"""With more fields, partial packages are not compared on the way."""

NARROW = 3_000
"""Partial packages kept at a stage where there is not enough work for all."""

NARROWED = 4
"""Levels at which few partial packages at a time are tried."""

FIRST, LAST = 400_000, 12_000_000
"""Sums that the first level may take, and the last."""

SHARP = 24_000_000
"""Sums that all levels may take together where cuts are sharpened; one of them half of what is left."""

GOING_DOWN = 3_000_000
"""Sums that one of these may take before better packages were looked for."""


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


@dataclass(frozen=True)
class Sought:
    """What levels need to know of a rule. ``aim`` says what a level asks, ``value`` what it is in the rule's
    own terms, and ``worth`` what points are worth in the level's: the cuts let through some packages that are
    worth less. ``span``: how far down to go where nothing was found.

    With a party ``alone``, only its field and those of which something is asked are looked at. Where all that
    a level asks is asked of single fields, cuts can be sharpened: ``start`` has multipliers to begin with.
    """

    aim: Callable[[float], Asked]
    value: Callable[[float], Fraction]
    worth: Callable[[Ints], Floats]
    span: float = 0.0
    alone: int | None = None
    start: Floats | None = None


class Levels:
    """Levels of one rule over layers above ``least``. ``found`` takes every good package that is met, an
    option per layer.
    """

    def __init__(self, layers: Layers, least: Ints, found: list[Ints], effort: float = 1.0) -> None:
        self._layers, self.least, self._effort = layers, least, effort
        self._size = ranges(layers)
        self.found = found
        self.clock = Clock()
        self._left = 0

    def down(self, low: float, high: float, bound: Fraction, rule: Sought) -> Best:
        """Levels from ``high`` down to ``low`` (-inf where nothing was found)."""
        way = _Way(self, rule, high, low, bound)
        self._left = int(SHARP * self._effort)
        for step, part in enumerate(_PARTS if rule.start is None else _SHARP_PARTS):
            level, everything = way.level(part)
            best = way.tried(level, everything=everything, step=step)
            if best is not None:
                return best
            if way.over:
                break
        else:
            return Best(None, way.chosen, way.bound)
        if rule.alone is None:
            way.narrow()
        # What is found now may well be the best: then nothing is worth more than it, or between the two.
        while not way.by_clock and rule.start is not None and way.halvings and self._left > LEAST:
            best = way.tried(way.next(), everything=False, step=0)
            if best is not None:
                return best
        return Best(None, way.chosen, way.bound)

    def sums(self, asked: Asked, rule: Sought, step: int, *, going_down: bool) -> BoundedSums:
        """All efficient packages of a level. Raises :class:`OutOfWork`."""
        least, rows, floors = asked
        layers, fields = self._layers, np.arange(self._layers.fields)
        if rule.alone is not None:
            others = (f for f in np.flatnonzero(self.least > 0).tolist() if f != rule.alone)
            fields = np.array([rule.alone, *others])
            layers = layers.only(fields)
        cuts, limits = self._cuts(rows, floors)
        compare = len(fields) <= COMPARED
        sharpener = None
        if rule.start is not None:
            layers = layers.widest_first
            sharpener = Sharpener(layers, least, rule.start) if rows else None
            allowed = min(self._left // 2, int(GOING_DOWN * self._effort)) if going_down else self._left // 2
        else:
            allowed = int(self._effort * FIRST * (LAST / FIRST) ** (step / (len(_PARTS) - 1)))
            if not compare:
                allowed //= 4
        work = Work(allowed, allowed, self.clock)
        aimed = Aim(least[fields], np.ascontiguousarray(cuts[:, fields]), limits)
        try:
            return BoundedSums(layers, aimed, work, compare=compare, sharpener=sharpener)
        finally:
            self._left -= work.spent

    def _cuts(self, rows: list[Floats], floors: list[float]) -> tuple[Ints, Ints]:
        if not rows:
            return np.zeros((0, self._layers.fields), np.int64), np.zeros(0, np.int64)
        return whole_cuts(rows, floors, self._size)

    def narrow(self, rule: Sought, level: float) -> float:
        """Look for something better than ``level`` among few partial packages at a time; what is found is
        kept. What the best is worth (-inf where nothing was found).
        """
        least, rows, floors = rule.aim(level)
        if not rows:
            return -inf
        cuts, limits = self._cuts(rows, floors)
        widest = max(len(layer.options) for layer in self._layers.layers)
        work = Work(2 * NARROW * self._layers.size, NARROW * widest, self.clock)
        layers, sharpener = self._layers, None
        if rule.start is None:
            least = self.least
        else:
            layers = layers.widest_first
            sharpener = Sharpener(layers, least, rule.start)
        try:
            sums = BoundedSums(
                layers,
                Aim(least, cuts, limits),
                work,
                narrow=NARROW,
                compare=layers.fields <= COMPARED,
                sharpener=sharpener,
            )
        except OutOfWork:
            return -inf
        if not len(sums.points):
            return -inf
        worth = rule.worth(sums.points)
        best = np.argsort(-worth, kind="stable")[:8]
        self.found += list(self._layers.options_of(sums.recover(best))[::-1])
        return float(worth.max())


class _Way:
    """The way down for one rule: how far it is proved that there is nothing, and where it took too much."""

    def __init__(self, levels: Levels, rule: Sought, high: float, low: float, bound: Fraction) -> None:
        self._levels, self._rule = levels, rule
        self._high, self._low = high, low
        span = (high - low) if isfinite(low) else (rule.span or max(1e-9, abs(high)))
        self._width = max(0.0, span)
        self._whole = self._failed = high
        self._seen: Ints | None = None
        self.bound = bound
        self.chosen = levels.found[-1] if levels.found and isfinite(low) else None
        self.over = self.by_clock = False
        self.halvings = HALVINGS

    def level(self, part: float) -> tuple[float, bool]:
        """The level so far down, and whether everything is asked for."""
        if part < 1.0:
            return self._high - self._width * part, False
        return self._just_below(self._low), not isfinite(self._low)

    @staticmethod
    def _just_below(low: float) -> float:
        return low - 1e-9 * max(1.0, abs(low))

    def tried(self, level: float, *, everything: bool, step: int) -> Best | None:
        """What a level comes to, where it comes to an end of the way; None where it has to go on."""
        asked: Asked = (self._levels.least, [], []) if everything else self._rule.aim(level)
        if self._rule.start is not None and self._seen is not None and (asked[0] == self._seen).all():
            return None
        try:
            sums = self._levels.sums(asked, self._rule, step, going_down=not self.over)
        except OutOfWork as over:
            self.over, self.by_clock, self._failed = True, over.by_clock, level
            return None
        if len(sums.points) and (
            everything or self._rule.worth(sums.points).max() >= level - 1e-8 * max(1.0, abs(level))
        ):
            return Best(sums, None, self.bound)
        if everything:
            return Best(None, None, self.bound, empty=True)
        self.bound = min(self.bound, self._rule.value(level))
        self._whole, self._seen = level, asked[0]
        return None

    def narrow(self) -> None:
        """Look for better packages among few partial ones: at the level that took too much, then down to what
        was found already.
        """
        low = self._low if isfinite(self._low) else self._failed
        for turn in range(NARROWED) if self._rule.start is not None else (NARROWED - 1,):
            share = turn / (NARROWED - 1)
            found = self._levels.narrow(self._rule, self._failed + (low - self._failed) * share)
            if found > -inf:
                self._low = max(self._low, found)
                break
        self.chosen = self._levels.found[-1] if self._levels.found else None

    def next(self) -> float:
        """At first the level of what was found; then between what is proved and what took too much."""
        self.halvings -= 1
        if self.halvings == HALVINGS - 1 and isfinite(self._low):
            return self._just_below(self._low)
        return (self._whole + self._failed) / 2
