"""How fast agreements are planned, checked and tracked: each figure as a ratio to one fixed piece of work in
the same run, with its limit.

The piece is a million additions in plain Python; on the machine on which the limits were set it takes about
0.05 seconds.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from goodoffices.agreement import AgreedExchange, Agreement, Give, check_agreement, plan_exchange
from goodoffices.agreement.files import read_agreement_text
from goodoffices.agreement.tracking import FieldReport, Ledger

PIECE = 0.05
"""Seconds that the fixed piece of work took where the limits were set."""


def piece() -> int:
    """The fixed piece of work."""
    found = 0
    for number in range(1_000_000):
        found += number & 7
    return found


def timed(work: Callable[[], object], times: int = 3) -> float:
    """The median time of a few runs, the first run apart."""
    found = []
    for _ in range(times + 1):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return statistics.median(found[1:])


def exchange(kinds: int, count: int, seed: int, *, tight: bool = False) -> AgreedExchange:
    """So many kinds of so many equal lots on each side, worth a little more to who gets them than to who
    gives.
    """
    dice = random.Random(seed)
    gives = []
    for party in ("a", "b"):
        for kind in range(kinds):
            cost = dice.randint(30, 100) if tight else dice.randint(1, 100)
            worth = cost + dice.randint(0, 2 if tight else 40)
            gives.append(
                Give(
                    category=f"{party}{kind}",
                    party=party,
                    number=count,
                    worth_to_giver=Fraction(cost),
                    worth_to_receiver=Fraction(worth),
                )
            )
    return AgreedExchange(id="x", gives=tuple(gives))


def large(count: int) -> Agreement:
    """An agreement of so many commitments in a few chains."""
    head = read_agreement_text(
        """
title: Large
parties: [a, b]
monitors: [{id: m, members: [a, b], reports_to: [a, b]}]
zone: UTC
enters_into_force: 2031-01-01 00:00
phases: [{id: one, length: 365 days}, {id: two, last: true}]
disputes: [talks]
commitments: [{id: c0, what: open gate 0, owes: a, to: b, phase: one, by: day 300, verified_by: m}]
"""
    ).agreement
    first = head.commitments[0]
    import msgspec

    from goodoffices.agreement import AgreedCondition

    more = tuple(
        msgspec.structs.replace(
            first,
            id=f"c{number}",
            what=f"open gate {number}",
            after=AgreedCondition(done=(f"c{number - 10}",)) if number > 10 else None,
        )
        for number in range(1, count)
    )
    return msgspec.structs.replace(head, commitments=(first, *more))


def reports(agreement: Agreement, count: int) -> list[FieldReport]:
    """So many reports over all commitments."""
    dice = random.Random(5)
    start = datetime(2031, 1, 1, tzinfo=UTC)
    names = [one.id for one in agreement.commitments]
    return [
        FieldReport(
            id=f"r{number}",
            at=start + timedelta(minutes=dice.randint(0, 400_000)),
            commitment=dice.choice(names),
            what=dice.choice(("done", "partly", "verified", "disputed", "violated")),
            says=dice.choice(("a", "b", "m")),
            number=Fraction(1),
        )
        for number in range(count)
    ]


def main() -> int:
    """Measure and print; the status is 1 where a limit is passed."""
    base = timed(piece)
    unit = base / PIECE
    print(f"{'what':<58} {'seconds':>9} {'ratio':>8} {'limit':>8}")
    over = 0

    def tell(what: str, seconds: float, limit: float) -> None:
        nonlocal over
        ratio, most = seconds / base, limit / PIECE
        over += ratio > most
        print(f"{what:<58} {seconds:9.4f} {ratio:8.2f} {most:8.2f}{'  OVER' if ratio > most else ''}")

    for what, one in (
        ("plan: 200 × 200 lots in 5 categories", exchange(5, 40, 1)),
        ("plan: 200 × 200 lots in 5 categories, little gained", exchange(5, 40, 2, tight=True)),
        ("plan: 200 × 200 lots, all different", exchange(200, 1, 3)),
        ("plan: 200 × 200 lots, all different, little gained", exchange(200, 1, 4, tight=True)),
    ):
        proved = plan_exchange(one, ("a", "b")).proved
        tell(
            f"{what} ({'proved' if proved else 'bound'})",
            timed(lambda one=one: plan_exchange(one, ("a", "b"))),
            2,
        )
    agreement = large(1000)
    assert check_agreement(agreement) == ()
    tell("check: 1,000 commitments", timed(lambda: check_agreement(agreement)), 1)
    told = reports(agreement, 100_000)
    as_of = datetime(2031, 9, 1, tzinfo=UTC)
    whole = timed(lambda: Ledger(agreement, as_of, told).states(), 1)
    tell("state: from 100,000 reports", whole, 1)
    ledger = Ledger(agreement, as_of, told)
    ledger.states()
    extra = iter(reports(agreement, 200))
    number = iter(range(200))

    def one_more() -> None:
        import msgspec

        ledger.add(msgspec.structs.replace(next(extra), id=f"x{next(number)}"))
        ledger.states()

    tell("state: from one more", timed(one_more, 50), max(whole / unit, PIECE) / 100)
    print(f"one piece of work: {base:.4f} s")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
