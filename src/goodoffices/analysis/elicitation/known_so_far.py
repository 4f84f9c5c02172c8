"""What each option is worth to each side as far as was said: bounds, and a guess inside them.

On an issue whose options stand in an order (``ordered`` or ``range``), what lies between two options with
numbers is taken to be worth something between the two, and guessed on the straight line; a number that says
otherwise is taken as it is. Elsewhere an option without a number is anywhere in the side's range of numbers,
and guessed in the middle. Guesses choose what to ask; they are never told as what a side wants.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.option_values import Bounds
from goodoffices.case import Case, Interval, Issue, Preference

Table = NDArray[np.float64]
WHOLE_SCALE = 100.0
"""The range of a side that has given no number yet."""


@dataclass(frozen=True)
class KnownSoFar:
    """Per issue a table, party by option: the ``guess``, the ``low`` and the ``high`` end; whether a number
    was given (``said``).
    """

    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    guess: list[Table]
    low: list[Table]
    high: list[Table]
    said: list[NDArray[np.bool_]]


def known_so_far(case: Case) -> KnownSoFar:
    """All of it, in the case's order of parties, issues and options."""
    options = tuple(tuple(option.id for option in case.options(issue)) for issue in case.issues)
    found = KnownSoFar(tuple(issue.id for issue in case.issues), options, [], [], [], [])
    for issue, ids in zip(case.issues, options, strict=True):
        rows = [_row(case, case.preference(party.id), issue, ids) for party in case.parties]
        found.guess.append(np.array([row[0] for row in rows]))
        found.low.append(np.array([row[1] for row in rows]))
        found.high.append(np.array([row[2] for row in rows]))
        found.said.append(np.array([row[3] for row in rows]))
    return found


def ends_matter(issue: Issue) -> bool:
    """Whether the options stand in an order, so that the two ends tell most."""
    return issue.kind in ("ordered", "range")


def _row(
    case: Case, preference: Preference | None, issue: Issue, ids: tuple[str, ...]
) -> tuple[list[float], list[float], list[float], list[bool]]:
    """Guess, low, high, said: one party on one issue."""
    given = {} if preference is None else numbers(preference, issue.id)
    least, most = _range(case, preference)
    places = [place for place, option in enumerate(ids) if option in given]
    guess, low, high = [], [], []
    for place, option in enumerate(ids):
        if option in given:
            ends = float(given[option].low), float(given[option].high)
            middle = sum(ends) / 2
        else:
            before = max((p for p in places if p < place), default=None)
            after = min((p for p in places if p > place), default=None)
            ends, middle = (least, most), (least + most) / 2
            if ends_matter(issue) and before is not None and after is not None:
                one, other = given[ids[before]], given[ids[after]]
                ends = float(min(one.low, other.low)), float(max(one.high, other.high))
                start, stop = (float(one.low + one.high) / 2, float(other.low + other.high) / 2)
                middle = start + (stop - start) * (place - before) / (after - before)
        guess.append(middle)
        low.append(ends[0])
        high.append(ends[1])
    return guess, low, high, [option in given for option in ids]


def numbers(preference: Preference, issue: str) -> dict[str, Bounds]:
    """What numbers a side gave on an issue, times its weight where it gave weights."""
    weight = preference.weights.get(issue)
    if preference.weights and weight is None:
        return {}
    times = _bounds(weight) if weight is not None else Bounds(Fraction(1), Fraction(1))
    found = {}
    for option, value in (
        (preference.values if preference.weights else preference.points).get(issue, {}).items()
    ):
        one = _bounds(value)
        ends = [a * b for a in (one.low, one.high) for b in (times.low, times.high)]
        found[option] = Bounds(min(ends), max(ends))
    return found


def _bounds(value: Fraction | Interval) -> Bounds:
    return Bounds(value.low, value.high) if isinstance(value, Interval) else Bounds(value, value)


def _range(case: Case, preference: Preference | None) -> tuple[float, float]:
    every = [] if preference is None else [n for i in case.issues for n in numbers(preference, i.id).values()]
    if not every:
        return 0.0, WHOLE_SCALE
    return min(0.0, *(float(n.low) for n in every)), max(0.0, *(float(n.high) for n in every))
