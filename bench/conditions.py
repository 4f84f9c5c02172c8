"""How fast conditional words are taken together: twelve sides with forty acts each, a tenth of them without a
condition, others on one act, on several, on so many of several, and amounts for each of another's.

Part of `make bench-desk`. Told is the median over some random sheets, all of what `goodoffices conditions`
says of them: what holds, who waits for whom, which word would bring most.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from fractions import Fraction

from goodoffices.analysis.conditions import solve_conditions
from goodoffices.case import ActRate, ConditionalAct, ConditionalWord, ConditionSheet, Need, Party

SIDES, ACTS = 12, 40


def sheet(seed: int) -> ConditionSheet:
    """A random sheet; every eighth act has an amount."""
    rng = random.Random(seed)
    acts = tuple(
        ConditionalAct(
            id=f"p{side}.{number}",
            party=f"p{side}",
            name=f"a{number}",
            most=Fraction(100) if number % 8 == 0 else None,
        )
        for side in range(SIDES)
        for number in range(ACTS)
    )
    return ConditionSheet(
        title="t",
        parties=tuple(Party(id=f"p{side}") for side in range(SIDES)),
        acts=acts,
        conditions=tuple(_word(rng, act, acts) for act in acts),
    )


def _word(rng: random.Random, act: ConditionalAct, acts: tuple[ConditionalAct, ...]) -> ConditionalWord:
    others = [one for one in acts if one.party != act.party]
    ids, kind, when = [one.id for one in others], rng.random(), None
    if 0.1 <= kind < 0.6:
        when = Need(act=rng.choice(ids))
    elif 0.6 <= kind < 0.85:
        when = Need(all_of=tuple(Need(act=one) for one in rng.sample(ids, rng.randint(2, 4))))
    elif kind >= 0.85:
        when = Need(of=tuple(rng.sample(ids, 5)), at_least=Fraction(rng.randint(1, 4)))
    if act.most is None:
        return ConditionalWord(act=act.id, when=when)
    rate = ActRate(
        of=(rng.choice([one.id for one in others if one.most is not None]),),
        number=Fraction(3),
        for_each=Fraction(10),
        above=Fraction(rng.randint(0, 30)),
    )
    return ConditionalWord(act=act.id, when=when, number=Fraction(5), rates=(rate,), at_most=Fraction(90))


def main(sheets: int = 9) -> None:
    """Print one line."""
    times = []
    for seed in range(sheets):
        one = sheet(seed)
        started = time.perf_counter()
        solve_conditions(one)
        times.append((time.perf_counter() - started) * 1000)
    print(
        f"conditions, {SIDES} sides × {ACTS} acts: median {statistics.median(times):.0f} ms of {sheets}, "
        f"{min(times):.0f} to {max(times):.0f} (at most 100 is asked)"
    )


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:2]))
