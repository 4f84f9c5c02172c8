"""What each option of an issue is worth to a party, as far as its preferences tell, between a lowest and a
highest value.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.analysis.scores import WHOLE, interpolated
from goodoffices.case import Case, Interval, Issue, Preference


class Bounds(msgspec.Struct, frozen=True):
    """A number known to lie between ``low`` and ``high``, both included; equal where it is known exactly."""

    low: Fraction
    high: Fraction


class OptionValues(msgspec.Struct, frozen=True):
    """What an issue's options are worth: the value of each, times a ``weight`` of the issue that all of them
    share.
    """

    values: dict[str, Bounds]
    weight: Bounds


def option_values(case: Case) -> dict[str, dict[str, OptionValues]]:
    """Party to issue to worth, in the case's order: the options that nobody refuses, of issues on which the
    party scored all of these.
    """
    left = remaining(case)
    found: dict[str, dict[str, OptionValues]] = {}
    for party in case.parties:
        preference = case.preference(party.id)
        if preference is None:
            continue
        one = {}
        for issue in case.issues:
            worth = _values(case, preference, issue, left[issue.id])
            if worth:
                one[issue.id] = worth
        if one:
            found[party.id] = one
    return found


def remaining(case: Case) -> dict[str, list[str]]:
    """Issue to the options that no party's preferences refuse."""
    refused = {
        (issue, option)
        for preference in case.preferences
        for issue, options in preference.refuses.items()
        for option in options
    }
    return {
        issue.id: [option.id for option in case.options(issue) if (issue.id, option.id) not in refused]
        for issue in case.issues
    }


def best_ranked(case: Case) -> dict[str, dict[str, set[str]]]:
    """Party to issue to the options that it ranks highest among those that nobody refuses, where it ranked
    all of these, and not all alike.
    """
    left = remaining(case)
    found: dict[str, dict[str, set[str]]] = {}
    for preference in case.preferences:
        for issue, order in preference.order.items():
            live = [set(level) & set(left.get(issue, ())) for level in order]
            live = [level for level in live if level]
            if len(live) > 1 and set.union(*live) == set(left[issue]):
                found.setdefault(preference.party, {})[issue] = live[0]
    return found


def range_of(worth: OptionValues) -> Bounds:
    """The least and the most that the best and the worst option can lie apart."""
    lows = [value.low for value in worth.values.values()]
    highs = [value.high for value in worth.values.values()]
    least = max(Fraction(0), max(lows) - min(highs))
    most = Fraction(0)
    top, second = _two_largest(highs)
    for value in worth.values.values():
        rival = second if value.high == top else top
        if rival is not None:
            most = max(most, rival - value.low)
    return Bounds(least * worth.weight.low, most * worth.weight.high)


def may_be_best(worth: OptionValues) -> set[str]:
    """The options that are best, alone or with others, under some of the values that are possible."""
    if worth.weight.low == 0:
        return set(worth.values)
    floor = max(value.low for value in worth.values.values())
    return {option for option, value in worth.values.items() if value.high >= floor}


def surely_best(worth: OptionValues) -> set[str]:
    """The options that are best, alone or with others, under all the values that are possible."""
    if worth.weight.high == 0:
        return set(worth.values)
    top, second = _two_largest([value.high for value in worth.values.values()])
    found = set()
    for option, value in worth.values.items():
        rival = second if value.high == top else top
        if rival is None or value.low >= rival:
            found.add(option)
    return found


def _two_largest(numbers: list[Fraction]) -> tuple[Fraction, Fraction | None]:
    """The largest, and the largest of the others (the same again where two are largest)."""
    ordered = sorted(numbers, reverse=True)
    return ordered[0], ordered[1] if len(ordered) > 1 else None


def _values(case: Case, preference: Preference, issue: Issue, options: list[str]) -> OptionValues | None:
    """The worth of every one of ``options``, or None where one is missing (or there is none)."""
    if preference.weights:
        weight = preference.weights.get(issue.id)
        given = preference.values.get(issue.id, {})
        if issue.kind == "divisible" and WHOLE not in given:
            given = {**given, WHOLE: Fraction(1)}
    else:
        weight, given = Fraction(1), preference.points.get(issue.id, {})
    if weight is None or not options:
        return None
    known = {option: _bounds(value) for option, value in given.items()}
    shared = _bounds(weight)
    if issue.kind == "divisible" and WHOLE in known:
        mine = [party.id for party in case.parties].index(preference.party)
        shares = {option.id: Fraction(parts[mine], sum(parts)) for option, parts in case.shares(issue)}
        if len(known) == 1:
            shared = _times(known[WHOLE], shared)
            known = {option: Bounds(share, share) for option, share in shares.items()}
        else:
            known = {
                o: Bounds(known[WHOLE].low * s, known[WHOLE].high * s) for o, s in shares.items()
            } | known
    elif issue.id in preference.linear:
        lows = interpolated({option: value.low for option, value in known.items()}, case.options(issue))
        highs = interpolated({option: value.high for option, value in known.items()}, case.options(issue))
        known = {option: Bounds(lows[option], highs[option]) for option in lows}
    if any(option not in known for option in options):
        return None
    values = {option: known[option] for option in options}
    if shared.low < 0:
        values = {option: _times(value, shared) for option, value in values.items()}
        shared = Bounds(Fraction(1), Fraction(1))
    return OptionValues(values, shared)


def _bounds(value: Fraction | Interval) -> Bounds:
    return Bounds(value.low, value.high) if isinstance(value, Interval) else Bounds(value, value)


def _times(value: Bounds, weight: Bounds) -> Bounds:
    ends = [a * b for a in (value.low, value.high) for b in (weight.low, weight.high)]
    return Bounds(min(ends), max(ends))
