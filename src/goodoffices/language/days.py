"""Days and months as a language writes them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from goodoffices.language.numbers import own_digits
from goodoffices.language.translator import spoken

Unit = Literal["year", "month", "week", "day", "hour", "minute"]
_SHORT: dict[Unit, str] = {"year": "y", "month": "mo", "week": "wk", "day": "d", "hour": "h", "minute": "min"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_in_words(day: date, *, year: bool = True) -> str:
    """ "2 May 2024", or "2 May"."""
    if spoken().english:
        return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")
    return _by_skeleton("yMMMd" if year else "MMMd", day)


def month_in_words(day: date, *, year: bool = True) -> str:
    """ "May 2024", or "May"."""
    if spoken().english:
        return _MONTHS[day.month - 1] + (f" {day.year}" if year else "")
    return _by_skeleton("yMMM" if year else "MMM", day)


def days_between(first: date, last: date) -> str:
    """From one day to another of the same year, as short as can be: "3–9 May", "28 Apr–4 May"."""
    if spoken().english:
        begins = str(first.day) if last.month == first.month else day_in_words(first, year=False)
        return f"{begins}–{day_in_words(last, year=False)}"
    from babel.dates import format_interval

    return own_digits(str(format_interval(first, last, "MMMd", locale=spoken().locale)))


def so_long(number: int, unit: Unit) -> str:
    """A time in one unit, short: "3 wk"."""
    if spoken().english:
        return f"{number:,} {_SHORT[unit]}"
    from babel.units import format_unit

    return own_digits(str(format_unit(number, f"duration-{unit}", "narrow", locale=spoken().locale)))


def _by_skeleton(skeleton: str, day: date) -> str:
    from babel.dates import format_skeleton

    return own_digits(str(format_skeleton(skeleton, day, locale=spoken().locale)))
