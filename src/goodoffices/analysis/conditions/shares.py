"""What shares of each other's acts come to in the end, solved at once.

With needs and whole steps held where they are, each act is the largest of a few sums: so much, and shares of
others, at most a limit. Choose one sum for each act; the largest state with these sums is that of a linear
program, for what one can have only adds to what others can (the set of states x <= sum(x) is closed under the
larger of two). The largest state of all is the largest over the choices. Where there is one sum for each,
none of them below 0, no program is needed: hold what would not fall, solve the linear system for what would,
and again; each time more falls, and the matrix stays one whose inverse has no negative entry (A. Berman and
R. J. Plemmons, *Nonnegative Matrices in the Mathematical Sciences*, 1979).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from goodoffices.analysis.conditions.compiled import Amount, ConditionSystem, WordOn
from goodoffices.analysis.conditions.elimination import Row, eliminate
from goodoffices.analysis.conditions.largest import holds, rate_of
from goodoffices.analysis.exact_lp import maximise

CHOICES = 256
"""Ways of choosing one sum for each act that are looked at."""

PROGRAM = 60
"""Acts of one linear program."""

LINEAR = 100
"""Acts of one linear system: exact solutions of larger ones have hundreds of digits."""


class TooManyShares(Exception):
    """Too many acts hang on shares of each other to be solved exactly."""


@dataclass(frozen=True)
class Sum:
    """``base`` and shares of other acts, at most ``most``."""

    base: Fraction
    shares: tuple[tuple[int, Fraction], ...]
    most: Fraction

    def at(self, amounts: Sequence[Amount]) -> Fraction:
        """What it comes to."""
        return min(
            self.most, self.base + sum((share * amounts[act] for act, share in self.shares), Fraction(0))
        )


def solve_shares(
    system: ConditionSystem, amounts: Sequence[Amount], literals: Sequence[bool], fixed: int = -1
) -> list[Amount] | None:
    """The largest state below ``amounts`` with all needs and whole steps as they are there; None where no act
    hangs on a share of another, or nothing falls. Raises :class:`TooManyShares`. The act ``fixed`` stays as
    it is.
    """
    sums = {
        act: several
        for act, words in enumerate(system.words)
        if any(rate.step is None for word in words for rate in word.rates)
        and amounts[act] > 0
        and act != fixed
        and (several := _sums(words, amounts, literals))
    }
    moving = _in_circles(sums)
    if not moving:
        return None
    sums = {act: _worth_it(sums[act], amounts, moving) for act in moving}
    if len(moving) > LINEAR or prod(len(each) for each in sums.values()) > CHOICES:
        raise TooManyShares
    best: dict[int, Fraction] | None = None
    for choice in itertools.product(*sums.values()):
        found = _largest(dict(zip(sums, choice, strict=True)), amounts)
        if found is not None:
            best = found if best is None else {act: max(best[act], found[act]) for act in found}
    if best is None:
        return None
    result = list(amounts)
    for act, value in best.items():
        result[act] = min(amounts[act], value.numerator if value.denominator == 1 else value)
    return None if result == list(amounts) else result


def _sums(words: list[WordOn], amounts: Sequence[Amount], literals: Sequence[bool]) -> list[Sum]:
    found: dict[Sum, None] = {}
    for word in words:
        if not holds(word.need, amounts, literals):
            continue
        base = Fraction(word.base)
        flat = [rate for rate in word.rates if rate.step is not None]
        base += sum((Fraction(rate_of(rate, amounts)) for rate in flat), Fraction(0))
        shared = [rate for rate in word.rates if rate.step is None]
        # what is above a threshold counts, or does not: with and without it
        sure = [rate for rate in shared if rate.above <= 0]
        unsure = [rate for rate in shared if rate.above > 0]
        for taken in itertools.product((True, False), repeat=min(len(unsure), 8)):
            rates = sure + [rate for rate, take in zip(unsure, taken, strict=False) if take]
            shares: dict[int, Fraction] = {}
            total = base
            for rate in rates:
                total -= Fraction(rate.number) * rate.above
                for act in rate.acts:
                    shares[act] = shares.get(act, Fraction(0)) + rate.number
            most = Fraction(word.most) if word.most is not None else None
            top = total + sum((share * amounts[act] for act, share in shares.items()), Fraction(0))
            found.setdefault(Sum(total, tuple(sorted(shares.items())), top if most is None else most))
    return list(found)


def _in_circles(sums: dict[int, list[Sum]]) -> list[int]:
    """The acts that, over shares, hang on themselves or on one that does."""
    reads = {act: {other for each in of for other, _ in each.shares} for act, of in sums.items()}
    kept = set(sums)
    while True:
        fewer = {act for act in kept if reads[act] & kept}
        if fewer == kept:
            return sorted(kept)
        kept = fewer


def _worth_it(sums: list[Sum], amounts: Sequence[Amount], moving: Sequence[int]) -> list[Sum]:
    """The sums that can be the largest: one that comes to no more at most than another at least is left
    out.
    """
    inside = set(moving)
    least = []
    for each in sums:
        low = [Fraction(0) if act in inside else share * amounts[act] for act, share in each.shares]
        least.append(min(each.most, each.base + sum(low, Fraction(0))))
    floor = max(least)
    keeper = least.index(floor)
    return [each for place, each in enumerate(sums) if place == keeper or each.at(amounts) > floor]


def _largest(chosen: dict[int, Sum], amounts: Sequence[Amount]) -> dict[int, Fraction] | None:
    """The largest state with one sum for each act; None where there is none."""
    if all(each.base >= 0 for each in chosen.values()):
        return _falling(chosen, amounts)
    if len(chosen) > PROGRAM:
        raise TooManyShares
    places = {act: place for place, act in enumerate(chosen)}
    rows, limits = [], []
    for act, each in chosen.items():
        row = [Fraction(0)] * len(places)
        row[places[act]] = Fraction(1)
        limit = each.base
        for other, share in each.shares:
            if other in places:
                row[places[other]] -= share
            else:
                limit += share * amounts[other]
        alone = [Fraction(0)] * len(places)
        alone[places[act]] = Fraction(1)
        rows += [row, alone]
        limits += [limit, min(each.most, Fraction(amounts[act]))]
    found = maximise([Fraction(1)] * len(places), rows, limits)
    return None if found is None else {act: found.x[place] for act, place in places.items()}


def _falling(chosen: dict[int, Sum], amounts: Sequence[Amount]) -> dict[int, Fraction]:
    state: dict[int, Fraction] = {act: min(each.most, Fraction(amounts[act])) for act, each in chosen.items()}
    falling: list[int] = []
    while True:
        now = [state.get(act, Fraction(amount)) for act, amount in enumerate(amounts)]
        more = [act for act, each in chosen.items() if act not in falling and each.at(now) < state[act]]
        if not more:
            return state
        falling += more
        state |= _solved({act: chosen[act] for act in falling}, state, amounts)


def _solved(
    chosen: dict[int, Sum], state: dict[int, Fraction], amounts: Sequence[Amount]
) -> dict[int, Fraction]:
    """x = base + shares · x for these acts, the others as they are."""
    parts: dict[int, Row] = {}
    alone: Row = {}
    for act, each in chosen.items():
        parts[act], alone[act] = {}, each.base
        for other, share in each.shares:
            if other in chosen:
                parts[act][other] = parts[act].get(other, Fraction(0)) + share
            else:
                alone[act] += share * state.get(other, Fraction(amounts[other]))
    found = eliminate(parts, alone)
    assert found is not None  # what falls hangs on itself by less than all
    return found
