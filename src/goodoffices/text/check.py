"""All that is looked for in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goodoffices.text.checks.claims import find_claims
from goodoffices.text.checks.counted import find_wrong_numbers_of
from goodoffices.text.checks.counts import find_wrong_counts
from goodoffices.text.checks.dates import find_wrong_dates
from goodoffices.text.checks.events import find_contradicting_events
from goodoffices.text.checks.gaps import find_gaps
from goodoffices.text.checks.lengths import find_wrong_lengths
from goodoffices.text.checks.names import find_misspelt_names
from goodoffices.text.checks.numbers import find_disagreeing
from goodoffices.text.checks.proportions import find_wrong_proportions
from goodoffices.text.checks.reading import TextReading
from goodoffices.text.checks.references import find_dangling
from goodoffices.text.checks.series import find_broken_series
from goodoffices.text.checks.signs import find_turned
from goodoffices.text.checks.terms import find_wrong_terms
from goodoffices.text.checks.totals import find_wrong_totals
from goodoffices.text.checks.who import find_missing_actors
from goodoffices.text.finding import Finding, in_order
from goodoffices.text.model import Text
from goodoffices.text.read import read_text
from goodoffices.text.survey import loose_findings

CHECKS: tuple[Callable[[TextReading], Iterable[Finding]], ...] = (
    find_dangling,
    find_disagreeing,
    find_wrong_totals,
    find_wrong_counts,
    find_claims,
    find_wrong_numbers_of,
    find_wrong_proportions,
    find_wrong_dates,
    find_wrong_lengths,
    find_contradicting_events,
    find_broken_series,
    find_missing_actors,
    find_wrong_terms,
    find_misspelt_names,
    find_gaps,
    find_turned,
)
"""Every check of the words, each a function of the text as it is read for checking."""


def check_text(text: Text) -> tuple[Finding, ...]:
    """What is wrong with a text, in its order."""
    reading = TextReading(text)
    found = _one_cause([finding for check in CHECKS for finding in check(reading)])
    return in_order([*loose_findings(text), *found])


def turned_signs(words: str) -> tuple[Finding, ...]:
    """Where the direction of writing is turned in words that stand in no text yet."""
    return in_order(find_turned(TextReading(read_text(words))))


def _one_cause(found: list[Finding]) -> list[Finding]:
    """A name that is a slip of the pen is no term without a definition: of the two the slip is told."""
    slips = [one.place for one in found if one.kind == "name-spelt-otherwise" and one.place is not None]
    return [
        one
        for one in found
        if one.kind != "term-without-definition"
        or one.place is None
        or not any(slip.start < one.place.end and one.place.start < slip.end for slip in slips)
    ]
