"""Days, months, years and weeks as a record keeps them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WIDER = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


def is_day(words: str) -> bool:
    """Whether ``words`` are one day that there is, as 2031-05-06."""
    if not _DAY.fullmatch(words):
        return False
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def is_time(words: str) -> bool:
    """Whether ``words`` are a day, month, week or year of ISO 8601, or two of them with a stroke between."""
    parts = words.split("/")
    return len(parts) <= 2 and all(is_day(part) or _WIDER.fullmatch(part) or _is_week(part) for part in parts)


def _is_week(words: str) -> bool:
    match = _WEEK.fullmatch(words)
    try:
        return match is not None and bool(date.fromisocalendar(int(match[1]), int(match[2]), 1))
    except ValueError:
        return False


def days_of(words: str) -> tuple[str, str]:
    """The first and the last day of a day, month, week, year or stretch as a record keeps it; both empty for
    anything else.
    """
    if not words or not is_time(words):
        return "", ""
    first, last = (words.split("/") * 2)[0], words.split("/")[-1]
    return _ends(first)[0], _ends(last)[1]


def _ends(words: str) -> tuple[str, str]:
    match = _WEEK.fullmatch(words)
    if match is not None:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    parts = [int(part) for part in words.split("-")]
    if len(parts) == 1:
        return f"{words}-01-01", f"{words}-12-31"
    if len(parts) == 2:
        return f"{words}-01", f"{words}-{monthrange(*parts)[1]:02d}"
    return words, words
