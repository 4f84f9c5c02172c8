"""Which states of a conflict hold: the stability concepts of the graph model for conflict resolution.

A model has states, and for each player the states to which it alone can move from each (one way only where a
move cannot be undone) and how it ranks them; equal ranks are ties. Definitions after Fang, Hipel & Kilgour
1993 (*Interactive Decision Making: The Graph Model for Conflict Resolution*):

* *Nash*: the player has no move to a state that it likes better (Nash 1950);
* *general metarationality*: after each such move the others can bring about a state that it likes no better
than where it began (Howard 1971);
* *symmetric metarationality*: and from there it has no move that helps it (Howard 1971);
* *sequential stability*: as general metarationality, but the others only make moves that better each mover
(Fraser & Hipel 1979).

Coalitions after Kilgour, Hipel, Fang & Peng 2001 and Inohara & Hipel 2008: a group moves together where all
in it like the end better. Several others move one after the other, none twice in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import combinations
from typing import Literal

import msgspec

StabilityConcept = Literal["nash", "general", "symmetric", "sequential"]
STABILITY: tuple[StabilityConcept, ...] = ("nash", "general", "symmetric", "sequential")

MOST_STATES = 4096
"""Most states of a model: twelve acts that are done or left."""


class ConflictModel(msgspec.Struct, frozen=True):
    """``moves[player][state]`` are the states that the player can bring about from there by itself;
    ``ranks[player][state]`` is its place in the player's order, 0 for the best, equal for ties. States are
    counted from 0."""

    states: tuple[str, ...]
    moves: dict[str, tuple[frozenset[int], ...]]
    ranks: dict[str, tuple[int, ...]]

    @property
    def players(self) -> tuple[str, ...]:
        """Those who move."""
        return tuple(self.moves)


class Stability(msgspec.Struct, frozen=True):
    """``by_player[concept][player]`` are the states that are stable for the player, ``equilibria[concept]``
    those stable for all; ``by_coalition`` and ``coalition_equilibria`` are the same for every group of two
    or more, and for all groups, single players among them."""

    by_player: dict[StabilityConcept, dict[str, frozenset[int]]]
    equilibria: dict[StabilityConcept, frozenset[int]]
    by_coalition: dict[StabilityConcept, dict[tuple[str, ...], frozenset[int]]]
    coalition_equilibria: dict[StabilityConcept, frozenset[int]]


def stability(model: ConflictModel) -> Stability:
    """Every concept, for every player and every group of players."""
    look = _Look(model)
    groups = [
        group for size in range(1, len(model.players) + 1) for group in combinations(model.players, size)
    ]
    every = range(len(model.states))
    single = {
        concept: {
            player: frozenset(state for state in every if look.holds(concept, player, state))
            for player in model.players
        }
        for concept in STABILITY
    }
    joint = {
        concept: {
            group: frozenset(state for state in every if look.holds_for_group(concept, group, state))
            for group in groups
        }
        for concept in STABILITY
    }
    return Stability(
        by_player=single,
        equilibria={concept: _common(rows.values(), every) for concept, rows in single.items()},
        by_coalition={
            concept: {group: states for group, states in rows.items() if len(group) > 1}
            for concept, rows in joint.items()
        },
        coalition_equilibria={concept: _common(rows.values(), every) for concept, rows in joint.items()},
    )


def _common(rows: Iterable[frozenset[int]], every: Iterable[int]) -> frozenset[int]:
    found = frozenset(every)
    for row in rows:
        found &= row
    return found


class _Look:
    """A model with what it can reach, worked out once."""

    def __init__(self, model: ConflictModel) -> None:
        self.model = model
        self.reach = cache(self._reach)
        self.improve = cache(self._improve)
        self.group_improve = cache(self._group_improve)

    def better(self, player: str, one: int, other: int) -> bool:
        """Whether the player likes ``one`` more than ``other``."""
        return self.model.ranks[player][one] < self.model.ranks[player][other]

    def improvements(self, player: str, state: int) -> list[int]:
        """The moves of one player that better it."""
        return [end for end in self.model.moves[player][state] if self.better(player, end, state)]

    def others(self, group: tuple[str, ...]) -> tuple[str, ...]:
        """All who are not in a group."""
        return tuple(player for player in self.model.players if player not in group)

    def _reach(self, group: tuple[str, ...], state: int) -> frozenset[int]:
        """States that a group can bring about, one after the other, none twice in a row."""
        return self._sequences([((player,), self.model.moves[player].__getitem__) for player in group], state)

    def _improve(self, group: tuple[str, ...], state: int) -> frozenset[int]:
        """The same by moves each of which betters its mover."""
        return self._sequences([((player,), partial(self.improvements, player)) for player in group], state)

    def _group_improve(self, group: tuple[str, ...], state: int) -> frozenset[int]:
        """The same by moves of groups within it, each of which betters all in the group that moves."""
        parts = [part for size in range(1, len(group) + 1) for part in combinations(group, size)]
        return self._sequences([(part, partial(self.together, part)) for part in parts], state)

    def together(self, group: tuple[str, ...], state: int) -> list[int]:
        """States that a group can bring about and all in it like better."""
        return [
            end
            for end in self.reach(group, state)
            if all(self.better(player, end, state) for player in group)
        ]

    def _sequences(
        self, movers: list[tuple[tuple[str, ...], Callable[[int], Iterable[int]]]], state: int
    ) -> frozenset[int]:
        """Where legal sequences lead: no mover twice in a row."""
        seen: set[tuple[int, tuple[str, ...]]] = set()
        waiting: list[tuple[int, tuple[str, ...]]] = [(state, ())]
        while waiting:
            at, last = waiting.pop()
            for mover, ends in movers:
                if mover == last:
                    continue
                for end in ends(at):
                    if (end, mover) not in seen:
                        seen.add((end, mover))
                        waiting.append((end, mover))
        return frozenset(end for end, _ in seen) - {state}

    def holds(self, concept: StabilityConcept, player: str, state: int) -> bool:
        """Whether a state is stable for one player."""
        rest = self.others((player,))
        for end in self.improvements(player, state):
            if concept == "nash":
                return False
            answers = self.improve(rest, end) if concept == "sequential" else self.reach(rest, end)
            if not any(self.sanctions(concept, (player,), player, answer, state) for answer in answers):
                return False
        return True

    def sanctions(
        self, concept: StabilityConcept, group: tuple[str, ...], player: str, answer: int, state: int
    ) -> bool:
        """Whether an answer leaves a player no better off than where the group began, and, for symmetry,
        without a way out.
        """
        if self.better(player, answer, state):
            return False
        if concept != "symmetric":
            return True
        ways = self.model.moves[player][answer] if len(group) == 1 else self.reach(group, answer)
        return not any(self.better(player, way, state) for way in ways)

    def holds_for_group(self, concept: StabilityConcept, group: tuple[str, ...], state: int) -> bool:
        """Whether a state is stable for a group that could move together."""
        rest = self.others(group)
        for end in self.together(group, state):
            if concept == "nash":
                return False
            answers = self.group_improve(rest, end) if concept == "sequential" else self.reach(rest, end)
            if not any(
                self.sanctions(concept, group, player, answer, state)
                for answer in answers
                for player in group
            ):
                return False
        return True
