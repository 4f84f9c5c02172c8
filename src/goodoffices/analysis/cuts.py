"""Cuts: multipliers on the fields with what their sums must reach, in whole numbers; and sharper ones where
many partial packages are left.

What must be reached in every field must be reached by every mixture of the fields. By the right mixture even
the best rest leaves a partial package below that, wherever no mixture of whole packages comes there (J.
Farkas 1902); so mixtures are sought for a few partial packages, and they drop most others of their stage too
(cutting planes, made where they are needed: J. E. Kelley 1960).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis import kernels
from goodoffices.analysis.layers import Layers
from goodoffices.analysis.partial_sums import Ints
from goodoffices.analysis.prices import SCALE, ranges

Floats = NDArray[np.float64]
Nodes = NDArray[np.int32]
_SLACK = 1e-9

MANY = 400
"""Partial packages from which sharper cuts are sought."""

ASKED = 24
"""Partial packages for which they are sought in one round."""

ROUNDS = 4
STEPS = 60
KEPT = 120
"""Cuts that are kept, those that dropped the most."""

AROUND = 40
WIDTHS = (0.08, 0.2, 0.4)
"""Mixtures tried around the best one, and by how much their logarithms stray."""


def whole_multipliers(row: Floats, size: Floats, *, over: bool = False) -> tuple[NDArray[np.object_], float]:
    """Multipliers as whole numbers at or above ``kappa`` times the given ones; with ``over``, at least 1
    where above 0.
    """
    kappa = SCALE / max(float((row * size).max()), 1e-300)
    whole = [ceil(value * kappa) for value in row.tolist()]
    if over:
        whole = [max(1, m) if value > 0 else m for m, value in zip(whole, row.tolist(), strict=True)]
    return np.array(whole, dtype=object), kappa


def whole_cuts(rows: Sequence[Floats], floors: Sequence[float], size: Floats) -> tuple[Ints, Ints]:
    """Cuts ``row . package >= floor`` in whole numbers, loosened by what rounding could take."""
    cuts, limits = [], []
    for row, low in zip(rows, floors, strict=True):
        exact, kappa = whole_multipliers(row, size)
        slack = _SLACK * (abs(low) + float(np.dot(row, size)))
        cuts.append(exact.astype(np.int64))
        limits.append(floor((low - slack) * kappa))
    table, order = np.unique(np.column_stack([np.array(cuts), np.array(limits)]), axis=0, return_index=True)
    rank = np.argsort(order)
    return np.ascontiguousarray(table[rank, :-1]), np.ascontiguousarray(table[rank, -1])


def strays(row: Floats) -> list[Floats]:
    """Mixtures around one; the same each time."""
    random = np.random.default_rng(11)
    return [row * np.exp(random.normal(size=row.size) * WIDTHS[k % len(WIDTHS)]) for k in range(AROUND)]


@dataclass(frozen=True)
class Sharpener:
    """Seeks cuts of what must be reached in every field. ``start``: multipliers to begin with, above 0 where
    something is asked.
    """

    layers: Layers
    least: Ints
    start: Floats

    def seek(self, k: int, rows: Ints, nodes: Nodes, turn: int) -> tuple[Ints, Ints]:
        """Cuts that drop some of the partial packages before layer ``k``: multipliers and what their sums
        must reach. Other ones are looked at in every ``turn``.
        """
        size = ranges(self.layers)
        step = max(1, len(rows) // ASKED)
        some = np.arange(turn * step // ROUNDS, len(rows), step)[:ASKED]
        weights = self.start * size
        asked = np.maximum(self.least, 0)
        found = kernels.separate(
            *self.layers.flat,
            k,
            rows[some].astype(np.int64),
            nodes[some],
            asked.astype(np.float64),
            size,
            weights / weights.sum(),
            STEPS,
        )
        if not len(found):
            return np.zeros((0, self.layers.fields), dtype=np.int64), np.zeros(0, dtype=np.int64)
        return whole_cuts(list(found), [float(np.dot(row, asked)) for row in found], size)
