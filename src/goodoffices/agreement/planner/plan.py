"""The plan of an exchange: turns with their days, each side's exposure, whether it is proved, what would
remove it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from goodoffices.agreement.exchanges import AgreedExchange, Equality
from goodoffices.agreement.planner.days import PlannedTurn, day_of_start, earliest_days, in_turns
from goodoffices.agreement.planner.least import WORK, Least, ask, gains, least_order
from goodoffices.agreement.planner.problem import Knowledge, TurnProblem, turn_problem
from goodoffices.agreement.planner.swaps import Bundle, swap
from goodoffices.agreement.planner.walk import ground


class Exposure(msgspec.Struct, frozen=True):
    """The most that a party would gain by stopping rather than going on, in its own points, and after which
    turn (0: before the first)."""

    most: Fraction
    at_turn: int


class ExchangePlan(msgspec.Struct, frozen=True, kw_only=True):
    """A schedule and what it is worth.

    ``course`` is, for each party, what it would gain by stopping after each turn, before the first one first
    (None once it owes nothing more). ``bound``:
    no order of turns has a smaller largest exposure; ``proved`` says that this one has it. Where only an
    order of worths is known, ``exposure`` is None, and
    ``told`` says for each party after which turns the order proves that going on is better.
    """

    exchange: str
    turns: tuple[PlannedTurn, ...]
    safe: bool
    exposure: dict[str, Exposure] | None
    proved: bool
    bound: Fraction | None
    knowledge: Knowledge
    equality: Equality
    course: dict[str, tuple[Fraction | None, ...]]
    told: dict[str, tuple[int, ...]]
    simultaneous: bool
    forfeits: dict[str, Fraction]


def plan_exchange(
    exchange: AgreedExchange, parties: Sequence[str], *, work: int = WORK, start: int = 1
) -> ExchangePlan:
    """The schedule with the least largest exposure; where that is 0, every side is at each moment better off
    going on than stopping.

    ``parties`` are the sides whose exposure counts; others who give or get are third parties. ``start`` is
    the day of the first turn.
    Raises :class:`goodoffices.agreement.planner.problem.CannotPlan`.
    """
    problem = turn_problem(exchange, parties)
    if problem.simultaneous:
        bundles, most, low = _least_swaps(problem, work)
    else:
        least = least_order(problem, work)
        least = _leximin(problem, least, work)
        bundles, most, low = _single(problem, least.order), least.most, least.bound
    days = earliest_days(exchange, problem)
    turns, bundles = in_turns(problem, bundles, day_of_start(exchange, start), days)
    course = _course(problem, bundles)
    floor = -1 if problem.strict else 0
    scale = problem.scale
    known = problem.knowledge == "numbers"
    return ExchangePlan(
        exchange=exchange.id,
        turns=turns,
        safe=most <= floor,
        exposure=_exposures(course) if known else None,
        proved=most == low,
        bound=Fraction(max(0, low), scale) if known else None,
        knowledge=problem.knowledge,
        equality=exchange.equality,
        course=course if known else {},
        told={} if known else _told(problem, bundles, floor),
        simultaneous=problem.simultaneous,
        forfeits={one.party: Fraction(one.forfeit, scale) for one in problem.dimensions} if known else {},
    )


def _least_swaps(problem: TurnProblem, work: int) -> tuple[list[Bundle], int, int]:
    """Simultaneous turns with the least cap: bisection, the lowest first."""
    floor = -1 if problem.strict else 0
    left = [kind.count for kind in problem.kinds]
    low = max(floor, max(next(gains(problem, ())).values(), default=floor))
    found = swap(problem, low, work)
    if found.turns is not None:
        return found.turns, low, low
    loose = swap(problem, 10**30, 10**9).turns
    assert loose is not None
    turns, most = loose, max(_peak(problem, loose, left), low)
    undecided = low if not found.complete else low - 1
    low = low + 1 if found.complete else low
    while low < most and undecided < most - 1 and work > 0:
        middle = (max(low, undecided + 1) + most) // 2 if most - low > 1 else max(low, undecided + 1)
        middle = min(middle, most - 1)
        found = swap(problem, middle, work)
        work -= found.work
        if found.turns is not None:
            turns, most = found.turns, max(low, _peak(problem, found.turns, left))
        elif found.complete:
            low = middle + 1
        else:
            undecided = middle
    return turns, most, low


def _peak(problem: TurnProblem, turns: list[Bundle], left: list[int]) -> int:
    most = -(10**30)
    state = list(left)
    for bundle in ((0,) * len(left), *turns):
        state = [there - taken for there, taken in zip(state, bundle, strict=True)]
        owing = {kind.giver for kind, there in zip(problem.kinds, state, strict=True) if there}
        pairs = zip(problem.gain(state), problem.dimensions, strict=True)
        most = max([most, *(gain for gain, dimension in pairs if dimension.party in owing)])
    return most


def _leximin(problem: TurnProblem, least: Least, work: int) -> Least:
    """Where the largest exposure cannot be smaller, the others' are: one party after the other, as long as
    that is quickly seen."""
    parties = list(dict.fromkeys(dimension.party for dimension in problem.dimensions))
    if not least.proved or least.most <= 0 or len(problem.kinds) > 40 or len(parties) < 2:
        return least
    field = ground(problem)
    order = least.order
    caps = dict.fromkeys(parties, least.most)
    for party in parties:
        low = 0
        while low < caps[party]:
            middle = (low + caps[party]) // 2
            tried = [middle if one.party == party else caps[one.party] for one in problem.dimensions]
            found = ask(field, tried, work // 20)
            if found.order is None:
                low = middle + 1
            else:
                order, caps[party] = found.order, middle
    return Least(order, least.most, least.bound)


def _single(problem: TurnProblem, order: list[int]) -> list[Bundle]:
    return [tuple(int(place == kind) for place in range(len(problem.kinds))) for kind in order]


def _course(problem: TurnProblem, bundles: Sequence[Bundle]) -> dict[str, tuple[Fraction | None, ...]]:
    """What each party would gain by stopping, after each turn; the largest of its dimensions."""
    left = [kind.count for kind in problem.kinds]
    found: dict[str, list[Fraction | None]] = {dimension.party: [] for dimension in problem.dimensions}
    for bundle in ((0,) * len(left), *bundles):
        left = [there - taken for there, taken in zip(left, bundle, strict=True)]
        owing = {kind.giver for kind, there in zip(problem.kinds, left, strict=True) if there}
        gain = problem.gain(left)
        for party, row in found.items():
            mine = [gain[place] for place, one in enumerate(problem.dimensions) if one.party == party]
            row.append(Fraction(max(mine), problem.scale) if party in owing else None)
    return {party: tuple(row) for party, row in found.items()}


def _exposures(course: dict[str, tuple[Fraction | None, ...]]) -> dict[str, Exposure]:
    found = {}
    for party, row in course.items():
        most, at = Fraction(0), 0
        for turn, gain in enumerate(row):
            if gain is not None and gain > most:
                most, at = gain, turn
        found[party] = Exposure(most, at)
    return found


def _told(problem: TurnProblem, bundles: Sequence[Bundle], floor: int) -> dict[str, tuple[int, ...]]:
    """After which turns the order proves, for every worth that agrees with it, that going on is better than
    stopping."""
    scaled = _course(problem, bundles)
    return {
        party: tuple(turn for turn, gain in enumerate(row) if gain is None or gain * problem.scale <= floor)
        for party, row in scaled.items()
    }
