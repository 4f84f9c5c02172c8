"""For which preferences a package is efficient, where a party has compared whole drafts.

Then a party's preferences are no longer free issue by issue, and there need be no member in which a package
stands highest against all others at once. So, in this order:

1. What the spans alone decide stands: comparisons only take members away (:mod:`verdicts`).
2. Members are drawn. A package that is unbeaten in one of them is efficient for some; one that is beaten in
   one of them is not efficient for all. Each is checked in whole numbers and so proves what it shows.
3. What is still open is asked of exact linear programs (:class:`PartySystem`): does one package beat it in
   every member; can any beat it in some member; is there a member in which none does? The last is a search:
   take a member, find what beats the package in it, and require for one party after the other that the
   package be better for it. If every branch ends, no member is left.

What the work allowed does not decide is called open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.clock import Clock
from goodoffices.analysis.little_known.program import Requirement, Worth
from goodoffices.analysis.little_known.records import Verdict
from goodoffices.analysis.little_known.said import SaidOrders
from goodoffices.analysis.little_known.verdicts import Space, VerdictSums

PROGRAMS = 150
"""Linear programs that one analysis may solve here."""

DRAWN = 24
"""Members that are looked at before anything is asked of a program."""

DEPTH = 40
"""Requirements that one search for a member may lay on each other."""

Member = list[Worth]
"""The worth of every option to each party, in the case's order."""


class ProgramsSpent(Exception):
    """The work that is allowed is used up."""


@dataclass
class Decided:
    """Package by package: the ``verdicts``, what ``beats`` it (in every member, or in some), a ``witness`` in
    which it is efficient where one was found.
    """

    verdicts: list[Verdict]
    beats: list[int | None]
    witnesses: dict[int, Member] = field(default_factory=dict)


