"""Days and lengths of time in the words of a clause: weekdays against the calendar, and both against the
fields of what rests on the clause."""

from __future__ import annotations

import re
from datetime import date

from goodoffices.agreement.checks.look import Look
from goodoffices.agreement.duties import Commitment
from goodoffices.language import CodedText
from goodoffices.spelling import DayRange, find_days, find_durations, find_figures, tokens_of

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED_DAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_MONTHS = "january february march april may june july august september october november december".split()
_WITHIN = re.compile(
    r"\b(?:within|no later than|not later than|at the latest(?: after)?|inside)\s+", re.IGNORECASE
)


def check_clause_dates(look: Look) -> None:
    """All of it."""
    _weekdays(look)
    resting: dict[str, list[int]] = {}
    for place, one in enumerate(look.agreement.commitments):
        if one.clause:
            resting.setdefault(one.clause, []).append(place)
    for clause in look.agreement.clauses:
        places = resting.get(clause.id, [])
        days = _owed_days(clause.text) if places and clause.text else []
        for place in places:
            one = look.agreement.commitments[place]
            if days:
                _against_day(look, place, one, clause.id, clause.text, days)
            if len(places) == 1:
                _against_length(look, place, one, clause.id, clause.text)


_TO_DO = re.compile(
    r"\b(?:by|before|until|on|from|no later than|not later than|at the latest)\b[^.;,]{0,20}\Z", re.IGNORECASE
)
_OF_ANOTHER = re.compile(
    r"\b(?:signed|dated|concluded|adopted|accord|treaty|law|act|agreement)\b", re.IGNORECASE
)


def _owed_days(text: str) -> list[DayRange]:
    """The days of a text by or on which something is to be done; not those of other papers."""
    tokens = tokens_of(text)
    found = []
    for day in find_days(tokens, text):
        before = text[max(0, tokens[day.first].start - 40) : tokens[day.first].start]
        if _TO_DO.search(before) and not _OF_ANOTHER.search(before[-30:]):
            found.append(day)
    return found


def _against_day(
    look: Look, place: int, one: Commitment, clause: str, text: str, days: list[DayRange]
) -> None:
    """A fixed day of a commitment that its clause does not have, where the clause has days."""
    fields = [written for written in (one.by, one.start, one.until) if written]
    fixed = [moment.day for written in fields if (moment := look.moment(written)) is not None and moment.day]
    full = [day for day in days if day.year]
    lasts = not one.by and re.search(r"\buntil\b", text, re.IGNORECASE) is not None
    if not (one.by or lasts) or not fixed or not full:
        return
    if any(_is(day, each) for day in days for each in fixed):
        return
    told = ", ".join(f"{day.year}-{day.month:02}-{day.last_day:02}" for day in full)
    message = CodedText(
        "clause-has-another-day",
        "Clause %(clause)s says %(told)s; %(id)s is owed until %(by)s.",
        clause=clause,
        told=told,
        id=one.id,
        by=one.by or one.until,
    )
    remedy = CodedText("keep-one-day", "Keep one day.")
    look.say(
        "contradictory-dates", (clause,), message, remedy, ("commitments", place, "by" if one.by else "until")
    )


def _is(day: DayRange, fixed: date) -> bool:
    right = day.month == fixed.month and day.first_day - 1 <= fixed.day <= day.last_day + 1
    return right and day.year in (0, fixed.year)


def _against_length(look: Look, place: int, one: Commitment, clause: str, text: str) -> None:
    """ "Within ten days" in a clause beside another number of days in the field."""
    by = look.moment(one.by)
    if by is None or by.day is not None or by.shift.about_minutes() < 0:
        return
    mine = by.shift.about_minutes() / 1440 + (1 if by.counted else 0)
    told: list[tuple[float, float, str]] = []
    for match in _WITHIN.finditer(text):
        rest = text[match.end() : match.end() + 60]
        tokens = tokens_of(rest)
        length = next(find_durations(tokens, list(find_figures(tokens))), None)
        if length is not None and length.first <= 1:
            size = float(length.length)
            least, most = (size / 24, size / 24) if length.measure == "hours" else (size * 28, size * 31)
            told.append((least, most, rest[: tokens[length.end - 1].end]))
    if not told or any(least - 1 <= mine <= most + 1 for least, most, _ in told):
        return
    message = CodedText(
        "clause-has-another-length",
        "Clause %(clause)s says within %(told)s; %(id)s is due by %(by)s.",
        clause=clause,
        told=told[0][2],
        id=one.id,
        by=one.by,
    )
    remedy = CodedText("keep-one-length", "Keep one of the two.")
    look.say("contradictory-dates", (clause,), message, remedy, ("commitments", place, "by"))


def _weekdays(look: Look) -> None:
    """A weekday beside a date that falls on another, in the words of a clause."""
    for place, clause in enumerate(look.agreement.clauses):
        for match in _NAMED_DAY.finditer(clause.text):
            try:
                day = date(int(match["year"]), _MONTHS.index(match["month"].lower()) + 1, int(match["day"]))
            except ValueError:
                look.say(
                    "impossible-date",
                    (clause.id,),
                    CodedText(
                        "day-no-calendar-has", "%(group)r is a day that no calendar has.", group=match.group()
                    ),
                    CodedText("correct-day", "Correct the day."),
                    ("clauses", place, "text"),
                )
                continue
            right = _WEEKDAYS[day.weekday()]
            if right != match["weekday"].lower():
                message = CodedText(
                    "day",
                    "%(group)r: that day is a %(capitalize)s.",
                    group=match.group(),
                    capitalize=right.capitalize(),
                )
                look.say(
                    "contradictory-dates",
                    (clause.id,),
                    message,
                    CodedText("correct-day-or-weekday", "Correct the day or the weekday."),
                    ("clauses", place, "text"),
                )
