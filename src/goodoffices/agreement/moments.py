"""Moments and lengths of time, as people write them in an agreement.

A moment is a day (``2031-06-03``), an hour (``2031-06-03 06:00``, with ``+03:00``, ``UTC`` or a zone's name
behind it where it has one), a
day counted from where it begins (``day 16``, ``day 16 of phase-1``; the first day is day 1), or so long
before or after something
(``7 days after talks``, ``within 7 days of talks``, ``end of phase-1``). A length is ``42 days``, ``six
weeks``, ``24 hours``, ``1 month``.
Lengths in days and longer are of the calendar: over a change of the clock a day later is the same hour of the
next day, and a month after
31 January is the last day of February.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from goodoffices.language import CodedText
from goodoffices.spelling import number_said

Base = Literal["absolute", "entry", "signing", "own", "start", "end", "done"]
"""What a moment is counted from: ``own`` is the beginning of what it stands in, ``start`` and ``end`` those
of a phase, ``done`` the doing of a
commitment or the beginning of anything else that is named."""

_ABSOLUTE = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ]+(?:at "
    r")?(?P<hour>\d{1,2}:\d{2})(?::(?P<second>\d{2}))?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[A-Z][A-Za-z_]+(?:/[A-Za-z_+-]+)+)?\Z"
)
_COUNTED = re.compile(
    r"day (?P<number>\d{1,5})(?: of (?:the )?(?P<of>.+?))?(?:,? (?:at )?(?P<hour>\d{1,2}:\d{2}))?\Z",
    re.IGNORECASE,
)
_SHIFTED = re.compile(
    (
        r"(?:within |no later than |not later than |at the latest )?(?P<length>.+?) "
        r"(?P<way>after|before|of|from|following|since) (?:the )?(?P<of>.+)\Z"
    ),
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?:within|after|in) (?P<length>.+)\Z", re.IGNORECASE)
_EDGE = re.compile(r"(?:the )?(?P<edge>start|beginning|begin|end) of (?:the )?(?P<of>.+)\Z", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?P<number>\S.{0,60}?)[\s-]{1,3}(?P<unit>minute|hour|day|week|month|year)s?(?:\s{0,3}(?:,|and)\s{0,3}(?P<more>.+))?\Z",
    re.IGNORECASE,
)
_ENTRY = {
    "entry into force",
    "entry",
    "it enters into force",
    "this agreement enters into force",
    "effect",
    "coming into force",
}
_SIGNING = {"signature", "signing", "signature of this agreement", "the signature"}
_MINUTES = {"minute": 1, "hour": 60}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}

LATEST_YEAR = 2400
"""No moment of an agreement lies after it: arithmetic beyond would end at the calendar's own end."""

_MOST_DAYS = 200_000


class NotAMoment(ValueError):
    """A text that is no moment and no length; the message says what to write instead."""


class Stretch(msgspec.Struct, frozen=True, order=True):
    """A length of time: calendar months, calendar days, and minutes by the clock."""

    months: int = 0
    days: int = 0
    minutes: int = 0

    def __neg__(self) -> Stretch:
        """The same length the other way."""
        return Stretch(-self.months, -self.days, -self.minutes)

    def about_minutes(self) -> int:
        """The length in minutes, a month taken as 30 days: for lengths that no date fixes."""
        return (self.months * 30 + self.days) * 1440 + self.minutes


class When(msgspec.Struct, frozen=True):
    """A moment that was read: so much after (or before) its base. ``whole_day`` says that no hour was given;
    ``day`` and ``hour`` are what was written,
    ``zone`` as it was written, empty where none was."""

    base: Base
    of: str = ""
    shift: Stretch = Stretch()
    day: date | None = None
    hour: time | None = None
    zone: str = ""

    @property
    def whole_day(self) -> bool:
        """Whether the moment is a day without an hour; as a deadline it then lasts until that day's end."""
        return self.hour is None and (self.base == "absolute" or (self.shift.minutes == 0 and self.counted))

    counted: bool = False


@lru_cache(maxsize=4096)
def read_length(text: str) -> Stretch:
    """The length that a text is; :class:`NotAMoment` for anything else."""
    words = " ".join(text.split())
    match = _LENGTH.fullmatch(words)
    number = _number(match["number"]) if match else None
    if match is None or number is None:
        raise NotAMoment(
            CodedText(
                "no-length-time-write",
                "%(text)r is no length of time; write one such as 42 days, 6 weeks, 24 hours or 3 months",
                text=text,
            )
        )
    unit = match["unit"].lower()
    if unit in _MONTHS:
        found = Stretch(months=number * _MONTHS[unit])
    elif unit in _DAYS:
        found = Stretch(days=number * _DAYS[unit])
    else:
        found = Stretch(minutes=number * _MINUTES[unit])
    if found.about_minutes() > _MOST_DAYS * 1440:
        raise NotAMoment(
            CodedText(
                "longer-than-any-agreement",
                "%(text)r is longer than any agreement; write a shorter one",
                text=text,
            )
        )
    if match["more"]:
        more = read_length(match["more"])
        found = Stretch(found.months + more.months, found.days + more.days, found.minutes + more.minutes)
    return found


_EVERY = {
    "day": "1 day",
    "daily": "1 day",
    "week": "1 week",
    "weekly": "1 week",
    "month": "1 month",
    "monthly": "1 month",
    "year": "1 year",
    "yearly": "1 year",
    "hour": "1 hour",
}


def read_every(text: str) -> Stretch:
    """How often: a length (``2 days``), ``day``, ``each day``, ``daily``; :class:`NotAMoment` for anything
    else."""
    words = " ".join(text.lower().split()).removeprefix("each ").removeprefix("every ")
    return read_length(_EVERY.get(words, words))


