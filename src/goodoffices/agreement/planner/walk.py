"""Whether there is an order of deliveries in which no side's d is ever above a cap: a walk through what
remains to be delivered.

States are how many lots of each kind remain. A walk goes backward from the end, where nothing remains, or
forward from the start; both meet the same
states, but the one that begins at the tight end finds out sooner that there is no way. Equal states are met
once. A walk that has seen all that it
could reach is a proof.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import add

import msgspec

from goodoffices.agreement.planner.problem import LotKind, TurnProblem

Caps = Sequence[int]
Taste = Callable[[int, tuple[int, ...], Caps], float]
"""How much a walk likes to take a kind next, given each dimension's d after it and the caps: larger first."""


_A_STEP = 25
"""What a step costs besides, in kinds looked at."""


class Walked(msgspec.Struct):
    """What a walk came to: the kinds in the order of delivery, or None; ``complete`` says that it saw all
    that it could reach,
    ``work`` how many kinds it looked at."""

    order: list[int] | None
    complete: bool
    work: int


class TurnField(msgspec.Struct):
    """A problem made ready for walks: what blocks what, who owes in which dimension."""

    problem: TurnProblem
    before: list[frozenset[int]]
    behind: list[frozenset[int]]
    owners: list[list[int]]
    """Giver's kinds, by dimension."""


def ground(problem: TurnProblem) -> TurnField:
    """The field of a problem in turns that are not simultaneous.

    Of two kinds with the same giver, receiver and neighbours, the one that costs its giver no more and brings
    its receiver no less can go later without loss: put
    in the other's place, it leaves every d between no higher. Such pairs get a fixed order.
    """
    kinds = problem.kinds
    before = [set(kind.after) for kind in kinds]
    tied = {kind for bonus in problem.bonuses for kind in bonus.kinds}
    needed: dict[int, set[int]] = {}
    for place, kind in enumerate(kinds):
        for other in kind.after:
            needed.setdefault(other, set()).add(place)
    groups: dict[object, list[int]] = {}
    for place, kind in enumerate(kinds):
        if place not in tied:
            key = (kind.giver, kind.receiver, kind.after, frozenset(needed.get(place, ())))
            groups.setdefault(key, []).append(place)
    for members in groups.values():
        for one in members:
            for other in members:
                if (
                    one != other
                    and _goes_later(kinds[one], kinds[other])
                    and (not _goes_later(kinds[other], kinds[one]) or one > other)
                ):
                    before[one].add(other)
    behind: list[set[int]] = [set() for _ in kinds]
    for place, others in enumerate(before):
        for other in others:
            behind[other].add(place)
    owners = [
        [place for place, kind in enumerate(kinds) if kind.giver == dimension.party]
        for dimension in problem.dimensions
    ]
    return TurnField(
        problem, [frozenset(each) for each in before], [frozenset(each) for each in behind], owners
    )


def _goes_later(one: LotKind, other: LotKind) -> bool:
    """Whether delivering ``one`` in the place of ``other``, later, leaves every d no higher: its step is no
    smaller in any dimension.

    A giver's step is minus the cost, a receiver's the worth: no smaller means no costlier, and worth no less.
    """
    return all(mine >= its for mine, its in zip(one.step, other.step, strict=True))


def walk(field: TurnField, caps: Caps, taste: Taste, *, backward: bool, steps: int, work: int) -> Walked:
    """Walk until the other end is reached, all is seen, or ``steps`` are made or ``work`` kinds looked at."""
    return _Walk(field, caps, taste, backward).run(steps, work)


