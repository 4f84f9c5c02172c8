"""The running balance of an exchange: what each has given of each category, by whose word, and what is owed
in return.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.agreement.exchanges import AgreedExchange
from goodoffices.agreement.tracking.ledger import Ledger


class BalanceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One category: how many in all, how many each says were given, how many were verified, how many are
    owed by now for what the other gave.
    """

    category: str
    party: str
    whole: int
    claims: dict[str, Fraction]
    checked: Fraction
    owed_now: Fraction | None
    reports: tuple[str, ...]


class Balance(msgspec.Struct, frozen=True):
    """An exchange's lines."""

    exchange: str
    lines: tuple[BalanceLine, ...]


def balances(ledger: Ledger) -> tuple[Balance, ...]:
    """The balance of every exchange."""
    return tuple(_balance(exchange, ledger) for exchange in ledger.agreement.exchanges)


def _balance(exchange: AgreedExchange, ledger: Ledger) -> Balance:
    checkers = ledger.checkers[exchange.id]
    reports = [
        one
        for one in ledger.by_thing.get(exchange.id, [])
        if (one.id, one.says) not in ledger.withdrawn and one.what in ("done", "partly", "verified")
    ]
    wholes: dict[str, int] = {}
    givers: dict[str, str] = {}
    for give in exchange.gives:
        wholes[give.category] = wholes.get(give.category, 0) + give.number
        givers[give.category] = give.party
    checked: dict[str, Fraction] = dict.fromkeys(wholes, Fraction(0))
    claims: dict[str, dict[str, Fraction]] = {category: {} for category in wholes}
    numbers: dict[str, list[str]] = {category: [] for category in wholes}
    for one in reports:
        if one.category not in wholes:
            continue
        number = one.number if one.number is not None else Fraction(wholes[one.category])
        numbers[one.category].append(one.id)
        if one.what != "verified":
            mine = claims[one.category]
            mine[one.says] = mine.get(one.says, Fraction(0)) + number
        if one.says in checkers or checkers.intersection(one.verified_by):
            checked[one.category] += number
    lines = []
    for category, whole in wholes.items():
        owed = [
            ratio.give / ratio.for_each * checked[ratio.of]
            for ratio in exchange.ratios
            if ratio.category == category and ratio.of in checked and ratio.for_each > 0
        ]
        lines.append(
            BalanceLine(
                category=category,
                party=givers[category],
                whole=whole,
                claims=dict(sorted(claims[category].items())),
                checked=checked[category],
                owed_now=sum(owed, Fraction(0)) if owed else None,
                reports=tuple(numbers[category]),
            )
        )
    return Balance(exchange.id, tuple(lines))
