"""What belongs together over a sentence or from one clause to the next: first, second and third in their
order; a
total in one clause and its parts in the one behind it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from goodoffices.language import CodedText
from goodoffices.text.checks.dates import SOURCE, Dated, dated
from goodoffices.text.checks.measures import Measure, measures
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.checks.sums import outside_alternatives, wrong_total
from goodoffices.text.finding import Finding

_PLACES = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_PLACE = re.compile(rf"\b({'|'.join([*_PLACES, 'last', 'final'])})\b", re.IGNORECASE)
_OF_THESE = re.compile(
    r"\s*(?:Of|Out of)\s+(?:these|them|those|this\s+(?:sum|number|amount)|that\s+(?:sum|number))\b"
)
_THE_PARTS = re.compile(
    r"\bthe\s+(?:instal+ments|payments|parts|tranches|shares|groups|lots|batches|stages)\s+"
    r"(?:are|amount\s+to|come\s+to|will\s+be|shall\s+be|consist\s+of)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:the (?:rest|others?|remainder|remaining)|at least|up to|among)\b", re.IGNORECASE)


def find_broken_series(reading: TextReading) -> Iterator[Finding]:
    """Days of a first, second and third that are not in order, and parts in one clause that do not give the
    total of the
    clause before."""
    before: list[Measure] = []
    for passage in reading.passages:
        yield from _out_of_turn(reading, passage)
        numbers = [one for one in measures(reading, passage) if not one.ordinal]
        yield from _parts_behind(reading, passage, numbers, before)
        before = numbers or before


def _out_of_turn(reading: TextReading, passage: ClauseWords) -> Iterator[Finding]:
    days = [one for one in dated(reading, passage) if one.when is not None]
    if not 2 <= len(days) <= 20:
        return
    for at, sentence in passage.sentences():
        begun, last = at, None
        for day in (one for one in days if at <= one.start < at + len(sentence)):
            named = list(_PLACE.finditer(passage.words[begun : day.start]))
            begun = day.end
            if not named:
                continue
            word = named[-1][1].casefold()
            turn = _PLACES.index(word) if word in _PLACES else 99
            if last is not None and turn > last[0] and day.when and last[1].when and day.when < last[1].when:
                yield _turned(reading, passage, last[1], day)
            last = (turn, day)


def _turned(reading: TextReading, passage: ClauseWords, one: Dated, two: Dated) -> Finding:
    assert one.when is not None
    assert two.when is not None
    return reading.finding(
        "dates-backwards",
        "error",
        passage,
        (one.start, two.end),
        CodedText(
            "later-one-is-before",
            "The later one is on %(day)s, before the earlier on %(day2)s.",
            day=_day(two.when),
            day2=_day(one.when),
        ),
        CodedText("put-two-days-order", "Put the two days in order, or correct the one that is wrong."),
        SOURCE,
    )


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _parts_behind(
    reading: TextReading, passage: ClauseWords, numbers: list[Measure], before: list[Measure]
) -> Iterator[Finding]:
    """ "360 cows are owed in all. Of these the clans owe 200 and the towns 150."; "1,800,000 in three
    instalments. The
    instalments are 800,000, 600,000 and 500,000." """
    for at, sentence in passage.sentences():
        behind = _THE_PARTS.search(sentence)
        if not behind and not _OF_THESE.match(sentence):
            continue
        earlier = [one for one in numbers if one.end <= at] or before
        parts = [one for one in numbers if at <= one.start < at + len(sentence) and not one.inside]
        if behind:
            parts = [one for one in parts if one.start >= at + behind.end()]
        parts = [one for one in parts if one.days is None and one.noun != "%"]
        totals = [one for one in earlier if one.days is None and one.noun != "%" and not one.inside]
        if len(parts) < 2 or not totals or _REST.search(sentence):
            continue
        whole = sum((one.value for one in parts), Fraction(0))
        total = max(totals, key=lambda one: one.value)
        if any(one.value == whole for one in totals) or not outside_alternatives(passage, parts):
            continue
        if total.value / 2 < whole < total.value * 2 and all(one.value < total.value for one in parts):
            yield wrong_total(reading, passage, parts, total, parts)
