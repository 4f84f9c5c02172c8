"""What was said of some issues, and what is asked besides, as one linear program in exact numbers.

Every option's worth is a sum of variables that are 0 or more; every bound on a value, or on a difference of
two, holds as many times over as its issue weighs. Strict conditions share one variable, the room t.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.analysis.exact_lp import Region
from goodoffices.analysis.little_known.spans import ZERO, Span
from goodoffices.case import Package

Sum = dict[int, Fraction]
"""Variable to coefficient; :data:`ONE` is the constant."""

ONE = -1
NOTHING = Fraction(0)
_T = 0
_MANY = 61
"""Values of one issue up to which bounds that follow from others are left out of a program."""

Worth = dict[str, dict[str, Fraction]]
"""Issue to option to what it is worth."""


@dataclass(frozen=True)
class Requirement:
    """``over`` is worth at least ``by`` more than ``under`` to the party, or, where ``strict``, more than
    that.
    """

    over: Package
    under: Package
    strict: bool = False
    by: Fraction = NOTHING


def weight_open(span: Span) -> bool:
    """Whether one weight that is not known moves several known differences at once, so that a member cannot
    be chosen option by option.
    """
    if not span.free:
        return span.weight.low < span.weight.high and len(span.options) > 1
    return any(most.value for most in span.most.values() if most.value is not None)


class LinearProgram:
    """A linear program in the making: every option's worth as a sum of variables that are 0 or more."""

    def __init__(self, cap: Fraction) -> None:
        self.cap = cap
        self.size = 1
        self.worth: dict[tuple[str, str], Sum] = {}
        self.times: dict[str, Sum] = {}
        self.weights: dict[str, Fraction] = {}
        self.room = NOTHING
        self.rows: list[tuple[Sum, bool]] = []
        """Each sum is at most 0, or below 0."""
        self._held: tuple[int, Fraction | None] = (-1, None)
        self._region = Region([], [], 0)

    def new(self) -> int:
        self.size += 1
        return self.size - 1

    def add(self, issue: str, span: Span) -> None:
        """The variables and bounds of one issue."""
        bare = span.free and not weight_open(span)
        if bare and not self.cap:
            times: Sum = {ONE: Fraction(1)}  # every bound is 0: whatever the weight, it says the same
        elif not span.free and span.weight.low == span.weight.high:
            times = {ONE: span.weight.low}
        else:
            weight = self.new()
            times = {weight: Fraction(1)}
            if not span.free:
                self.rows.append(({weight: Fraction(1), ONE: -span.weight.high}, False))
                self.rows.append(({weight: Fraction(-1), ONE: span.weight.low}, False))
            else:
                self.rows.append(({weight: Fraction(-1)}, True))
                if self.cap:
                    self.rows.append(({weight: Fraction(1), ONE: -self.cap}, False))
        self.times[issue] = times
        leads = self._leads(issue, span, times)
        strict = span.free or span.weight.low > 0
        for a in leads:
            for b in leads:
                if a == b or b == ZERO == a or not self._needed(span, a, b, leads):
                    continue
                most = span.most[a, b]
                assert most.value is not None
                gap = _plus(self._of(issue, a), self._of(issue, b), Fraction(-1))
                self.rows.append((_plus(gap, times, -most.value), most.strict and strict))
            if self.cap and a != ZERO and bare:
                self.rows.append((_plus(self._of(issue, a), times, Fraction(-1)), False))

    def _leads(self, issue: str, span: Span, times: Sum) -> list[str]:
        """One option of each group that lies a known distance apart, with its variable; the others follow."""
        leads = [ZERO]
        for option in span.options:
            home = next((lead for lead in leads if _fixed(span, option, lead)), None)
            if home is None:
                low = span.most[ZERO, option].value
                assert low is not None
                self.worth[issue, option] = _plus({self.new(): Fraction(1)}, times, -low)
                leads.append(option)
            else:
                apart = span.most[option, home].value
                assert apart is not None
                self.worth[issue, option] = _plus(self._of(issue, home), times, apart)
        return leads

    def _of(self, issue: str, option: str) -> Sum:
        return {} if option == ZERO else self.worth[issue, option]

    @staticmethod
    def _needed(span: Span, a: str, b: str, leads: list[str]) -> bool:
        """Whether a bound says more than being 0 or more, and more than two others together."""
        most = span.most[a, b]
        if most.value is None or (a == ZERO and not most.strict):
            return False
        for via in leads if len(leads) <= _MANY else [ZERO]:
            if via in (a, b):
                continue
            through = span.most[a, via] + span.most[via, b]
            if through.value is not None and not most.tighter(through):
                return False
        return True

    def require(self, asked: Requirement) -> None:
        """One package worth so much more than another."""
        total: Sum = {ONE: asked.by}
        for issue, option in asked.under.items():
            total = _plus(total, self.worth[issue, option], Fraction(1))
        for issue, option in asked.over.items():
            total = _plus(total, self.worth[issue, option], Fraction(-1))
        self.rows.append((total, asked.strict))

    def _favouring(self, favoured: Package) -> list[Fraction]:
        """The sum of how far the favoured options stand above each other one of their issues."""
        total: Sum = {}
        for (issue, _), worth in self.worth.items():
            total = _plus(total, self.worth[issue, favoured[issue]], Fraction(1))
            total = _plus(total, worth, Fraction(-1))
        return [total.get(place, Fraction(0)) for place in range(self.size)]

    def solve(self, favoured: Package | None = None, room: Fraction = NOTHING) -> Worth | None:
        """A member with as much ``room`` (returned as :attr:`room`), up to 1, as everything strict can have;
        or, with that room given, one in which the ``favoured`` options stand high and all others low.
        """
        strict = any(below for _, below in self.rows)
        goal = [Fraction(1)] + [Fraction(0)] * (self.size - 1)
        if favoured is not None:
            goal = self._favouring(favoured)
        key = (len(self.rows), None if favoured is None else room)
        if key != self._held:
            self._held, self._region = key, self._made(key[1])
        found = self._region.maximise(goal) if self._region.meets else None
        if found is None or found.value is None or (strict and not found.x[_T]):
            return None
        self.room = found.x[_T]
        worth: Worth = {}
        for (issue, option), total in self.worth.items():
            worth.setdefault(issue, {})[option] = _value(total, found.x)
        self.weights = {issue: _value(total, found.x) for issue, total in self.times.items()}
        return worth

    def _made(self, room: Fraction | None) -> Region:
        """All members with so much room, or with any."""
        rows, limits = [[Fraction(1)] + [Fraction(0)] * (self.size - 1)], [Fraction(1)]
        for total, below in self.rows:
            row = [Fraction(0)] * self.size
            for place, weight in total.items():
                if place != ONE:
                    row[place] = weight
            row[_T] = Fraction(int(below))
            rows.append(row)
            limits.append(-total.get(ONE, Fraction(0)))
        if room is not None:
            rows.append([Fraction(-1)] + [Fraction(0)] * (self.size - 1))
            limits.append(-room)
        return Region(rows, limits, self.size)


def _value(total: Sum, x: Sequence[Fraction]) -> Fraction:
    return sum((w * (1 if place == ONE else x[place]) for place, w in total.items()), Fraction(0))


def _fixed(span: Span, one: str, other: str) -> bool:
    there, back = span.most[one, other].value, span.most[other, one].value
    return there is not None and back is not None and there + back == 0


def _plus(one: Sum, other: Sum, times: Fraction) -> Sum:
    found = dict(one)
    for place, weight in other.items():
        found[place] = found.get(place, Fraction(0)) + weight * times
    return {place: weight for place, weight in found.items() if weight}
