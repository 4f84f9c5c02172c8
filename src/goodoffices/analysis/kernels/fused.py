"""Sums of a front and options, merged and swept in one go: nothing is written out, nothing sorted but what
survives.

Points of two to four fields are packed into one int64 (see `packed`). The sums are met in slices of the first
field, from the highest down: each option has a place in the front, and everything above the slice's lower end
is taken from there. A table holds, for every value of the second and third field, the largest last field so
far of points at least as good in both; one look tells that a sum is beaten. What is left of a slice is sorted
and looked at once more, best first.

Where the fields are wide the table is coarse (``coarse2``, ``coarse3``: bits left out), a look at the next
higher cell tells only what is plainly beaten, and a Fenwick tree over both fields decides about the rest.

Source: H. T. Kung, F. Luccio and F. P. Preparata, "On finding the maxima of a set of vectors", Journal of the
ACM 22 (1975), for the sweep; the table in place of their tree, and the merge, are our own.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.kernels.compiler import compiled

Ints = NDArray[np.int64]
Table = NDArray[Any]
"""int16 where the last field fits, else int32."""

_FEW = 32
"""So many are sorted by insertion."""


@compiled
def _raise(table: Table, b: int, c: int, last: int) -> None:
    """Note a kept point in a table of largest last fields: it counts for all cells below it. A cell that
    has as much already ends its row, and the row the table.
    """
    for row in range(b, -1, -1):
        if table[row, c] >= last:
            return
        column = c
        while column >= 0 and table[row, column] < last:
            table[row, column] = last
            column -= 1


@compiled
def _told(tree: Table, b: int, c: int, last: int) -> bool:
    """Whether the Fenwick tree holds a point that is as good in both fields and the last."""
    k = tree.shape[0] - 1 - b
    while k > 0:
        m = tree.shape[1] - 1 - c
        while m > 0:
            if tree[k, m] >= last:
                return True
            m -= m & -m
        k -= k & -k
    return False


@compiled
def _tell(tree: Table, b: int, c: int, last: int) -> None:
    """Note a kept point in the Fenwick tree."""
    k = tree.shape[0] - 1 - b
    while k < tree.shape[0]:
        m = tree.shape[1] - 1 - c
        while m < tree.shape[1]:
            if tree[k, m] < last:
                tree[k, m] = last
            m += m & -m
        k += k & -k


@compiled
def _wider(rows: Ints) -> Ints:
    """The same with twice the room."""
    more = np.empty(2 * rows.size, dtype=np.int64)
    more[: rows.size] = rows
    return more


@compiled
def _sort(rows: Ints, spare: Ints, count: int, low: int, starts: Ints) -> Ints:
    """The first ``count`` rows in ascending order, all at least ``low``: a byte at a time. Returns the array
    in which they stand.
    """
    if count <= _FEW:
        for i in range(1, count):
            v = rows[i]
            k = i
            while k > 0 and rows[k - 1] > v:
                rows[k] = rows[k - 1]
                k -= 1
            rows[k] = v
        return rows
    most = low
    for i in range(count):
        most = max(most, rows[i])
    shift = 0
    while shift < 63 and (most - low) >> shift:  # a shift by 64 is one by 0 to the machine
        starts[:] = 0
        for i in range(count):
            starts[((rows[i] - low) >> shift) & 255] += 1
        start = np.int64(0)
        for digit in range(256):
            many = starts[digit]
            starts[digit] = start
            start += many
        for i in range(count):
            v = rows[i]
            digit = ((v - low) >> shift) & 255
            spare[starts[digit]] = v
            starts[digit] += 1
        rows, spare = spare, rows
        shift += 8
    return rows


@compiled
def _first(front: Ints, end: int, wanted: int) -> int:
    """Where in the ascending ``front[:end]`` values of at least ``wanted`` begin; looked for from the end."""
    step = 1
    while step <= end and front[end - step] >= wanted:
        step *= 2
    low, high = max(0, end - step), end - step // 2
    while low < high:
        middle = (low + high) >> 1
        if front[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def _beaten_from(front: Ints, first: int, end: int, option: int, mask: int, best: int) -> int:
    """Of two fields the second falls as the first rises: from where on ``front[first:end] + option`` has
    at most ``best`` in the second.
    """
    low, high = first, end
    while low < high:
        middle = (low + high) >> 1
        if (front[middle] + option) & mask > best:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def _sweep_slice(
    rest: Ints,
    found: int,
    fields: Ints,
    table: Table,
    coarse2: int,
    coarse3: int,
    tree: Table,
    out: Ints,
    count: int,
) -> tuple[Ints, int]:
    """Take from a slice's first ``found`` rows, ascending, what nothing beats, the best first, to the end of
    ``out``, which has ``count`` so far. Returns it, with more room where it needed it, and the new count.
    """
    shift2, mask2, shift3, mask3, mask4 = fields[1], fields[2], fields[3], fields[4], fields[5]
    up2, up3 = min(1, coarse2), min(1, coarse3)
    exact = coarse2 == 0 and coarse3 == 0
    last = np.int64(-1)
    for i in range(found - 1, -1, -1):
        v = rest[i]
        if v == last:
            continue
        last = v
        b, c, d = (v >> shift2) & mask2, (v >> shift3) & mask3, v & mask4
        if table[(b >> coarse2) + up2, (c >> coarse3) + up3] >= d:
            continue
        if not exact:
            if _told(tree, b, c, d):
                continue
            _tell(tree, b, c, d)
        _raise(table, b >> coarse2, c >> coarse3, d)
        if count == out.size:
            out = _wider(out)
        out[count] = v
        count += 1
    return out, count


@compiled
def merge_sweep(
    front: Ints,
    options: Ints,
    needed: int,
    guard: int,
    fields: Ints,
    table: Table,
    coarse2: int,
    coarse3: int,
    tree: Table,
    slices: int,
    rung: NDArray[np.uint8],
) -> Ints:
    """The efficient sums of a point and an option that reach ``needed`` in every field. The front's points
    are efficient; they and the result ascend.

    ``fields``: shift of the first field, shift and mask of the second, of the third, mask of the last; a mask
    of 0 where there is no such field. ``table`` and ``tree`` hold -1; the tree is empty where the table is
    not coarse. Once ``rung`` is set, nothing comes back.
    """
    shift1, shift2, mask2, shift3, mask3, mask4 = fields
    up2, up3 = min(1, coarse2), min(1, coarse3)
    ends = np.full(options.size, front.size, dtype=np.int64)
    left = options.size if front.size else 0
    out = np.empty(max(1024, 2 * front.size), dtype=np.int64)
    met = np.empty(1024, dtype=np.int64)
    spare = np.empty(1024, dtype=np.int64)
    starts = np.empty(256, dtype=np.int64)
    count = 0
    if left:
        low = front[front.size - 1] + options.max()
        span = ((low - front[0] - options.min()) >> shift1) + 1
        low = ((low >> shift1) + 1) << shift1
        width = max(1, span // max(1, slices)) << shift1
    while left > 0:
        if rung[0]:
            return out[:0].copy()
        low -= width
        found = 0
        left = 0
        for j in range(options.size):
            option = options[j]
            first = _first(front, ends[j], low - option)
            end = ends[j]
            if mask3 == 0:
                end = _beaten_from(front, first, end, option, mask4, table[0, 0])
            while found + end - first > met.size:
                met, spare = _wider(met), _wider(spare)
            for i in range(first, end):
                v = front[i] + option
                b, c = (v >> shift2) & mask2, (v >> shift3) & mask3
                met[found] = v
                found += (table[(b >> coarse2) + up2, (c >> coarse3) + up3] < v & mask4) & (
                    ((v | guard) - needed) & guard == guard
                )
            ends[j] = first
            left += first > 0
        rest = _sort(met, spare, found, low, starts)
        out, count = _sweep_slice(rest, found, fields, table, coarse2, coarse3, tree, out, count)
    return out[:count][::-1].copy()
