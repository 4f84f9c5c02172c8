"""The exact frontier of a scored case, or the best front found with what is proved of it.

Four engines, one result. Few packages are written out. Where nothing is scarce and the fields fit one
integer: packed sums. Otherwise sums under bounds, at once where the case is small, else by the search that
ends when the work or the clock does. Scales beyond 45 bits: sums by columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import prod
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.bounded import Aim, BoundedSums
from goodoffices.analysis.every import EverySums, few
from goodoffices.analysis.frontier_columns import ColumnSums, TooWide
from goodoffices.analysis.frontier_packed import PackedSums, packing_for
from goodoffices.analysis.layers import fits, layers_of
from goodoffices.analysis.partial_sums import Ended, Ints, Limits, Progress
from goodoffices.analysis.results import Point
from goodoffices.analysis.scarce import POINTS, SUMS, ScarceSums, scarce_packing
from goodoffices.analysis.scored_case import ScoredCase
from goodoffices.analysis.search import Search
from goodoffices.analysis.work import OutOfWork, Work

AT_ONCE = 300_000
"""Sums up to which a frontier under bounds is made in one piece."""

AT_ONCE_POINTS = 30_000


class PointSource(Protocol):
    """What finds the packages behind points again."""

    def recover(self, index: Ints) -> Ints:
        """One package for each of these points: a row of local packages, one per block of the case."""

    def count(self, index: Ints) -> list[int]:
        """How many packages have exactly the scores of each of these points."""

    def counted(self, index: Ints) -> list[bool]:
        """Whether these are all; else there are at least so many."""


@dataclass(frozen=True)
class Front:
    """The best points of a case as integers, and the way back to packages.

    ``scores``: one row per point, a column per scored party, the first party's falling. ``proved``: which of
    them are efficient for certain; nothing found beats the others. ``errors``: per party, by how much an
    efficient package may exceed the point nearest to it. ``ended``: what ended the search before it was
    complete. ``tried``: which are proved, or no exchange of one option or two makes better for some party and
    worse for none.
    """

    scored: ScoredCase
    scores: Ints
    proved: NDArray[np.bool_]
    errors: tuple[int, ...]
    source: PointSource | None
    ended: Ended = ""
    tried: NDArray[np.bool_] | None = None

    @property
    def shown(self) -> Ints:
        """The points to show: those that are proved or tried, where there are some, else all."""
        sure = np.flatnonzero(self.proved if self.tried is None else self.proved | self.tried)
        return sure if len(sure) else np.arange(len(self.scores), dtype=np.int64)

    @property
    def complete(self) -> bool:
        """Whether every efficient point is there."""
        return not self.ended

    @property
    def error_bounds(self) -> dict[str, Fraction]:
        """Per party: every efficient package has a point near it that gives each party at most so much
        less.
        """
        return {
            party: field.unit * error + field.rounding
            for party, field, error in zip(self.scored.parties, self.scored.fields, self.errors, strict=False)
        }

    @property
    def error_bound(self) -> Fraction:
        """No package beats a point near it by more than this for every party, in the largest party's
        units.
        """
        return max(self.error_bounds.values(), default=Fraction(0))

    def exact_scores(self, rows: Iterable[int]) -> list[tuple[Fraction, ...]]:
        """The scores of some points on the case's own scale (rounded once where the case had to be)."""
        fields = self.scored.fields
        return [
            tuple(fields[p].offset + fields[p].unit * int(value) for p, value in enumerate(self.scores[row]))
            for row in rows
        ]

    def points(self, rows: Iterable[int], *, counted: bool = True) -> list[Point]:
        """Points in the case's names: scores, one package, and how many packages have these scores."""
        chosen = np.asarray(list(rows), dtype=np.int64)
        if self.source is None or not chosen.size:
            return []
        packages = [self.scored.package(row) for row in self.source.recover(chosen).tolist()]
        counts = self.source.count(chosen) if counted else [1] * len(packages)
        all_counted = self.source.counted(chosen) if counted else [False] * len(packages)
        if self.scored.exact:
            scores = self.exact_scores(chosen.tolist())
        else:
            scores = [tuple(self.scored.score(package).values()) for package in packages]
        return [
            Point(
                scores=dict(zip(self.scored.parties, values, strict=True)),
                package=package,
                count=count,
                counted=whole,
                efficient=proved and self.scored.exact,
            )
            for values, package, count, whole, proved in zip(
                scores, packages, counts, all_counted, self.proved[chosen].tolist(), strict=True
            )
        ]


