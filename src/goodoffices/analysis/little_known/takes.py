"""For which of the preferences that agree with what was said every party would take a package: all, some or
none. Proved.

A party takes a package that meets its stated minimum and holds nothing that it refuses; without a minimum,
its own word on each option decides.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.little_known.program import Requirement
from goodoffices.analysis.little_known.records import Verdict
from goodoffices.analysis.little_known.said import SaidOrders
from goodoffices.analysis.little_known.spans import Most
from goodoffices.analysis.little_known.verdicts import Space
from goodoffices.case import Case, Minimum, Package

PROGRAMS = 600
"""Linear programs that may be solved for one party."""


def acceptable(case: Case, said: list[SaidOrders], space: Space) -> list[Verdict]:
    """For every package whether every party would take it."""
    every = [_takes(_minimum(case, one), one, space) for one in said]
    order: tuple[Verdict, ...] = ("none", "open", "some", "all")
    return [min(each, key=order.index) for each in zip(*every, strict=True)]


def _minimum(case: Case, said: SaidOrders) -> Minimum | None:
    preference = case.preference(said.party)
    return preference.minimum if preference else None


def _takes(minimum: Minimum | None, said: SaidOrders, space: Space) -> list[Verdict]:
    refused = [bool(row.any()) for row in _marks(said.refuses, space)]
    taken = [bool(row.all()) for row in _marks(said.takes, space)]
    if minimum is None:
        return ["none" if no else "all" if yes else "some" for no, yes in zip(refused, taken, strict=True)]
    found: list[Verdict] = []
    for row, no in enumerate(refused):
        if no:
            found.append("none")
            continue
        package = space.package(row)
        verdict = _meets(minimum, said, package)
        if verdict == "some" and said.system is not None:
            verdict = _proved(minimum, said, package)
        found.append(verdict)
    return found


def _meets(minimum: Minimum, said: SaidOrders, package: Package) -> Verdict:
    """Whether a package meets a minimum, issue by issue."""
    if minimum.package:
        below = [said.spans[i].difference(minimum.package[i], package[i]) for i in minimum.package]
        above = [said.spans[i].difference(package[i], minimum.package[i]) for i in minimum.package]
        worst, best = sum(below, Most(Fraction(0))), sum(above, Most(Fraction(0)))
        sure = worst.value is not None and worst.value <= 0
        can = best.value is None or best.value > 0 or (best.value == 0 and not best.strict)
    else:
        assert minimum.score is not None
        highs = [said.spans[i].high(o) for i, o in package.items()]
        sure = sum((said.spans[i].low(o) for i, o in package.items()), Fraction(0)) >= minimum.score
        top = sum(highs, Most(Fraction(0)))
        can = (
            top.value is None or top.value > minimum.score or (top.value == minimum.score and not top.strict)
        )
    return "all" if sure else "some" if can else "none"


def _proved(minimum: Minimum, said: SaidOrders, package: Package) -> Verdict:
    """The same by linear programs, where drafts that were compared or open weights tie issues together."""
    system = said.system
    assert system is not None
    if system.programs > PROGRAMS:
        return "open"
    here = {i: package[i] for i in minimum.package} if minimum.package else package
    least = Fraction(0) if minimum.package else minimum.score or Fraction(0)
    met = Requirement(here, minimum.package, by=least)
    missed = Requirement(minimum.package, here, strict=True, by=-least)
    if system.member([met], here) is None:
        return "none"
    return "some" if system.member([missed], here) is not None else "all"


def _marks(pairs: frozenset[tuple[str, str]], space: Space) -> NDArray[np.bool_]:
    """Per package and issue, whether its option is one of the pairs."""
    columns = []
    for k, (issue, options) in enumerate(zip(space.issues, space.options, strict=True)):
        those = np.array([(issue, option) in pairs for option in options], dtype=np.bool_)
        columns.append(those[space.rows[:, k]])
    return np.column_stack(columns)
