"""Turns that are simultaneous: a neutral intermediary holds what both sides hand over, and gives it on at
once.

A turn may hold lots of several sides, each side up to what it can deliver in one turn; only the moments
between turns count. What has
to come before comes in an earlier turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from goodoffices.agreement.planner.problem import LotKind, TurnProblem

_MOST_FILLINGS = 400
"""Fillings of one side's share of a turn that are looked at; where there are more, a proof would have to look
at all of them."""

_MOST_BUNDLES = 1500
"""Combinations of shares that are looked at in one state; a tenth of it where there are many kinds."""

Bundle = tuple[int, ...]
"""How many lots of each kind one turn delivers."""


class Swapped(msgspec.Struct):
    """Turns of lots by kind, or None; ``complete`` says that all there was has been seen."""

    turns: list[Bundle] | None
    complete: bool
    work: int


def swap(problem: TurnProblem, cap: int, work: int) -> Swapped:
    """Turns in which no side that still owes something is above the cap at any moment between them."""
    return _Swap(problem, cap, work).run()


class _Swap:
    def __init__(self, problem: TurnProblem, cap: int, work: int) -> None:
        self.problem, self.cap, self.left_work = problem, cap, work
        self.givers = list(dict.fromkeys(kind.giver for kind in problem.kinds))
        self.cut = False

    def run(self) -> Swapped:
        """Depth first, the turn that leaves most room first; states are met once."""
        start = tuple(kind.count for kind in self.problem.kinds)
        budget = self.left_work
        if not self.fits(start):
            return Swapped(None, True, 0)
        path: list[Bundle] = []
        states = [start]
        seen = {start}
        choices = [self.choices(start)]
        while choices:
            if not any(states[-1]):
                return Swapped(path, False, budget - self.left_work)
            if self.left_work <= 0:
                return Swapped(None, False, budget)
            if not choices[-1]:
                choices.pop()
                states.pop()
                if path:
                    path.pop()
                continue
            bundle = choices[-1].pop()
            state = tuple(left - taken for left, taken in zip(states[-1], bundle, strict=True))
            if state in seen:
                continue
            seen.add(state)
            path.append(bundle)
            states.append(state)
            choices.append(self.choices(state))
        return Swapped(None, not self.cut, budget - self.left_work)

    def fits(self, state: Sequence[int]) -> bool:
        """Whether every side that still owes something would rather go on, up to the cap."""
        return self.room(state) >= 0

    def room(self, state: Sequence[int]) -> int:
        owing = {kind.giver for kind, left in zip(self.problem.kinds, state, strict=True) if left}
        gains = zip(self.problem.gain(state), self.problem.dimensions, strict=True)
        return min((self.cap - gain for gain, dimension in gains if dimension.party in owing), default=10**30)

    def choices(self, state: tuple[int, ...]) -> list[Bundle]:
        """Turns that could come next, the best last."""
        shares = self.thinned([self.shares(giver, state) for giver in self.givers])
        found: list[tuple[int, int, Bundle]] = []
        for bundle in _joined(shares):
            if not any(bundle):
                continue
            self.left_work -= len(bundle)
            after = tuple(left - taken for left, taken in zip(state, bundle, strict=True))
            room = self.room(after)
            if room >= 0:
                found.append((sum(bundle), room, bundle))
        found.sort()
        return [bundle for _, _, bundle in found]

    def thinned(self, shares: list[list[Bundle]]) -> list[list[Bundle]]:
        """Fewer shares, fullest and emptiest kept, where their combinations are too many to look at."""
        whole = 1
        for each in shares:
            whole *= len(each)
        most = _MOST_BUNDLES if len(self.problem.kinds) <= 40 else _MOST_BUNDLES // 10
        if whole <= most:
            return shares
        self.cut = True
        each_most = max(3, int(most ** (1 / len(shares))))
        found = []
        for each in shares:
            each = sorted(each, key=sum, reverse=True)
            step = max(1, -(-len(each) // each_most))
            found.append([*each[::step], each[-1]])
        return found

    def shares(self, giver: str, state: tuple[int, ...]) -> list[Bundle]:
        """What one side could put into the next turn, nothing among it."""
        kinds = self.problem.kinds
        mine = [
            place
            for place, kind in enumerate(kinds)
            if kind.giver == giver and state[place] and not any(state[other] for other in kind.after)
        ]
        most = [_in_turn(kinds[place], state[place]) for place in mine]
        limit = self.problem.side_limit
        fillings = list(
            islice(_fillings(most, [kinds[place].units for place in mine], limit), _MOST_FILLINGS + 1)
        )
        if len(fillings) > _MOST_FILLINGS:
            self.cut = True
            fillings = _some(most, [kinds[place].units for place in mine], limit)
        found = []
        for filling in fillings:
            bundle = [0] * len(kinds)
            for place, count in zip(mine, filling, strict=True):
                bundle[place] = count
            found.append(tuple(bundle))
        return found


def _in_turn(kind: LotKind, left: int) -> int:
    limits = [limit for limit in (kind.most_per_turn, kind.most_per_day) if limit is not None]
    return min([left, *limits])


def _fillings(most: Sequence[int], units: Sequence[int], limit: int | None) -> Iterator[tuple[int, ...]]:
    """Every way to put lots of each kind into a turn, within the side's limit. A lot that is larger than the
    limit goes by itself."""
    yield from _within(most, units, limit)
    if limit is not None:
        for place, size in enumerate(units):
            if size > limit and most[place]:
                yield tuple(int(other == place) for other in range(len(most)))


def _within(most: Sequence[int], units: Sequence[int], limit: int | None) -> Iterator[tuple[int, ...]]:
    if not most:
        yield ()
        return
    top = most[0] if limit is None else min(most[0], limit // units[0])
    for count in range(top, -1, -1):
        rest = None if limit is None else limit - count * units[0]
        for others in _within(most[1:], units[1:], rest):
            yield (count, *others)


def _some(most: Sequence[int], units: Sequence[int], limit: int | None) -> list[tuple[int, ...]]:
    """A few ways only: as much as goes in, in several orders of the kinds, in full and in parts."""
    found = {tuple(0 for _ in most)}
    for part in range(1, 9):
        for turn in range(0, len(most), max(1, len(most) // 8)):
            room = limit
            filling = [0] * len(most)
            for place in [*range(turn, len(most)), *range(turn)]:
                count = max(1, most[place] * part // 8)
                if room is not None:
                    count = min(count, room // units[place] if room >= units[place] else int(room == limit))
                    room = max(0, room - count * units[place])
                filling[place] = min(count, most[place])
            found.add(tuple(filling))
    return sorted(found)


def _joined(shares: Sequence[Sequence[Bundle]]) -> Iterator[Bundle]:
    """One share of each side, put together."""
    if len(shares) == 1:
        yield from shares[0]
        return
    for others in _joined(shares[1:]):
        for one in shares[0]:
            yield tuple(map(sum, zip(one, others, strict=True)))
