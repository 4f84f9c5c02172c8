"""A case's preferences in the terms of a Genius profile: one weight per issue, one evaluation per option.

Genius takes evaluation / largest evaluation within an issue, times the weight, and cuts the sum at one. So an
issue's weight becomes the most that the party can get from it, and the evaluations keep the proportions
exactly, as whole numbers where these are short.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import floor, gcd, lcm

import msgspec

from goodoffices.case.case import Case, whole_value
from goodoffices.case.formats.faults import Faults
from goodoffices.case.formats.genius_profile import ROUNDING
from goodoffices.case.issues import Issue
from goodoffices.case.numbers import format_exact, parse_exact
from goodoffices.case.preferences import Preference, Value
from goodoffices.language import CodedText

WHOLE = "whole"

PLACES = 30
"""Decimal places of a number that has no exact decimal."""

Points = dict[str, dict[str, Fraction]]
"""Issue to option to what the option adds to the score of a package."""


class GeniusProfile(msgspec.Struct, frozen=True):
    """A profile to write. ``scale`` is what a score of the case is divided by to give a utility."""

    party: str
    weights: dict[str, Fraction]
    evaluations: dict[str, dict[str, Fraction]]
    reservation: Fraction | None
    discount: Fraction | None
    scale: Fraction


def genius_profile(case: Case, preference: Preference, faults: Faults) -> GeniusProfile | None:
    """The profile of one party; None, with each reason noted, where Genius has no way to say it."""
    before = len(faults.problems)
    points = _points(case, preference, faults)
    minimum = _minimum(preference, points, faults)
    if len(faults.problems) > before:
        return None
    most = {issue: max(options.values()) for issue, options in points.items()}
    total = sum(most.values(), Fraction(0))
    scale = _scale(list(most.values()), total) if preference.points or total > 1 + ROUNDING else Fraction(1)
    if minimum is not None and not 0 <= minimum <= scale:
        faults.wrong(
            None,
            CodedText(
                "party-minimum-below-zero",
                "party %(party)s: a minimum below zero or above the best package cannot be said.",
                party=preference.party,
            ),
        )
        return None
    if preference.discount is not None and not 0 <= preference.discount <= 1:
        faults.wrong(
            None,
            CodedText(
                "party-discount-does-not",
                "party %(party)s: the discount does not lie between 0 and 1.",
                party=preference.party,
            ),
        )
        return None
    return GeniusProfile(
        party=preference.party,
        weights={issue: top / scale for issue, top in most.items()},
        evaluations={issue: _whole(options) for issue, options in points.items()},
        reservation=None if minimum is None else minimum / scale,
        discount=preference.discount,
        scale=scale,
    )


def _scale(most: list[Fraction], total: Fraction) -> Fraction:
    """What to divide scores by: the best package's score, so that it comes out as 1.

    Where a weight would then have no exact decimal, rounding each weight by itself would part packages that
    tie. So the utility of one unit is rounded instead, once, and every weight is a whole number of such
    units; the best package comes out a hair below 1.
    """
    if not total or all("/" not in format_exact(top / total) for top in most):
        return total or Fraction(1)
    bottom = lcm(*(top.denominator for top in most))
    unit = Fraction(gcd(*(int(top * bottom) for top in most)), bottom)
    fine = 10 ** (PLACES + len(str(int(total / unit))))
    return unit / Fraction(floor(fine * unit / total), fine)


def _points(case: Case, preference: Preference, faults: Faults) -> Points:
    """What every option adds, for every issue; reasons why this cannot be told are noted."""
    party = preference.party
    unsaid = {
        CodedText("order-without-scores", "an order without scores"): preference.order,
        CodedText("comparison-of-drafts", "a comparison of drafts"): preference.rather,
        CodedText("options-refused-any-case", "options refused in any case"): preference.refuses,
    }
    if what := next((words for words, given in unsaid.items() if given), ""):
        faults.wrong(
            None,
            CodedText(
                "party-cannot-said-genius",
                "party %(party)s: %(what)s cannot be said in a Genius profile.",
                party=party,
                what=what,
            ),
        )
    points: Points = {}
    for issue in case.issues:
        try:
            found = _issue_points(case, preference, issue)
        except _Uncertain:
            faults.wrong(
                None,
                CodedText(
                    "party-score-interval-which",
                    "party %(party)s: a score of %(id)r is an interval, which Genius cannot say.",
                    party=party,
                    id=issue.id,
                ),
            )
            continue
        if found is None:
            faults.wrong(
                None,
                CodedText(
                    "party-not-every-option",
                    "party %(party)s: not every option of %(id)r has a score, and Genius needs one for each.",
                    party=party,
                    id=issue.id,
                ),
                CodedText("score-options-left", "Score the options that are left."),
            )
        elif min(found.values()) < 0:
            faults.wrong(
                None,
                CodedText(
                    "party-score-below-zero",
                    "party %(party)s: a score of %(id)r is below zero, which Genius cannot say.",
                    party=party,
                    id=issue.id,
                ),
                CodedText(
                    "add-same-number-every",
                    "Add the same number to every option of the issue and to the minimum.",
                ),
            )
        else:
            points[issue.id] = found
    return points


class _Uncertain(ValueError):
    """A value that is an interval."""


def _exact(value: Value) -> Fraction:
    if not isinstance(value, Fraction):
        raise _Uncertain
    return value


def _issue_points(case: Case, preference: Preference, issue: Issue) -> dict[str, Fraction] | None:
    """What every option of an issue adds, or None if that is not known of one of them."""
    weight = Fraction(1)
    given = preference.points.get(issue.id, {})
    if preference.weights:
        if issue.id not in preference.weights:
            return None
        weight = _exact(preference.weights[issue.id])
        given = preference.values.get(issue.id, {})
        if issue.kind == "divisible":
            given = {WHOLE: Fraction(1), **given}
    known = {option: weight * _exact(value) for option, value in given.items()}
    if issue.kind == "divisible" and WHOLE in known:
        index = [party.id for party in case.parties].index(preference.party)
        for option, shares in case.shares(issue):
            known.setdefault(option.id, whole_value(index, shares, known[WHOLE]))
    options = [option.id for option in case.options(issue)]
    if issue.id in preference.linear:
        known = _interpolated(known, options)
    if not options or any(option not in known for option in options):
        return None
    return {option: known[option] for option in options}


def _interpolated(known: dict[str, Fraction], options: list[str]) -> dict[str, Fraction]:
    """The values given, and between them those on straight lines; beyond the outermost nothing is known."""
    corners = sorted((parse_exact(option), value) for option, value in known.items())
    found = dict(known)
    for option in options:
        x = parse_exact(option)
        for (left, low), (right, high) in pairwise(corners):
            if left < x < right:
                found[option] = low + (high - low) * (x - left) / (right - left)
    return found


def _minimum(preference: Preference, points: Points, faults: Faults) -> Fraction | None:
    minimum = preference.minimum
    if minimum is None:
        return None
    if minimum.score is not None:
        return minimum.score
    found = [points.get(issue, {}).get(minimum.package.get(issue, "")) for issue in points]
    known = [value for value in found if value is not None]
    if not known or len(known) < len(found):
        faults.wrong(
            None,
            CodedText(
                "party-minimum-package-leaves",
                "party %(party)s: the minimum is a package that leaves issues open; it has no score.",
                party=preference.party,
            ),
        )
        return None
    return sum(known, Fraction(0))


def _whole(options: dict[str, Fraction]) -> dict[str, Fraction]:
    """The same proportions in whole numbers; where these are long, with a decimal point after the ninth
    digit.
    """
    factor = Fraction(lcm(*(value.denominator for value in options.values())))
    digits = len(str(int(max(options.values()) * factor)))
    factor /= 10 ** max(0, digits - 9)
    return {option: value * factor for option, value in options.items()}
