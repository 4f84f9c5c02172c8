"""Kernels on points in column form: a row of integers for a score vector, for any number of fields and any
scale.

Rows are sorted falling, column by column. ``groups`` numbers them; rows of one group never dominate each
other.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.kernels.compiler import compiled

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@compiled
def sweep_pairs(first: Ints, second: Ints) -> Bools:
    """Which points of two columns to keep; sorted by the first falling, then the second falling."""
    keep = np.zeros(first.size, dtype=np.bool_)
    best = np.int64(-1)
    for i in range(first.size):
        if second[i] > best:
            best = second[i]
            keep[i] = True
    return keep


_LEAF = 12


@compiled
def _split(columns: NDArray[np.int32], order: Ints, low: int, high: int, axis: int) -> int:
    """Partition ``order[low:high]`` around its middle by one column (quickselect); returns the middle."""
    middle = (low + high) >> 1
    left, right = low, high - 1
    while left < right:
        pivot = columns[order[(left + right) >> 1], axis]
        i, j = left, right
        while i <= j:
            while columns[order[i], axis] < pivot:
                i += 1
            while columns[order[j], axis] > pivot:
                j -= 1
            if i <= j:
                order[i], order[j] = order[j], order[i]
                i += 1
                j -= 1
        if middle <= j:
            right = j
        elif middle >= i:
            left = i
        else:
            break
    return middle


@compiled
def _grow(columns: NDArray[np.int32], order: Ints, leaf_of: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """A k-d tree over all rows, on every column but the first: each node's first and last place in ``order``,
    its parent and its first child. ``leaf_of`` takes the leaf of every row.
    """
    n, width = columns.shape
    capacity = max(4, 4 * (n // _LEAF + 1))
    lows = np.zeros(capacity, dtype=np.int64)
    highs = np.zeros(capacity, dtype=np.int64)
    parents = np.full(capacity, -1, dtype=np.int64)
    children = np.full(capacity, -1, dtype=np.int64)
    axes = np.ones(capacity, dtype=np.int64)
    highs[0] = n
    count = 1
    node = 0
    while node < count:
        low, high = lows[node], highs[node]
        if high - low <= _LEAF:
            for i in range(low, high):
                leaf_of[order[i]] = node
        else:
            axis = axes[node]
            middle = _split(columns, order, low, high, axis)
            children[node] = count
            for side in range(2):
                lows[count] = low if side == 0 else middle
                highs[count] = middle if side == 0 else high
                parents[count] = node
                axes[count] = axis + 1 if axis + 1 < width else 1
                count += 1
        node += 1
    return lows[:count], highs[:count], parents[:count], children[:count]


@compiled
def sweep_tree(columns: NDArray[np.int32], groups: Ints, rung: NDArray[np.uint8]) -> Bools:
    """Which rows to keep, for any number of columns; rows are sorted falling, column by column, none below 0.

    Each node of a k-d tree over the rows holds the column-wise maxima of the rows kept so far below it, so
    that a search turns back where no row can be at least as good. Once ``rung`` is set, what comes back is
    not whole.
    """
    n, width = columns.shape
    keep = np.zeros(n, dtype=np.bool_)
    order = np.arange(n)
    leaf_of = np.zeros(n, dtype=np.int64)
    lows, highs, parents, children = _grow(columns, order, leaf_of)
    maxima = np.full((lows.size, width), -1, dtype=np.int32)
    stack = np.empty(256, dtype=np.int64)
    i = 0
    while i < n and not rung[0]:
        end = i
        while end < n and groups[end] == groups[i]:
            end += 1
        for q in range(i, end):
            if q > i:
                same = True
                for c in range(width):
                    same = same and columns[q, c] == columns[q - 1, c]
                if same:
                    continue
            keep[q] = not _beaten(columns, q, i, keep, order, lows, highs, children, maxima, stack)
        for q in range(i, end):
            if keep[q]:
                node = leaf_of[q]
                while node >= 0:
                    for c in range(1, width):
                        maxima[node, c] = max(maxima[node, c], columns[q, c])
                    node = parents[node]
        i = end
    return keep


@compiled
def _beaten(
    columns: NDArray[np.int32],
    q: int,
    start: int,
    keep: Bools,
    order: Ints,
    lows: Ints,
    highs: Ints,
    children: Ints,
    maxima: NDArray[np.int32],
    stack: Ints,
) -> bool:
    width = columns.shape[1]
    stack[0] = 0
    top = 1
    while top:
        top -= 1
        node = stack[top]
        possible = True
        for c in range(1, width):
            if maxima[node, c] < columns[q, c]:
                possible = False
                break
        if not possible:
            continue
        if children[node] >= 0:
            stack[top] = children[node]
            stack[top + 1] = children[node] + 1
            top += 2
            continue
        for i in range(lows[node], highs[node]):
            other = order[i]
            if other < start and keep[other]:
                better = True
                for c in range(1, width):
                    if columns[other, c] < columns[q, c]:
                        better = False
                        break
                if better:
                    return True
    return False
