"""What holds whatever the values are that were not given exactly: the case at its worst and at its best.

A value that is known as an interval only, or not at all, has a least and a most. With every party's
minimum at its hardest and everything else at its least, a package that meets the minima meets them
whatever the values are; with all at its best, what none meets, none can meet. Between the two nothing is
told.

A minimum that is given as a package moves with the values, so a party with one is reckoned option by option
against that package: the least and the most by which each option can be worth more than the package's own.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from math import lcm
from typing import Literal

import msgspec

from goodoffices.analysis.best_packages import BestPackages
from goodoffices.analysis.blocks import NothingPermitted, TooLarge
from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.frontier_columns import TooWide
from goodoffices.analysis.layers import sought
from goodoffices.analysis.little_known.said import numbers_of, range_without
from goodoffices.analysis.option_values import Bounds
from goodoffices.analysis.partial_sums import Limits
from goodoffices.analysis.scored_case import ScoredCase, compile_case
from goodoffices.case import Case, Interval, Issue, Minimum, Package, Preference

End = Literal["worst", "best"]


def unknown_minima(case: Case, scored: Collection[str]) -> tuple[str, ...]:
    """The parties with a stated minimum of which it can turn on values not given exactly whether a package
    meets it: those with intervals, and those without scores (not ``scored``).
    """
    return tuple(
        preference.party
        for preference in case.preferences
        if preference.minimum is not None and (preference.party not in scored or has_intervals(preference))
    )


def has_intervals(preference: Preference) -> bool:
    """Whether some value of the party is known only as an interval that is wider than a point."""
    rows = (*preference.points.values(), *preference.values.values())
    return any(
        isinstance(value, Interval) and value.low < value.high
        for value in [*preference.weights.values(), *(v for row in rows for v in row.values())]
    )


def at_end(case: Case, end: End, *, of: Collection[str], gains: bool) -> Case:
    """The case with the values of the parties ``of`` at one end; the others keep what they refuse, and no
    more.

    With ``gains`` a minimum that is a package is reckoned option by option and stands at 0: which minima are
    met comes out right, scores do not. Without, scores are at their end, and a minimum at the end that suits
    it.
    """
    found = []
    for preference in case.preferences:
        bare = Preference(party=preference.party, refuses=preference.refuses)
        if preference.party in of:
            points, minimum = _moved(case, preference, end, gains)
            bare = msgspec.structs.replace(bare, points=points, minimum=minimum)
        found.append(bare)
    return msgspec.structs.replace(case, preferences=tuple(found))


def _moved(
    case: Case, preference: Preference, end: End, gains: bool
) -> tuple[dict[str, dict[str, Fraction | Interval]], Minimum | None]:
    worths = {issue.id: _worths(case, issue, preference) for issue in case.issues}
    most = Fraction(1)
    for row, _ in worths.values():
        most += max((abs(bounds.low) + abs(bounds.high) for bounds in row.values()), default=Fraction(0))
    if preference.minimum is not None:
        most += abs(preference.minimum.score or Fraction(0))
    # Where nothing bounds what an issue is worth, it may be worth more than all the rest together.
    open_ended = {issue for issue, (_, bounded) in worths.items() if not bounded}
    edges = [
        edge for row, _ in worths.values() for bounds in row.values() for edge in (bounds.low, bounds.high)
    ]
    # Less than any difference of sums, even once for every issue.
    least = Fraction(1, lcm(*(edge.denominator for edge in edges)) * (len(worths) + 1))
    minimum = preference.minimum
    points: dict[str, dict[str, Fraction | Interval]] = {}
    for issue, (row, _) in worths.items():
        against = minimum.package.get(issue) if minimum and gains else None
        points[issue] = {}
        for option, bounds in row.items():
            low, high = bounds.low, bounds.high
            if issue in open_ended:
                high += most
            if against is not None:
                other = row[against]
                above = other.high + (most if issue in open_ended else 0)
                low, high = low - above, high - other.low
                if option == against:
                    low, high = Fraction(0), Fraction(0)
                elif issue in open_ended:
                    low, high = _ranked(preference, issue, (option, against), (low, high), least)
            points[issue][option] = low if end == "worst" else high
    if minimum is None:
        return points, None
    if minimum.score is not None:
        return points, Minimum(score=minimum.score)
    if gains:
        return points, Minimum(score=Fraction(0))
    just = [worths[issue][0][option] for issue, option in minimum.package.items()]
    return points, Minimum(score=sum((b.high if end == "worst" else b.low for b in just), Fraction(0)))


def _ranked(
    preference: Preference,
    issue: str,
    pair: tuple[str, str],
    apart: tuple[Fraction, Fraction],
    least: Fraction,
) -> tuple[Fraction, Fraction]:
    """The least and the most by which the first option can be worth more than the second, by the party's
    order too: what stands lower is worth less, by however little (``least``).
    """
    one, other = pair
    low, high = apart
    ranks = {option: k for k, level in enumerate(preference.order.get(issue, ())) for option in level}
    if one in ranks and other in ranks:
        if ranks[one] <= ranks[other]:
            low = max(low, Fraction(0))
        if ranks[one] >= ranks[other]:
            high = min(high, Fraction(0) if ranks[one] == ranks[other] else -least)
    return low, high


def _worths(case: Case, issue: Issue, preference: Preference) -> tuple[dict[str, Bounds], bool]:
    """What each option can be worth, and whether that is bounded from above."""
    numbers = numbers_of(case, issue, preference)
    options = [option.id for option in case.options(issue)]
    free = bool(preference.weights) and issue.id not in preference.weights
    if not numbers or free:
        nothing = Bounds(Fraction(0), Fraction(0))
        return dict.fromkeys(options, nothing), False
    lowest, highest = range_without(case, preference, numbers)
    ends = _weight_ends(preference, issue.id)
    found = {}
    for option in options:
        value = numbers.get(option, Bounds(lowest, highest))
        products = [w * v for w in ends for v in (value.low, value.high)]
        found[option] = Bounds(min(products), max(products))
    return found, True


def least_ahead(case: Case, party: str, one: Package, other: Package) -> Fraction:
    """The least by which one complete package can be worth more to a party than another (below 0: it can be
    worth less).
    """
    preference = case.preference(party)
    assert preference is not None
    total = Fraction(0)
    for issue in case.issues:
        a, b = one[issue.id], other[issue.id]
        if a == b:
            continue
        numbers = numbers_of(case, issue, preference)
        apart = numbers[a].low - numbers[b].high
        total += min(weight * apart for weight in _weight_ends(preference, issue.id))
    return total


def _weight_ends(preference: Preference, issue: str) -> tuple[Fraction, Fraction]:
    weight = preference.weights.get(issue, Fraction(1)) if preference.weights else Fraction(1)
    return (weight.low, weight.high) if isinstance(weight, Interval) else (weight, weight)


def reachable(case: Case, parties: Collection[str], limits: Limits, *, end: End | None = None) -> bool | None:
    """Whether some package meets the stated minima of these ``parties``, and holds nothing that is refused,
    whatever the values are that were not given exactly; None where that turns on them, or where the time was
    too short to tell. With ``end`` only whether one does there.
    """
    of = [
        preference.party
        for preference in case.preferences
        if preference.party in parties and preference.minimum is not None
    ]
    if end is None:
        best = reachable(case, of, limits.part(0.5), end="best")
        if best is False:
            return False
        return True if reachable(case, of, limits, end="worst") else None
    moved = at_end(case, end, of=of, gains=True)
    try:
        try:
            return _some(compile_case(moved), limits)
        except TooWide:
            return _some(compile_case(moved, rounded=True), limits)
    except NothingPermitted:
        return False
    except TooLarge:
        return None


def _some(scored: ScoredCase, limits: Limits) -> bool | None:
    """Whether some package meets every minimum."""
    if not scored.parties:
        scored = compile_case(_with_one(scored.case))
    if sought(scored):
        top = BestPackages(scored, clock=limits.timer).top(0)
        return False if top.empty else True if top.value is not None else None
    front = find_frontier(scored, limits=limits)
    if len(front.scores):
        return True
    return False if front.complete else None


def _with_one(case: Case) -> Case:
    """The case with one party that values nothing, for what has no scores at all is not summed."""
    nothing: dict[str, dict[str, Fraction | Interval]] = {
        issue.id: {option.id: Fraction(0) for option in case.options(issue)} for issue in case.issues
    }
    first = case.parties[0].id
    mine = case.preference(first) or Preference(party=first)
    return case.with_preference(msgspec.structs.replace(mine, points=nothing))
