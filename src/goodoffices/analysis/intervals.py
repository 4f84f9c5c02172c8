"""What an analysis at one place in the intervals may say of the others: no proof, and a bound that holds for
all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import msgspec

from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.frontier_columns import TooWide
from goodoffices.analysis.little_known.records import LittleKnown
from goodoffices.analysis.partial_sums import Limits
from goodoffices.analysis.results import Analysis
from goodoffices.analysis.scored_case import Minima, compile_case
from goodoffices.analysis.solutions import solve
from goodoffices.case import Case, Interval, Preference
from goodoffices.language import CodedText, gettext_noop

METHOD = gettext_noop(
    "%(method)s, at one place in the intervals; another place may give another package, the bound "
    "holds for all "
    "of them"
)


def hedged(
    case: Case,
    found: Analysis,
    known: LittleKnown | None,
    weights: Mapping[str, Fraction] | None,
    minima: Minima,
    limits: Limits | None,
) -> Analysis:
    """The same analysis without a claim that holds for one place in the intervals only.

    No solution is proved: which package a concept picks turns on where in the intervals the values lie. The
    frontier is complete only where every permitted package that can be efficient is efficient in any case;
    else no point is called efficient, and the error bounds are what the intervals leave open.
    """
    bounds = _bounds(case, weights, limits, minima)
    solutions = {}
    for key, one in found.solutions.items():
        bound = max(one.bound, bounds.get(key, one.bound))
        if key == "kalai_smorodinsky":
            bound = max(bound, Fraction(1))
        solutions[key] = msgspec.structs.replace(
            one, bound=bound, proved=False, method=CodedText("at-one-place", METHOD, method=one.method)
        )
    frontier = found.frontier
    if frontier is not None and not (known is not None and known.efficient["some"] == 0):
        slacks = {preference.party: _slack(preference) for preference in case.preferences}
        bounds_by_party = {
            party: frontier.error_bounds.get(party, Fraction(0)) + slacks.get(party, Fraction(0))
            for party in found.scored
        }
        frontier = msgspec.structs.replace(
            frontier,
            points=tuple(msgspec.structs.replace(point, efficient=False) for point in frontier.points),
            efficient=0,
            complete=False,
            ended=frontier.ended or "intervals",
            error_bounds=bounds_by_party,
            error_bound=max(bounds_by_party.values(), default=Fraction(0)),
        )
    return msgspec.structs.replace(found, solutions=solutions, frontier=frontier)


def _bounds(
    case: Case, weights: Mapping[str, Fraction] | None, limits: Limits | None, minima: Minima
) -> dict[str, Fraction]:
    """What no package can pass by each concept, wherever in the intervals the true values lie: all at their
    best, the minima at their least.
    """
    low = compile_case(case, minima=minima, ends="low")
    best = replace(compile_case(case, minima="ignored", ends="high"), minima=low.minima)
    try:
        front = find_frontier(best, least=[0] * len(best.parties), limits=limits)
    except TooWide:
        rounded = compile_case(case, minima="ignored", ends="high", rounded=True)
        front = find_frontier(
            replace(rounded, minima=low.minima), least=[0] * len(best.parties), limits=limits
        )
    return {key: one.bound for key, one in solve(front, weights).items()}


def _slack(preference: Preference) -> Fraction:
    """By how much two packages of one party can stand otherwise than at one place in the intervals: the sum
    of all that is open.
    """
    total = Fraction(0)
    for issue, row in (preference.values if preference.weights else preference.points).items():
        weight = preference.weights.get(issue, Fraction(1)) if preference.weights else Fraction(1)
        opens = [Fraction(0)]
        for value in row.values():
            ends = [w * v for w in _ends(weight) for v in _ends(value)]
            opens.append(max(ends) - min(ends))
        total += 2 * max(opens)
    return total


def _ends(value: Fraction | Interval) -> tuple[Fraction, Fraction]:
    return (value.low, value.high) if isinstance(value, Interval) else (value, value)
