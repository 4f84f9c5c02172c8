"""Whether a row reaches a corner: one walk down a k-d tree of corners, for all who ask it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.kernels.compiler import compiled

Ints = NDArray[np.int64]

DEPTH = 128
"""Length of the stack that a walk needs."""


@compiled
def below(corners: Ints, at: int, row: Ints) -> bool:
    """Whether a corner, ``at`` which row of all, lies at or below the row in every one of its columns.

    The row may be longer. No view of the corner is made: this is asked millions of times.
    """
    for p in range(corners.shape[1]):
        if corners[at, p] > row[p]:
            return False
    return True


@compiled
def reached(row: Ints, corners: Ints, lows: Ints, shape: Ints, stack: Ints, witness: int) -> int:
    """The number of a corner that the row reaches with its first columns, or -1. ``witness``, a corner that
    the last row reached, is tried first; ``lows`` and ``shape`` are the tree of `zones.tree`.
    """
    if below(corners, witness, row):
        return witness
    stack[0] = 0
    top = 1
    while top:
        top -= 1
        node = stack[top]
        if not below(lows, node, row):
            continue
        if shape[node, 2] >= 0:
            stack[top] = shape[node, 2]
            stack[top + 1] = shape[node, 2] + 1
            top += 2
            continue
        for q in range(shape[node, 0], shape[node, 1]):
            if below(corners, q, row):
                return q
    return -1
