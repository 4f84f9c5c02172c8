"""Days as people say them: with the year only where the reports are of several."""

from __future__ import annotations

from datetime import date

from goodoffices.desk.front.records import FrontPage
from goodoffices.language.words import day_in_words, month_in_words
from goodoffices.language.words import gettext as _
from goodoffices.report.wording import from_to


def years_in(front: FrontPage) -> bool:
    """Whether days need their year."""
    days = [line.day for line in front.reports] + [one.first for one in front.sittings]
    return len({day[:4] for day in days if day}) > 1


def day_of(value: str, year: bool = True) -> str:
    """A day, week, month or year; as the record has it where it is none of these."""
    if "-W" in value:
        started, number = value.split("-W")
        begins = date.fromisocalendar(int(started), int(number), 1)
        return _("the week of %(day)s", day=day_in_words(begins, year=year))
    try:
        return day_in_words(date.fromisoformat(value), year=year)
    except ValueError:
        pass
    try:
        return month_in_words(date.fromisoformat(f"{value}-01"))
    except ValueError:
        return value


def days_of(first: str, last: str, year: bool) -> str:
    """From one day to another; one day alone where they are the same."""
    if not first or first == last:
        return day_of(first, year) if first else ""
    return from_to(day_of(first, year and first[:4] != last[:4]), day_of(last, year))
