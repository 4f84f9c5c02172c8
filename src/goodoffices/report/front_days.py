"""Days as people say them: with the year only where the reports are of several."""

from __future__ import annotations

from datetime import date

from goodoffices.desk.front.records import FrontPage
from goodoffices.record import day_words


def years_in(front: FrontPage) -> bool:
    """Whether days need their year."""
    days = [line.day for line in front.reports] + [one.first for one in front.sittings]
    return len({day[:4] for day in days if day}) > 1


def day_of(value: str, year: bool = True) -> str:
    """A day, week, month or year; as the record has it where it is none of these."""
    week = day_words(value)
    if week != value:
        return f"the week of {day_of(week.removeprefix('week of '), year)}"
    for whole, form in ((value, "{d.day} {d:%b}"), (f"{value}-01", "{d:%b}")):
        try:
            found = date.fromisoformat(whole)
        except ValueError:
            continue
        return form.format(d=found) + (f" {found.year}" if year or whole != value else "")
    return value


def days_of(first: str, last: str, year: bool) -> str:
    """From one day to another; one day alone where they are the same."""
    if not first or first == last:
        return day_of(first, year) if first else ""
    return f"{day_of(first, year and first[:4] != last[:4])} to {day_of(last, year)}"
