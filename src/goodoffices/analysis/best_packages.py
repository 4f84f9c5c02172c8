"""The four solutions without the frontier: each from the packages that are worth as much by its rule, else
the best found with a bound.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import prod

import numpy as np

from goodoffices.analysis.archive import Archive
from goodoffices.analysis.clock import Clock
from goodoffices.analysis.concepts import CONCEPTS
from goodoffices.analysis.frontier import Front, needed_of, whole_front
from goodoffices.analysis.layers import Layers, layers_of
from goodoffices.analysis.levels import Best
from goodoffices.analysis.optimum import Floats, Optimiser, Top
from goodoffices.analysis.partial_sums import Ints
from goodoffices.analysis.results import Solution, SolutionName
from goodoffices.analysis.scored_case import ScoredCase
from goodoffices.analysis.solutions import Solver
from goodoffices.case import Package


class BestPackages:
    """What each rule picks among the packages that are permitted and reach ``least``.

    ``effort`` multiplies the sums that each may take; ``clock`` ends them.
    """

    def __init__(
        self,
        scored: ScoredCase,
        *,
        least: Sequence[int] | None = None,
        weights: Mapping[str, Fraction] | None = None,
        clock: Clock | None = None,
        effort: float = 1.0,
    ) -> None:
        self._scored, self._weights = scored, weights or {}
        self._count = len(scored.parties)
        self._layers: Layers = layers_of(scored)
        # A level far out of reach may not fit 64 bits; one step out of reach says the same.
        needed = zip(needed_of(scored, least), scored.fields, strict=True)
        self._least: Ints = np.array([min(need, field.most + 1) for need, field in needed], dtype=np.int64)
        fields = scored.fields[: self._count]
        self._units = [field.unit for field in fields]
        self._starts = [
            (field.offset - base) / field.unit for field, base in zip(fields, scored.baseline, strict=True)
        ]
        self._optimiser = Optimiser(self._layers, self._least, self._units, self._starts, clock, effort)
        self.possible: bool | None = None
        self._rules: dict[SolutionName, tuple[int, Floats]] = {}

    def top(self, party: int) -> Top:
        """The most that one party can get."""
        if any(need > most for need, most in zip(self._least, self._layers.most[0][0], strict=True)):
            return Top(None, 0, empty=True)
        return self._optimiser.top(party)

    @cached_property
    def ideal(self) -> list[Fraction]:
        """Every party's largest gain."""
        return self._ideal[0]

    @property
    def seeds(self) -> Ints:
        """Packages met on the way, an option per layer in each row."""
        found = self._optimiser.found
        return np.array(found, dtype=np.int64).reshape(len(found), len(self._layers.layers))

    @cached_property
    def _ideal(self) -> tuple[list[Fraction], Fraction | None]:
        """Every party's largest gain, or a bound on it, and the largest ratio of a bound to what was found (1
        where all are exact, None where some party was not found to gain).
        """
        found: list[Fraction] = []
        ratio: Fraction | None = Fraction(1)
        for p in range(self._count):
            if self.possible is False:
                break
            top = self.top(p)
            if top.empty:
                self.possible = False
                break
            if top.value is not None:
                self.possible = True
            if top.value != top.high:
                reached = None if top.value is None else top.value + self._starts[p]
                over = None if reached is None or reached <= 0 else (top.high + self._starts[p]) / reached
                ratio = None if ratio is None or over is None else max(ratio, over)
            found.append(self._units[p] * (top.high + self._starts[p]))
        return found, ratio

    def all(self) -> dict[SolutionName, Solution]:
        """The four solutions; without those of which no package at all was found."""
        if not self.ideal:
            return {}
        found = {}
        rows = [row for row in CONCEPTS if row.best is not None]
        clock = self._optimiser.clock
        for k, row in enumerate(rows):
            if row.best is None or self.possible is False:
                continue
            # Each gets its part of the time that is left, so that none of them takes it all.
            self._optimiser.clock = clock.part(1 / (len(rows) - k))
            solution = row.best(self)
            if solution is not None:
                found[row.key] = solution
        return found

    def again(self, front: Front, solutions: Mapping[SolutionName, Solution]) -> dict[SolutionName, Solution]:
        """The solutions with what has been found since: one that is not proved gives way to a better one."""
        found = dict(solutions)
        for row in CONCEPTS:
            before = found.get(row.key)
            if row.best is None or not len(front.scores) or (before is not None and before.proved):
                continue
            if before is None:
                continue
            bounds = {row.key: before.bound}
            now = row.solve(Solver(front, self._weights, self.ideal, bounds))
            if now.value > before.value:
                self._optimiser.improve(self._options(now.package), *self._rules[row.key])
                found[row.key] = row.solve(Solver(self._found(), self._weights, self.ideal, bounds))
        return found

    @property
    def _movable(self) -> list[int]:
        return [p for p, gain in enumerate(self.ideal) if gain > 0]

    def nash(self) -> Solution | None:
        """The largest product of gains."""
        active = self._movable
        if not active:
            return self._choose("nash", self._smallest_gain(), Fraction(0), Solver.nash)
        best = self._optimiser.product(active)
        scale = prod((self._units[p] for p in active), start=Fraction(1))
        return self._choose("nash", best, best.high * scale, Solver.nash)

    def kalai_smorodinsky(self) -> Solution | None:
        """The largest smallest share of the way to the ideal point."""
        active = self._movable
        if not active:
            return self._choose(
                "kalai_smorodinsky", self._smallest_gain(), Fraction(0), Solver.kalai_smorodinsky
            )
        best = self._optimiser.smallest([1 / gain if gain > 0 else Fraction(0) for gain in self.ideal])
        # Where an ideal is only bounded, shares are told of the bound; of what can truly be reached they are
        # larger by the ratio at most.
        ratio = self._ideal[1]
        bound = Fraction(1) if ratio is None else min(Fraction(1), best.high * ratio)
        return self._choose("kalai_smorodinsky", best, bound, Solver.kalai_smorodinsky, proved=ratio == 1)

    def egalitarian(self) -> Solution | None:
        """The largest smallest gain."""
        best = self._smallest_gain()
        return self._choose("egalitarian", best, best.high, Solver.egalitarian)

    def utilitarian(self) -> Solution | None:
        """The largest weighted sum of scores."""
        weights = [Fraction(self._weights.get(party, 1)) for party in self._scored.parties]
        best = self._optimiser.sum(weights)
        base = sum((w * b for w, b in zip(weights, self._scored.baseline, strict=True)), Fraction(0))
        return self._choose("utilitarian", best, best.high + base, Solver.utilitarian)

    def _smallest_gain(self) -> Best:
        return self._optimiser.smallest([Fraction(1)] * self._count)

    def _choose(
        self,
        name: SolutionName,
        best: Best,
        bound: Fraction,
        rule: Callable[[Solver], Solution],
        *,
        proved: bool = True,
    ) -> Solution | None:
        self._rules[name] = self._optimiser.last
        if best.empty:
            self.possible = False
            return None
        if best.sums is not None:
            self.possible = True
            front = whole_front(self._scored, best.sums)
            bounds: dict[SolutionName, Fraction] = {} if proved else {name: bound}
            return rule(Solver(front, self._weights, self.ideal, bounds))
        front = self._found()
        if not len(front.scores):
            return None
        return rule(Solver(front, self._weights, self.ideal, {name: bound}))

    def _options(self, package: Package) -> Ints:
        """The option of each layer that a package holds."""
        scored = self._scored
        index = [scored.options[i].index(package[issue.id]) for i, issue in enumerate(scored.case.issues)]
        chosen = np.zeros(len(self._layers.layers), dtype=np.int64)
        for k, layer in enumerate(self._layers.layers):
            block = scored.blocks[layer.block]
            cells = scored.scores[layer.block]
            [at] = np.flatnonzero((block.choices == [index[i] for i in block.issues]).all(axis=1))
            # Another local package may stand for it: the one with the same scores.
            [found, *_] = np.flatnonzero((layer.options == cells[at]).all(axis=1)).tolist()
            chosen[k] = found
        return chosen

    def _found(self) -> Front:
        """What exchanges have found so far."""
        layers, archive = self._layers, Archive(self._count, len(self._scored.blocks))
        seeds = self.seeds
        if len(seeds):
            totals = np.zeros((len(seeds), layers.fields), dtype=np.int64)
            packages = np.zeros((len(seeds), len(layers.layers)), dtype=np.int64)
            for k, layer in enumerate(layers.layers):
                totals += layer.options[seeds[:, k]]
                packages[:, layer.block] = layer.rows[seeds[:, k]]
            archive.add(totals[:, : self._count], packages)
        return Front(self._scored, archive.points, archive.proved, (0,) * self._count, archive, "work")
