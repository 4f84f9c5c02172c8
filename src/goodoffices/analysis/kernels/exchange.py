"""Exchanges that are better for some party and worse for none: one option of a package for another, or two
at once.

A problem comes flat as in `prices`. Only layers that no linkage ties (one node before and after) are
exchanged: ``free``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.kernels.compiler import compiled
from goodoffices.analysis.kernels.corners import DEPTH, reached

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Rung = NDArray[np.uint8]


@compiled
def _differences(options: Ints, starts: Ints, free: Bools, package: Ints, out: Ints, where: Ints) -> int:
    """What each exchange of one option changes, a column each in ``out`` (a row per field), layer by layer;
    ``where`` takes its layer and option. Returns how many there are.
    """
    count = 0
    for k in range(starts.size - 1):
        if not free[k]:
            continue
        held = starts[k] + package[k]
        for at in range(starts[k], starts[k + 1]):
            if at == held:
                continue
            for f in range(out.shape[0]):
                out[f, count] = options[at, f] - options[held, f]
            where[count, 0], where[count, 1] = k, at - starts[k]
            count += 1
    return count


@compiled
def _good(totals: Ints, one: Ints, two: Ints, least: Ints, parties: int) -> bool:
    """Whether both changes together are worse for no party, better for one, and keep to ``least``."""
    gained = False
    for f in range(totals.size):
        change = one[f] + two[f]
        if f < parties:
            if change < 0:
                return False
            gained = gained or change > 0
        if totals[f] + change < least[f]:
            return False
    return gained


@compiled
def _first_better(
    totals: Ints, out: Ints, where: Ints, count: int, nothing: Ints, least: Ints, parties: int
) -> tuple[int, int]:
    """The first of ``count`` changes, or the first two, that are better for some party and worse for none;
    the second is -1 where one is enough, the first where there is none.

    What an exchange takes from one party, another has to give back: so of all second exchanges only those are
    looked at that give the party which loses most at least so much.
    """
    for x in range(count):
        if _good(totals, out[:, x], nothing, least, parties):
            return x, -1
    for x in range(count):
        worst = 0
        for p in range(1, parties):
            if out[p, x] < out[worst, x]:
                worst = p
        need = -out[worst, x]
        row = out[worst]
        for y in range(x + 1, count):
            if row[y] < need or where[y, 0] == where[x, 0]:
                continue
            if _good(totals, out[:, x], out[:, y], least, parties):
                return x, y
    return -1, -1


@compiled
def climb(
    options: Ints, starts: Ints, free: Bools, packages: Ints, least: Ints, parties: int, rung: Rung
) -> int:
    """Exchange one option of a package, or two, as long as that is better for some party and worse for none;
    ``packages`` are changed in place. Returns how many of them were done with before ``rung`` was set.
    """
    fields = options.shape[1]
    out = np.zeros((fields, starts[starts.size - 1]), dtype=np.int64)
    where = np.zeros((starts[starts.size - 1], 2), dtype=np.int64)
    nothing = np.zeros(fields, dtype=np.int64)
    totals = np.zeros(fields, dtype=np.int64)
    for q in range(packages.shape[0]):
        first = 0
        while first >= 0:
            if rung[0]:
                return int(q)
            totals[:] = 0
            for k in range(starts.size - 1):
                totals += options[starts[k] + packages[q, k]]
            count = _differences(options, starts, free, packages[q], out, where)
            first, second = _first_better(totals, out, where, count, nothing, least, parties)
            if first >= 0:
                packages[q, where[first, 0]] = where[first, 1]
            if second >= 0:
                packages[q, where[second, 0]] = where[second, 1]
    return len(packages)


@compiled
def _worse(totals: Ints, two: Ints, parties: int) -> int:
    """-1 where ``two`` is worse for somebody, 1 where it is better for somebody and worse for nobody, 0 where
    both are equal.
    """
    gained = 0
    for p in range(parties):
        if two[p] < totals[p]:
            return -1
        if two[p] > totals[p]:
            gained = 1
    return gained


@compiled
def _all_of(
    options: Ints,
    starts: Ints,
    free: Bools,
    package: Ints,
    least: Ints,
    corners: Ints,
    lows: Ints,
    shape: Ints,
    parties: int,
    q: int,
    found: Ints,
    how: Ints,
    count: int,
) -> int:
    """The finds of one package; see :func:`neighbours`. Returns how many there are then in all."""
    fields = options.shape[1]
    most = found.shape[0]
    out = np.zeros((fields, starts[starts.size - 1]), dtype=np.int64)
    where = np.zeros((starts[starts.size - 1], 2), dtype=np.int64)
    stack = np.empty(DEPTH, dtype=np.int64)
    two = np.zeros(fields, dtype=np.int64)
    totals = np.zeros(fields, dtype=np.int64)
    for k in range(starts.size - 1):
        totals += options[starts[k] + package[k]]
    number = _differences(options, starts, free, package, out, where)
    witness = 0
    for x in range(number):
        for y in range(x, number):
            if y > x and where[y, 0] == where[x, 0]:
                continue
            good = True
            for f in range(fields):
                two[f] = totals[f] + out[f, x]
                if y > x:
                    two[f] += out[f, y]
                if two[f] < least[f]:
                    good = False
                    break
            if not good:
                continue
            better = _worse(totals, two, parties) == 1
            if not better:
                place = reached(two, corners, lows, shape, stack, witness)
                if place < 0:
                    continue
                witness = place
            if count == most:
                return count
            found[count] = two[:parties]
            how[count, 0], how[count, 1], how[count, 2] = q, where[x, 0], where[x, 1]
            if y > x:
                how[count, 3], how[count, 4] = where[y]
            count += 1
            if better:
                return count
    return count


@compiled
def neighbours(
    options: Ints,
    starts: Ints,
    free: Bools,
    packages: Ints,
    least: Ints,
    corners: Ints,
    lows: Ints,
    shape: Ints,
    parties: int,
    most: int,
    rung: Rung,
) -> tuple[Ints, Ints]:
    """What an exchange of one option, or of two at once, makes of packages, where it reaches one of
    ``corners`` (a tree over the parties' fields) or is better for some party and worse for none; in the
    second case the package is beaten, and left at once.

    ``packages`` have the option of each layer. Returns, a row for each find, the totals of the parties'
    fields and (package, layer, option, other layer, other option); the other layer is -1 for one exchange.
    Stops after ``most`` finds, and where ``rung`` is set.
    """
    found = np.empty((most, parties), dtype=np.int64)
    how = np.full((most, 5), -1, dtype=np.int64)
    count = 0
    for q in range(packages.shape[0]):
        if count == most or rung[0]:
            break
        count = _all_of(
            options, starts, free, packages[q], least, corners, lows, shape, parties, q, found, how, count
        )
    return found[:count].copy(), how[:count].copy()
