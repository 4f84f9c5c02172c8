"""Linkages settled issue by issue: what a block of many tied issues has to remember, instead of all its
packages.

The issues of a block are put in an order. After each of them only the linkages that are begun and not yet
settled matter, and of each only a small state: how many of its choices are met so far. Partial packages with
the same states are alike from there on: they stand at one *node* (bucket elimination; R. Dechter, Artificial
Intelligence 113 (1999); as decision diagrams: D. Bergman and A. A. Cire, "Multiobjective optimization by
decision diagrams", CP 2016).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.case import Case, Choice, Linkage

MAX_NODES = 30_000
"""Most nodes after one issue."""

State = tuple[int, int] | None
"""Choices met so far, of the first and the second list of a linkage; None where it can no longer be broken.
"""


class TooManyNodes(ValueError):
    """The order that was found has to remember more than :data:`MAX_NODES` states after some issue."""


class _Rule:
    """A linkage over issues that are settled one after the other."""

    def __init__(self, linkage: Linkage, index: dict[str, int]) -> None:
        self.linkage = linkage
        self.first: tuple[Choice, ...]
        self.second: tuple[Choice, ...] = ()
        if linkage.implies:
            self.first, self.second = linkage.implies.when, linkage.implies.then
        elif linkage.excludes:
            self.first = linkage.excludes.together
        else:
            count = linkage.at_most or linkage.at_least
            self.first = count.of if count else ()
        self.issues = frozenset(index[choice.issue] for choice in (*self.first, *self.second))

    def after(self, state: State, issue: str, option: str, left: tuple[int, int]) -> State | bool:
        """The state once the issue is settled; False where the linkage is broken. ``left``: how many choices
        of each list are open after it.
        """
        if state is None:
            return None
        named = [sum(choice.issue == issue for choice in part) for part in (self.first, self.second)]
        met = [
            sum(choice.issue == issue and option in choice.options for choice in part)
            for part in (self.first, self.second)
        ]
        one = state[0] + met[0]
        if self.linkage.at_most:
            if one > self.linkage.at_most.number:
                return False
            return None if one + left[0] <= self.linkage.at_most.number else (one, 0)
        if self.linkage.at_least:
            if one + left[0] < self.linkage.at_least.number:
                return False
            return None if one >= self.linkage.at_least.number else (one, 0)
        if met[0] < named[0]:
            return None  # what it hangs on, or what may not come together, is not all met
        if self.linkage.excludes:
            return False if left[0] == 0 else (0, 0)
        # Of an implication it matters only whether what must follow has failed.
        failed = int(state[1] or met[1] < named[1])
        if left[0] == 0 and (failed or left[1] == 0):
            return False if failed else None
        if left[1] == 0 and not failed:
            return None
        return (0, failed)


def settle_in_order(
    case: Case,
    members: Sequence[int],
    rules: list[Linkage],
    options: list[list[str]],
    allowed: list[list[int]],
) -> list[tuple[int, NDArray[np.int32]]]:
    """The members in a good order, each with its moves: a row per node before it, a column per allowed
    option, holding the node after it or -1.

    Raises :class:`TooManyNodes`.
    """
    index = {issue.id: i for i, issue in enumerate(case.issues)}
    tied = [_Rule(rule, index) for rule in rules]
    order = _order(members, [rule.issues for rule in tied], allowed)
    open_choices = [
        [[index[choice.issue] for choice in part] for part in (rule.first, rule.second)] for rule in tied
    ]
    nodes: dict[tuple[State, ...], int] = {tuple((0, 0) for _ in tied): 0}
    found = []
    settled: set[int] = set()
    for i in order:
        settled.add(i)
        left = [
            (sum(k not in settled for k in parts[0]), sum(k not in settled for k in parts[1]))
            for parts in open_choices
        ]
        touched = [r for r, rule in enumerate(tied) if i in rule.issues]
        moves = np.full((len(nodes), len(allowed[i])), -1, dtype=np.int32)
        after: dict[tuple[State, ...], int] = {}
        for states, node in nodes.items():
            for column, o in enumerate(allowed[i]):
                fresh = list(states)
                broken = False
                for r in touched:
                    state = tied[r].after(states[r], case.issues[i].id, options[i][o], left[r])
                    if state is False:
                        broken = True
                        break
                    fresh[r] = None if state is True else state
                if not broken:
                    moves[node, column] = after.setdefault(tuple(fresh), len(after))
        if len(after) > MAX_NODES:
            raise TooManyNodes
        found.append((i, moves))
        nodes = after
    return found


def _order(members: Sequence[int], ties: list[frozenset[int]], allowed: list[list[int]]) -> list[int]:
    """Issues one by one, each time the one that leaves the fewest linkages begun and not settled."""
    left = list(members)
    begun: set[int] = set()
    remaining = [set(tie) for tie in ties]
    order = []
    while left:

        def cost(i: int) -> tuple[int, int, int]:
            opens = sum(i in tie and r not in begun and len(remaining[r]) > 1 for r, tie in enumerate(ties))
            closes = sum(i in remaining[r] and len(remaining[r]) == 1 for r in begun)
            near = min((len(remaining[r]) for r in begun if i in remaining[r]), default=10**6)
            return opens - closes, near, len(allowed[i])

        i = min(left, key=cost)
        left.remove(i)
        order.append(i)
        for r, tie in enumerate(ties):
            if i in tie:
                begun.add(r)
                remaining[r].discard(i)
                if not remaining[r]:
                    begun.discard(r)
    return order
