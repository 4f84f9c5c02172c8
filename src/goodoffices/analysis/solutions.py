"""The four solutions, taken over the packages that are permitted and meet all the stated minima.

* *Nash* (Nash 1950): the largest product of gains over the reservation values, all gains positive; ties by
  leximin.
* *Kalai-Smorodinsky* (Kalai & Smorodinsky 1975): the largest smallest share of the way from the reservation
  value to the ideal point, each party's best over those packages; ties by leximin, so that nobody is held
  back for nothing (Imai 1983).
* *Egalitarian* (Kalai 1977; leximin after Sen 1970): the largest smallest gain, then the next smallest, and
  so on.
* *Utilitarian*: the largest weighted sum of scores; ties by leximin.

Each lies on the frontier, so each is looked for there, or, where the frontier is too large, among all
packages that are worth as much by the rule (`best_packages`). Floats only sift; what is near the best is
compared exactly. Egalitarian and utilitarian compare one party's points with another's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import lcm, prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.concepts import CONCEPTS
from goodoffices.analysis.frontier import Front
from goodoffices.analysis.partial_sums import Ints
from goodoffices.analysis.results import Solution, SolutionName
from goodoffices.language import CodedText, together

Floats = NDArray[np.float64]
_SLACK = 1e-9
_INT64 = 2**62
METHOD_EXACT = CodedText(
    "read-off-complete-frontier", "read off the complete frontier, compared in exact numbers"
)
METHOD_PROVED = CodedText(
    "every-package-worth-much",
    "every package worth as much was worked out under a bound by prices, compared in exact numbers",
)
METHOD_BOUND = CodedText(
    "best-found-improved-exchanges",
    "best found, improved by exchanges, against a bound by prices on what is scarce",
)


def solve(front: Front, weights: Mapping[str, Fraction] | None = None) -> dict[SolutionName, Solution]:
    """The four solutions of a complete frontier that has at least one point; ``weights`` (1 where absent) are
    the utilitarian's.
    """
    if not len(front.scores):
        return {}
    return Solver(front, weights or {}).all()


class Solver:
    """A front on which concepts look for their package.

    ``ideal``: every party's largest gain, where the front does not tell it. ``bounds``: by concept, what no
    package passes, where the front does not prove that it holds the best one.
    """

    def __init__(
        self,
        front: Front,
        weights: Mapping[str, Fraction],
        ideal: Sequence[Fraction] | None = None,
        bounds: Mapping[SolutionName, Fraction] | None = None,
    ) -> None:
        scored = front.scored
        self.front = front
        self.scored = scored
        self.count = len(scored.parties)
        self.weights = [Fraction(weights.get(party, 1)) for party in scored.parties]
        fields = scored.fields[: self.count]
        self.units = [field.unit for field in fields]
        self.starts = [field.offset - base for field, base in zip(fields, scored.baseline, strict=True)]
        self.gains = self._rough_gains()
        self.bounds = bounds or {}
        self.method = METHOD_EXACT if ideal is None else METHOD_PROVED
        self.ideal = list(
            ideal or [self.gain(int(np.argmax(front.scores[:, p])), p) for p in range(self.count)]
        )
        self.movable = [p for p in range(self.count) if self.ideal[p] > 0]

    def _rough_gains(self) -> Floats:
        """Gains as floats, each to its own last digit: the whole units below 0 are taken off while numbers
        are still integers.
        """
        columns = []
        for p, (start, unit) in enumerate(zip(self.starts, self.units, strict=True)):
            whole = start // unit
            exact = abs(whole) <= _INT64 and self.front.scores.dtype != object
            column = self.front.scores[:, p] if exact else self.front.scores[:, p].astype(object)
            columns.append(
                (column + int(whole)).astype(np.float64) * float(unit) + float(start - whole * unit)
            )
        return np.column_stack(columns)

    def gain(self, row: int, party: int) -> Fraction:
        """What party number ``party`` gains at that row of the frontier."""
        return self.starts[party] + self.units[party] * int(self.front.scores[row, party])

    def _gains(self, row: int) -> list[Fraction]:
        return [self.gain(row, p) for p in range(self.count)]

    def _exact(self, rows: Ints, factors: Sequence[Fraction]) -> Ints:
        """Every party's gain times its factor, as integers on one scale that all of them share."""
        starts = [start * factor for start, factor in zip(self.starts, factors, strict=True)]
        units = [unit * factor for unit, factor in zip(self.units, factors, strict=True)]
        scale = lcm(*(number.denominator for number in (*starts, *units)))
        columns: list[Ints] = []
        for p, (start, unit) in enumerate(zip(starts, units, strict=True)):
            column = self.front.scores[rows, p]
            base, step = int(start * scale), int(unit * scale)
            if abs(base) + abs(step) * max(1, int(column.max())) > _INT64 // self.count:
                column = column.astype(object)
            columns.append(base + step * column)
        return np.column_stack(columns)

    def _pick(self, rough: Floats, *rules: Callable[[Ints], Ints]) -> int:
        """The row that is largest by the first rule, among equals by the next; ``rough`` is the first rule's
        value in floats.

        A rule gives, for some rows, a table of integers, of which the first column counts first. The tables
        hold the rows that are near the best only, so that a frontier on which millions tie is still sifted by
        whole columns.
        """
        best = rough.max()
        rows: Ints = np.flatnonzero(rough >= best - _SLACK * max(1.0, abs(best)))
        for rule in rules:
            table = rule(rows)
            for column in range(table.shape[1]):
                keep = table[:, column] == table[:, column].max()
                rows, table = rows[keep], table[keep]
        return int(rows[0])

    def _leximin(self, rows: Ints) -> Ints:
        return np.sort(self._exact(rows, [Fraction(1)] * self.count), axis=1)

    def _products(self, rows: Ints) -> Ints:
        gains = self._exact(rows, [Fraction(1)] * self.count)[:, self.movable]
        if prod(int(column.max()) for column in gains.T) > _INT64:
            gains = gains.astype(object)
        product: Ints = gains.prod(axis=1, keepdims=True)
        return product

    def _all_shares(self, rows: Ints) -> Ints:
        factors = [1 / ideal if ideal > 0 else Fraction(0) for ideal in self.ideal]
        return np.sort(self._exact(rows, factors)[:, self.movable], axis=1)

    def _sums(self, rows: Ints) -> Ints:
        total: Ints = self._exact(rows, self.weights).sum(axis=1, keepdims=True)
        return total

    def _shares(self, row: int) -> list[Fraction]:
        return sorted(self.gain(row, p) / self.ideal[p] for p in self.movable)

    def all(self) -> dict[SolutionName, Solution]:
        """Every concept's solution, by its key."""
        return {row.key: row.solve(self) for row in CONCEPTS}

    def solution(self, row: int, value: Fraction, bound: Fraction, note: str = "") -> Solution:
        """The solution at that row of the frontier: its ``value`` by its own rule, and a ``bound`` that no
        package passes.
        """
        [point] = self.front.points([row])
        proved = self.scored.exact and bound <= value
        return Solution(
            scores=point.scores,
            package=point.package,
            count=point.count,
            counted=point.counted,
            value=value,
            bound=max(bound, value),
            proved=proved,
            method=self.method if proved else METHOD_BOUND,
            note=note,
        )

    def _stuck_note(self) -> str:
        """Who cannot gain, and over what: a minimum only where one was stated."""
        stuck = [p for p in range(self.count) if p not in self.movable]
        stated = [p for p in stuck if self.scored.minima[p] is not None]
        others = [p for p in stuck if p not in stated]
        told = [
            *(
                [
                    CodedText(
                        "cannot-gain-over-minimum",
                        "%(parties)s cannot gain over the stated minimum, whatever the package; left "
                        "out of the "
                        "rule.",
                        parties=self._named(stated),
                    )
                ]
                if stated
                else []
            ),
            *(
                [
                    CodedText(
                        "cannot-gain",
                        "%(parties)s cannot gain, whatever the package; left out of the rule.",
                        parties=self._named(others),
                    )
                ]
                if others
                else []
            ),
        ]
        return together(told)

    def _named(self, parties: Sequence[int]) -> str:
        return ", ".join(self.scored.case.party(self.scored.parties[p]).label for p in parties)

    def nash(self) -> Solution:
        """The largest product of gains."""
        note = self._stuck_note()
        with np.errstate(divide="ignore"):
            rough = np.log(np.maximum(self.gains[:, self.movable], 0)).sum(axis=1)
        if not self.movable or not np.isfinite(rough).any():
            nobody = CodedText(
                "no-package-lets-every",
                "No package lets every party gain at once; the smallest gain is made as large as it can be.",
            )
            if "nash" in self.bounds:
                nobody = CodedText(
                    "no-package-found-lets-every",
                    "No package found lets every party gain at once; the smallest gain is made as large as "
                    "it can be.",
                )
            note = note or nobody
            row = self._pick(self.gains.min(axis=1), self._leximin)
            return self.solution(row, Fraction(0), self._most("nash", Fraction(0)), note)
        row = self._pick(rough, self._products, self._leximin)
        product = prod((self.gain(row, p) for p in self.movable), start=Fraction(1))
        return self.solution(row, product, self._most("nash", product), note)

    def _most(self, rule: SolutionName, value: Fraction) -> Fraction:
        """What no package passes by the rule, if ``value`` is the largest on the front."""
        if rule in self.bounds:
            return self.bounds[rule]
        fields = zip(self.scored.fields, self.front.errors, strict=False)
        off = [field.rounding + field.unit * error for field, error in fields]
        if not any(off):
            return value
        # Where scores were rounded or points are missing, every score is off by as much at most: what that
        # can do to the rule's value.
        if rule == "utilitarian":
            return value + 2 * sum((abs(w) * r for w, r in zip(self.weights, off, strict=True)), Fraction(0))
        if rule == "egalitarian":
            return value + 2 * max(off)
        most = [max(Fraction(0), ideal) + 2 * r for ideal, r in zip(self.ideal, off, strict=True)]
        if rule == "nash":
            return value + 2 * sum(
                (off[p] * prod(most[q] for q in self.movable if q != p) for p in self.movable), Fraction(0)
            )
        return min(
            Fraction(1), value + max((4 * off[p] / self.ideal[p] for p in self.movable), default=Fraction(0))
        )

    def kalai_smorodinsky(self) -> Solution:
        """The largest smallest share of the way to the ideal point."""
        if not self.movable:
            row = self._pick(self.gains.min(axis=1), self._leximin)
            return self.solution(
                row, Fraction(0), self._most("kalai_smorodinsky", Fraction(0)), self._stuck_note()
            )
        ideal = np.array([float(self.ideal[p]) for p in self.movable])
        rough = (self.gains[:, self.movable] / ideal).min(axis=1)
        row = self._pick(rough, self._all_shares)
        value = self._shares(row)[0]
        return self.solution(row, value, self._most("kalai_smorodinsky", value), self._stuck_note())

    def egalitarian(self) -> Solution:
        """The largest smallest gain."""
        row = self._pick(self.gains.min(axis=1), self._leximin)
        value = min(self._gains(row))
        return self.solution(row, value, self._most("egalitarian", value))

    def utilitarian(self) -> Solution:
        """The largest weighted sum of scores."""
        weights = np.array([float(w) for w in self.weights])
        rough = self.gains @ weights

        def total(row: int) -> Fraction:
            gains = zip(self._gains(row), self.scored.baseline, self.weights, strict=True)
            return sum(((gain + base) * weight for gain, base, weight in gains), Fraction(0))

        row = self._pick(rough, self._sums, self._leximin)
        value = total(row)
        return self.solution(row, value, self._most("utilitarian", value))
