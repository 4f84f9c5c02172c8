"""An exchange as a problem of order: kinds of equal lots, and what each delivery changes for each side.

After Sandholm & Lesser 1995 (*Equilibrium analysis of the possibilities of unenforced exchange in multiagent
systems*, IJCAI) and Sandholm & Ferrandon
2000 (*Safe exchange planner*, ICMAS). At a moment a side that still owes something would gain by stopping

    d = (what it costs to hand over what it still owes) − (what it would still get) − (what it would forfeit),

and a schedule is safe where no side's d is ever above 0. Here both sides may give lots, several categories
and third parties among them; they gave
for the case of goods against divisible payment. Numbers are exact integers of one scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Literal

import msgspec

from goodoffices.agreement.exchanges import AgreedExchange, Give
from goodoffices.case import Interval

Knowledge = Literal["numbers", "order"]


class LotKind(msgspec.Struct, frozen=True, kw_only=True):
    """Equal lots of one give: ``count`` lots of ``units`` units. ``step`` is what one delivery adds to each
    dimension's d; ``after`` are the kinds of
    which all lots have to be delivered before; ``most_per_turn`` and ``most_per_day`` count lots, None
    without limit."""

    key: str
    category: str
    giver: str
    receiver: str
    count: int
    units: int
    step: tuple[int, ...]
    after: frozenset[int] = frozenset()
    most_per_turn: int | None = None
    most_per_day: int | None = None


class Dimension(msgspec.Struct, frozen=True):
    """One count of what a party would gain by stopping: its own worths, or one level of its order.
    ``forfeit`` is what stopping would cost it."""

    party: str
    forfeit: int
    level: str = ""


class Bonus(msgspec.Struct, frozen=True):
    """Worth that a dimension's party has only once all lots of ``kinds`` are delivered."""

    kinds: frozenset[int]
    dimension: int
    worth: int


class TurnProblem(msgspec.Struct, frozen=True, kw_only=True):
    """What has to be put in order. ``scale`` divides every number back; ``side_limit`` is how many units a
    side can deliver on one day."""

    kinds: tuple[LotKind, ...]
    dimensions: tuple[Dimension, ...]
    scale: int
    knowledge: Knowledge
    bonuses: tuple[Bonus, ...] = ()
    first: str = ""
    simultaneous: bool = False
    side_limit: int | None = None
    strict: bool = False

    def gain(self, remaining: Sequence[int]) -> list[int]:
        """d of each dimension where so many lots of each kind are still to be delivered."""
        found = [-dimension.forfeit for dimension in self.dimensions]
        for kind, left in zip(self.kinds, remaining, strict=True):
            if left:
                for place, step in enumerate(kind.step):
                    found[place] -= left * step
        for bonus in self.bonuses:
            if any(remaining[kind] for kind in bonus.kinds):
                found[bonus.dimension] -= bonus.worth
        return found


MOST_LOTS = 10_000
"""Most lots of one exchange that are put in order."""


class CannotPlan(ValueError):
    """An exchange that has no order of turns; the message says why."""


def turn_problem(exchange: AgreedExchange, parties: Sequence[str]) -> TurnProblem:
    """The problem of an exchange between those parties.

    Intervals count at the end that is worse for the side itself: a giver's at the top, a receiver's at the
    bottom. As each of them enters the d of one side
    only, a schedule that is safe at those ends is safe for every worth inside.

    Raises :class:`CannotPlan`.
    """
    gives = [(give, other) for give in exchange.gives if (other := receiver_of(give, parties))]
    gives = [(give, other) for give, other in gives if give.number > 0 and give.lot > 0]
    if not gives:
        raise CannotPlan("nothing is given whose giver, receiver and number are known")
    if sum(count for give, _ in gives for count, _ in _lots(give)) > MOST_LOTS:
        raise CannotPlan(f"there are more than {MOST_LOTS} lots; write larger ones")
    after = _after([give for give, _ in gives])
    sides = list(dict.fromkeys(name for give, other in gives for name in (give.party, other)))
    known = all(_known(give, other, parties) for give, other in gives)
    rows: list[_Worth] = []
    for side in sides:
        rows += _numbers(side, gives, exchange) if known else _levels(side, gives, exchange, parties)
    scale = lcm(*(number.denominator for row in rows for number in (*row.given, *row.got, row.forfeit)), 1)
    bonuses = _bonuses(exchange, [give for give, _ in gives], rows) if known else ()
    scale = lcm(scale, *(worth.denominator for _, _, worth in bonuses))
    kinds = []
    for place, (give, other) in enumerate(gives):
        for number, (count, units) in enumerate(_lots(give)):
            step = tuple(
                _whole((-row.given[place] if row.side == give.party else 0) * units * scale)
                + _whole((row.got[place] if row.side == other else 0) * units * scale)
                for row in rows
            )
            kinds.append(
                LotKind(
                    key=give.key if not number else f"{give.key} (rest)",
                    category=give.category,
                    giver=give.party,
                    receiver=other,
                    count=count,
                    units=units,
                    step=step,
                    after=frozenset(),
                    most_per_turn=_limit(give.per_turn, units),
                    most_per_day=_limit(give.per_day, units),
                )
            )
    return TurnProblem(
        kinds=_tied(kinds, gives, after),
        dimensions=tuple(Dimension(row.side, _whole(row.forfeit * scale), row.level) for row in rows),
        scale=scale,
        knowledge="numbers" if known else "order",
        bonuses=tuple(
            Bonus(
                frozenset(i for i, kind in enumerate(kinds) if _base(kind.key) in of),
                row,
                _whole(worth * scale),
            )
            for of, row, worth in bonuses
        ),
        first=exchange.first if exchange.first in sides else "",
        simultaneous=bool(exchange.intermediary),
        side_limit=exchange.per_day if exchange.per_day and exchange.per_day > 0 else None,
        strict=exchange.equality == "unsafe",
    )


