"""Who waits for whom, and the word that would end the waiting.

An act *holds* if it is in the largest consistent state. Some of these follow without anybody's trust: their
conditions are met one after the other, beginning with words that hang on nothing (the least fixed point). The
others hold only together: each waits for one that waits for it. Such a circle (a strongly connected part of
who looks at whom: R. Tarjan, *SIAM Journal on Computing* 1, 1972) is opened by a word: done first, without
condition, it lets others follow. And an act that does not hold at all might, and others with it, if one side
gave its word on it without condition.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from fractions import Fraction

from goodoffices.analysis.conditions.compiled import Amount, ConditionSystem, acts_of
from goodoffices.analysis.conditions.largest import Descent, given

ROUNDS = 40
"""How often one act is worked out anew on the way up; what shares would add for ever is cut off there."""

FINE = 10**6
"""On the way up, parts smaller than one of so many are left out."""


def step_by_step(
    system: ConditionSystem,
    state: Sequence[Amount],
    literals: Sequence[bool],
    before: Sequence[Amount] = (),
    sure: int = -1,
) -> list[Amount]:
    """What follows one act after the other, never more than in ``state``; or, after what came ``before``,
    with the act ``sure`` done as well.
    """
    amounts: list[Amount] = list(before) or [0] * len(state)
    waiting = dict.fromkeys(act for act in range(len(state)) if state[act] > 0)
    if before:
        amounts[sure] = state[sure]
        waiting = dict.fromkeys(act for act in system.readers[sure] if state[act] > amounts[act])
    rounds = [0] * len(state)
    while waiting:
        act = next(iter(waiting))
        del waiting[act]
        now = min(state[act], given(system.words[act], amounts, literals))
        if now < state[act] and not isinstance(now, int):
            now = Fraction(now.numerator * FINE // now.denominator, FINE)
        rounds[act] += 1
        if now > amounts[act] and rounds[act] <= ROUNDS:
            amounts[act] = now
            for reader in system.readers[act]:
                if state[reader] > amounts[reader]:
                    waiting.setdefault(reader)
    return amounts


def circles(system: ConditionSystem, acts: Iterable[int]) -> list[list[int]]:
    """The circles among some acts: groups in which each looks, by way of others, at itself."""
    inside = dict.fromkeys(acts)
    looks = {
        act: [
            other
            for word in system.words[act]
            for other in dict.fromkeys(acts_of(word))
            if other in inside and system.party[other] != system.party[act]
        ]
        for act in inside
    }
    return [sorted(group) for group in _strong(looks) if len(group) > 1]


def _strong(looks: dict[int, list[int]]) -> list[list[int]]:
    """The strongly connected parts, without recursion."""
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    there: set[int] = set()
    found = []
    for root in looks:
        if root in number:
            continue
        path = [(root, iter(looks[root]))]
        number[root] = low[root] = len(number)
        stack.append(root)
        there.add(root)
        while path:
            act, rest = path[-1]
            for other in rest:
                if other not in number:
                    number[other] = low[other] = len(number)
                    stack.append(other)
                    there.add(other)
                    path.append((other, iter(looks[other])))
                    break
                if other in there:
                    low[act] = min(low[act], number[other])
            else:
                path.pop()
                if path:
                    before = path[-1][0]
                    low[before] = min(low[before], low[act])
                if low[act] == number[act]:
                    group = []
                    while True:
                        other = stack.pop()
                        there.discard(other)
                        group.append(other)
                        if other == act:
                            break
                    found.append(group)
    return found


def unlocked(
    system: ConditionSystem,
    act: int,
    state: Sequence[Amount],
    top: Sequence[Amount],
    literals: Sequence[bool],
) -> list[Amount]:
    """The largest state if an act that does not hold (or not wholly) were done without condition.

    Only what looks at it, by way of others, can change: all else stays as it is.
    """
    amounts = list(state)
    amounts[act] = top[act] or 1
    reached = dict.fromkeys(system.readers[act])
    queue = list(reached)
    while queue:
        for reader in system.readers[queue.pop()]:
            if reader not in reached:
                reached[reader] = None
                queue.append(reader)
    reached.pop(act, None)
    for other in reached:
        amounts[other] = top[other]
    return Descent(system, literals).run(amounts, reached, fixed=act).amounts


Waves = list[list[Amount]]
"""How the largest state is come down to from above, all acts at once in each step; the last one is it."""

MOST_WAVES = 80
"""Steps on the way down that are kept; what takes more is come down to anew for each act."""


def waves_down(
    system: ConditionSystem, state: Sequence[Amount], top: Sequence[Amount], literals: Sequence[bool]
) -> Waves | None:
    """The steps from ``top`` to ``state``; None where there are more than are kept."""
    found: Waves = [list(top)]
    changed = dict.fromkeys(range(len(top)))
    while changed:
        if len(found) > MOST_WAVES:
            return None
        now, after = found[-1], list(found[-1])
        lower: dict[int, None] = {}
        for act in changed:
            amount = given(system.words[act], now, literals)
            if amount < now[act]:
                after[act] = amount
                lower[act] = None
        found.append(after)
        changed = {reader: None for act in lower for reader in system.readers[act]}
    return found if found[-1] == list(state) else None


def unlocked_in_waves(
    system: ConditionSystem, act: int, waves: Waves, top: Sequence[Amount], literals: Sequence[bool]
) -> list[Amount]:
    """The same as :func:`unlocked`, step by step beside the way down without that act: in each step only who
    looks at what is more than it was there can be more itself.
    """
    value = top[act] or 1
    more: dict[int, Amount] = {act: value}
    for now, after in itertools.pairwise(waves):
        amounts = now.copy()
        for one, amount in more.items():
            amounts[one] = amount
        held: dict[int, Amount] = {act: value}
        for reader in dict.fromkeys(reader for one in more for reader in system.readers[one]):
            if reader != act and amounts[reader] > after[reader]:
                amount = min(amounts[reader], given(system.words[reader], amounts, literals))
                if amount > after[reader]:
                    held[reader] = amount
        more = held
    amounts = waves[-1].copy()
    for one, amount in more.items():
        amounts[one] = amount
    return Descent(system, literals).run(amounts, [one for one in more if one != act], fixed=act).amounts