def whole_front(
    scored: ScoredCase, sums: PackedSums | ColumnSums | BoundedSums | ScarceSums | EverySums
) -> Front:
    """A front of which every point is there."""
    return Front(scored, sums.points, np.ones(len(sums.points), dtype=np.bool_), sums.errors, sums)


def needed_of(scored: ScoredCase, least: Iterable[int] | None = None) -> list[int]:
    """What every field must reach: the stated minima, or ``least`` for the parties."""
    needed = [field.least for field in scored.fields]
    if least is not None:
        needed[: len(scored.parties)] = [max(0, value) for value in least]
    return needed


def find_frontier(
    scored: ScoredCase,
    *,
    least: Iterable[int] | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Front:
    """The efficient packages among those that are permitted and reach ``least`` in every party's field, as
    far as the limits go.

    ``least`` are integers on the case's scale, by default the stated minima. Points come with the first
    party's score falling.
    """
    limits = (limits or Limits()).begun()
    whole = whole_frontier(scored, least=least, limits=limits, progress=progress)
    if whole is not None:
        return whole
    return search_frontier(scored, least=least, limits=limits, progress=progress)


def whole_frontier(
    scored: ScoredCase,
    *,
    least: Iterable[int] | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Front | None:
    """The frontier where it can be made in one go, or None: then it takes a search, and the solutions are
    better sought by themselves.

    Scales that only sums by columns can hold come back however much was thinned.
    """
    needed = needed_of(scored, least)
    if not scored.parties or any(
        need > field.most for need, field in zip(needed, scored.fields, strict=True)
    ):
        nothing = np.zeros((0, len(scored.parties)), dtype=np.int64)
        return Front(scored, nothing, np.zeros(0, dtype=np.bool_), (0,) * len(scored.parties), None)
    asked: Ints = np.array(needed, dtype=object if scored.wide else np.int64)
    limits = (limits or Limits()).begun()
    if not fits(scored):
        if scored.tied:
            raise TooWide
        sums = ColumnSums(scored, asked, limits, progress)
        thinned = bool(any(sums.errors))
        proved = np.full(len(sums.points), not thinned)
        ended: Ended = ("clock" if sums.by_clock else "work") if thinned else ""
        return Front(scored, sums.points, proved, sums.errors, sums, ended)
    if few(scored) and prod(map(len, scored.scores)) <= limits.sums:
        return whole_front(scored, EverySums(scored, asked))
    packing = None if scored.budgets or scored.tied else packing_for(scored)
    scarce = scarce_packing(scored)
    try:
        if scarce is not None:
            work = Work(min(limits.sums, SUMS), min(limits.points, POINTS), limits.timer.part(PACKED_SHARE))
            return whole_front(scored, ScarceSums(scored, scarce, asked, work, progress, limits.timer))
    except OutOfWork:
        pass
    try:
        if packing is not None:
            work = Work(limits.sums, limits.points, limits.timer.part(PACKED_SHARE))
            return whole_front(scored, PackedSums(scored, packing, asked, work, progress))
        work = Work(AT_ONCE, AT_ONCE_POINTS, limits.timer)
        return whole_front(scored, BoundedSums(layers_of(scored), Aim(asked), work, progress))
    except OutOfWork:
        return None


def search_frontier(
    scored: ScoredCase,
    *,
    least: Iterable[int] | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    seeds: Ints | None = None,
) -> Front:
    """The best front that a search under bounds finds within the limits. ``seeds``: packages known already,
    an option per layer in each row.
    """
    limits = (limits or Limits()).begun()
    asked: Ints = np.array(needed_of(scored, least), dtype=np.int64)
    search = Search(layers_of(scored), asked, replace(limits, sums=limits.work), progress)
    found = search.run(seeds)
    archive, errors = found.archive, tuple(found.errors.tolist())
    return Front(scored, archive.points, archive.proved, errors, archive, found.ended, archive.tried)


PACKED_SHARE = 0.5
"""The part of the time that packed sums may take before the search takes over."""