def receiver_of(give: Give, parties: Sequence[str]) -> str:
    """Who gets it: as said, or the other of two parties; empty where that is not known."""
    if give.to:
        return give.to if give.to != give.party else ""
    others = [party for party in parties if party != give.party]
    return others[0] if len(others) == 1 else ""


class _Worth(msgspec.Struct, frozen=True):
    """What each give's unit costs or brings one side, in one dimension."""

    side: str
    given: tuple[Fraction, ...]
    got: tuple[Fraction, ...]
    forfeit: Fraction
    level: str = ""


def _whole(number: Fraction | int) -> int:
    return int(number)


def _limit(units: int | None, lot: int) -> int | None:
    return None if units is None or units < 1 else max(1, units // lot)


def _lots(give: Give) -> list[tuple[int, int]]:
    """Full lots, and the rest as one smaller lot: count and units."""
    full, rest = divmod(give.number, give.lot)
    return [(full, give.lot)] * (full > 0) + [(1, rest)] * (rest > 0)


def _base(key: str) -> str:
    return key.removesuffix(" (rest)")


def _tied(
    kinds: list[LotKind], gives: list[tuple[Give, str]], after: dict[str, set[str]]
) -> tuple[LotKind, ...]:
    """The kinds with what has to come before each."""
    by_key: dict[str, list[int]] = {}
    for place, kind in enumerate(kinds):
        by_key.setdefault(_base(kind.key), []).append(place)
    return tuple(
        msgspec.structs.replace(
            kind,
            after=frozenset(
                place for before in after.get(_base(kind.key), ()) for place in by_key.get(before, ())
            ),
        )
        for kind in kinds
    )


def _after(gives: list[Give]) -> dict[str, set[str]]:
    """Give to the gives before it; :class:`CannotPlan` where they go round in a circle."""
    names: dict[str, set[str]] = {}
    for give in gives:
        names.setdefault(give.category, set()).add(give.key)
        names.setdefault(give.key, set()).add(give.key)
    found = {give.key: {key for name in give.after for key in names.get(name, ())} for give in gives}
    done: set[str] = set()
    while len(done) < len(found):
        ready = {key for key, before in found.items() if key not in done and before <= done}
        if not ready:
            waiting = ", ".join(sorted(set(found) - done))
            raise CannotPlan(f"each waits for another in a circle: {waiting}")
        done |= ready
    return found


def _known(give: Give, other: str, parties: Sequence[str]) -> bool:
    """Whether numbers say what it is worth, to those who are parties; for others what is not said is
    nothing."""
    return (give.worth_to_giver is not None or give.party not in parties) and (
        give.worth_to_receiver is not None or other not in parties
    )


def _end(worth: Fraction | Interval | None, high: bool) -> Fraction:
    if worth is None:
        return Fraction(0)
    if isinstance(worth, Interval):
        return max(worth.low, worth.high) if high else min(worth.low, worth.high)
    return worth


def _numbers(side: str, gives: list[tuple[Give, str]], exchange: AgreedExchange) -> list[_Worth]:
    zero = Fraction(0)
    forfeit = sum(
        (
            table.get(side, zero)
            for table in (exchange.deposits, exchange.penalties, exchange.rewards, exchange.guarantees)
        ),
        zero,
    )
    return [
        _Worth(
            side,
            tuple(_end(give.worth_to_giver, True) if give.party == side else zero for give, _ in gives),
            tuple(_end(give.worth_to_receiver, False) if other == side else zero for give, other in gives),
            forfeit,
        )
    ]


def _levels(
    side: str, gives: list[tuple[Give, str]], exchange: AgreedExchange, parties: Sequence[str]
) -> list[_Worth]:
    """One dimension per level of a side's order: every worth that agrees with the order is a sum of them with
    weights of 0 or more, so
    what holds in each holds for all. What is given without a rank may be worth more than everything; what is
    got without one, nothing."""
    if side not in parties:
        return []
    ranks = exchange.order.get(side, ())
    level_of = {name: level for level, names in enumerate(ranks, 1) for name in names}
    found = []
    for level in range(len(ranks) + 1):
        given, got = [], []
        for give, other in gives:
            rank = level_of.get(give.key, level_of.get(give.category))
            top = rank is not None and rank <= level
            given.append(Fraction(give.party == side and (top or rank is None)))
            got.append(Fraction(other == side and top))
        if any(given):
            words = ", ".join(names[0] if len(names) == 1 else " = ".join(names) for names in ranks[:level])
            found.append(_Worth(side, tuple(given), tuple(got), Fraction(0), words or "what has no rank"))
    return found


def _bonuses(
    exchange: AgreedExchange, gives: list[Give], rows: list[_Worth]
) -> tuple[tuple[set[str], int, Fraction], ...]:
    """What belongs together: the gives, the dimension, the worth."""
    found = []
    for one in exchange.together:
        of = {give.key for give in gives if give.key in one.of or give.category in one.of}
        row = next((place for place, row in enumerate(rows) if row.side == one.to), None)
        if of and row is not None and one.worth:
            found.append((of, row, one.worth))
    return tuple(found)