_NO_TIMES = {
    "soon",
    "promptly",
    "immediately",
    "shortly",
    "later",
    "eventually",
    "timely",
    "tbd",
    "tba",
    "tbc",
    "open",
    "asap",
    "forthwith",
}


@lru_cache(maxsize=16384)
def read_moment(text: str) -> When:
    """The moment that a text is; :class:`NotAMoment` for anything else, and for a day that no calendar
    has."""
    words = " ".join(text.split())
    match = _ABSOLUTE.fullmatch(words)
    if match:
        return _absolute(match, text)
    match = _COUNTED.fullmatch(words)
    if match:
        number = int(match["number"])
        if number < 1:
            raise NotAMoment(
                CodedText("days-counted-from-day", "days are counted from day 1; write day 1 for the first")
            )
        base, of = _base_of(match["of"]) if match["of"] else ("own", "")
        base = "start" if base == "done" else base
        return When(base, of, Stretch(days=number - 1), hour=_hour(match["hour"], text), counted=True)
    match = _EDGE.fullmatch(words)
    if match:
        return When("end" if match["edge"].lower() == "end" else "start", _bare(match["of"]))
    match = _SHIFTED.fullmatch(words)
    if match:
        length = read_length(match["length"])
        base, of = _base_of(match["of"])
        return When(base, of, -length if match["way"].lower() == "before" else length)
    match = _WITHIN.fullmatch(words)
    if match:
        return When("own", "", read_length(match["length"]))
    if _LENGTH.fullmatch(words):
        return When("own", "", read_length(words))
    if re.search(r"\d{4}-\d", words) or not re.fullmatch(
        r"[\w.:-]+|(?:the )?(?:entry into force|entry|signature|signing)", words
    ):
        raise NotAMoment(
            CodedText(
                "no-moment-write-2031-2",
                "%(text)r is no moment; write 2031-06-03 06:00, day 16 of phase-1, or 7 days after "
                "something that has an id",
                text=text,
            )
        )
    if words.lower() in _NO_TIMES:
        raise NotAMoment(
            CodedText(
                "time-each-side-reads",
                "%(text)r is a time that each side reads its own way; write a day, or so long after "
                "something",
                text=text,
            )
        )
    base, of = _base_of(words)
    return When(base, of)


def _absolute(match: re.Match[str], text: str) -> When:
    try:
        day = date.fromisoformat(match["day"])
    except ValueError:
        raise NotAMoment(
            CodedText(
                "day-no-calendar-has-2",
                "%(text)r is a day that no calendar has; write year, month and day such as 2032-02-29",
                text=text,
            )
        ) from None
    if day.year > LATEST_YEAR:
        raise NotAMoment(
            CodedText(
                "lies-beyond-year-write",
                "%(text)r lies beyond the year %(latest_year)s; write an earlier day",
                text=text,
                latest_year=LATEST_YEAR,
            )
        )
    zone = match["zone"] or ""
    if zone:
        zone_of(zone)
    return When("absolute", day=day, hour=_hour(match["hour"], text), zone=zone)


def _hour(written: str | None, text: str) -> time | None:
    if not written:
        return None
    hour, minute = map(int, written.split(":"))
    if hour > 23 or minute > 59:
        raise NotAMoment(
            CodedText(
                "has-hour-no-clock",
                "%(text)r has an hour that no clock shows; write 00:00 to 23:59",
                text=text,
            )
        )
    return time(hour, minute)


def _base_of(words: str) -> tuple[Base, str]:
    """Whose moment words mean: entry into force, signature, an end or start, or something with an id."""
    bare = _bare(words)
    if bare.lower() in _ENTRY:
        return "entry", ""
    if bare.lower() in _SIGNING:
        return "signing", ""
    match = _EDGE.fullmatch(words)
    if match:
        return ("end" if match["edge"].lower() == "end" else "start"), _bare(match["of"])
    return "done", bare


def _bare(words: str) -> str:
    return words.strip().removeprefix("the ").strip()


def _number(words: str) -> int | None:
    value = number_said(words)
    return int(value) if value is not None and value.denominator == 1 and value >= 0 else None


@lru_cache(maxsize=256)
def zone_of(name: str) -> tzinfo:
    """The zone of that name or offset; :class:`NotAMoment` where there is none."""
    if name in ("Z", "UTC", "GMT"):
        return UTC
    if re.fullmatch(r"[+-]\d{2}:?\d{2}", name):
        hours, minutes = int(name[1:3]), int(name[-2:])
        if hours <= 14 and minutes <= 59:
            from datetime import timezone

            return timezone((1 if name[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise NotAMoment(
            CodedText(
                "no-time-zone-write",
                "%(name)r is no time zone; write one such as Europe/Athens, UTC or +03:00",
                name=name,
            )
        ) from None


_LAST = datetime(9000, 1, 1, tzinfo=UTC)
"""Where sums of very long lengths end; beyond it the calendar itself does."""


def later(moment: datetime, shift: Stretch) -> datetime:
    """So much later: months and days by the calendar of the moment's own zone, minutes by the clock."""
    try:
        found = _later(moment, shift)
    except (OverflowError, ValueError):
        return _LAST
    return min(found, _LAST)


def _later(moment: datetime, shift: Stretch) -> datetime:
    found = moment
    if shift.months:
        month = moment.year * 12 + moment.month - 1 + shift.months
        year, month = divmod(month, 12)
        last = calendar.monthrange(year, month + 1)[1]
        found = found.replace(year=year, month=month + 1, day=min(moment.day, last))
    found += timedelta(
        days=shift.days
    )  # by the wall clock: aware datetimes add without regard to changes of the clock
    if shift.minutes:
        found = (found.astimezone(UTC) + timedelta(minutes=shift.minutes)).astimezone(found.tzinfo)
    return found