class Decider:
    """The verdicts on the packages of one space."""

    def __init__(
        self,
        said: list[SaidOrders],
        space: Space,
        drawn: list[Member],
        programs: int = PROGRAMS,
        clock: Clock | None = None,
    ) -> None:
        self.said = said
        self.space = space
        self.sums = VerdictSums(said, space)
        self.left = programs
        self.clock = clock or Clock()
        self.drawn = [(member, worths(member, self.space)) for member in drawn]

    def decide(self) -> Decided:
        """The verdict on every package."""
        many = len(self.space.rows)
        found = Decided(["open"] * many, [None] * many)
        holds, fails = np.zeros(many, dtype=np.bool_), np.full(many, -1)
        for member, table in self.drawn:
            beaten_by = unbeaten(table)
            for row in np.flatnonzero((beaten_by < 0) & ~holds).tolist():
                found.witnesses[row] = member
            holds |= beaten_by < 0
            fails = np.where(fails < 0, beaten_by, fails)
        self._seek(holds, found)
        undecided = np.flatnonzero(~holds | (fails < 0))
        for row in np.flatnonzero(holds & (fails >= 0)).tolist():
            found.verdicts[row], found.beats[row] = "some", int(fails[row])
        for row in undecided.tolist():
            if self.clock.over:
                break
            may, always = self._by_spans(row)
            if always.any():
                found.verdicts[row], found.beats[row] = "none", int(np.argmax(always))
            elif not may.any():
                found.verdicts[row] = "all"
            elif self.left >= 0:
                self._ask(row, may, found, holds=bool(holds[row]), fails=int(fails[row]))
        return found

    def _seek(self, holds: NDArray[np.bool_], found: Decided) -> None:
        """Look for members in which packages that no member has shown to be efficient so far are: for each,
        the one in which it stands highest. It shows as much of every other package that nothing beats in it.
        """
        seen: set[tuple[Fraction, ...]] = set()
        for row in range(len(self.space.rows)):
            if self.clock.over:
                return
            member = None if holds[row] else highest_for(self.said, self.space, row)
            if member is None:
                continue
            values = tuple(value for worth in member for of in worth.values() for value in of.values())
            if values in seen:
                continue
            seen.add(values)
            shown = np.flatnonzero((unbeaten(worths(member, self.space)) < 0) & ~holds)
            holds[shown] = True
            found.witnesses.update(dict.fromkeys(shown.tolist(), member))

    def _by_spans(self, row: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which packages may beat this one, and which always do, as far as the spans alone tell."""
        rows, here = self.space.rows, self.space.rows[row : row + 1]
        may, gains = np.ones(len(rows), dtype=np.bool_), np.zeros(len(rows), dtype=np.bool_)
        must, loses = may.copy(), gains.copy()
        for p in range(len(self.said)):
            most, least = self.sums.over(p, rows, here)[:, 0], self.sums.over(p, here, rows)[0]
            may &= (most >= 0).astype(np.bool_)
            gains |= (most > 0).astype(np.bool_)
            must &= (least <= 0).astype(np.bool_)
            loses |= (least < 0).astype(np.bool_)
        return may & gains, must & loses

    def _ask(self, row: int, may: NDArray[np.bool_], found: Decided, *, holds: bool, fails: int) -> None:
        try:
            if holds:
                rival = next((y for y in np.flatnonzero(may).tolist() if self._may_beat(y, row)), None)
                found.verdicts[row], found.beats[row] = ("all" if rival is None else "some"), rival
                return
            for rival in self._always_so_far(row, may):
                if self._always_beats(rival, row):
                    found.verdicts[row], found.beats[row] = "none", rival
                    return
            package = self.space.package(row)
            start = [one.highest(package) for one in self.said]
            member = self._search(row, [[] for _ in self.said], start)
            found.verdicts[row] = "none" if member is None else "some"
            found.beats[row] = None if member is None else fails
            if member is not None:
                found.witnesses[row] = member
        except ProgramsSpent:
            found.beats[row] = fails if fails >= 0 else None

    def _always_so_far(self, row: int, may: NDArray[np.bool_]) -> list[int]:
        """The packages that beat this one in every member that was drawn."""
        rivals = np.flatnonzero(may)
        for _, table in self.drawn:
            theirs, mine = table[rivals], table[row]
            rivals = rivals[(theirs >= mine).all(axis=1) & (theirs > mine).any(axis=1)]
            if not rivals.size:
                break
        found: list[int] = rivals.tolist()
        return found

    def can(self, party: int, over: int, under: int) -> tuple[bool, bool]:
        """Whether a party can hold one package at least as good as another, and better."""
        rows = self.space.rows
        most = self.sums.over(party, rows[over : over + 1], rows[under : under + 1])[0, 0]
        system = self.said[party].system
        if most < 0 or system is None:
            return bool(most >= 0), bool(most > 0)
        before = system.programs
        able = system.can(self.space.package(over), self.space.package(under))
        self._spend(system.programs - before)
        return able

    def _spend(self, programs: int) -> None:
        self.left -= programs
        if self.left < 0:
            raise ProgramsSpent

    def _may_beat(self, over: int, under: int) -> bool:
        able = [self.can(p, over, under) for p in range(len(self.said))]
        return all(equal for equal, _ in able) and any(better for _, better in able)

    def _always_beats(self, over: int, under: int) -> bool:
        able = [self.can(p, under, over) for p in range(len(self.said))]
        return not any(better for _, better in able) and any(not equal for equal, _ in able)

    def _search(self, row: int, asked: list[list[Requirement]], start: list[Worth | None]) -> Member | None:
        """A member in which nothing beats the package, and what is ``asked`` of each party holds; None where
        there is none.
        """
        if sum(map(len, asked)) > DEPTH:
            raise ProgramsSpent
        member: Member = []
        for one, still, requirements in zip(self.said, start, asked, strict=True):
            system = one.system
            if system is not None and requirements:
                self._spend(1)
                still = system.member(requirements, self.space.issues)
            if still is None:
                return None
            member.append(still)
        table = worths(member, self.space)
        beaten = (table >= table[row]).all(axis=1) & (table > table[row]).any(axis=1)
        if not beaten.any():
            return member
        rival = int(np.argmax(beaten))
        here, there = self.space.package(row), self.space.package(rival)
        for p, one in enumerate(self.said):
            able = self.can(p, row, rival)
            if not able[1]:
                continue
            if one.system is None:
                # its best member should have shown it; what is asked in vain is left open
                raise ProgramsSpent
            more = [[*each] for each in asked]
            more[p].append(Requirement(here, there, strict=True))
            member_of = self._search(row, more, start)
            if member_of is not None:
                return member_of
        return self._alike(row, rival, asked, start)

    def _alike(
        self, row: int, rival: int, asked: list[list[Requirement]], start: list[Worth | None]
    ) -> Member | None:
        """The last branch: every party holds the two packages alike."""
        here, there = self.space.package(row), self.space.package(rival)
        more = [[*each] for each in asked]
        for p, one in enumerate(self.said):
            if not (self.can(p, row, rival)[0] and self.can(p, rival, row)[0]):
                return None
            if (
                one.system is None
                and self.sums.over(p, self.space.rows[row : row + 1], self.space.rows[rival : rival + 1])[
                    0, 0
                ]
            ):
                raise ProgramsSpent
            more[p] += [Requirement(here, there), Requirement(there, here)]
        return self._search(row, more, start)


def some_members(said: list[SaidOrders], space: Space, many: int = DRAWN, seed: int = 1) -> list[Member]:
    """Members that differ: in each, every party likes another package, drawn from a seed."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(many):
        member = []
        for one in said:
            over, under = (space.package(int(rng.integers(len(space.rows)))) for _ in range(2))
            system = one.system
            if system is None:
                worth = one.highest(over)
            else:
                ways = [[Requirement(over, under, strict=True)], [Requirement(under, over)], []]
                tried = (system.member(asked, space.issues) for asked in ways)
                worth = next((each for each in tried if each is not None), None)
            member.append(worth)
        whole = [worth for worth in member if worth is not None]
        if len(whole) == len(said):
            found.append(whole)
    return found


def worths(member: Member, space: Space) -> NDArray[np.int64]:
    """Package by party: what each is worth in one member, in whole numbers of one unit per party."""
    columns = []
    for worth in member:
        scale = lcm(*(value.denominator for of in worth.values() for value in of.values()))
        rows = [
            [int(worth[issue][o] * scale) for o in options]
            for issue, options in zip(space.issues, space.options, strict=True)
        ]
        widest = sum(max(map(abs, row)) for row in rows)
        kind = np.int64 if widest < 2**62 else object
        total = np.zeros(len(space.rows), dtype=kind)
        for k, row in enumerate(rows):
            total = total + np.array(row, dtype=kind)[space.rows[:, k]]
        columns.append(total)
    return np.column_stack(columns)


def unbeaten(table: NDArray[np.int64]) -> NDArray[np.int64]:
    """Per package one that beats it in this member, -1 where none does."""
    found = np.full(len(table), -1)
    # What beats a package is worth more in all, so that it stands before it.
    left = np.argsort(-table.astype(object).sum(axis=1), kind="stable")
    while len(left):
        first, left = left[0], left[1:]
        over = (table[left] <= table[first]).all(axis=1) & (table[left] < table[first]).any(axis=1)
        found[left[over]] = first
        left = left[~over]
    return found


def highest_for(said: list[SaidOrders], space: Space, row: int) -> Member | None:
    """The member in which a package stands highest for every party."""
    package = space.package(row)
    found = [one.highest(package) for one in said]
    member = [worth for worth in found if worth is not None]
    return member if len(member) == len(said) else None


def best_for(said: list[SaidOrders], space: Space, row: int) -> Member | None:
    """The member in which the package stands highest for every party, where a comparison with every package
    shows it to be efficient there.
    """
    member = highest_for(said, space, row)
    if member is None:
        return None
    table = worths(member, space)
    beaten = (table >= table[row]).all(axis=1) & (table > table[row]).any(axis=1)
    return None if beaten.any() else member
