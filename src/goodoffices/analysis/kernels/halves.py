"""The best sums of two halves of a problem with two parties and one budget.

The points of both halves are (first score, second score, what is saved). A point of one half goes only with
those of the other that save what it lacks: so the one half is gone through by what it saves, ascending, while
the points of the other that save enough come into a staircase, of which nothing is beaten in both scores.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.kernels.compiler import compiled

Ints = NDArray[np.int64]


@compiled
def _step_in(stairs: Ints, count: int, half: Ints, at: int) -> int:
    """Put a point into a staircase, the first score falling, the second rising; ``stairs`` holds the places
    of its points. Returns how many it has then.
    """
    first, second = half[at, 0], half[at, 1]
    low, high = 0, count
    while low < high:
        middle = (low + high) >> 1
        if half[stairs[middle], 0] >= first:
            low = middle + 1
        else:
            high = middle
    # Those before ``low`` have as much of the first score: the last of them has the most of the second.
    if low > 0 and half[stairs[low - 1], 1] >= second:
        return count
    begin = low
    while begin > 0 and half[stairs[begin - 1], 0] == first:
        begin -= 1
    end = low
    while end < count and half[stairs[end], 1] <= second:
        end += 1
    gone = end - begin
    if gone == 0:
        for k in range(count, begin, -1):
            stairs[k] = stairs[k - 1]
    elif gone > 1:
        for k in range(end, count):
            stairs[k - gone + 1] = stairs[k]
    stairs[begin] = at
    return count + 1 - gone


@compiled
def join_halves(
    one: Ints, other: Ints, needed: int, top: Ints, ways: Ints, most: int, rung: NDArray[np.uint8]
) -> int:
    """For each first score, the largest second score of sums that save ``needed`` together: ``top``, which
    comes holding -1; ``ways`` takes the places of the two points.

    ``one`` rises in what is saved, ``other`` falls. Returns how many sums were made; -1 where there would be
    more than ``most``, or once ``rung`` is set.
    """
    stairs = np.empty(other.shape[0] + 1, dtype=np.int64)
    count = 0
    taken = 0
    made = np.int64(0)
    for i in range(one.shape[0]):
        while taken < other.shape[0] and one[i, 2] + other[taken, 2] >= needed:
            count = _step_in(stairs, count, other, taken)
            taken += 1
        made += count
        if made > most or rung[0]:
            return -1
        for k in range(count):
            first = one[i, 0] + other[stairs[k], 0]
            second = one[i, 1] + other[stairs[k], 1]
            if second > top[first]:
                top[first] = second
                ways[first, 0], ways[first, 1] = i, stairs[k]
    return int(made)
