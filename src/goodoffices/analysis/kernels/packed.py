"""Kernels on points in packed form: one int64 for a whole score vector.

A field per party, each with a guard bit above it that is always 0, the first field highest. Adding an option
is one addition, and "at least as good for everybody" is ``((a | guard) - b) & guard == guard``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.kernels.compiler import compiled

Ints = NDArray[np.int64]


@compiled
def thin_sums(
    front: Ints,
    options: Ints,
    needed: int,
    guard: int,
    shifts: Ints,
    masks: Ints,
    cells: Ints,
    rung: NDArray[np.uint8],
) -> Ints:
    """The sums of a point and an option that reach ``needed`` in every field, without most of those that
    others beat, in no order.

    Sums fall into coarse cells: ``shifts`` and ``masks`` take a packed sum to its cell in each field but the
    last, ``cells`` counts these; ``masks`` ends in the last field's own. A sum goes where some sum in a cell
    that is higher in all of them has as much in the last field. Once ``rung`` is set, nothing comes back.
    """
    width = cells.size
    strides = np.ones(width, dtype=np.int64)
    for c in range(width - 2, -1, -1):
        strides[c] = strides[c + 1] * (cells[c + 1] + 1)
    table = np.full(strides[0] * (cells[0] + 1), -1, dtype=np.int32)
    for j in range(options.size):
        if rung[0]:
            return front[:0].copy()
        for i in range(front.size):
            v = front[i] + options[j]
            if ((v | guard) - needed) & guard == guard:
                at = strides[0] * 0
                for c in range(width):
                    at += ((v >> shifts[c]) & masks[c]) * strides[c]
                table[at] = max(table[at], np.int32(v & masks[width]))
    for c in range(width):
        stride, size = strides[c], cells[c] + 1
        for at in range(table.size - 1, -1, -1):
            if (at // stride) % size < size - 1:
                table[at] = max(table[at], table[at + stride])
    diagonal = strides.sum()
    out = np.empty(max(1024, 2 * front.size), dtype=np.int64)
    count = 0
    for j in range(options.size):
        if rung[0]:
            return front[:0].copy()
        while count + front.size > out.size:
            more = np.empty(2 * out.size, dtype=np.int64)
            more[:count] = out[:count]
            out = more
        for i in range(front.size):
            v = front[i] + options[j]
            at = diagonal
            if ((v | guard) - needed) & guard == guard:
                for c in range(width):
                    at += ((v >> shifts[c]) & masks[c]) * strides[c]
                out[count] = v
                count += table[at] < v & masks[width]
    return out[:count]


@compiled
def recover(targets: Ints, front: Ints, options: Ints) -> Ints:
    """For each target the index of an option with ``target - option`` in ``front`` (ascending); -1 where none
    has.
    """
    out = np.full(targets.size, -1, dtype=np.int64)
    for i in range(targets.size):
        for j in range(options.size):
            wanted = targets[i] - options[j]
            low, high = 0, front.size
            while low < high:
                middle = (low + high) >> 1
                if front[middle] < wanted:
                    low = middle + 1
                else:
                    high = middle
            if low < front.size and front[low] == wanted:
                out[i] = j
                break
    return out
