"""The four solutions, taken over the packages that are permitted and meet all the stated minima.

* *Nash* (Nash 1950): the largest product of gains over the reservation values, all gains positive; ties by leximin.
* *Kalai-Smorodinsky* (Kalai & Smorodinsky 1975): the largest smallest share of the way from the reservation value to the ideal
  point, each party's best over those packages; ties by leximin, so that nobody is held back for nothing (Imai 1983).
* *Egalitarian* (Kalai 1977; leximin after Sen 1970): the largest smallest gain, then the next smallest, and so on.
* *Utilitarian*: the largest weighted sum of scores; ties by leximin.

Each lies on the frontier, so each is looked for there. Floats only sift; what is near the best is compared exactly. Egalitarian and
utilitarian compare one party's points with another's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.bounds import nash_bound, smallest_gain_bound, weighted_bound
from goodoffices.analysis.frontier import Front
from goodoffices.analysis.results import Solution, SolutionName

Floats = NDArray[np.float64]
Key = tuple[Any, ...]
_SLACK = 1e-9
METHOD_EXACT = "read off the complete frontier, compared in exact numbers"
METHOD_BOUND = "best of an epsilon-frontier, against a bound by multipliers over the blocks"


def solve(front: Front, weights: Mapping[str, Fraction] | None = None) -> dict[SolutionName, Solution]:
    """The four solutions of a frontier that has at least one point; ``weights`` (1 where absent) are the utilitarian's."""
    if not len(front.scores):
        return {}
    return _Solver(front, weights or {}).all()


class _Solver:
    def __init__(self, front: Front, weights: Mapping[str, Fraction]) -> None:
        problem = front.problem
        self.front = front
        self.problem = problem
        self.count = len(problem.parties)
        self.weights = [Fraction(weights.get(party, 1)) for party in problem.parties]
        fields = problem.fields[: self.count]
        self.units = [field.unit for field in fields]
        self.starts = [field.offset - base for field, base in zip(fields, problem.baseline, strict=True)]
        columns = [front.scores[:, p].astype(np.float64) for p in range(self.count)]
        self.gains: Floats = np.column_stack(
            [float(s) + float(u) * c for s, u, c in zip(self.starts, self.units, columns, strict=True)]
        )
        self.ideal = [self._gain(int(np.argmax(front.scores[:, p])), p) for p in range(self.count)]
        self.movable = [p for p in range(self.count) if self.ideal[p] > 0]

    def _gain(self, row: int, party: int) -> Fraction:
        return self.starts[party] + self.units[party] * int(self.front.scores[row, party])

    def _gains(self, row: int) -> list[Fraction]:
        return [self._gain(row, p) for p in range(self.count)]

    def _pick(self, rough: Floats, key: Callable[[int], Key]) -> int:
        best = rough.max()
        near = np.flatnonzero(rough >= best - _SLACK * max(1.0, abs(best)))
        return max((int(row) for row in near), key=key)

    def _leximin(self, row: int) -> Key:
        return tuple(sorted(self._gains(row)))

    def _shares(self, row: int) -> list[Fraction]:
        return sorted(self._gain(row, p) / self.ideal[p] for p in self.movable)

    def all(self) -> dict[SolutionName, Solution]:
        return {
            "nash": self._nash(),
            "kalai_smorodinsky": self._kalai_smorodinsky(),
            "egalitarian": self._egalitarian(),
            "utilitarian": self._utilitarian(),
        }

    def _solution(self, row: int, value: Fraction, bound: Fraction, note: str = "") -> Solution:
        [point] = self.front.points([row])
        complete = self.front.complete and self.problem.exact
        bound = value if complete else max(bound, value)
        return Solution(
            scores=point.scores,
            package=point.package,
            count=point.count,
            value=value,
            bound=bound,
            proved=value == bound,
            method=METHOD_EXACT if complete else METHOD_BOUND,
            note=note,
        )

    def _stuck_note(self) -> str:
        case = self.problem.case
        stuck = [
            case.party(self.problem.parties[p]).label for p in range(self.count) if p not in self.movable
        ]
        return (
            f"{', '.join(stuck)} cannot gain at all over the stated minimum; left out of the rule."
            if stuck
            else ""
        )

    def _nash(self) -> Solution:
        note = self._stuck_note()
        with np.errstate(divide="ignore"):
            rough = np.log(np.maximum(self.gains[:, self.movable], 0)).sum(axis=1)
        if not self.movable or not np.isfinite(rough).any():
            note = (
                note
                or "No package lets every party gain at once; the smallest gain is made as large as it can be."
            )
            row = self._pick(self.gains.min(axis=1), self._leximin)
            return self._solution(row, Fraction(0), self._bound_nash(), note)

        def product(row: int) -> Fraction:
            total = Fraction(1)
            for p in self.movable:
                total *= self._gain(row, p)
            return total

        row = self._pick(rough, lambda r: (product(r), self._leximin(r)))
        return self._solution(row, product(row), self._bound_nash(), note)

    def _bound_nash(self) -> Fraction:
        return Fraction(0) if self.front.complete else nash_bound(self.problem, self.movable, self.gains)

    def _kalai_smorodinsky(self) -> Solution:
        if not self.movable:
            row = self._pick(self.gains.min(axis=1), self._leximin)
            return self._solution(row, Fraction(0), Fraction(1), self._stuck_note())
        ideal = np.array([float(self.ideal[p]) for p in self.movable])
        rough = (self.gains[:, self.movable] / ideal).min(axis=1)
        row = self._pick(rough, lambda r: tuple(self._shares(r)))
        value = self._shares(row)[0]
        bound = value
        if not self.front.complete:
            scale = [1 / self.ideal[p] if p in self.movable else Fraction(0) for p in range(self.count)]
            bound = smallest_gain_bound(self.problem, scale)
        return self._solution(row, value, bound, self._stuck_note())

    def _egalitarian(self) -> Solution:
        row = self._pick(self.gains.min(axis=1), self._leximin)
        value = min(self._gains(row))
        bound = value
        if not self.front.complete:
            bound = smallest_gain_bound(self.problem, [Fraction(1)] * self.count)
        return self._solution(row, value, bound)

    def _utilitarian(self) -> Solution:
        weights = np.array([float(w) for w in self.weights])
        rough = self.gains @ weights

        def total(row: int) -> Fraction:
            gains = zip(self._gains(row), self.problem.baseline, self.weights, strict=True)
            return sum(((gain + base) * weight for gain, base, weight in gains), Fraction(0))

        row = self._pick(rough, lambda r: (total(r), self._leximin(r)))
        value = total(row)
        bound = value if self.front.complete else weighted_bound(self.problem, self.weights)
        return self._solution(row, value, bound)
