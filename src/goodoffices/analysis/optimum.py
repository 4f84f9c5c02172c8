"""The best package by a rule, without the frontier: a bound by prices from above, exchanges from below, and
an exact search in between.

A rule gives every package a value: a weighted sum, the smallest scaled gain, the product of gains. The bound
says that nothing is worth more than ``high``. Levels are then tried from there downwards: at each, all
efficient packages that are worth at least the level are sought by sums under bounds (`bounded`). The first
level with a package has the best one among its packages, and that it is the best is proved. Levels only have
to go down to what exchanges have found.

* *Sum.* Prices on what is scarce (`prices`).
* *Smallest gain.* At most any weighted mean of the gains; the weights that make it smallest are sought
  together with the prices.
* *Product.* ``sum log gain <= max (a . gain) - sum log a - n`` for multipliers a > 0, since ``log y <= y -
  1``; equality at a = 1 / gain. So the product is at most ``(max (a . gain) / n) ** n / product of a``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, exp, floor, gcd, inf, isfinite, lcm, log, prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis import kernels
from goodoffices.analysis.clock import SILENT, Clock
from goodoffices.analysis.cuts import strays, whole_multipliers
from goodoffices.analysis.layers import Layers
from goodoffices.analysis.levels import Asked, Best, Levels, Sought
from goodoffices.analysis.partial_sums import Ints
from goodoffices.analysis.prices import ranges

Floats = NDArray[np.float64]
KEEP = 24
STEPS = 400
LATEST = 8
"""Packages that are tried once more where nothing was proved."""

ROUNDS = 200
"""Rounds of exchanges on one package; they end by themselves long before."""

_FIXED, _PRICE, _WEIGHT, _LOG = range(4)


@dataclass(frozen=True)
class Top:
    """The most that one party can get: the integer of its field that was found (None: none was), and a bound
    on it.
    """

    value: int | None
    high: int
    empty: bool = False


class Optimiser:
    """The best packages of layers above ``least``. Gains of party p: ``unit[p] * (x[p] + start[p])``, x the
    integer of its field.
    """

    def __init__(
        self,
        layers: Layers,
        least: Ints,
        units: Sequence[Fraction],
        starts: Sequence[Fraction],
        clock: Clock | None = None,
        effort: float = 1.0,
    ) -> None:
        self._layers, self._least = layers, least
        self._units, self._starts = units, starts
        self._shift = np.array([float(start) for start in starts])
        self._size = ranges(layers)
        self._need = least.astype(np.float64)
        self.found: list[Ints] = []
        self.last: tuple[int, Floats] = (0, np.zeros(layers.parties))
        self._levels = Levels(layers, least, self.found, effort)
        self._levels.clock = clock or Clock()

    @property
    def clock(self) -> Clock:
        """What ends the search of each rule."""
        return self._levels.clock

    @clock.setter
    def clock(self, clock: Clock) -> None:
        self._levels.clock = clock

    def sum(self, weights: Sequence[Fraction]) -> Best:
        """The largest ``sum of weight * gain``; weights at or above 0."""
        count = self._layers.parties
        worth = [float(w * u) for w, u in zip(weights, self._units, strict=True)]
        aim = np.zeros(self._layers.fields)
        scale = max((abs(c) * s for c, s in zip(worth, self._size, strict=False)), default=0.0) or 1.0
        aim[:count] = np.array(worth) / scale
        kinds = np.where(self._least > 0, _PRICE, _FIXED)
        _, best, history, chosen = self._prices(
            aim, kinds, 1 / self._size, -self._need, 0.5 * (kinds == _PRICE)
        )
        base = float(np.dot(aim[:count], self._shift))
        prices = [v / self._size for v in (best, *history)]
        rows = [*(aim + price for price in prices), aim]
        floors = [*(float(np.dot(price, self._need)) - base for price in prices), -base]
        exact, kappa = whole_multipliers(rows[0], self._size)
        price = exact - np.array([ceil(a * kappa) for a in aim.tolist()], dtype=object)
        top = int(self._reach(exact)) - sum(int(m) * int(n) for m, n in zip(price, self._least, strict=True))
        high = Fraction(top) / Fraction(kappa) * Fraction(scale) if top > 0 else Fraction(0)
        # In units of the scale, ``aim`` is a rounded stand-in for the weights: a part in 10^12 is added for
        # it.
        high += Fraction(scale) * count * Fraction(1, 10**12)
        step = _divisor([w * u for w, u in zip(weights, self._units, strict=True)])
        high = high // step * step
        high += sum(
            (w * u * s for w, u, s in zip(weights, self._units, self._starts, strict=True)), Fraction(0)
        )
        low = self._improve(chosen, 0, aim[:count])
        sought = self._levels.down(
            low,
            float(high) / scale,
            high,
            Sought(
                aim=lambda level: (self._least, rows, [level + f for f in floors]),
                value=lambda level: Fraction(level) * Fraction(scale),
                worth=lambda points: (points + self._shift) @ aim[:count],
            ),
        )
        return self._polished(sought, 0, aim[:count])

    def top(self, party: int) -> Top:
        """The most that one party can get."""
        aim = np.zeros(self._layers.fields)
        aim[party] = 1 / self._size[party]
        kinds = np.where(self._least > 0, _PRICE, _FIXED)
        _, best, history, chosen = self._prices(
            aim, kinds, 1 / self._size, -self._need, 0.5 * (kinds == _PRICE)
        )
        prices = [v / self._size for v in (best, *history)]
        rows = [aim, *(aim + price for price in prices)]
        exact, kappa = whole_multipliers(rows[1], self._size)
        reach = self._reach(exact)
        for f, multiplier in enumerate(exact.tolist()):
            reach -= (multiplier - (ceil(aim[f] * kappa) if f == party else 0)) * int(self._least[f])
        # Multipliers are rounded upwards, so a sum of them that stays below the next whole unit of the field
        # is below it.
        high = min(int(self._layers.most[0][0][party]), int(reach // ceil(aim[party] * kappa)))
        factors = np.zeros(self._layers.parties)
        factors[party] = aim[party]
        low = self._improve(chosen, 0, factors)
        value = int(self._totals(self.found[-1])[party]) if isfinite(low) else None
        if value == high:
            return Top(value, high)
        floors = [0.0, *(float(np.dot(price, self._need)) for price in prices)]
        base = float(aim[party]) * float(self._shift[party])
        found = self._levels.down(
            low - base if isfinite(low) else low,
            high * float(aim[party]),
            Fraction(high),
            Sought(
                aim=lambda level: (self._least, rows, [level + f for f in floors]),
                value=lambda level: Fraction(level) / Fraction(aim[party]),
                worth=lambda points: points[:, 0] * aim[party],
                alone=party,
            ),
        )
        if found.sums is not None:
            best_value = int(found.sums.points[:, 0].max())
            return Top(best_value, best_value)
        return Top(value, int(found.high), found.empty)

    def smallest(self, scale: Sequence[Fraction]) -> Best:
        """The largest smallest ``scale * gain``; parties with a scale of 0 are left out."""
        count = self._layers.parties
        factors = [s * u for s, u in zip(scale, self._units, strict=True)]
        active = [p for p in range(count) if factors[p] > 0]
        rough = np.array([float(f) for f in factors])
        widest = max(rough[p] * self._size[p] for p in active)
        kinds = np.where(self._least > 0, _PRICE, _FIXED)
        units, constants = 1 / self._size, -self._need
        start = 0.1 * (kinds == _PRICE)
        for p in active:
            kinds[p], units[p], constants[p], start[p] = (
                _WEIGHT,
                rough[p] / widest,
                self._shift[p],
                1 / len(active),
            )
        _, best, history, chosen = self._prices(np.zeros(self._layers.fields), kinds, units, constants, start)
        rows = [units * v for v in (best, *history)]
        exact, _ = whole_multipliers(rows[0], self._size)
        high = self._mean(exact, factors, active)
        rows += strays(rows[0])
        low = self._improve(chosen, 1, np.where(rough > 0, rough / widest, 0.0))

        def aim(level: float) -> Asked:
            value = Fraction(level) * Fraction(widest)
            least = self._least.copy()
            for p in active:
                least[p] = max(int(least[p]), ceil(value / factors[p] - self._starts[p]))
            return least, rows, [float(np.dot(row, least)) for row in rows]

        sought = self._levels.down(
            low,
            float(high) / widest,
            high,
            Sought(
                aim=aim,
                value=lambda level: self._attained(Fraction(level) * Fraction(widest), factors, active),
                worth=lambda points: ((points + self._shift) * rough / widest)[:, active].min(axis=1),
                start=rows[0],
            ),
        )
        return self._polished(sought, 1, np.where(rough > 0, rough / widest, 0.0))

    def product(self, active: Sequence[int]) -> Best:
        """The largest product of the gains of ``active``, in their fields' units (``x + start``)."""
        count = self._layers.parties
        n = len(active)
        kinds = np.where(self._least > 0, _PRICE, _FIXED)
        units, constants = 1 / self._size, -self._need
        start = 0.1 * (kinds == _PRICE)
        factors = np.zeros(count)
        factors[list(active)] = 1 / self._size[list(active)]
        seed = self._balanced(active, factors)
        for p in active:
            kinds[p], units[p], constants[p] = _LOG, 1.0, self._shift[p]
            start[p] = 1 / max(seed[p], 1e-3 * self._size[p])
        nothing = np.zeros(self._layers.fields)
        for _ in range(2):
            # The steps are measured by where they start, so they start again from where they came to.
            _, start, _, _ = self._prices(nothing, kinds, units, constants, start)
        _, best, history, chosen = self._prices(nothing, kinds, units, constants, start)
        rows = [units * v for v in (best, *history)]
        exact, _ = whole_multipliers(rows[0], self._size, over=True)
        high = self._geometric(exact, active)
        low = max(
            self._improve(chosen, 2, factors),
            self._improve(self.found[-1].copy(), 2, factors) if self.found else -inf,
        )
        shift = sum(log(self._size[p]) for p in active)
        base = float(np.mean([log(high) - shift])) if high > 0 else -inf

        def aim(level: float) -> Asked:
            floors = []
            for row in rows:
                logs = sum(log(row[p] * self._size[p]) for p in active)
                reach = n * exp((level + logs) / n)
                taken = sum(row[p] * self._shift[p] for p in active)
                rest = sum(row[f] * self._need[f] for f in range(len(row)) if f not in active)
                floors.append(reach - taken + rest)
            least = self._least.copy()
            for p in active:
                least[p] = max(int(least[p]), floor(-self._starts[p]) + 1)
            return least, rows, floors

        def value(level: float) -> Fraction:
            return Fraction(exp(level)) * prod((Fraction(self._size[p]) for p in active), start=Fraction(1))

        def worth(points: Ints) -> Floats:
            gains = np.maximum(points + self._shift, 1e-300)[:, active] / self._size[list(active)]
            logs: Floats = np.log(gains).sum(axis=1)
            return logs

        rule = Sought(aim, value, worth, span=4.0 * n)
        sought = self._levels.down(low if low > -500 else -inf, base, high, rule)
        return self._polished(sought, 2, factors)

    def _prices(
        self, aim: Floats, kinds: NDArray[np.int64], units: Floats, constants: Floats, start: Floats
    ) -> tuple[float, Floats, Floats, Ints]:
        return kernels.find_prices(
            *self._layers.flat, aim, kinds.astype(np.int64), units, constants, start, STEPS, KEEP
        )

    def _balanced(self, active: Sequence[int], factors: Floats) -> Floats:
        """Gains, in fields' units, of a package at which multipliers can start: the best by the product that
        exchanges make of those found.
        """
        best, gains = -inf, 0.4 * (self._layers.most[0][0][: self._layers.parties] + self._shift)
        for chosen in [*self.found[-6:]]:
            worth = self._improve(chosen.copy(), 2, factors)
            if worth > best:
                best = worth
                gains = self._totals(self.found[-1])[: self._layers.parties] + self._shift
        return np.where(gains > 0, gains, 0.1 * self._size[: self._layers.parties])

    def _totals(self, chosen: Ints) -> Ints:
        total: Ints = sum(
            layer.options[j] for layer, j in zip(self._layers.layers, chosen.tolist(), strict=True)
        )
        return total

    def _polished(self, best: Best, rule: int, factors: Floats) -> Best:
        """Where nothing was proved: exchanges by the rule on the packages met last."""
        self.last = (rule, factors)
        if best.sums is None:
            for chosen in self.found[-LATEST:]:
                if self.clock.over:
                    break
                self._improve(chosen.copy(), rule, factors)
        return best

    def improve(self, chosen: Ints, rule: int, factors: Floats) -> None:
        """Exchanges by a rule on one more package; what comes of it is kept."""
        self._improve(chosen.copy(), rule, factors)

    def _improve(self, chosen: Ints, rule: int, factors: Floats) -> float:
        """What the rule makes of a package after exchanges (-inf where it lacks something); keeps the
        package.
        """
        # Whatever the clock says, something is there to be shown.
        rung = self.clock.rung if self.found else SILENT
        worth = kernels.improve(
            *self._layers.flat, chosen, self._need, self._size, self._shift, rule, factors, ROUNDS, rung
        )
        if not isfinite(worth):
            return -inf
        self.found.append(chosen)
        gains = self._totals(chosen)[: self._layers.parties] + self._shift
        if rule == 1:
            return float(min(f * g for f, g in zip(factors, gains, strict=True) if f > 0))
        return float(worth)

    def _reach(self, multipliers: NDArray[np.object_]) -> int:
        """The largest sum by whole multipliers over all packages."""
        return int(self._layers.ahead(multipliers.astype(np.int64)[None, :])[0][0, 0])

    def _mean(self, exact: NDArray[np.object_], factors: list[Fraction], active: list[int]) -> Fraction:
        total = Fraction(self._reach(exact))
        divisor = Fraction(0)
        for f, multiplier in enumerate(exact.tolist()):
            if f in active:
                total += multiplier * self._starts[f]
                divisor += Fraction(multiplier) / factors[f]
            else:
                total -= multiplier * int(self._least[f])
        return total / divisor

    def _attained(self, value: Fraction, factors: list[Fraction], active: list[int]) -> Fraction:
        """The largest smallest gain below ``value``: some party has it, and gains are whole."""
        return max(
            factors[p] * (ceil(value / factors[p] - self._starts[p]) - 1 + self._starts[p]) for p in active
        )

    def _geometric(self, exact: NDArray[np.object_], active: Sequence[int]) -> Fraction:
        total = Fraction(self._reach(exact))
        for f, multiplier in enumerate(exact.tolist()):
            total += multiplier * self._starts[f] if f in active else -multiplier * int(self._least[f])
        mean = max(Fraction(0), total) / len(active)
        return mean ** len(active) / prod(int(exact[p]) for p in active)


def _divisor(numbers: Sequence[Fraction]) -> Fraction:
    """The largest number of which all of these are whole multiples; 1 where all are 0."""
    bottom = lcm(*(number.denominator for number in numbers))
    top = gcd(*(int(number * bottom) for number in numbers))
    return Fraction(top or bottom, bottom)
