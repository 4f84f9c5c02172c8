"""The largest set of acts in which every condition is met by the others: the greatest fixed point of a
monotone system, in exact numbers.

With the literals settled, more of any act never makes less of another. So there is one largest consistent
state (A. Tarski, *Pacific Journal of Mathematics* 5, 1955), and going down from the most that each act can be
leads to it: whatever is dropped is in no consistent state. Thresholds and whole steps end after finitely
many rounds. Shares need not: each of two that gives 99/100 of what the other gives comes nearer to 0 for
ever. Where the rounds go on, thresholds and steps are held where they are, and what shares are left is
solved at once (as a linear system that only shrinks, or by linear programs where several words compete);
then the rounds go on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.analysis.conditions.compiled import (
    Amount,
    Atom,
    ConditionSystem,
    Part,
    RateOn,
    SumOf,
    WordOn,
)

ROUNDS = 6
"""How often one act is worked out anew before shares are solved at once."""

ROUGH = 20_000
"""Acts that are worked out anew for a bound, where shares are too many to be solved."""

FINE = 1000
"""Where shares are too many to be solved, what is left is rounded up to one part of so many: a bound."""

WORK = 400_000
"""Acts that may be worked out anew in all; beyond it what is left is a bound."""


@dataclass
class Largest:
    """``amounts`` by act; ``proved`` says that it is the largest consistent state, and no bound of it
    only.
    """

    amounts: list[Amount]
    proved: bool = True


def holds(need: Part, amounts: Sequence[Amount], literals: Sequence[bool]) -> bool:
    """Whether a need is met."""
    if isinstance(need, Atom):
        if need.kind == "done":
            return amounts[need.act] > 0
        if need.kind == "least":
            return amounts[need.act] >= need.amount
        if need.kind == "above":
            return amounts[need.act] > need.amount
        return literals[need.literal]
    if isinstance(need, SumOf):
        return sum(amounts[act] for act in need.acts) >= need.least
    missing = need.least
    if missing <= 0:
        return True
    left = len(need.parts)
    for part in need.parts:
        if left < missing:
            return False
        left -= 1
        if holds(part, amounts, literals):
            missing -= 1
            if not missing:
                return True
    return False


def rate_of(rate: RateOn, amounts: Sequence[Amount]) -> Amount:
    """What a rate gives for what others do."""
    over = sum(amounts[act] for act in rate.acts) - rate.above
    if over <= 0:
        return 0
    return rate.number * (over if rate.step is None else over // rate.step)


def given(words: list[WordOn], amounts: Sequence[Amount], literals: Sequence[bool]) -> Amount:
    """How much of an act its words give, where all else is as it is."""
    best: Amount = 0
    for word in words:
        if (word.most is None or word.most > best) and holds(word.need, amounts, literals):
            amount = word.base + sum(rate_of(rate, amounts) for rate in word.rates)
            if word.most is not None and amount > word.most:
                amount = word.most
            if amount > best:
                best = amount
    return best


class Descent:
    """Going down from above, act by act."""

    def __init__(self, system: ConditionSystem, literals: Sequence[bool]) -> None:
        self.system, self.literals = system, literals
        self.left = WORK

    def run(self, top: Sequence[Amount], first: Iterable[int] | None = None, fixed: int = -1) -> Largest:
        """The largest consistent state that is at most ``top``, which has to be an upper bound for it.

        ``first`` are the acts to look at (all of them, where it is not given); the act ``fixed`` stays as it
        is.
        """
        from goodoffices.analysis.conditions.shares import TooManyShares, solve_shares

        amounts = list(top)
        waiting = dict.fromkeys(range(len(amounts)) if first is None else first)
        seen = [0] * len(amounts)
        solvable, rounded = True, False
        while waiting:
            act = next(iter(waiting))
            del waiting[act]
            if act == fixed:
                continue
            now = given(self.system.words[act], amounts, self.literals)
            self.left -= 1
            if self.left < 0:
                return Largest(amounts, proved=False)
            if not solvable and not isinstance(now, int):
                now, rounded = Fraction(-(-now.numerator * FINE // now.denominator), FINE), True
            if now >= amounts[act]:
                continue
            amounts[act] = now
            for reader in self.system.readers[act]:
                waiting.setdefault(reader)
            seen[act] += 1
            if seen[act] > ROUNDS and solvable:
                try:
                    solved = solve_shares(self.system, amounts, self.literals, fixed)
                except TooManyShares:
                    solvable, self.left = False, min(self.left, ROUGH)
                    waiting = dict.fromkeys(range(len(amounts)))
                    continue
                seen = [0] * len(amounts)
                if solved is None:
                    continue  # only whole steps are still falling: the rounds go on
                amounts = solved
                waiting = dict.fromkeys(range(len(amounts)))
        return Largest(amounts, proved=not rounded)
