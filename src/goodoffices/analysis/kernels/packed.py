"""Kernels on points in packed form: one int64 for a whole score vector.

A field per party, each with a guard bit above it that is always 0, the first field highest. Adding an option
is one addition, and "at least as good for everybody" is ``((a | guard) - b) & guard == guard``.

Every sweep takes points in ascending order, walks them from the best down, and keeps those that nothing
before dominates. Points whose ``group`` (the packed value shifted right) is equal never dominate each other:
with a shift of 0 that only means that equal points are alike; with the bits of a budget's field it keeps
packages of equal scores and different costs apart, so that every package behind a point can be counted.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.kernels.compiler import compiled

Ints = NDArray[np.int64]


@compiled
def candidates(front: Ints, options: Ints, threshold: int, guard: int) -> Ints:
    """Every sum of a point and an option that reaches ``threshold`` in every field, in no order."""
    out = np.empty(front.size * options.size, dtype=np.int64)
    n = 0
    for j in range(options.size):
        option = options[j]
        for i in range(front.size):
            total = front[i] + option
            out[n] = total
            n += ((total | guard) - threshold) & guard == guard
    return out[:n].copy() if n * 2 < out.size else out[:n]


@compiled
def sweep2(points: Ints, low_bits: int) -> Ints:
    """The efficient points of two fields. ``points`` ascend; the result ascends, each point once."""
    out = np.empty(points.size, dtype=np.int64)
    n = 0
    mask = (np.int64(1) << low_bits) - 1
    best = np.int64(-1)
    for i in range(points.size - 1, -1, -1):
        low = points[i] & mask
        if low > best:
            best = low
            out[n] = points[i]
            n += 1
    return out[:n][::-1].copy()


@compiled
def sweep3(points: Ints, shift2: int, size2: int, mask2: int, mask3: int, group_shift: int) -> Ints:
    """The efficient points of three fields: a Fenwick tree over the second field holds the largest third so
    far.
    """
    tree = np.full(size2 + 1, -1, dtype=np.int32)
    out = np.empty(points.size, dtype=np.int64)
    n = 0
    i = points.size - 1
    while i >= 0:
        group = points[i] >> group_shift
        first_kept = n
        last = np.int64(-1)
        while i >= 0 and points[i] >> group_shift == group:
            v = points[i]
            i -= 1
            if v == last:
                continue
            last = v
            second = (v >> shift2) & mask2
            third = np.int32(v & mask3)
            beaten = False
            k = size2 - second
            while k > 0:
                if tree[k] >= third:
                    beaten = True
                    break
                k -= k & -k
            if not beaten:
                out[n] = v
                n += 1
        for j in range(first_kept, n):
            third = np.int32(out[j] & mask3)
            k = size2 - ((out[j] >> shift2) & mask2)
            while k <= size2 and tree[k] < third:
                tree[k] = third
                k += k & -k
    return out[:n][::-1].copy()


@compiled
def sweep4(
    points: Ints,
    shift2: int,
    shift3: int,
    size2: int,
    size3: int,
    mask2: int,
    mask3: int,
    mask4: int,
    group_shift: int,
) -> Ints:
    """The efficient points of four fields: a two-dimensional Fenwick tree over the second and third field."""
    tree = np.full((size2 + 1, size3 + 1), -1, dtype=np.int32)
    out = np.empty(points.size, dtype=np.int64)
    n = 0
    i = points.size - 1
    while i >= 0:
        group = points[i] >> group_shift
        first_kept = n
        last = np.int64(-1)
        while i >= 0 and points[i] >> group_shift == group:
            v = points[i]
            i -= 1
            if v == last:
                continue
            last = v
            fourth = np.int32(v & mask4)
            start = size3 - ((v >> shift3) & mask3)
            beaten = False
            k = size2 - ((v >> shift2) & mask2)
            while k > 0 and not beaten:
                m = start
                while m > 0:
                    if tree[k, m] >= fourth:
                        beaten = True
                        break
                    m -= m & -m
                k -= k & -k
            if not beaten:
                out[n] = v
                n += 1
        for j in range(first_kept, n):
            v = out[j]
            fourth = np.int32(v & mask4)
            start = size3 - ((v >> shift3) & mask3)
            k = size2 - ((v >> shift2) & mask2)
            while k <= size2:
                m = start
                while m <= size3:
                    if tree[k, m] < fourth:
                        tree[k, m] = fourth
                    m += m & -m
                k += k & -k
    return out[:n][::-1].copy()


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


@compiled
def radix_sort(points: Ints, bits: int) -> Ints:
    """The points in ascending order; all are at least 0 and below ``2**bits``. Digits of 11 bits or fewer."""
    passes = (bits + 10) // 11
    width = (bits + passes - 1) // passes
    mask = (1 << width) - 1
    starts = np.zeros((passes, 1 << width), dtype=np.int64)
    for i in range(points.size):
        v = points[i]
        for p in range(passes):
            starts[p, (v >> (p * width)) & mask] += 1
    source = points
    target = np.empty(points.size, dtype=np.int64)
    for p in range(passes):
        row = starts[p]
        start = np.int64(0)
        for digit in range(row.size):
            count = row[digit]
            row[digit] = start
            start += count
        shift = p * width
        for i in range(source.size):
            v = source[i]
            digit = (v >> shift) & mask
            target[row[digit]] = v
            row[digit] += 1
        if p == 0:
            source, target = target, np.empty(points.size, dtype=np.int64)
        else:
            source, target = target, source
    return source


@compiled
def thin4(
    points: Ints, c1: int, c2: int, c3: int, n1: int, n2: int, n3: int, m2: int, m3: int, m4: int
) -> Ints:
    """Drop points of four fields that some point in a strictly higher coarse cell plainly dominates.

    ``c1..c3`` shift a packed point to its coarse cell in a field, ``n1..n3`` count the cells.
    """
    table = np.full((n1 + 1, n2 + 1, n3 + 1), -1, dtype=np.int32)
    for i in range(points.size):
        v = points[i]
        a, b, c = v >> c1, (v >> c2) & m2, (v >> c3) & m3
        fourth = np.int32(v & m4)
        if table[a, b, c] < fourth:
            table[a, b, c] = fourth
    for a in range(n1 - 1, -1, -1):
        for b in range(n2 - 1, -1, -1):
            for c in range(n3 - 1, -1, -1):
                best = table[a, b, c]
                best = max(best, table[a + 1, b, c], table[a, b + 1, c], table[a, b, c + 1])
                table[a, b, c] = best
    out = np.empty(points.size, dtype=np.int64)
    n = 0
    for i in range(points.size):
        v = points[i]
        out[n] = v
        n += table[(v >> c1) + 1, ((v >> c2) & m2) + 1, ((v >> c3) & m3) + 1] < np.int32(v & m4)
    return out[:n]


@compiled
def dense3(
    front: Ints,
    options: Ints,
    threshold: int,
    guard: int,
    shift1: int,
    shift2: int,
    mask: int,
    n1: int,
    n2: int,
) -> Ints:
    """The efficient sums of a front and options of three fields, through a table of the best third field.

    No sum is kept and nothing is sorted: for small scales, where the table's ``n1 * n2`` cells are fewer than
    the sums. ``mask`` covers the second field; the third stands lowest, ``shift2`` bits wide.
    """
    best = np.full((n1 + 1, n2 + 1), -1, dtype=np.int32)
    low = (np.int64(1) << shift2) - 1
    for j in range(options.size):
        option = options[j]
        for i in range(front.size):
            v = front[i] + option
            if ((v | guard) - threshold) & guard == guard:
                third = np.int32(v & low)
                a, b = v >> shift1, (v >> shift2) & mask
                if best[a, b] < third:
                    best[a, b] = third
    count = 0
    above = np.full(n2 + 1, -1, dtype=np.int32)
    for a in range(n1 - 1, -1, -1):
        running = np.int32(-1)
        row = best[a]
        for b in range(n2 - 1, -1, -1):
            third = row[b]
            reach = max(running, above[b])
            if third > reach:
                count += 1
                reach = third
            else:
                row[b] = -1
            running = reach
            above[b] = reach
    out = np.empty(count, dtype=np.int64)
    n = 0
    for a in range(n1):
        row = best[a]
        for b in range(n2):
            if row[b] >= 0:
                out[n] = (np.int64(a) << shift1) | (np.int64(b) << shift2) | np.int64(row[b])
                n += 1
    return out


@compiled
def thin3(points: Ints, c1: int, c2: int, n1: int, n2: int, m2: int, m3: int) -> Ints:
    """As :func:`thin4`, for three fields."""
    table = np.full((n1 + 1, n2 + 1), -1, dtype=np.int32)
    for i in range(points.size):
        v = points[i]
        a, b = v >> c1, (v >> c2) & m2
        third = np.int32(v & m3)
        if table[a, b] < third:
            table[a, b] = third
    for a in range(n1 - 1, -1, -1):
        for b in range(n2 - 1, -1, -1):
            table[a, b] = max(table[a, b], table[a + 1, b], table[a, b + 1])
    out = np.empty(points.size, dtype=np.int64)
    n = 0
    for i in range(points.size):
        v = points[i]
        out[n] = v
        n += table[(v >> c1) + 1, ((v >> c2) & m2) + 1] < np.int32(v & m3)
    return out[:n]
