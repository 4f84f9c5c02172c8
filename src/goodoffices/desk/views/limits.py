"""Whether a package would tell a limit that a side confided: it sits on that side's minimum, or has an option
that nobody but that side has named, in confidence.

The bridge warns of it where it shows packages; here it is looked at again where a person has edited one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from goodoffices.analysis.elicitation import numbers
from goodoffices.analysis.reveals import NEAR
from goodoffices.case import Case, Package, Preference
from goodoffices.case.numbers import format_exact
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.bridge import secret_options
from goodoffices.desk.views.relays import Pointed


def limits_in(case: OpenCase, packages: Sequence[Package]) -> tuple[Pointed, ...]:
    """What of some packages would tell a confided limit, each thing once. What a package leaves open stands
    as in the standing text.
    """
    named = [one for one in packages if one]
    if not named:
        return ()
    whole = case.confided
    labels = case.party_labels
    found: dict[tuple[str, str], Pointed] = {}
    for issue, option, party in secret_options(case.together, case.public):
        if any(one.get(issue) == option for one in named) and party in labels:
            words = next((each.label for each in whole.options(whole.issue(issue)) if each.id == option), "")
            told = Pointed(what="only-theirs", text=f"{labels[party]}: {words}", sources=())
            found[told.what, told.text] = told
    for one in named:
        for party, worth, minimum in _on_a_minimum(whole, {**whole.text, **one}):
            text = f"{labels.get(party, party)}: {format_exact(worth)} / {format_exact(minimum)}"
            found["minimum", text] = Pointed(what="minimum", text=text, sources=())
    return tuple(found.values())


def _on_a_minimum(case: Case, package: Package) -> Iterator[tuple[str, Fraction, Fraction]]:
    """Sides on whose confided minimum a package sits, with what it is worth to them."""
    for preference in case.preferences:
        minimum = preference.minimum
        if minimum is None or minimum.score is None:
            continue
        if (minimum.said or preference.said) != "confided":
            continue
        worth = _worth(case, preference, package)
        if worth is None:
            continue
        least, most, margin = worth
        if minimum.score <= least and most <= minimum.score + margin:
            yield preference.party, least, minimum.score


def _worth(
    case: Case, preference: Preference, package: Package
) -> tuple[Fraction, Fraction, Fraction] | None:
    """What a package is worth to a side, from and to, and how near its minimum is too near; None where it
    gave no number for some issue.
    """
    least = most = whole = Fraction(0)
    for issue in case.issues:
        if not case.options(issue):
            continue
        row = numbers(preference, issue.id)
        one = row.get(package.get(issue.id, ""))
        if one is None:
            return None
        least, most = least + one.low, most + one.high
        whole += max(each.high for each in row.values()) - min(each.low for each in row.values())
    return least, most, whole * NEAR
