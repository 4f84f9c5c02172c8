"""From an order of deliveries to turns on days: what one side hands over in a row is one turn, as far as a
day holds it."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

import msgspec

from goodoffices.agreement.exchanges import AgreedExchange
from goodoffices.agreement.moments import NotAMoment, read_length, read_moment
from goodoffices.agreement.planner.problem import TurnProblem
from goodoffices.agreement.planner.swaps import Bundle


class PlannedTurn(msgspec.Struct, frozen=True, kw_only=True):
    """One giver's share of a turn; shares that carry one number are simultaneous. ``lots`` counts lots by
    category, ``units`` units."""

    turn: int
    day: int
    giver: str
    receiver: str
    lots: dict[str, int]
    units: dict[str, int]


def day_of_start(exchange: AgreedExchange, start: int) -> int:
    """The day of the first turn: as the exchange says ("day 7"), else ``start``."""
    try:
        moment = read_moment(exchange.start)
    except NotAMoment:
        return start
    if moment.counted and moment.base in ("own", "start", "entry"):
        return moment.shift.days + 1
    return start


def earliest_days(exchange: AgreedExchange, problem: TurnProblem) -> dict[str, int]:
    """How many days pass before the first lot of a category of listed persons can go: objections, then the
    days kept for the law."""
    found: dict[str, int] = {}
    for one in exchange.lists:
        days = max(0, one.legal_days or 0)
        with contextlib.suppress(NotAMoment):
            days += max(0, -(-read_length(one.objections_within).about_minutes() // 1440))
        found[one.category] = max(found.get(one.category, 0), days)
    return {
        category: days
        for category, days in found.items()
        if any(kind.category == category for kind in problem.kinds)
    }


def in_turns(
    problem: TurnProblem, bundles: Sequence[Bundle], start: int, delays: dict[str, int]
) -> tuple[tuple[PlannedTurn, ...], list[Bundle]]:
    """The turns in order, and what each delivers by kind. A turn is one giver's to one receiver (all sides'
    where they are simultaneous) on one day; as soon as
    limits allow, and never before the turn before it."""
    turns: list[PlannedTurn] = []
    merged: list[Bundle] = []
    used: dict[tuple[int, str], int] = {}
    day, at, open_turn = start, 0, _OpenTurn(problem)
    while at < len(bundles):
        bundle = bundles[at]
        ready = start + max(
            (
                delays.get(kind.category, 0)
                for kind, count in zip(problem.kinds, bundle, strict=True)
                if count
            ),
            default=0,
        )
        if open_turn.takes(bundle, used, day, ready):
            open_turn.add(bundle, used, day)
            at += 1
            continue
        if not open_turn.empty:
            merged.append(open_turn.bundle)
            turns += open_turn.close(len(merged), day)
            open_turn = _OpenTurn(problem)
            if problem.simultaneous and problem.side_limit is not None:
                day += 1
            continue
        day = max(day + 1, ready)
    if not open_turn.empty:
        merged.append(open_turn.bundle)
        turns += open_turn.close(len(merged), day)
    return tuple(turns), merged


class _OpenTurn:
    """A turn that is being filled."""

    def __init__(self, problem: TurnProblem) -> None:
        self.problem = problem
        self.bundle: Bundle = (0,) * len(problem.kinds)

    @property
    def empty(self) -> bool:
        """Whether nothing is in it yet."""
        return not any(self.bundle)

    def takes(self, bundle: Bundle, used: dict[tuple[int, str], int], day: int, ready: int) -> bool:
        """Whether these lots go into the turn too: by the same giver to the same receiver, within what a turn
        and the day hold."""
        if day < ready:
            return False
        if not self.empty and (self.problem.simultaneous or self.sides(bundle) != self.sides(self.bundle)):
            return False
        for place, (kind, count) in enumerate(zip(self.problem.kinds, bundle, strict=True)):
            if not count:
                continue
            if kind.most_per_turn is not None and self.bundle[place] + count > kind.most_per_turn:
                return False
            today = used.get((day, kind.key), 0)
            if kind.most_per_day is not None and today + count > kind.most_per_day:
                return False
        limit = self.problem.side_limit
        if limit is None:
            return True
        for giver, units in self.units(bundle).items():
            today = used.get((day, f"side {giver}"), 0)
            if today and today + units > limit:
                return False
        return True

    def add(self, bundle: Bundle, used: dict[tuple[int, str], int], day: int) -> None:
        """Put lots in."""
        self.bundle = tuple(map(sum, zip(self.bundle, bundle, strict=True)))
        for kind, count in zip(self.problem.kinds, bundle, strict=True):
            if count:
                used[day, kind.key] = used.get((day, kind.key), 0) + count
        for giver, units in self.units(bundle).items():
            used[day, f"side {giver}"] = used.get((day, f"side {giver}"), 0) + units

    def units(self, bundle: Bundle) -> dict[str, int]:
        """Units by giver."""
        found: dict[str, int] = {}
        for kind, count in zip(self.problem.kinds, bundle, strict=True):
            if count:
                found[kind.giver] = found.get(kind.giver, 0) + count * kind.units
        return found

    def sides(self, bundle: Bundle) -> set[tuple[str, str]]:
        """Givers with receivers."""
        pairs = zip(self.problem.kinds, bundle, strict=True)
        return {(kind.giver, kind.receiver) for kind, count in pairs if count}

    def close(self, number: int, day: int) -> list[PlannedTurn]:
        """The turn as records, one for each giver and receiver."""
        found = []
        for giver, receiver in sorted(self.sides(self.bundle)):
            lots: dict[str, int] = {}
            units: dict[str, int] = {}
            for kind, count in zip(self.problem.kinds, self.bundle, strict=True):
                if count and (kind.giver, kind.receiver) == (giver, receiver):
                    lots[kind.category] = lots.get(kind.category, 0) + count
                    units[kind.category] = units.get(kind.category, 0) + count * kind.units
            found.append(
                PlannedTurn(turn=number, day=day, giver=giver, receiver=receiver, lots=lots, units=units)
            )
        return found
