"""Where words rival: all the largest sets in which every condition is met by the others.

A word that hangs on something *not* being done makes the system non-monotone, and there may be several
largest consistent states, or fewer acts in each than somebody hoped. A state is consistent if each act in it
is no more than its words give in it. Settle of each literal ("not done", "at most so much") whether it is
relied on; what is relied on is enforced as a limit, and the rest is monotone: one largest state for each way
of settling. Every consistent state lies below the one whose literals it fulfils, so the largest among these
are all there are.

The search settles only what matters: it takes all that is not settled as given, and where the state so found
keeps to it, that branch is done; else it tries both ways with a literal that is broken. It passes over
branches whose state lies below one that is found already. ``STEPS`` bounds it; then the largest states found
are told with a bound: no consistent state has more of any act than the first one, with all literals given.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.analysis.conditions.compiled import Amount, Atom, ConditionSystem, Part, SumOf
from goodoffices.analysis.conditions.largest import Descent

STEPS = 4000
"""States that one search looks at."""


class LargestSets(msgspec.Struct, frozen=True):
    """The ``states`` found, each the amounts by act; ``bound``: no consistent state has more of any act.
    ``complete``: these are all the largest ones; ``proved``: each of them is exact.
    """

    states: tuple[tuple[Amount, ...], ...]
    bound: tuple[Amount, ...]
    complete: bool


def largest_sets(system: ConditionSystem, top: Sequence[Amount], steps: int = STEPS) -> LargestSets:
    """All the largest consistent states."""
    search = _Search(system, top, steps)
    search.settle({})
    found = search.largest()
    return LargestSets(tuple(map(tuple, found)), tuple(search.bound), search.left >= 0 and search.exact)


class _Search:
    def __init__(self, system: ConditionSystem, top: Sequence[Amount], steps: int) -> None:
        self.system, self.top, self.left = system, top, steps
        self.found: list[list[Amount]] = []
        self.bound: list[Amount] = list(top)
        self.first = True
        self.exact = True

    def settle(self, relied: dict[int, bool]) -> None:
        """Look at every way that agrees with what is settled: literal to whether it is relied on."""
        self.left -= 1
        if self.left < 0:
            return
        top = list(self.top)
        for literal, yes in relied.items():
            act, amount = self.system.literals[literal]
            if yes and top[act] > amount:
                top[act] = amount
        literals = [relied.get(literal, True) for literal in range(len(self.system.literals))]
        reached = Descent(self.system, literals).run(top)
        state = reached.amounts
        if self.first:
            self.bound, self.first = state, False
        if not reached.proved:
            self.exact = False
            return
        if any(_below(state, other) for other in self.found):
            return
        broken = self._broken(state, relied)
        if broken is None:
            self.found.append(state)
            return
        self.settle({**relied, broken: True})
        self.settle({**relied, broken: False})

    def _broken(self, state: list[Amount], relied: dict[int, bool]) -> int | None:
        """A literal that was taken as given, is relied on by an act that is done, and does not hold."""
        for act, words in enumerate(self.system.words):
            if state[act] > 0:
                for word in words:
                    for literal in _literals(word.need):
                        other, amount = self.system.literals[literal]
                        if literal not in relied and state[other] > amount:
                            return literal
        return None

    def largest(self) -> list[list[Amount]]:
        """Those that lie below no other."""
        kept: list[list[Amount]] = []
        for state in self.found:
            if any(_below(state, other) for other in kept):
                continue
            kept = [other for other in kept if not _below(other, state)]
            kept.append(state)
        return sorted(
            kept, key=lambda state: (-sum(amount > 0 for amount in state), state[::-1]), reverse=False
        )


def _below(state: Sequence[Amount], other: Sequence[Amount]) -> bool:
    return all(one <= two for one, two in zip(state, other, strict=True))


def _literals(need: Part) -> list[int]:
    if isinstance(need, Atom):
        return [need.literal] if need.kind == "most" else []
    if isinstance(need, SumOf):
        return []
    return [literal for part in need.parts for literal in _literals(part)]
