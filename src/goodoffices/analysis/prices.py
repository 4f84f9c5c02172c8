"""Prices on what is scarce: budgets and levels that must be reached enter a weighted sum at a price, and what
is left separates by block.

For multipliers ``a`` of the parties' fields and prices ``m >= 0`` on every field with a least value, no
permitted package has a larger ``a . package`` than ``max (a + m) . package - m . least`` over all packages of
the layers (Lagrangian relaxation; A. M. Geoffrion 1974). The prices are sought in floats; a bound is reckoned
afresh in whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis import kernels
from goodoffices.analysis.layers import Layers
from goodoffices.analysis.partial_sums import Ints

Floats = NDArray[np.float64]
SCALE = 2**46
"""What the whole range of one field comes to under a multiplier of 1."""

STEPS = 150
_FACTORS = (0.0, 0.4, 0.65, 0.85, 1.0, 1.2, 1.6, 2.5)


@dataclass(frozen=True)
class Prices:
    """Directions (rows over the parties), and for each the rows of multipliers over all fields whose bounds
    hold in it; ``starts`` says where each direction's rows begin. ``ahead``: per place between layers, by
    node and row, what the rest adds at most, least values taken off.
    """

    directions: Ints
    rows: Ints
    starts: Ints
    ahead: list[Ints]

    def bounds(self) -> Ints:
        """Per direction the most that any permitted package reaches."""
        return np.minimum.reduceat(self.ahead[0][0], self.starts[:-1])


def ranges(layers: Layers) -> Floats:
    """Every field's whole range, 1 where it is 0."""
    size: Floats = np.maximum(1.0, layers.most[0][0].astype(np.float64))
    return size


def whole(multipliers: Floats, layers: Layers) -> Ints:
    """Multipliers per range as whole numbers per unit, on the common scale."""
    return np.rint(np.minimum(multipliers, 2.0**8) * SCALE / ranges(layers)).astype(np.int64)


def make_prices(layers: Layers, weights: Sequence[Sequence[float]], least: Ints) -> Prices:
    """Directions with ``weights`` (parts of each party's range, a row each), each with prices on the fields
    that ``least`` asks something of.
    """
    size = ranges(layers)
    asked = least > 0
    need = least.astype(np.float64)
    directions, rows, starts = [], [], [0]
    for weight in weights:
        aim = np.zeros(layers.fields)
        aim[: layers.parties] = np.asarray(weight) / size[: layers.parties]
        exact = whole(aim * size, layers)
        exact[: layers.parties] = np.maximum(
            exact[: layers.parties], (np.asarray(weight) > 0).astype(np.int64)
        )
        directions.append(exact[: layers.parties])
        variants = [np.zeros(layers.fields)]
        if asked.any():
            found, _ = search(layers, aim, need, asked)
            if found.any():
                variants = [found * factor for factor in _FACTORS]
        for prices in variants:
            rows.append(exact + whole(prices * size, layers))
        starts.append(len(rows))
    table = np.array(rows, dtype=np.int64).reshape(-1, layers.fields)
    base = np.repeat(np.array(directions), np.diff(starts), axis=0)
    priced = table.copy()
    priced[:, : layers.parties] -= base
    ahead = [part - priced @ least for part in layers.ahead(table)]
    return Prices(np.array(directions), table, np.array(starts, dtype=np.int64), ahead)


def search(
    layers: Layers, aim: Floats, need: Floats, asked: NDArray[np.bool_], steps: int = STEPS
) -> tuple[Floats, Ints]:
    """Prices that make the bound in the direction ``aim`` small, and the package that is best at them."""
    size = ranges(layers)
    kinds = asked.astype(np.int64)
    start: Floats = np.where(asked, 0.5, 0.0)
    _, prices, _, chosen = kernels.find_prices(*layers.flat, aim, kinds, 1 / size, -need, start, steps, 0)
    return prices / size, chosen


def spread(parties: int, parts: int) -> list[list[float]]:
    """Each party alone, then weights on a grid of so many parts, none of them 0."""
    found = [[float(p == q) for q in range(parties)] for p in range(parties)]
    for grid in _compositions(parts, parties):
        found.append([(part + 0.05) / (parts + 0.05 * parties) for part in grid])
    return found


def _compositions(total: int, places: int) -> list[list[int]]:
    if places == 1:
        return [[total]]
    return [[first, *rest] for first in range(total + 1) for rest in _compositions(total - first, places - 1)]
