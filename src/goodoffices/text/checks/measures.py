"""Numbers with what they count: the noun, the unit, whether they stand in brackets or for a date or a
reference."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from goodoffices.spelling import find_days
from goodoffices.text.checks.reading import ClauseWords, TextReading

_TIME = {
    "hour": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "minute": "minute",
    "fortnight": "fortnight",
}
_DAYS: dict[str, tuple[Fraction, Fraction]] = {
    "minute": (Fraction(1, 1440), Fraction(1, 1440)),
    "hour": (Fraction(1, 24), Fraction(1, 24)),
    "day": (Fraction(1), Fraction(1)),
    "week": (Fraction(7), Fraction(7)),
    "fortnight": (Fraction(14), Fraction(14)),
    "month": (Fraction(28), Fraction(31)),
    "year": (Fraction(360), Fraction(366)),
}
_NUMBERED = re.compile(
    r"(?:articles?|arts?\.?|paragraphs?|paras?\.?|clauses?|sections?|annex(?:es)?|appendix|"
    r"schedules?|points?|items?|chapters?|phases?|stages?|steps?"
    r"|options?|no\.?|nos\.?|number|resolutions?|decisions?|decree|law|act|protocol|part|"
    r"rule|route|map|line|grade|zone|day|days|version|draft|page|lot|list)"
    r"\s+(?:\d+(?:\([a-z0-9]\))*\s*(?:,|to|and|or|–|-)\s*)*$",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLCDM]+")
"""Capitals alone are an abbreviation, or the number of a chapter; nobody counts in them."""
_OF_CLAUSE = re.compile(r"§{1,2}\s{0,2}\d{1,3}[a-z]?\s?\($")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_CURRENCY = re.compile(r"(?:\b[A-Z]{3}|[$€£¥₪])\s?$")
_ONE_LONG = re.compile(r"\b(one)\s+(hour|day|week|fortnight|month|year)\b", re.IGNORECASE)
"""A bare "one" is a word like others; before a length of time it counts."""
_WORD = re.compile(
    r"\s*(?:(?:of|more|further|additional|other|such|equal|successive|consecutive|calendar|"
    r"working|monthly|yearly|annual|weekly)\s+)*([^\W\d_][\w-]*)"
)


_SECOND = re.compile(r"\s+[a-z]+\s+(hours|days|weeks|months|years)\b")


class Measure(NamedTuple):
    """A number in a passage: its value, what it counts (lower case, singular; "%" for per cent, "$" for
    money), its span in the passage, and whether
    it stands in parentheses."""

    value: Fraction
    noun: str
    start: int
    end: int
    inside: bool = False
    ordinal: bool = False

    @property
    def days(self) -> tuple[Fraction, Fraction] | None:
        """For a length of time: the fewest and the most days that it can be."""
        unit = _DAYS.get(self.noun)
        return (self.value * unit[0], self.value * unit[1]) if unit else None


def singular(noun: str) -> str:
    """A noun in the singular, well enough to compare."""
    low = noun.casefold()
    if low in ("men", "women", "children", "people", "persons"):
        return {"men": "man", "women": "woman", "children": "child"}.get(low, "person")
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "xes", "ches", "shes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3 else low


def measures(reading: TextReading, passage: ClauseWords) -> list[Measure]:
    """The numbers of a passage that count something, found once."""
    known = reading.measured.get(passage.place)
    if known is None:
        known = reading.measured[passage.place] = _measured(reading, passage)
    return known


def _measured(reading: TextReading, passage: ClauseWords) -> list[Measure]:
    """The numbers of a passage that count something: no dates, no times of day, no numbers of articles, no
    years."""
    tokens, words = reading.tokens(passage), passage.words
    dated = {at for day in find_days(tokens, words) for at in range(day.first, day.end)}
    found = []
    depth = counted = 0
    for figure in reading.figures(passage):
        if any(at in dated for at in range(figure.first, figure.end)):
            continue
        start, end = tokens[figure.first].start, tokens[figure.end - 1].end
        before, after = words[max(0, start - 40) : start], words[end : end + 60]
        if _is_name(before, after, words[start:end]):
            continue
        noun = "%" if figure.percent else "$" if _CURRENCY.search(before) else _noun(after)
        depth += words.count("(", counted, start) - words.count(")", counted, start)
        counted = start
        ordinal = bool(_ORDINAL.match(after)) or words[start:end].casefold().endswith(
            ("st", "nd", "rd", "th")
        )
        found.append(Measure(figure.value, noun, start, end, depth > 0, ordinal))
    taken = {at for one in found for at in range(one.start, one.end)}
    for match in _ONE_LONG.finditer(words):
        if match.start() not in taken:
            inside = words.count("(", 0, match.start()) > words.count(")", 0, match.start())
            unit = match[2].casefold()
            found.append(Measure(Fraction(1), unit, match.start(), match.end(1), inside))
    return sorted(found, key=lambda one: one.start)


def _is_name(before: str, after: str, words: str) -> bool:
    """Whether a number only names something: an article, a resolution, a time of day, a year."""
    if _NUMBERED.search(before) or before.rstrip().endswith(("/", "#", "§", "-")) or after.startswith("/"):
        return True
    if _ROMAN.fullmatch(words) or _OF_CLAUSE.search(before):
        return True
    if re.match(r":\d\d|\s?(?:[ap]\.?m\.?\b|hours\s+(?:local|UTC|GMT))", after) or re.search(
        r"\d:$|\bat\s$", before
    ):
        return bool(re.match(r":|\s?[ap]\.?m|\shours", after)) or before.endswith(":")
    return bool(re.fullmatch(r"(?:19|20|21)\d\d", words)) and not re.match(r"\s+\w+s\b", after)


def _noun(after: str) -> str:
    match = _WORD.match(re.sub(r"^\s*(?:\([^()]{0,24}\)|\))", "", after))
    if match is None:
        return ""
    word = match[1].casefold()
    second = _SECOND.match(after)
    if second is not None and singular(second[1]) in _DAYS:
        return singular(second[1])  # "nine strike days"
    if word in (
        "of",
        "and",
        "or",
        "to",
        "in",
        "by",
        "from",
        "on",
        "at",
        "per",
        "for",
        "is",
        "are",
        "were",
        "was",
        "each",
        "who",
        "that",
        "which",
        "with",
        "have",
        "has",
    ):
        return ""
    return singular(word)


def agree(one: Measure, two: Measure) -> bool | None:
    """Whether two measures of one thing agree; None where they measure different things (ten kilometres, six
    miles)."""
    if one.noun == two.noun or not two.noun or not one.noun:
        if one.days is not None and two.days is None and two.noun:
            return None
        return one.value == two.value
    a, b = one.days, two.days
    if a is not None and b is not None:
        return a[0] <= b[1] and b[0] <= a[1]
    if {one.noun, two.noun} & {"$", "%"}:
        return one.value == two.value
    return None
