"""Dates that cannot be, and dates that contradict each other."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from goodoffices.language import CodedText
from goodoffices.spelling import MONTHS, find_days
from goodoffices.spelling.numerals import ORDINALS, TENS
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.finding import Finding

SOURCE = (
    "UN DPPA, Guidance on Mediation of Ceasefires (2022): when, in days and hours, leaves no "
    "room for two readings"
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})s?\b,?\s+(?:the\s+)?$", re.IGNORECASE)
_WEEKDAY_BEHIND = re.compile(
    rf"\s*(?:,\s+(?:which\s+is\s+|being\s+)?an?|\((?:an?\b)?)\s*({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE
)
_TIME = re.compile(r"(?<![\d:.])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])")
_ON = r"\s+(?:on\s+|from\s+|at\s+)?(?:the\s+|midnight\s+on\s+)?(?:\w+day,?\s+)?(?:the\s+)?$"
_FROM = re.compile(
    r"\b(?:from|between|begin(?:s|ning)?|start(?:s|ing)?|opens?|commenc\w+|takes? effect|"
    r"enters? into force|takes? place|(?:is|are) held"
    r"|(?:is|are) (?:opened|started|begun)|first(?:\s+\w+)?\s+(?:is|are|falls?|"
    r"becomes?)\s+due|as of|runs from|lasts from)" + _ON,
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:to|until|till|through|and|ends?|ending|expires?|closes?|(?:is|are|be) (?:complete|"
    r"completed|over|finished|done|closed)(?:\s+by)?"
    r"|completed?\s+by|the last(?:\s+\w+)?(?:\s+(?:is|are|falls?|becomes?)\s+due)?|no later "
    r"than|not later than|lapses?|that is until|terminates?|finish(?:es|ed)?|concludes?|stops?|ceases?"
    r"|(?:is|are) (?:announced|published|counted|declared|sworn in|returned)(?:\s+by)?)" + _ON,
    re.IGNORECASE,
)
_PLAIN_BY = re.compile(r"\bby\s+(?:\w+day,?\s+)?$", re.IGNORECASE)
_START_VERB = re.compile(r"\b(?:begins?|starts?|commences?|opens?)\b", re.IGNORECASE)


"""Days or numbers in one clause beyond which it is a table, and no sentence that could be compared."""


class Dated(NamedTuple):
    """A day in a passage: day, month and year as they are said (0: not said), its span, whether it is a real
    day."""

    year: int
    month: int
    day: int
    start: int
    end: int

    @property
    def when(self) -> date | None:
        """The day; None where it is none, or where its year is not said."""
        try:
            return date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None


_NAMED_DAY = re.compile(
    r"\s*\(\s?(?:hereinafter\s+|hereafter\s+|called\s+)?(?:the\s+)?"
    r"[\"“«](?P<name>[A-Z][\w ]{2,30})[\"”»]\s?\)"
)
_IS_DAY = re.compile(
    r"[\"“«](?P<name>[A-Z][\w ]{2,30})[\"”»]\s+(?:means|is|shall\s+be|shall\s+mean)\s+(?:the\s+)?$"
)


def dated(reading: TextReading, passage: ClauseWords) -> list[Dated]:
    """The single days that a passage names, in figures and words or by a name that the text gives one ("the
    Effective Date").
    """
    known = reading.days_said.get(passage.place)
    if known is not None:
        return known
    found = _dated(reading, passage)
    for name, day in _days_by_name(reading).items():
        for match in re.finditer(rf"\b(?:the\s+)?{re.escape(name)}\b(?![\"”»])", passage.words):
            found.append(Dated(day.year, day.month, day.day, *match.span()))
    known = reading.days_said[passage.place] = sorted(found, key=lambda one: one.start)
    return known


def _days_by_name(reading: TextReading) -> dict[str, date]:
    """Days that the text gives a name: "1 July 2036 (the "Effective Date")". One with two days has none."""
    if reading.days_by_name is None:
        found: dict[str, set[date]] = {}
        for passage in reading.passages:
            if not re.search(r"[\"“«]", passage.words):
                continue
            for one in _dated(reading, passage):
                match = _NAMED_DAY.match(passage.words, one.end) or _IS_DAY.search(passage.before(one.start))
                if match is not None and one.when is not None:
                    found.setdefault(match["name"].strip(), set()).add(one.when)
        reading.days_by_name = {name: min(days) for name, days in found.items() if len(days) == 1}
    return reading.days_by_name


def _dated(reading: TextReading, passage: ClauseWords) -> list[Dated]:
    """A day without a year takes that of the next one in its sentence, else of the one before."""
    tokens = reading.tokens(passage)
    found: list[Dated] = []
    for day in find_days(tokens, passage.words):
        start, end = tokens[day.first].start, tokens[day.end - 1].end
        if day.first_day == day.last_day and not (found and found[-1].start <= start < found[-1].end):
            found.append(Dated(day.year, day.month, day.first_day, start, end))
    known = {at for one in found for at in (one.start, one.end)}
    found += [one for one in _impossible(passage) if not known & {one.start, one.end}]
    found.sort(key=lambda one: one.start)
    for at in range(len(found) - 1, -1, -1):
        one = found[at]
        if not one.year:
            after = found[at + 1] if at + 1 < len(found) else None
            near = after is not None and not re.search(r"[.;]\s", passage.words[one.end : after.start])
            before = found[at - 1] if at else None
            year = after.year if near and after is not None else before.year if before is not None else 0
            found[at] = one._replace(year=year)
    return found


_MONTH_NAMES = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=len, reverse=True))
_ANY_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH_NAMES})\b(?:,?\s+(\d{{4}}))?|"
    rf"\b({_MONTH_NAMES})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(\d{{4}}))?",
    re.IGNORECASE,
)


_IN_WORDS = re.compile(
    rf"\bthe\s+((?:(?:twenty|thirty)-)?[a-z]{{4,12}})\s+(?:day\s+)?of\s+({_MONTH_NAMES})\b(?:,"
    rf"?\s+(\d{{4}}))?",
    re.IGNORECASE,
)


def _impossible(passage: ClauseWords) -> Iterator[Dated]:
    """Days such as "32 March", which no reader of days takes for one."""
    for match in _ANY_DAY.finditer(passage.words):
        day, month, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        if day and (month[0].isupper()):
            yield Dated(int(year or 0), MONTHS[month.casefold()], int(day), match.start(), match.end())
    for match in _IN_WORDS.finditer(passage.words):
        value = sum(ORDINALS.get(word) or TENS.get(word) or 0 for word in match[1].casefold().split("-"))
        if value:
            yield Dated(int(match[3] or 0), MONTHS[match[2].casefold()], value, match.start(1), match.end())


def find_wrong_dates(reading: TextReading) -> Iterator[Finding]:
    """Days, times and periods that cannot be as they are said."""
    for passage in reading.passages:
        days = dated(reading, passage)
        yield from _no_such_day(reading, passage, days)
        yield from _weekdays(reading, passage, days)
        yield from _times(reading, passage)
        yield from _backwards(reading, passage, days)


def _no_such_day(reading: TextReading, passage: ClauseWords, days: list[Dated]) -> Iterator[Finding]:
    for one in days:
        longest = calendar.monthrange(one.year or 2032, one.month)[1]
        if one.day > longest or one.day < 1:
            month = calendar.month_name[one.month]
            yield reading.finding(
                "day-that-is-none",
                "error",
                passage,
                (one.start, one.end),
                CodedText(
                    "has-days",
                    "%(month)s%(what)s has %(longest)s days.",
                    month=month,
                    what=f" {one.year}" if one.year else "",
                    longest=longest,
                ),
                CodedText("write-day-meant", "Write the day that is meant."),
                SOURCE,
            )


def _weekdays(reading: TextReading, passage: ClauseWords, days: list[Dated]) -> Iterator[Finding]:
    for one in days:
        match = _WEEKDAY.search(passage.words[max(0, one.start - 20) : one.start]) or _WEEKDAY_BEHIND.match(
            passage.words[one.end : one.end + 40]
        )
        if match is None or one.when is None:
            continue
        real = _WEEKDAYS[one.when.weekday()]
        if match[1].casefold() != real:
            yield reading.finding(
                "day-not-of-that-date",
                "error",
                passage,
                (one.start, one.end),
                CodedText(
                    "not-2",
                    "%(day)s %(month_name)s %(year)s is a %(capitalize)s, not a %(capitalize2)s.",
                    day=one.when.day,
                    month_name=calendar.month_name[one.month],
                    year=one.year,
                    capitalize=real.capitalize(),
                    capitalize2=match[1].capitalize(),
                ),
                CodedText("write-day-or-date", "Write the day or the date that is meant."),
                SOURCE,
            )


def _times(reading: TextReading, passage: ClauseWords) -> Iterator[Finding]:
    for match in _TIME.finditer(passage.words):
        hour, minute = int(match[1]), int(match[2])
        ratio = re.search(r"\b(?:scale|ratio|of)\s+$", passage.before(match.start()))
        if (hour > 24 or minute > 59 or (hour == 24 and minute)) and not ratio:
            yield reading.finding(
                "time-that-is-none",
                "error",
                passage,
                match.span(),
                CodedText("there-no-time", "There is no time %(match)s.", match=match[0]),
                CodedText("write-hour-meant-its", "Write the hour that is meant, with its zone."),
                SOURCE,
            )


def roles(passage: ClauseWords, days: list[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """Pairs of a beginning and an end that one sentence names."""
    for sentence_at, sentence in passage.sentences():
        own = [one for one in days if sentence_at <= one.start < sentence_at + len(sentence)]
        begin: Dated | None = None
        for one in own:
            lead = passage.words[max(sentence_at, one.start - 60) : one.start]
            starts = _FROM.search(lead)
            ends = _TO.search(lead) or (_PLAIN_BY.search(lead) if begin is not None else None)
            if (
                ends
                and begin is not None
                and not re.search(
                    r"\bthe\s+\w+\s+\w*\s*(?:begins|ends)", passage.words[begin.end : one.start]
                )
            ):
                yield begin, one
                begin = None
            elif starts:
                begin = one


def _backwards(reading: TextReading, passage: ClauseWords, days: list[Dated]) -> Iterator[Finding]:
    for begin, end in roles(passage, days):
        if begin.when and end.when and end.when < begin.when:
            yield reading.finding(
                "dates-backwards",
                "error",
                passage,
                (begin.start, end.end),
                CodedText(
                    "ends-before-begins",
                    "It ends on %(day)s, before it begins on %(day2)s.",
                    day=day_in_full(end.when),
                    day2=day_in_full(begin.when),
                ),
                CodedText(
                    "put-two-days-order", "Put the two days in order, or correct the one that is wrong."
                ),
                SOURCE,
            )


def day_in_full(day: date) -> str:
    """A day as findings say it."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
