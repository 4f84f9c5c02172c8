"""Small random exchanges, and every order of their turns."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction
from functools import cache

import msgspec

from goodoffices.agreement import AgreedExchange, Give
from goodoffices.agreement.exchanges import Together

SIDES = ("a", "b")


def random_exchange(seed: int) -> AgreedExchange:
    """A few lots on two sides: costs of nothing, worths below costs, ties, precedence, forfeits, lots that
    belong together."""
    dice = random.Random(seed)
    gives: list[Give] = []
    for party in SIDES:
        for number in range(dice.choice((1, 2, 2, 3))):
            after = (dice.choice(gives).category,) if gives and dice.random() < 0.2 else ()
            gives.append(
                Give(
                    category=f"{party}{number}",
                    party=party,
                    number=dice.choice((1, 1, 2, 2, 3)),
                    lot=dice.randint(1, 2),
                    worth_to_giver=Fraction(dice.randint(0, 6), dice.choice((1, 1, 2))),
                    worth_to_receiver=Fraction(dice.randint(0, 9)),
                    after=after,
                )
            )
    together: tuple[Together, ...] = ()
    if dice.random() < 0.2:
        mine = tuple(give.category for give in gives if give.party == "a")
        together = (Together(of=mine, to="b", worth=Fraction(dice.randint(1, 5))),)
    forfeits = {side: Fraction(dice.randint(0, 3)) for side in SIDES} if dice.random() < 0.3 else {}
    return AgreedExchange(
        id="x",
        gives=tuple(gives),
        together=together,
        deposits=forfeits,
        first=dice.choice(("", "", "", "a")),
        equality=dice.choice(("safe", "safe", "unsafe")),
    )


class Lots(msgspec.Struct, frozen=True):
    """The lots of an exchange as a reader of the file would count them, not as the planner does."""

    names: tuple[tuple[str, int], ...]
    """Key and units of each kind of lot."""
    counts: tuple[int, ...]


def lots_of(exchange: AgreedExchange) -> Lots:
    """Full lots and the rest of each give."""
    names, counts = [], []
    for give in exchange.gives:
        full, rest = divmod(give.number, give.lot)
        if full:
            names.append((give.key, give.lot))
            counts.append(full)
        if rest:
            names.append((give.key, rest))
            counts.append(1)
    return Lots(tuple(names), tuple(counts))


def least_by_search(exchange: AgreedExchange, *, simultaneous: bool = False) -> Fraction:
    """The least that the largest gain from stopping can be, over all orders; a side that owes nothing more
    cannot stop."""
    lots = lots_of(exchange)
    gives = {give.key: give for give in exchange.gives}

    rows = {}
    for side in SIDES:
        worths = []
        for key, units in lots.names:
            give = gives[key]
            worth = give.worth_to_giver if give.party == side else give.worth_to_receiver
            assert isinstance(worth, Fraction)
            worths.append(float(units * (worth if give.party == side else -worth)))  # halves: exact
        rows[side] = worths

    def gain(side: str, left: tuple[int, ...]) -> float:
        found = -float(exchange.deposits.get(side, 0))
        for worth, count in zip(rows[side], left, strict=True):
            found += count * worth
        for bonus in exchange.together:
            missing = any(count for (key, _), count in zip(lots.names, left, strict=True) if key in bonus.of)
            found -= float(bonus.worth) if bonus.to == side and missing else 0
        return found

    def at(left: tuple[int, ...]) -> float:
        owing = {gives[key].party for (key, _), count in zip(lots.names, left, strict=True) if count}
        return max((gain(side, left) for side in owing), default=-1e9)

    def may(key: str, left: tuple[int, ...]) -> bool:
        before = gives[key].after
        return not any(count for (other, _), count in zip(lots.names, left, strict=True) if other in before)

    @cache
    def best(left: tuple[int, ...]) -> float:
        if not any(left):
            return -1e9
        ways = _swaps(left) if simultaneous else _singles(left)
        found = 1e9
        for taken in ways:
            keys = [key for (key, _), count in zip(lots.names, taken, strict=True) if count]
            if not all(may(key, left) for key in keys):
                continue
            if (
                not simultaneous
                and exchange.first
                and left == lots.counts
                and gives[keys[0]].party != exchange.first
            ):
                continue
            if simultaneous and not _holds(taken):
                continue
            found = min(found, best(tuple(there - gone for there, gone in zip(left, taken, strict=True))))
        return max(at(left), found)

    def _holds(taken: tuple[int, ...]) -> bool:
        for side in SIDES:
            mine = [
                (units, n)
                for (key, units), n in zip(lots.names, taken, strict=True)
                if gives[key].party == side
            ]
            units = sum(size * n for size, n in mine)
            alone = sum(n for _, n in mine) == 1
            if exchange.per_day is not None and units > exchange.per_day and not alone:
                return False
        return True

    return Fraction(best(lots.counts))


def _singles(left: tuple[int, ...]) -> list[tuple[int, ...]]:
    return [tuple(int(place == at) for place in range(len(left))) for at, count in enumerate(left) if count]


def _swaps(left: tuple[int, ...]) -> list[tuple[int, ...]]:
    return [taken for taken in itertools.product(*(range(count + 1) for count in left)) if any(taken)]
