"""One party's preferences as linear conditions, where it has compared whole drafts.

What was said of one issue bounds values and differences on that issue (:class:`Span`); a draft that a party
would rather have than another ties issues together. Both are linear in what the options are worth: times the
weight w of its issue, every bound on a value or on a difference of two holds w times over. So whether some
member of the set prefers one package to another is a linear program, solved in exact numbers; strict
conditions share one variable t, which has to come out above 0 (ordinal regression with holistic comparisons:
Greco, Mousseau & Słowiński, *European Journal of Operational Research* 191, 2008).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from goodoffices.analysis.little_known.program import (
    NOTHING,
    LinearProgram,
    Requirement,
    Worth,
    weight_open,
)
from goodoffices.analysis.little_known.spans import Span
from goodoffices.case import Package, Rather

FAVOURED = 60
"""Members in which some package is favoured that are worked out for one party."""

_ROOM = Fraction(1, 16)
"""The part of the room for what is strict that is kept where a package is favoured."""


@dataclass
class PartySystem:
    """The spans of one party and the drafts that it compared; ``programs`` counts what was solved."""

    spans: Mapping[str, Span]
    compared: Sequence[Rather]
    programs: int = 0
    _known: dict[tuple[tuple[str, str, str], ...], tuple[bool, bool]] = field(default_factory=dict)
    _favoured: dict[tuple[tuple[str, str], ...], Worth] = field(default_factory=dict)
    _plain: dict[tuple[str, ...], tuple[LinearProgram, Worth, Fraction]] = field(default_factory=dict)

    def sound(self) -> bool:
        """Whether anything at all agrees with what was said."""
        return self.member([], self.spans) is not None

    @cached_property
    def tied(self) -> tuple[tuple[str, ...], ...]:
        """The issues whose values are not free of each other: those that comparisons join, and each whose
        weight is open.
        """
        groups = [{issue} for issue, span in self.spans.items() if weight_open(span)]
        for one in self.compared:
            joined = set(one.this).union(*(group for group in groups if group & set(one.this)))
            groups = [group for group in groups if not group & joined] + [joined]
        return tuple(tuple(issue for issue in self.spans if issue in group) for group in groups)

    def inside(self, issues: Iterable[str], cap: Fraction) -> tuple[Worth, Mapping[str, Fraction]] | None:
        """A member as far inside as can be, in which no issue is worth more than ``cap`` where nothing bounds
        it, with the weight of every issue; None where so little is not enough.
        """
        program = self._program([], issues, cap)
        worth = program.solve()
        return None if worth is None else (worth, program.weights)

    def favouring(self, package: Package) -> Worth:
        """On the issues that are tied, a member in which the package's options stand high and others low."""
        found: Worth = {}
        for group in self.tied:
            key = tuple((issue, package[issue]) for issue in group)
            if key not in self._favoured and len(self._favoured) >= FAVOURED:
                # any member serves: what it shows is checked
                same = (each for each in self._favoured if [issue for issue, _ in each] == list(group))
                key = next(same, key)
            if key not in self._favoured:
                self._favoured[key] = self._favouring(group, dict(key))
            found |= self._favoured[key]
        return found

    def _favouring(self, group: tuple[str, ...], package: Package) -> Worth:
        if group not in self._plain:
            cap = Fraction(1)
            program = self._program([], group, cap)
            while (plain := program.solve()) is None:
                cap *= 16
                program = self._program([], group, cap)
            self._plain[group] = program, plain, program.room * _ROOM
        program, plain, room = self._plain[group]
        return program.solve(package, room) or plain

    def can(self, over: Package, under: Package) -> tuple[bool, bool]:
        """Whether for some member ``over`` is at least as good as ``under``, and whether for some it is
        better.
        """
        key = tuple((i, over[i], under[i]) for i in over if over[i] != under[i])
        if key not in self._known:
            one, other = {i: o for i, o, _ in key}, {i: u for i, _, u in key}
            better = self.member([Requirement(one, other, strict=True)], one) is not None
            equal = better or self.member([Requirement(one, other)], one) is not None
            self._known[key] = equal, better
        return self._known[key]

    def member(
        self, asked: Iterable[Requirement], issues: Iterable[str], cap: Fraction = NOTHING
    ) -> Worth | None:
        """A member that meets what is asked as well, with as much room as there is (at most 1) in everything
        strict; None where there is none. It tells the worth of ``issues`` and of those that drafts compared
        tie to them. ``cap`` bounds what an issue can be worth where nothing does.
        """
        return self._program(list(asked), issues, cap).solve()

    def _program(self, asked: list[Requirement], issues: Iterable[str], cap: Fraction) -> LinearProgram:
        self.programs += 1
        wanted = set(issues).union(*({*each.over, *each.under} for each in asked))
        wanted = wanted.union(*(group for group in self.tied if wanted.intersection(group)))
        program = LinearProgram(cap)
        for issue, span in self.spans.items():
            if issue in wanted:
                program.add(issue, span)
        for one in self.compared:
            if wanted.intersection(one.this):
                program.require(Requirement(one.this, one.than, strict=not one.alike))
                if one.alike:
                    program.require(Requirement(one.than, one.this))
        for more in asked:
            program.require(more)
        return program
