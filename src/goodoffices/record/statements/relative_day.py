"""A saying dated by another: "..., a day after the minister described ..." is a day before what the sentence
tells first.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from goodoffices.record.lexicon import NUMERALS

_APART = re.compile(
    r"\b(?P<count>[a-z]+|\d{1,2}) (?P<unit>day|week)s? (?P<side>after|before)"
    r"(?: (?:the|an?|its|his|her|their))?(?: [\w.’'-]+){0,6}\s*$"
)
_ONE = ("a", "an")


def day_apart(before: str, day: str) -> tuple[str, str]:
    """The day of a saying, and the words that give it, out of what stands ``before`` its verb.

    ``day`` is the ISO day of what the sentence tells first. Both are empty where the words set the saying no
    days apart from it, or where ``day`` is no whole day.
    """
    match = _APART.search(before)
    if match is None or len(day) != len("2031-05-06"):
        return "", ""
    words = match.group("count")
    count = int(words) if words.isdigit() else 1 if words in _ONE else NUMERALS.get(words)
    if count is None:
        return "", ""
    days = count * (7 if match.group("unit") == "week" else 1)
    shift = timedelta(days=-days if match.group("side") == "after" else days)
    try:
        found = date.fromisoformat(day) + shift
    except (ValueError, OverflowError):
        return "", ""
    return found.isoformat(), before[match.start() : match.end("side")]
