"""Small linear programs in exact numbers, so that what they prove is proved.

The simplex method on a dictionary (V. Chvátal, *Linear Programming*, 1983, ch. 3), with Bland's rule, which
never cycles (R. G. Bland, *Mathematics of Operations Research* 2, 1977). Each row is kept in whole numbers
over one denominator of its own, and reduced after each step: some ten times faster than fractions. Meant for
some dozens of variables; a floating-point solver would be faster still and would not know which of two equal
numbers is larger.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm

import msgspec

Row = list[int]
"""The denominator, the constant, and a coefficient for each free variable: ``row[0] * basic = row[1] +
…``.
"""


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
    region = Region(rows, limits, len(objective))
    return region.maximise(objective) if region.meets else None


class Region:
    """All ``x >= 0``, ``many`` numbers, with ``row · x <= limit`` for every row; ``meets``: whether there
    are any. Each objective begins where the last one ended.
    """

    def __init__(self, rows: Sequence[Sequence[Fraction]], limits: Sequence[Fraction], many: int) -> None:
        self._many, self._size = many, len(rows)
        self._table = [
            _whole([limit, *(-a if a else a for a in row)]) for row, limit in zip(rows, limits, strict=True)
        ]
        self._basic = [many + 1 + k for k in range(self._size)]
        self._free = list(range(1, many + 1))
        self.meets = (
            not self._size
            or min(row[1] for row in self._table) >= 0
            or _start(self._table, self._basic, self._free, many)
        )

    def maximise(self, objective: Sequence[Fraction]) -> Optimum:
        """The largest ``objective · x``, where any ``x`` meets the rows."""
        table, basic, free = self._table, self._basic, self._free
        goal = _goal(objective, table, basic, free)
        if not _run(table, goal, basic, free):
            return Optimum(None)
        x = [Fraction(0)] * (self._many + self._size + 1)
        for name, row in zip(basic, table, strict=True):
            x[name] = Fraction(row[1], row[0])
        duals = [Fraction(0)] * self._size
        for name, weight in zip(free, goal[2:], strict=True):
            if name > self._many:
                duals[name - self._many - 1] = Fraction(-weight, goal[0])
        return Optimum(Fraction(goal[1], goal[0]), tuple(x[1 : self._many + 1]), tuple(duals))


def _start(table: list[Row], basic: list[int], free: list[int], many: int) -> bool:
    """Bring the dictionary to a point that meets every row, by way of one more variable (0) that all rows may
    be short by; False where there is none.
    """
    for row in table:
        row.append(row[0])
    free.append(0)
    goal = [1, 0, *([0] * many), -1]
    leave = min(range(len(table)), key=lambda k: Fraction(table[k][1], table[k][0]))
    _pivot(table, goal, basic, free, leave, many)
    _run(table, goal, basic, free)
    if goal[1] != 0:
        return False
    if 0 in basic:
        at = basic.index(0)
        enter = next(k for k in range(len(free)) if table[at][k + 2] != 0)
        _pivot(table, goal, basic, free, at, enter)
    gone = free.index(0)
    free.pop(gone)
    for row in table:
        row.pop(gone + 2)
    return True


def _goal(objective: Sequence[Fraction], table: list[Row], basic: list[int], free: list[int]) -> Row:
    """The objective in terms of the free variables."""
    found = [Fraction(0)] * (len(free) + 1)
    for place, weight in enumerate(objective, 1):
        if not weight:
            continue
        if place in free:
            found[free.index(place) + 1] += weight
        else:
            row = table[basic.index(place)]
            found = [a + weight * Fraction(b, row[0]) for a, b in zip(found, row[1:], strict=True)]
    return _whole(found)


def _whole(numbers: Sequence[Fraction]) -> Row:
    bottom = lcm(*{number.denominator for number in numbers})
    return [bottom, *(number.numerator * (bottom // number.denominator) for number in numbers)]


def _run(table: list[Row], goal: Row, basic: list[int], free: list[int]) -> bool:
    """Pivot until nothing is gained; False where nothing bounds the objective."""
    while True:
        enter = min((k for k in range(len(free)) if goal[k + 2] > 0), key=lambda k: free[k], default=None)
        if enter is None:
            return True
        column, leave = enter + 2, -1
        for k, row in enumerate(table):
            if row[column] >= 0:
                continue
            if leave >= 0:
                best = table[leave]
                here, there = row[1] * best[column], best[1] * row[column]
                # both ratios are row[1] / -row[column]; multiplied out, the sign of neither product turns
                if here < there or (here == there and basic[k] > basic[leave]):
                    continue
            leave = k
        if leave < 0:
            return False
        _pivot(table, goal, basic, free, leave, enter)


def _pivot(table: list[Row], goal: Row, basic: list[int], free: list[int], leave: int, enter: int) -> None:
    column = enter + 2
    row = table[leave]
    basic[leave], free[enter] = free[enter], basic[leave]
    sign = -1 if row[column] > 0 else 1
    new = [sign * a for a in row]
    new[0], new[column] = sign * -row[column], sign * -row[0]
    table[leave] = new = _reduced(new)
    bottom, rest = new[0], new[1:]
    for place, other in enumerate([*table, goal]):
        weight = other[column]
        if not weight or other is new:
            continue
        other[column] = 0
        found = [other[0] * bottom]
        found += [a * bottom + weight * b for a, b in zip(other[1:], rest, strict=True)]
        found = _reduced(found)
        if place < len(table):
            table[place] = found
        else:
            goal[:] = found


def _reduced(row: Row) -> Row:
    common = gcd(*row)
    return [a // common for a in row] if common > 1 else row