class _Walk:
    def __init__(self, field: TurnField, caps: Caps, taste: Taste, backward: bool) -> None:
        self.field, self.caps, self.taste, self.backward = field, tuple(caps), taste, backward
        problem = field.problem
        self.kinds = problem.kinds
        self.count = [kind.count for kind in self.kinds]
        self.left = [0] * len(self.kinds) if backward else list(self.count)
        self.d = tuple(problem.gain(self.left))
        self.opens = field.before if backward else field.behind
        self.waits = [len(blockers) for blockers in (field.behind if backward else field.before)]
        self.free = {place for place, waiting in enumerate(self.waits) if not waiting}
        self.owed = tuple(sum(self.left[kind] for kind in owner) for owner in field.owners)
        self.total, self.done, self.work = sum(self.count), 0, 0
        self.full = [count if backward else 0 for count in self.count]
        sign = -1 if backward else 1
        self.change = 1 if backward else -1
        self.deltas = [tuple(sign * step for step in kind.step) for kind in self.kinds]
        parties = [dimension.party for dimension in problem.dimensions]
        self.owes = [tuple(self.change * (party == kind.giver) for party in parties) for kind in self.kinds]
        self.bonus_of: dict[int, list[int]] = {}
        for number, bonus in enumerate(problem.bonuses):
            for place in bonus.kinds:
                self.bonus_of.setdefault(place, []).append(number)

    def run(self, most: int, work: int) -> Walked:
        """The walk itself: depth first, what it likes best first."""
        if not _fits(self.d, self.owed, self.caps):
            return Walked(None, True, 0)
        seen: set[tuple[int, ...]] = set()
        path: list[tuple[int, tuple[int, ...], tuple[int, ...]]] = []
        choices = [self.choices()]
        steps = 0
        while choices:
            if self.done == self.total:
                order = [kind for kind, _, _ in path]
                return Walked(order[::-1] if self.backward else order, False, self.work)
            if not choices[-1]:
                choices.pop()
                if path:
                    self.back(*path.pop())
                continue
            kind = choices[-1].pop()
            before = (kind, self.d, self.owed)
            self.take(kind)
            key = tuple(self.left)
            if key in seen:
                self.back(*before)
                continue
            seen.add(key)
            steps += 1
            if steps > most or self.work > work:
                return Walked(None, False, self.work)
            path.append(before)
            choices.append(self.choices())
        return Walked(None, True, self.work)

    def choices(self) -> list[int]:
        """The kinds of which one may be taken next, the best liked last."""
        first = self.field.problem.first
        must = first if first and (self.done == self.total - 1 if self.backward else self.done == 0) else ""
        taste, caps, found = self.taste, self.caps, []
        self.work += len(self.free) + _A_STEP
        for kind in self.free:
            if must and self.kinds[kind].giver != must:
                continue
            after = self.after(kind)
            if _fits(after, self.owed_after(kind), caps):
                found.append((taste(kind, after, caps), -kind))
        found.sort()
        return [-kind for _, kind in found]

    def after(self, kind: int) -> tuple[int, ...]:
        """Each dimension's d once one lot of the kind is taken (undone, backward)."""
        found = tuple(map(add, self.d, self.deltas[kind]))
        if kind in self.bonus_of:
            return self.with_bonus(kind, found)
        return found

    def with_bonus(self, kind: int, d: tuple[int, ...]) -> tuple[int, ...]:
        """The same with what is there only once all of several kinds are delivered."""
        found = list(d)
        for number in self.bonus_of[kind]:
            bonus = self.field.problem.bonuses[number]
            there = sum(self.left[place] for place in bonus.kinds)
            if self.backward and there == 0:
                found[bonus.dimension] -= bonus.worth
            elif not self.backward and there == 1:
                found[bonus.dimension] += bonus.worth
        return tuple(found)

    def owed_after(self, kind: int) -> tuple[int, ...]:
        """How many lots are owed in each dimension then."""
        return tuple(map(add, self.owed, self.owes[kind]))

    def take(self, kind: int) -> None:
        """Take one lot of the kind; what waited for all of it may go then."""
        self.d, self.owed = self.after(kind), self.owed_after(kind)
        self.left[kind] += self.change
        self.done += 1
        if self.left[kind] == self.full[kind]:
            self.free.discard(kind)
            for other in self.opens[kind]:
                self.waits[other] -= 1
                if not self.waits[other]:
                    self.free.add(other)

    def back(self, kind: int, d: tuple[int, ...], owed: tuple[int, ...]) -> None:
        """Take it back."""
        if self.left[kind] == self.full[kind]:
            self.free.add(kind)
            for other in self.opens[kind]:
                if not self.waits[other]:
                    self.free.discard(other)
                self.waits[other] += 1
        self.left[kind] -= self.change
        self.done -= 1
        self.d, self.owed = d, owed


def _fits(d: tuple[int, ...], owed: tuple[int, ...], caps: tuple[int, ...]) -> bool:
    """Whether no side that still owes something is above its cap."""
    for gain, owes, cap in zip(d, owed, caps, strict=True):  # noqa: SIM110 - a generator takes twice the time
        if gain > cap and owes:
            return False
    return True
