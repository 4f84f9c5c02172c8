"""What each option is worth to a party, exactly, or why that is not known.

A preference that leaves out an option has not said that it is worth nothing. So a party enters the analysis
only where every option of every issue has a value; else :class:`NotScored` says which is missing.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from typing import Literal

from goodoffices.case import Case, Interval, Issue, Option, Package, Preference, parse_exact
from goodoffices.language import CodedText

Ends = Literal["low", "middle", "high"]
"""Where in an interval to stand: at its low end, in its middle, or at its high end."""

OptionScores = dict[str, dict[str, Fraction]]
"""Issue id to option id to what the option adds to a package's score."""

WHOLE = "whole"

NAMED = 3
"""Options without points that a message names."""


class NotScored(ValueError):
    """A party whose preferences do not give every option a value; the message says what is missing."""


def option_scores(case: Case, party: str, ends: Ends = "middle") -> OptionScores:
    """What every option adds to ``party``'s score. Raises :class:`NotScored`."""
    preference = case.preference(party)
    if preference is None:
        raise NotScored(CodedText("nothing-known-its-preferences", "nothing is known of its preferences"))
    if not preference.points and not preference.weights:
        raise NotScored(
            CodedText("its-preferences-rankings-or", "its preferences are rankings or refusals, not points")
        )
    return {issue.id: _issue_scores(case, issue, preference, ends) for issue in case.issues}


def package_score(scores: OptionScores, package: Package) -> Fraction:
    """The score of a complete package."""
    return sum((scores[issue][option] for issue, option in package.items()), Fraction(0))


def _issue_scores(case: Case, issue: Issue, preference: Preference, ends: Ends) -> dict[str, Fraction]:
    if preference.weights:
        if issue.id not in preference.weights:
            raise NotScored(
                CodedText(
                    "no-weight-given-write",
                    "no weight is given for %(label)r; write weight 0 if it does not matter",
                    label=issue.label,
                )
            )
        weight = settle(preference.weights[issue.id], ends)
        given = preference.values.get(issue.id, {})
        if issue.kind == "divisible" and WHOLE not in given:
            given = {**given, WHOLE: Fraction(1)}
    else:
        weight, given = Fraction(1), preference.points.get(issue.id, {})
    known = {option: settle(value, ends) * weight for option, value in given.items()}
    if issue.kind == "divisible":
        return _shared(case, issue, preference.party, known)
    options = case.options(issue)
    if issue.id in preference.linear:
        known = interpolated(known, options)
    missing = [option.label for option in options if option.id not in known]
    if missing and len(missing) == len(options):
        raise NotScored(
            CodedText(
                "no-points-given-write",
                "no points are given for %(label)r; write some for each option, all 0 if it does not matter",
                label=issue.label,
            )
        )
    if missing:
        raise NotScored(
            CodedText(
                "no-points-given",
                "no points are given for %(listed)s on %(label)r",
                listed=_listed(missing),
                label=issue.label,
            )
        )
    return {option.id: known[option.id] for option in options}


def _listed(names: list[str]) -> str:
    listed, more = ", ".join(repr(name) for name in names[:NAMED]), len(names) - NAMED
    return (
        CodedText("and-more", "%(names)s and %(more)s more", names=listed, more=more) if more > 0 else listed
    )


def _shared(case: Case, issue: Issue, party: str, known: dict[str, Fraction]) -> dict[str, Fraction]:
    index = [each.id for each in case.parties].index(party)
    scores = {}
    for option, shares in case.shares(issue):
        if option.id in known:
            scores[option.id] = known[option.id]
        elif WHOLE in known:
            scores[option.id] = known[WHOLE] * shares[index] / issue.parts
        else:
            raise NotScored(
                CodedText(
                    "no-points-given-whole",
                    "no points are given for the whole of %(label)r",
                    label=issue.label,
                )
            )
    return scores


def interpolated(known: dict[str, Fraction], options: tuple[Option, ...]) -> dict[str, Fraction]:
    """The values given, and those of the numbers between them on straight lines; numbers beyond the outermost
    have none.
    """
    corners = sorted((parse_exact(option), value) for option, value in known.items())
    places = [place for place, _ in corners]
    found = dict(known)
    for option in options:
        number = parse_exact(option.id)
        at = bisect_right(places, number)
        if option.id in known or at == 0 or at == len(places):
            continue
        (x0, y0), (x1, y1) = corners[at - 1], corners[at]
        found[option.id] = y0 + (y1 - y0) * (number - x0) / (x1 - x0)
    return found


def settle(value: Fraction | Interval, ends: Ends) -> Fraction:
    """The number to reckon with: the value itself, or the chosen place in its interval."""
    if isinstance(value, Interval):
        return {"low": value.low, "high": value.high, "middle": (value.low + value.high) / 2}[ends]
    return value
