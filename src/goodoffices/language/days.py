"""Days and months as a language writes them."""

from __future__ import annotations

from datetime import date

from goodoffices.language.numbers import own_digits
from goodoffices.language.translator import spoken

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


def _by_skeleton(skeleton: str, day: date) -> str:
    from babel.dates import format_skeleton

    return own_digits(str(format_skeleton(skeleton, day, locale=spoken().locale)))
