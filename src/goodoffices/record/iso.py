"""Days, months, years and weeks as a record keeps them."""

from __future__ import annotations

import re
from datetime import date

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
