"""The least cap for which there is an order: bisection between what is proved impossible and what was
found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from goodoffices.agreement.planner.fluid import impossible
from goodoffices.agreement.planner.problem import TurnProblem
from goodoffices.agreement.planner.tastes import tastes_of
from goodoffices.agreement.planner.walk import TurnField, Walked, ground, walk

WORK = 1_500_000
"""Kinds that all walks for one answer may look at; counted, not timed, so that the answer is the same on any
machine."""


class Least(msgspec.Struct):
    """An order of deliveries, by kinds, and the largest d in it; no order is below ``bound``."""

    order: list[int]
    most: int
    bound: int

    @property
    def proved(self) -> bool:
        """Whether no order has a smaller one."""
        return self.most == self.bound


def least_order(problem: TurnProblem, work: int = WORK) -> Least:
    """An order in which the largest d is as small as can be, never counted below 0 (below it every side would
    rather go on), or below −1 where equality
    does not count as safe."""
    field = ground(problem)
    floor = -1 if problem.strict else 0
    order = some_order(field)
    most = max(floor, peak(problem, order))
    low = max(floor, _outright(problem))
    if most > low:
        low = _quick_bound(problem, low, most)
        order, most, low = _close_in(field, order, most, low, work)
    return Least(order, most, low)


def _quick_bound(problem: TurnProblem, low: int, most: int) -> int:
    """The least cap that the quick bound does not rule out."""
    while low < most:
        middle = (low + most) // 2
        if impossible(problem, (middle, middle)):
            low = middle + 1
        else:
            most = middle
    return low


def _close_in(
    field: TurnField, order: list[int], most: int, low: int, work: int
) -> tuple[list[int], int, int]:
    """Bisection by walks, the lowest cap that is open first: mostly it can be kept. A cap that no walk
    decides is passed over."""
    problem = field.problem
    undecided = low - 1
    while low < most and undecided < most - 1 and work > 0:
        middle = low if undecided < low else (undecided + most) // 2
        middle = max(middle, undecided + 1)
        found = ask(field, [middle] * len(problem.dimensions), work)
        work -= found.work
        if found.order is not None:
            order, most = found.order, max(low, peak(problem, found.order))
        elif found.complete:
            low = middle + 1
            undecided = max(undecided, middle)
        else:
            undecided = middle
    return order, most, low


def ask(field: TurnField, caps: list[int], work: int) -> Walked:
    """Whether there is an order under the caps: short walks with every taste from both ends, then long
    ones."""
    problem = field.problem
    short = 2 * sum(kind.count for kind in problem.kinds) + 100
    spent = 0
    for steps in (short, 10**9):
        for number in range(4 if steps == short else 1):
            for backward in (True, False):
                taste = tastes_of(problem, backward)[number]
                share = work - spent if steps == short else (work - spent) // 3
                found = walk(field, caps, taste, backward=backward, steps=steps, work=share)
                spent += found.work
                if found.order is not None or found.complete:
                    return Walked(found.order, found.complete, spent)
    return Walked(None, False, spent)


def peak(problem: TurnProblem, order: list[int]) -> int:
    """The largest d of a side that still owes something, over all moments of an order."""
    return max((max(owing.values(), default=-(10**30)) for owing in gains(problem, order)), default=-(10**30))


def gains(problem: TurnProblem, order: Iterable[int]) -> Iterator[dict[int, int]]:
    """For each moment, before the first delivery first: d of each dimension whose party still owes
    something."""
    left = [kind.count for kind in problem.kinds]
    d = problem.gain(left)
    owed: dict[str, int] = {}
    for kind in problem.kinds:
        owed[kind.giver] = owed.get(kind.giver, 0) + kind.count
    yield _owing(problem, d, owed)
    for taken in order:
        for place, step in enumerate(problem.kinds[taken].step):
            d[place] += step
        left[taken] -= 1
        owed[problem.kinds[taken].giver] -= 1
        for bonus in problem.bonuses:
            if taken in bonus.kinds and not any(left[each] for each in bonus.kinds):
                d[bonus.dimension] += bonus.worth
        yield _owing(problem, d, owed)


def _owing(problem: TurnProblem, d: list[int], owed: dict[str, int]) -> dict[int, int]:
    return {
        place: gain
        for place, (gain, dimension) in enumerate(zip(d, problem.dimensions, strict=True))
        if owed.get(dimension.party)
    }


def some_order(field: TurnField) -> list[int]:
    """Some order that keeps to what has to come first."""
    free_for_all = [10**30] * len(field.problem.dimensions)
    taste = tastes_of(field.problem, True)[0]
    found = walk(field, free_for_all, taste, backward=True, steps=10**9, work=10**12)
    assert found.order is not None
    return found.order


def _outright(problem: TurnProblem) -> int:
    """What no order can be below: a side's d at the start, and what its last delivery costs it."""
    least = max(next(gains(problem, ())).values(), default=-1)
    if problem.bonuses or problem.simultaneous:
        return least
    last = []
    for kind in problem.kinds:
        mine = [
            -step - dimension.forfeit
            for step, dimension in zip(kind.step, problem.dimensions, strict=True)
            if dimension.party == kind.giver
        ]
        last.append(max(mine, default=-1))
    return max(least, min(last, default=-1))
