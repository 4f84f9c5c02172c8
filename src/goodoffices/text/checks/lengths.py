"""Lengths of time beside their days: "from 1 June to 30 September, six months"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from goodoffices.language import CodedText
from goodoffices.text.checks.dates import SOURCE, Dated, dated, day_in_full, roles
from goodoffices.text.checks.measures import Measure, measures
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.finding import Finding

_MANY = 60


def find_wrong_lengths(reading: TextReading) -> Iterator[Finding]:
    """Lengths that are not those from their first day to their last."""
    for passage in reading.passages:
        yield from _in_passage(reading, passage, dated(reading, passage))


def _in_passage(reading: TextReading, passage: ClauseWords, days: list[Dated]) -> Iterator[Finding]:
    """A length of time beside its first and last day: "from 1 June to 30 September, six months"; "two years
    after 1 September 2031"."""
    spans = [one for one in measures(reading, passage) if one.days is not None and not one.ordinal]
    told = False
    for begin, end in roles(passage, days):
        near = [one for one in spans if _tells_length(passage, one, begin, end)]
        for one in near[:1]:
            if not _is_long(one, begin, end):
                told = True
                yield _length(reading, passage, one, begin, end)
    if not told:
        yield from _after(reading, passage, days, spans)
    yield from _years(reading, passage, spans)


_YEARS = re.compile(
    r"\s*years?\s*[,(]?\s*(?:from|between)\s+(\d{4})\s+(?:to|until|and|through)\s+(\d{4})\b(?!\s*[-–/])"
)


def _years(reading: TextReading, passage: ClauseWords, spans: list[Measure]) -> Iterator[Finding]:
    """ "four years, from 2036 to 2038"."""
    for one in spans:
        match = _YEARS.match(passage.words[one.end :]) if one.noun == "year" else None
        if match is None or one.value.denominator != 1:
            continue
        first, last = int(match[1]), int(match[2])
        if last > first and int(one.value) not in (last - first, last - first + 1):
            yield reading.finding(
                "period-not-its-length",
                "error",
                passage,
                (one.start, one.end + match.end()),
                CodedText(
                    "years-not-so-many",
                    "From %(first)s to %(last)s is not %(said)s years.",
                    first=first,
                    last=last,
                    said=int(one.value),
                ),
                CodedText("correct-length-or-years", "Correct the length or one of the years."),
                SOURCE,
            )


def _tells_length(passage: ClauseWords, one: Measure, begin: Dated, end: Dated) -> bool:
    """Whether a length of time stands beside a period as its length."""
    if begin.start < one.start < end.start:
        return False
    if one.start > end.end:
        between = passage.words[end.end : one.start]
        return len(between) < 45 and bool(
            re.search(
                r"\b(?:for|that is|i\.e\.|a period of|in all|together|or|lasting|"
                r"lasts)\s+(?:for\s+|after\s+|over\s+)?(?:a period of\s+)?$|^\s*\(\s*$|^,\s+$",
                between,
            )
        )
    between = passage.words[one.end : begin.start]
    lead = passage.words[max(0, one.start - 25) : one.start]
    fits = re.fullmatch(
        r"\s*\w+(?:\s\w+)?,?\s*(?:\(|:|,)?\s*(?:(?:lasts?|runs?|goes|begins?|starts?|opens?)\s+)?(?:(?:from|beginning|"
        r"starting)\s+)?(?:on\s+)?(?:\w+day,?\s+)?(?:between\s+)?",
        between,
    )
    return bool(fits) and not re.search(
        r"\b(?:notice of|within|after|every|each|first|last|end of|course of)\s+$", lead
    )


def _is_long(one: Measure, begin: Dated, end: Dated) -> bool:
    """Whether a period is as long as it is said to be, give or take a day, for the last day may count or
    not."""
    if begin.when is None or end.when is None or one.days is None:
        return True
    if one.noun in ("month", "year") and one.value.denominator == 1:
        exact = _later(begin.when, int(one.value) * (12 if one.noun == "year" else 1))
        return abs((end.when - exact).days) <= 3
    length = (end.when - begin.when).days
    return one.days[0] - 1 <= length <= one.days[1] + 1


def _later(day: date, months: int) -> date:
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _length(reading: TextReading, passage: ClauseWords, one: Measure, begin: Dated, end: Dated) -> Finding:
    assert begin.when is not None
    assert end.when is not None
    said = f"{float(one.value):g} {one.noun}{'s' * (one.value != 1)}"
    return reading.finding(
        "period-not-its-length",
        "error",
        passage,
        (min(one.start, begin.start), max(one.end, end.end)),
        CodedText(
            "from-not",
            "From %(day)s to %(day2)s is not %(said)s.",
            day=day_in_full(begin.when),
            day2=day_in_full(end.when),
            said=said,
        ),
        CodedText("correct-length-or-one", "Correct the length or one of the days."),
        SOURCE,
    )


_AFTER = re.compile(
    r"\s*\w+\s+(after|before|from|following|prior to|later than)\b[^.;]{0,80}?$", re.IGNORECASE
)


def _after(
    reading: TextReading, passage: ClauseWords, days: list[Dated], spans: list[Measure]
) -> Iterator[Finding]:
    """ "on 1 March 2032, two years after it was signed on 1 September 2031"."""
    for one in spans:
        if len(days) > _MANY:
            return
        before = [day for day in days if day.end <= one.start]
        after = [day for day in days if day.start >= one.end]
        if not before or not after or one.start - before[-1].end > 12:
            continue
        match = _AFTER.match(passage.words[one.end : after[0].start])
        if match is None or before[-1].when is None or after[0].when is None:
            continue
        early, late = (
            (before[-1], after[0])
            if match[1].casefold() in ("before", "prior to")
            else (after[0], before[-1])
        )
        if not _is_long(one, early, late):
            yield _length(reading, passage, one, early, late)
