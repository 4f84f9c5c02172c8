"""Zones: the parts of the space of scores where a package is still worth finding, and what partial packages
can reach of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.analysis.layers import Layers
from goodoffices.analysis.partial_sums import Ints
from goodoffices.analysis.prices import Prices

Place = tuple[Ints, Ints, Ints, Ints, Ints, Ints]
_LEAF = 8


@dataclass(frozen=True)
class Zones:
    """Corners in the space of directions. A package is worth finding if, for some corner, it reaches it in
    every direction.
    """

    prices: Prices
    corners: Ints
    lows: Ints
    shape: Ints

    def at(self, k: int) -> Place:
        """The arguments of the kernel for states after ``k`` layers."""
        return (
            self.prices.rows,
            self.prices.starts,
            self.prices.ahead[k],
            self.corners,
            self.lows,
            self.shape,
        )

    @staticmethod
    def nowhere(nodes: int) -> Place:
        """The arguments of the kernel where zones say nothing."""
        none = np.zeros((0, 1), dtype=np.int64)
        return (
            none,
            np.zeros(1, dtype=np.int64),
            np.zeros((nodes, 0), dtype=np.int64),
            np.zeros((1, 0), dtype=np.int64),
            none,
            none,
        )


def make_zones(layers: Layers, prices: Prices, corners: Ints) -> Zones:
    """Zones above ``corners`` (rows of the parties' integers, reached from there upwards)."""
    reached = corners @ prices.directions.T
    if not len(reached):
        # Nothing is worth finding: one corner out of reach.
        reached = np.full((1, len(prices.directions)), 2**61, dtype=np.int64)
    order, lows, shape = tree(reached)
    return Zones(prices, np.ascontiguousarray(reached[order]), lows, shape)


def tree(points: Ints) -> tuple[Ints, Ints, Ints]:
    """A k-d tree over the corners: their order in it, each node's lowest values, and (first, last, first
    child) of every node.
    """
    order = np.arange(len(points))
    spans = [(0, len(points))]
    lows, shape = [], []
    at = 0
    while at < len(spans):
        first, last = spans[at]
        part = points[order[first:last]]
        lows.append(part.min(axis=0))
        child = -1
        if last - first > _LEAF:
            axis = int(np.argmax(np.ptp(part, axis=0)))
            rank = np.argsort(part[:, axis], kind="stable")
            order[first:last] = order[first:last][rank]
            middle = (first + last) // 2
            child = len(spans)
            spans += [(first, middle), (middle, last)]
        shape.append((first, last, child))
        at += 1
    return order, np.array(lows, dtype=np.int64), np.array(shape, dtype=np.int64)
