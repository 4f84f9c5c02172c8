"""Sums through a table, for two or three fields of small scales: no sum is written out at all.

``table[a, b]`` is the largest last field of points with at least ``a`` in the first field and ``b`` in the
second (with two fields there is one row); :data:`NONE` or less where there is no such point. Adding an option
to a front moves its table, and the table of a sum of two fronts is the largest of the moved ones, cell by
cell: 16 or 32 cells in one instruction. A cell is an efficient point where it is larger than its two
neighbours above.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.kernels.compiler import compiled

Ints = NDArray[np.int64]
Table = NDArray[np.int16]

NONE = np.int16(-20_000)
MOST = 10_000
"""Last fields stay below this, so that a sum with :data:`NONE` stays below 0."""


@compiled
def table_of(
    points: Ints, shift1: int, shift2: int, mask2: int, mask3: int, rows: int, columns: int
) -> Table:
    """The table of packed points: the first field above ``shift1``, the second above ``shift2``, the last
    lowest.
    """
    table = np.full((rows, columns), NONE, dtype=np.int16)
    for v in points:
        a, b, last = v >> shift1, (v >> shift2) & mask2, np.int16(v & mask3)
        table[a, b] = max(table[a, b], last)
    for a in range(rows - 1, -1, -1):
        row = table[a]
        if a + 1 < rows:
            for b in range(columns):
                row[b] = max(row[b], table[a + 1, b])
        for b in range(columns - 2, -1, -1):
            row[b] = max(row[b], row[b + 1])
    return table


@compiled
def add_options(table: Table, options: Ints, rows: int, columns: int, rung: NDArray[np.uint8]) -> Table:
    """The table of all sums of a point and an option; ``options`` has the three fields in its columns. Once
    ``rung`` is set, what comes back is not whole.
    """
    out = np.full((rows, columns), NONE, dtype=np.int16)
    width = table.shape[1]
    for j in range(options.shape[0]):
        if rung[0]:
            break
        up, right, last = options[j, 0], options[j, 1], np.int16(options[j, 2])
        for a in range(table.shape[0] + up):
            row = table[max(0, a - up)]
            edge = np.int16(row[0] + last)
            low = out[a, :right]
            for b in range(right):
                low[b] = max(low[b], edge)
            high = out[a, right : right + width]
            for b in range(width):
                high[b] = max(high[b], np.int16(row[b] + last))
    return out


@compiled
def points_of(table: Table, needed: Ints, shift1: int, shift2: int) -> Ints:
    """The efficient points of a table that reach ``needed`` in each of three fields, packed, ascending."""
    rows, columns = table.shape
    out = np.empty(4096, dtype=np.int64)
    count = 0
    for a in range(needed[0], rows):
        if count + columns > out.size:
            more = np.empty(2 * out.size + columns, dtype=np.int64)
            more[:count] = out[:count]
            out = more
        row = table[a]
        above = table[min(a + 1, rows - 1)]
        edge = a + 1 == rows
        base = np.int64(a) << shift1
        for b in range(needed[1], columns):
            last = row[b]
            right = row[b + 1] if b + 1 < columns else NONE
            out[count] = base | (np.int64(b) << shift2) | np.int64(last)
            count += (last >= needed[2]) & (last > right) & (edge | (last > above[b]))
    return out[:count].copy()
