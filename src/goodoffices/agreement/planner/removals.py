"""What would remove an exposure: a deposit, smaller lots, an intermediary, another order. Each is tried, not
guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.agreement.exchanges import AgreedExchange
from goodoffices.agreement.planner.plan import ExchangePlan, plan_exchange

RemovalWay = Literal["forfeit", "smaller-lots", "intermediary", "order", "more-per-turn"]


class Removal(msgspec.Struct, frozen=True, kw_only=True):
    """One way, and what it comes to: the largest exposure left, by party where a forfeit (a deposit, a
    guarantee, a penalty or a reward of that size) is
    meant in ``amounts``; ``names`` are the categories or the rule that it changes; ``safe`` where nothing is
    left."""

    way: RemovalWay
    safe: bool
    left: Fraction
    amounts: dict[str, Fraction] = msgspec.field(default_factory=dict)
    names: tuple[str, ...] = ()


def removals(
    exchange: AgreedExchange, parties: Sequence[str], plan: ExchangePlan, *, work: int = 300_000
) -> tuple[Removal, ...]:
    """What would make the schedule safe or less exposed; nothing where it is safe, or where only an order of
    worths is known."""
    if plan.safe or plan.exposure is None:
        return ()
    most = max((one.most for one in plan.exposure.values()), default=Fraction(0))
    found = [Removal(way="forfeit", safe=True, left=Fraction(0), amounts=_amounts(plan))]
    for way, names, other in _others(exchange):
        tried = plan_exchange(other, parties, work=work)
        assert tried.exposure is not None
        left = max((one.most for one in tried.exposure.values()), default=Fraction(0))
        if tried.safe or left < most:
            found.append(Removal(way=way, safe=tried.safe, left=left, names=names))
    return tuple(found)


def _amounts(plan: ExchangePlan) -> dict[str, Fraction]:
    assert plan.exposure is not None
    return {party: one.most for party, one in plan.exposure.items() if one.most > 0}


def _others(exchange: AgreedExchange) -> Iterator[tuple[RemovalWay, tuple[str, ...], AgreedExchange]]:
    """The same exchange with one thing changed."""
    large = tuple(dict.fromkeys(give.category for give in exchange.gives if give.lot > 1))
    if large:
        small = tuple(msgspec.structs.replace(give, lot=1) for give in exchange.gives)
        yield "smaller-lots", large, msgspec.structs.replace(exchange, gives=small)
    bound = tuple(dict.fromkeys(give.category for give in exchange.gives if give.after))
    if bound or exchange.first:
        free = tuple(msgspec.structs.replace(give, after=()) for give in exchange.gives)
        yield "order", bound, msgspec.structs.replace(exchange, gives=free, first="")
    if not exchange.intermediary:
        free = tuple(msgspec.structs.replace(give, per_turn=None, per_day=None) for give in exchange.gives)
        yield (
            "intermediary",
            (),
            msgspec.structs.replace(exchange, intermediary="-", per_day=None, gives=free),
        )
    elif exchange.per_day or any(give.per_turn or give.per_day for give in exchange.gives):
        free = tuple(msgspec.structs.replace(give, per_turn=None, per_day=None) for give in exchange.gives)
        yield "more-per-turn", (), msgspec.structs.replace(exchange, per_day=None, gives=free)
