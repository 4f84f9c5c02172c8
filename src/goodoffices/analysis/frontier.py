"""The exact frontier of a scored, or an epsilon-frontier that says how far it may be off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from goodoffices.analysis.frontier_columns import ColumnSums
from goodoffices.analysis.frontier_packed import PackedSums, packing_for
from goodoffices.analysis.partial_sums import Ints, Limits, Progress, Sums
from goodoffices.analysis.results import Point
from goodoffices.analysis.scored_case import ScoredCase


@dataclass(frozen=True)
class Front:
    """The efficient points of a scored as integers, and the way back to packages.

    ``scores``: one row per point, a column per scored party, the first party's falling.
    """

    scored: ScoredCase
    scores: Ints
    errors: tuple[int, ...]
    _sums: Sums | None
    _index: Ints

    @property
    def complete(self) -> bool:
        """Whether every efficient point is there."""
        return not any(self.errors)

    @property
    def error_bound(self) -> Fraction:
        """No package beats a point near it by more than this for every party, in the largest party's units."""
        return max(
            (
                field.unit * error + field.rounding
                for field, error in zip(self.scored.fields, self.errors, strict=False)
            ),
            default=Fraction(0),
        )

    def exact_scores(self, rows: Iterable[int]) -> list[tuple[Fraction, ...]]:
        """The scores of some points on the case's own scale (rounded once where the scored had to be)."""
        fields = self.scored.fields
        return [
            tuple(fields[p].offset + fields[p].unit * int(value) for p, value in enumerate(self.scores[row]))
            for row in rows
        ]

    def points(self, rows: Iterable[int], *, counted: bool = True) -> list[Point]:
        """Points in the case's names: scores, one package, and how many packages have these scores."""
        chosen = np.asarray(list(rows), dtype=np.int64)
        if self._sums is None or not chosen.size:
            return []
        at = self._index[chosen]
        packages = [self.scored.package(row) for row in self._sums.recover(at).tolist()]
        counts = self._sums.count(at) if counted else [1] * len(packages)
        if self.scored.exact:
            scores = self.exact_scores(chosen.tolist())
        else:
            scores = [tuple(self.scored.score(package).values()) for package in packages]
        return [
            Point(scores=dict(zip(self.scored.parties, values, strict=True)), package=package, count=count)
            for values, package, count in zip(scores, packages, counts, strict=True)
        ]


def find_frontier(
    scored: ScoredCase,
    *,
    least: Iterable[int] | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Front:
    """The efficient packages among those that are permitted and reach ``least`` in every party's field.

    ``least`` are integers on the scored's scale, by default the stated minima. Points come with the first party's score falling.
    """
    needed = [field.least for field in scored.fields]
    if least is not None:
        needed[: len(scored.parties)] = [max(0, value) for value in least]
    if not scored.parties or any(
        need > field.most for need, field in zip(needed, scored.fields, strict=True)
    ):
        nothing = np.zeros((0, len(scored.parties)), dtype=np.int64)
        return Front(scored, nothing, (0,) * len(scored.parties), None, np.zeros(0, dtype=np.int64))
    asked: Ints = np.array(needed, dtype=object if scored.wide else np.int64)
    packing = packing_for(scored)
    sums: Sums
    if packing is None:
        sums = ColumnSums(scored, asked, limits or Limits(), progress)
    else:
        sums = PackedSums(scored, packing, asked, limits or Limits(), progress)
    index = np.arange(len(sums.points))
    return Front(scored, sums.points, sums.errors, sums, index)
