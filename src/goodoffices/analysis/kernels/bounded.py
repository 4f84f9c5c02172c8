"""Kernels on partial packages under bounds: rows of integers, each at a node of its block's linkages.

A partial package (a *state*) is a row of fields with a node. It is extended by every option that its node
permits, and dropped at once where a bound shows that nothing of interest can come of it:

* *cuts*: linear conditions; ``cut . row + ahead[node] >= 0``, where ``ahead`` holds the most that the blocks
  to come can add.
* *zones*: corners in a space of directions. A state lives while some corner lies below what it can still
  reach in every direction. What a state can reach in a direction is the smallest of several linear bounds,
  one for every vector of prices.

All is reckoned in int64, so a bound is a proof.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.kernels.columns import sweep_tree
from goodoffices.analysis.kernels.compiler import compiled
from goodoffices.analysis.kernels.corners import DEPTH, reached

Ints = NDArray[np.int64]
Nodes = NDArray[np.int32]
Bools = NDArray[np.bool_]

NOTHING = -(2**62)
"""The reach of a node from which no package can be completed."""


@compiled
def look_ahead(values: Ints, moves: Nodes, after: Ints) -> Ints:
    """What the rest adds at most, seen from the nodes before a block: ``values`` has a row per option and a
    column per multiplier, ``moves[node, option]`` is the node after it or -1, ``after`` has a row per node
    after it.
    """
    count, width = moves.shape[0], values.shape[1]
    out = np.full((count, width), NOTHING, dtype=np.int64)
    for node in range(count):
        for j in range(values.shape[0]):
            target = moves[node, j]
            if target < 0 or after[target, 0] == NOTHING:
                continue
            for c in range(width):
                out[node, c] = max(out[node, c], values[j, c] + after[target, c])
    return out


@compiled
def _reach(base: Ints, values: Ints, j: int, ahead: Ints, node: int, starts: Ints, reach: Ints) -> None:
    """What a state with option ``j`` can still reach in every direction: the smallest of its rows' bounds.
    ``base`` are the state's sums by multiplier. (Tables are handed over whole, with a row's number: a view of
    a row costs more than what is done with it.)
    """
    for d in range(starts.size - 1):
        least = np.int64(2**62)
        for r in range(starts[d], starts[d + 1]):
            least = min(least, base[r] + values[j, r] + ahead[node, r])
        reach[d] = least


@compiled
def _within(states: Ints, i: int, options: Ints, j: int, most: Ints, node: int, least: Ints) -> bool:
    """Whether a state with an option can still come to ``least`` in every field."""
    if most[node, 0] == NOTHING:
        return False
    for f in range(states.shape[1]):
        if states[i, f] + options[j, f] + most[node, f] < least[f]:
            return False
    return True


@compiled
def _cut(base: Ints, values: Ints, j: int, ahead: Ints, node: int, dropped: Ints) -> bool:
    """Whether some cut drops it; ``dropped`` counts for each how many it does."""
    for c in range(base.size):
        if base[c] + values[j, c] + ahead[node, c] < 0:
            dropped[c] += 1
            return True
    return False


@compiled
def _times(table: Ints, row: Ints, out: Ints) -> None:
    """``out`` takes the sums of a row by the multipliers of each row of ``table``."""
    for c in range(table.shape[0]):
        total = np.int64(0)
        for f in range(row.size):
            total += table[c, f] * row[f]
        out[c] = total


@compiled
def extend(
    states: Ints,
    nodes: Nodes,
    options: Ints,
    moves: Nodes,
    most: Ints,
    least: Ints,
    cuts: Ints,
    cut_values: Ints,
    cuts_ahead: Ints,
    dropped: Ints,
    prices: Ints,
    price_values: Ints,
    starts: Ints,
    prices_ahead: Ints,
    corners: Ints,
    lows: Ints,
    shape: Ints,
    rung: NDArray[np.uint8],
) -> tuple[Ints, Nodes, int]:
    """Every extension of ``states`` by an option that may still lead somewhere, its node, and how many sums
    were made. Once ``rung`` is set, what comes back is not whole.

    ``cut_values`` and ``price_values`` hold each option's sums by the multipliers of ``cuts`` and ``prices``;
    ``dropped`` counts for every cut what it drops.
    """
    n, width = states.shape
    capacity = max(1024, 2 * n)
    out = np.empty((capacity, width), dtype=np.int64)
    out_nodes = np.empty(capacity, dtype=np.int32)
    base_cuts = np.empty(cuts.shape[0], dtype=np.int64)
    base = np.empty(prices.shape[0], dtype=np.int64)
    reach = np.empty(max(1, starts.size - 1), dtype=np.int64)
    stack = np.empty(DEPTH, dtype=np.int64)
    zoned = corners.shape[1] > 0
    witness = 0
    count = 0
    made = 0
    for i in range(n):
        if rung[0]:
            break
        _times(cuts, states[i], base_cuts)
        if zoned:
            _times(prices, states[i], base)
        for j in range(options.shape[0]):
            target = moves[nodes[i], j]
            if target < 0:
                continue
            made += 1
            if not _within(states, i, options, j, most, target, least):
                continue
            if _cut(base_cuts, cut_values, j, cuts_ahead, target, dropped):
                continue
            if zoned:
                _reach(base, price_values, j, prices_ahead, target, starts, reach)
                found = reached(reach, corners, lows, shape, stack, witness)
                if found < 0:
                    continue
                witness = found
            if count == capacity:
                more = np.empty((2 * capacity, width), dtype=np.int64)
                more[:capacity] = out
                out = more
                more_nodes = np.empty(2 * capacity, dtype=np.int32)
                more_nodes[:capacity] = out_nodes
                out_nodes = more_nodes
                capacity *= 2
            for f in range(width):
                out[count, f] = states[i, f] + options[j, f]
            out_nodes[count] = target
            count += 1
    return out[:count].copy(), out_nodes[:count].copy(), made


@compiled
def pack_rows(rows: Ints, bits: Ints) -> Ints:
    """Each row as one integer, the first column highest; ``bits`` per column, 63 together at most."""
    out = np.empty(rows.shape[0], dtype=np.int64)
    for i in range(rows.shape[0]):
        total = np.int64(0)
        for c in range(rows.shape[1]):
            total = (total << bits[c]) | rows[i, c]
        out[i] = total
    return out


_FEW = 24


@compiled
def sweep_nodes(columns: NDArray[np.int32], groups: Ints, starts: Ints, rung: NDArray[np.uint8]) -> Bools:
    """Which rows to keep, node by node: rows from ``starts[k]`` to ``starts[k + 1]`` stand at one node and
    are sorted falling. Rows of one group never beat each other; of equal rows the first is kept.
    """
    keep = np.zeros(columns.shape[0], dtype=np.bool_)
    width = columns.shape[1]
    for k in range(starts.size - 1):
        low, high = starts[k], starts[k + 1]
        if high - low > _FEW:
            keep[low:high] = sweep_tree(columns[low:high], groups[low:high], rung)
            continue
        for i in range(low, high):
            beaten = False
            for j in range(low, i):
                if not keep[j]:
                    continue
                if groups[j] == groups[i]:
                    beaten = True
                    for c in range(width):
                        beaten = beaten and columns[j, c] == columns[i, c]
                else:
                    beaten = True
                    for c in range(width):
                        if columns[j, c] < columns[i, c]:
                            beaten = False
                            break
                if beaten:
                    break
            keep[i] = not beaten
    return keep


@compiled
def local_nadirs(points: Ints, floor: Ints, most: int, rung: NDArray[np.uint8]) -> tuple[Ints, int]:
    """The corners of what ``points`` leave open above ``floor``: a row is worth finding only if it lies, in
    every column, strictly above one of the corners. Stops before there are more than ``most`` corners, and
    where ``rung`` is set; returns how many points were taken in.

    Source: K. Klamroth, R. Lacour and D. Vanderpooten, "On the representation of the search region in
    multi-objective optimization", European Journal of Operational Research 245 (2015).
    """
    far = np.int64(2**62)
    width = points.shape[1]
    capacity = 1024
    corners = np.empty((capacity, width), dtype=np.int64)
    makers = np.empty((capacity, width, width), dtype=np.int64)
    corners[0] = floor
    makers[0] = far
    for p in range(width):
        makers[0, p, p] = floor[p]
    count = 1
    taken = 0
    for i in range(points.shape[0]):
        if rung[0]:
            break
        point = points[i]
        before = count
        hit = np.zeros(before, dtype=np.bool_)
        hits = 0
        for a in range(before):
            inside = True
            for p in range(width):
                if point[p] <= corners[a, p]:
                    inside = False
                    break
            hit[a] = inside
            hits += inside
        if before + hits * (width - 1) > most and taken > 0:
            break
        taken += 1
        if not hits:
            continue
        while before + hits * width > capacity:
            more = np.empty((2 * capacity, width), dtype=np.int64)
            more[:count] = corners[:count]
            corners = more
            more_makers = np.empty((2 * capacity, width, width), dtype=np.int64)
            more_makers[:count] = makers[:count]
            makers = more_makers
            capacity *= 2
        for a in range(before):
            if not hit[a]:
                continue
            for p in range(width):
                limit = far
                for q in range(width):
                    if q != p:
                        limit = min(limit, makers[a, q, p])
                if point[p] <= limit:  # not <: with ties a corner would be lost
                    corners[count] = corners[a]
                    corners[count, p] = point[p]
                    makers[count] = makers[a]
                    makers[count, p] = point
                    count += 1
        kept = 0
        for a in range(count):
            if a >= before or not hit[a]:
                if kept != a:
                    corners[kept] = corners[a]
                    makers[kept] = makers[a]
                kept += 1
        count = kept
    return corners[:count].copy(), taken
