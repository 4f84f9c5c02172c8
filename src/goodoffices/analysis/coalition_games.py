"""Games in which every set of parties has a worth that it can share out as it likes: Shapley value, core,
nucleolus. Exact.

* *Shapley value* (L. S. Shapley, 1953): what a party adds to those before it, on average over all orders.
* *Core*: the ways to share the worth of all so that no set gets less than its own worth. It is empty exactly
  where some balanced weights of sets are worth more than all together (O. N. Bondareva 1963, L. S. Shapley
  1967); these weights are the proof, and are given.
* *Nucleolus* (D. Schmeidler, *SIAM Journal on Applied Mathematics* 17, 1969): the sharing that makes the
  largest complaint of a set smallest, then the next largest, and so on; by a sequence of linear programs.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations
from math import factorial

import msgspec

from goodoffices.analysis.exact import Exact, exact
from goodoffices.analysis.exact_lp import Optimum, maximise
from goodoffices.language import CodedText

MOST_PLAYERS = 8

Set = frozenset[str]
Shares = dict[str, Fraction]


class CoreFound(msgspec.Struct, frozen=True, kw_only=True):
    """``shares``: one sharing in the core, None where it is empty. Then ``proof`` gives each set a weight:
    every party's sets add up to 1, and the weighted worths to more than the worth of all (``excess`` more).
    """

    shares: Shares | None
    proof: dict[tuple[str, ...], Fraction] = {}
    excess: Fraction = Fraction(0)


class Game:
    """A characteristic function: ``worth`` maps sets of parties to what they can secure; a set that is not
    named is worth 0.
    """

    def __init__(self, parties: tuple[str, ...], worth: Mapping[tuple[str, ...], Exact]) -> None:
        if not 1 <= len(parties) <= MOST_PLAYERS:
            raise ValueError(
                CodedText(
                    "game-has-1-parties",
                    "a game has 1 to %(most_players)s parties; this has %(number)s",
                    most_players=MOST_PLAYERS,
                    number=len(parties),
                )
            )
        unknown = sorted({party for one in worth for party in one}.difference(parties))
        if unknown:
            raise ValueError(
                CodedText(
                    "there-no-party-write",
                    "there is no party %(unknown)r; write one of %(parties)s",
                    unknown=unknown[0],
                    parties=", ".join(parties),
                )
            )
        self.parties = parties
        self._worth = {frozenset(one): exact(value) for one, value in worth.items()}
        self.sets = [
            frozenset(one) for size in range(1, len(parties) + 1) for one in combinations(parties, size)
        ]
        self.whole = frozenset(parties)

    def worth(self, of: Set) -> Fraction:
        """What a set can secure."""
        return self._worth.get(of, Fraction(0))

    def shapley(self) -> Shares:
        """What each party adds on average."""
        many = len(self.parties)
        found = dict.fromkeys(self.parties, Fraction(0))
        for before in [frozenset[str](), *self.sets]:
            weight = (
                Fraction(factorial(len(before)) * factorial(many - len(before) - 1), factorial(many))
                if before != self.whole
                else Fraction(0)
            )
            for party in self.whole - before:
                found[party] += weight * (self.worth(before | {party}) - self.worth(before))
        return found

    def core(self) -> CoreFound:
        """A sharing in the core, or the proof that there is none."""
        proper = [one for one in self.sets if one != self.whole]
        low = self._floor()
        # Maximise minus the sum of x with x(S) >= worth(S): the least that satisfies every set.
        rows = [[-Fraction(party in one) for party in self.parties] for one in proper]
        limits = [-(self.worth(one) - low * len(one)) for one in proper]
        found = maximise([Fraction(-1)] * len(self.parties), rows, limits)
        assert found is not None
        assert found.value is not None
        needed = -found.value + low * len(self.parties)
        if needed <= self.worth(self.whole):
            shares = {party: x + low for party, x in zip(self.parties, found.x, strict=True)}
            shares[self.parties[0]] += self.worth(self.whole) - needed
            return CoreFound(shares=shares)
        proof = {self._named(one): dual for one, dual in zip(proper, found.duals, strict=True) if dual}
        return CoreFound(shares=None, proof=proof, excess=needed - self.worth(self.whole))

    def nucleolus(self) -> Shares:
        """The sharing whose complaints, largest first, are smallest."""
        proper = [one for one in self.sets if one != self.whole]
        if not proper:
            return {self.parties[0]: self.worth(self.whole)}
        settled: dict[Set, Fraction] = {self.whole: self.worth(self.whole)}
        shares: Shares = {}
        while len(settled) <= len(proper):
            found = self._least_complaint(proper, settled)
            shares = {party: x + self._floor() for party, x in zip(self.parties, found.x, strict=False)}
            level = found.x[-2] - found.x[-1]
            tight = [
                one for one in proper if one not in settled and self._never_below(one, level, proper, settled)
            ]
            for one in tight:
                settled[one] = self.worth(one) - level
        return shares

    def _least_complaint(self, proper: list[Set], settled: dict[Set, Fraction]) -> Optimum:
        """Variables: the shares over their floor, then the complaint as a difference of two. Maximises minus
        the complaint.
        """
        many = len(self.parties)
        objective = [Fraction(0)] * many + [Fraction(-1), Fraction(1)]
        found = maximise(objective, *self._rows(proper, settled, None))
        assert found is not None
        assert found.value is not None
        return found

    def _never_below(
        self, one: Set, level: Fraction, proper: list[Set], settled: dict[Set, Fraction]
    ) -> bool:
        """Whether the set's complaint is ``level`` in every sharing in which no open one is above it."""
        many = len(self.parties)
        objective = [Fraction(party in one) for party in self.parties] + [Fraction(0), Fraction(0)]
        found = maximise(objective, *self._rows(proper, settled, level))
        assert found is not None
        assert found.value is not None
        return found.value + self._floor() * len(one) == self.worth(one) - level and many > 0

    def _rows(
        self, proper: list[Set], settled: dict[Set, Fraction], level: Fraction | None
    ) -> tuple[list[list[Fraction]], list[Fraction]]:
        low = self._floor()
        rows, limits = [], []
        for one, total in settled.items():
            row = [Fraction(party in one) for party in self.parties] + [Fraction(0), Fraction(0)]
            rows += [row, [-a for a in row]]
            limits += [total - low * len(one), -(total - low * len(one))]
        for one in proper:
            if one not in settled:
                row = [-Fraction(party in one) for party in self.parties] + [Fraction(-1), Fraction(1)]
                rows.append(row)
                limits.append(-(self.worth(one) - low * len(one)))
        if level is not None:
            rows += [[Fraction(0)] * len(self.parties) + [Fraction(1), Fraction(-1)]]
            limits += [level]
        return rows, limits

    def _floor(self) -> Fraction:
        """Below what any share in question lies: variables are counted from here, since they must not be
        negative.
        """
        return -sum((abs(self.worth(one)) for one in self.sets), Fraction(1))

    def _named(self, one: Set) -> tuple[str, ...]:
        return tuple(party for party in self.parties if party in one)
