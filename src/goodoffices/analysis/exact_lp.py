"""Small linear programs in exact fractions, so that what they prove is proved.

The simplex method on a dictionary (V. Chvátal, *Linear Programming*, 1983, ch. 3), with Bland's rule, which
never cycles (R. G. Bland, *Mathematics of Operations Research* 2, 1977). Meant for some dozens of variables;
a floating-point solver would be faster and would not know which of two equal numbers is larger.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

Row = list[Fraction]


class Optimum(msgspec.Struct, frozen=True):
    """``value`` None: nothing bounds it. ``x`` reaches it; ``duals``, one for each constraint, prove that
    nothing passes it.
    """

    value: Fraction | None
    x: tuple[Fraction, ...] = ()
    duals: tuple[Fraction, ...] = ()


def maximise(
    objective: Sequence[Fraction], rows: Sequence[Sequence[Fraction]], limits: Sequence[Fraction]
) -> Optimum | None:
    """The largest ``objective · x`` with ``row · x <= limit`` for every row and ``x >= 0``; None where no x
    meets them.
    """
    many, size = len(objective), len(rows)
    table = [[Fraction(limit), *(-Fraction(a) for a in row)] for row, limit in zip(rows, limits, strict=True)]
    basic = [many + 1 + k for k in range(size)]
    free = list(range(1, many + 1))
    if size and min(row[0] for row in table) < 0:
        for row in table:
            row.append(Fraction(1))
        free.append(0)
        goal: Row = [Fraction(0)] * (many + 1) + [Fraction(-1)]
        leave = min(range(size), key=lambda k: table[k][0])
        _pivot(table, goal, basic, free, leave, many)
        _run(table, goal, basic, free)
        if goal[0] != 0:
            return None
        if 0 in basic:
            at = basic.index(0)
            enter = next(k for k in range(len(free)) if table[at][k + 1] != 0)
            _pivot(table, goal, basic, free, at, enter)
        gone = free.index(0)
        free.pop(gone)
        for row in table:
            row.pop(gone + 1)
    goal = [Fraction(0)] * (len(free) + 1)
    for place, weight in enumerate(objective, 1):
        if place in free:
            goal[free.index(place) + 1] += weight
        else:
            row = table[basic.index(place)]
            goal = [a + weight * b for a, b in zip(goal, row, strict=True)]
    if not _run(table, goal, basic, free):
        return Optimum(None)
    x = [Fraction(0)] * (many + size + 1)
    for name, row in zip(basic, table, strict=True):
        x[name] = row[0]
    duals = [Fraction(0)] * size
    for name, weight in zip(free, goal[1:], strict=True):
        if name > many:
            duals[name - many - 1] = -weight
    return Optimum(goal[0], tuple(x[1 : many + 1]), tuple(duals))


def _run(table: list[Row], goal: Row, basic: list[int], free: list[int]) -> bool:
    """Pivot until nothing is gained; False where nothing bounds the objective."""
    while True:
        enter = min((k for k in range(len(free)) if goal[k + 1] > 0), key=lambda k: free[k], default=None)
        if enter is None:
            return True
        ratios = [
            (-row[0] / row[enter + 1], basic[k], k) for k, row in enumerate(table) if row[enter + 1] < 0
        ]
        if not ratios:
            return False
        _pivot(table, goal, basic, free, min(ratios)[2], enter)


def _pivot(table: list[Row], goal: Row, basic: list[int], free: list[int], leave: int, enter: int) -> None:
    row, column = table[leave], enter + 1
    factor = row[column]
    basic[leave], free[enter] = free[enter], basic[leave]
    new = [-a / factor for a in row]
    new[column] = 1 / factor
    table[leave] = new
    for other in [*table[:leave], *table[leave + 1 :], goal]:
        weight = other[column]
        if weight:
            for k, a in enumerate(new):
                other[k] = weight * a if k == column else other[k] + weight * a
