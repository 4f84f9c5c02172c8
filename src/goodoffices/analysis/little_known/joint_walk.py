"""Members of one party's preferences drawn evenly where it compared whole drafts: then values and weights of
different issues are tied, and one walk goes through all of them.

One coordinate at a time is drawn evenly from what its bounds and the comparisons leave (coordinate-directions
hit-and-run: R. L. Smith, *Operations Research* 32, 1984); where weights are parts of one whole, what one
issue gains another loses. Many walks go side by side from one start inside, which a linear program gives.
Drafts that are alike would leave nothing to draw from; they are kept alike within a hundredth of what is at
stake.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.little_known.issue_walk import Floats, IssueWalk
from goodoffices.analysis.little_known.said import SaidOrders

SWEEPS = 60
"""Rounds through all coordinates before a member is taken."""

ALIKE = 0.01
Spread = tuple[Floats, Floats]
"""The least and the most by which a coordinate may move, member by member."""


@dataclass
class _Pair:
    """One comparison: per issue the places of its two options; its difference may lie in ``low`` to
    ``high``.
    """

    places: dict[str, tuple[int, int]]
    low: float
    high: float


class JointWalk:
    """All that one party's values and weights are, in many members at once."""

    def __init__(self, said: SaidOrders, issues: tuple[str, ...], samples: int) -> None:
        assert said.system is not None
        self.said, self.issues = said, issues
        self.walks = {issue: IssueWalk(said.spans[issue]) for issue in issues}
        self.open = [i for i in issues if said.spans[i].free and len(said.spans[i].options) > 1]
        self.most = 1.0
        worth, weights = self._start()
        scale = 1.0 if said.scored else 1 / max(sum(weights[i] for i in self.open), 1e-12)
        self.weights = {i: np.full(samples, weights[i] * (scale if i in self.open else 1)) for i in issues}
        self.values = {}
        for issue in issues:
            inside = self.walks[issue].start
            if weights[issue] > 0:
                inside = worth[issue] / weights[issue]
            self.values[issue] = np.tile(inside, (samples, 1))
        band = ALIKE * self.most
        self.pairs = [
            _Pair(
                {
                    issue: (
                        said.spans[issue].options.index(option),
                        said.spans[issue].options.index(one.than[issue]),
                    )
                    for issue, option in one.this.items()
                    if option != one.than[issue]
                },
                -band if one.alike else 0.0,
                band if one.alike else np.inf,
            )
            for one in said.compared
        ]

    def _start(self) -> tuple[dict[str, Floats], dict[str, float]]:
        """A member inside, and its weights; ``most`` becomes what an issue of which nothing is known may
        weigh.
        """
        system = self.said.system
        assert system is not None
        cap = Fraction(1)
        if self.said.scored:
            cap = max((_width(self.said, i) for i in self.issues), default=cap) or cap
        while True:
            inside = system.inside(self.issues, cap)
            if inside is not None:
                worth, weights = inside
                self.most = float(cap)
                rows = {
                    i: np.array([float(worth[i][o]) for o in self.said.spans[i].options]) for i in self.issues
                }
                return rows, {i: float(weights[i]) for i in self.issues}
            cap *= 10

    def run(self, rng: np.random.Generator, sweeps: int = SWEEPS) -> dict[str, Floats]:
        """Issue to what each option is worth, one row a member, after so many rounds."""
        for _ in range(sweeps):
            for issue in self.issues:
                self._values(issue, rng)
            for issue in self.issues:
                self._weight(issue, rng)
        return {i: self.values[i] * self.weights[i][:, None] for i in self.issues}

    def _gap(self, pair: _Pair) -> Floats:
        total = np.zeros(len(next(iter(self.weights.values()))))
        for issue, (one, other) in pair.places.items():
            total += self.weights[issue] * (self.values[issue][:, one] - self.values[issue][:, other])
        return total

    def _within(self, spread: Spread, slopes: list[tuple[_Pair, Floats]]) -> Spread:
        """The moves that no comparison forbids; ``slopes`` says how each difference moves with them."""
        low, high = spread
        for pair, slope in slopes:
            gap = self._gap(pair)
            with np.errstate(divide="ignore", invalid="ignore"):
                ends = np.stack([(pair.low - gap) / slope, (pair.high - gap) / slope])
            flat = np.abs(slope) < 1e-12
            low = np.maximum(low, np.where(flat, -np.inf, ends.min(axis=0)))
            high = np.minimum(high, np.where(flat, np.inf, ends.max(axis=0)))
        return np.minimum(low, 0.0), np.maximum(high, 0.0)

    def _values(self, issue: str, rng: np.random.Generator) -> None:
        walk, values = self.walks[issue], self.values[issue]
        concerned = [pair for pair in self.pairs if issue in pair.places]
        for group in walk.moving:
            slopes = []
            for pair in concerned:
                one, other = pair.places[issue]
                turn = (one in group) - (other in group)
                if turn:
                    slopes.append((pair, turn * self.weights[issue]))
            low, high = self._within(walk.room(values, group), slopes)
            values[:, group] += rng.uniform(low, high)[:, None]

    def _weight(self, issue: str, rng: np.random.Generator) -> None:
        span = self.said.spans[issue]
        mine, sole = self.weights[issue], issue in self.open
        other = ""
        if sole and not self.said.scored:
            rest = [each for each in self.open if each != issue]
            if not rest:
                return
            other = rest[int(rng.integers(len(rest)))]
            spread = -mine, self.weights[other].copy()
        elif sole:
            spread = -mine, self.most - mine
        elif span.weight.low < span.weight.high:
            spread = float(span.weight.low) - mine, float(span.weight.high) - mine
        else:
            return
        slopes = []
        for pair in self.pairs:
            slope = self._moved(pair, issue) - (self._moved(pair, other) if other else 0.0)
            if issue in pair.places or other in pair.places:
                slopes.append((pair, slope))
        low, high = self._within(spread, slopes)
        step = rng.uniform(low, high)
        self.weights[issue] = mine + step
        if other:
            self.weights[other] = self.weights[other] - step

    def _moved(self, pair: _Pair, issue: str) -> Floats:
        if issue not in pair.places:
            return np.zeros(len(self.weights[self.issues[0]]))
        one, other = pair.places[issue]
        moved: NDArray[np.float64] = self.values[issue][:, one] - self.values[issue][:, other]
        return moved


def _width(said: SaidOrders, issue: str) -> Fraction:
    """How far apart the options of an issue with numbers can lie; 0 for one without."""
    span = said.spans[issue]
    if span.free:
        return Fraction(0)
    highs = [high.value for high in map(span.high, span.options) if high.value is not None]
    return max(highs, default=Fraction(0)) - min(map(span.low, span.options))
