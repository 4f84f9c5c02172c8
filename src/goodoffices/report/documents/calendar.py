"""Sessions, deadlines, approvals and promises as an iCalendar file (RFC 5545).

Days without hours, and no alarms, which some programs refuse. Calendars go to clouds that nobody here knows:
titles are neutral unless the mediator
asks for the real ones, each event says that it is private, and a file holds the events of one room alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Literal

import msgspec
from icalendar import Calendar, Event

from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable

CalendarKind = Literal["session", "round", "deadline", "approval", "promise", "closing", "commitment"]
_NEUTRAL: WordTable[CalendarKind] = WordTable(
    {
        "session": N_("Meeting"),
        "round": N_("Meeting"),
        "deadline": N_("Date to keep"),
        "approval": N_("Answer expected"),
        "promise": N_("Date to keep"),
        "closing": N_("Answer expected"),
        "commitment": N_("Date to keep"),
    }
)
_SPACE = uuid.UUID("6f2f3c1e-5d1a-4f0a-9d53-2f0c6a4f9b77")


class CalendarDay(msgspec.Struct, frozen=True, kw_only=True):
    """Something on a day: ``key`` is its name within the room, the same whenever the file is written;
    ``last`` the last day, where there are several."""

    key: str
    kind: CalendarKind
    day: date
    title: str
    last: date | None = None


def write_calendar(room: str, days: Iterable[CalendarDay], *, stamped: date, titles: bool = False) -> bytes:
    """The bytes of an iCalendar file for one room. ``room`` is an opaque name, which does not stand in the
    file; ``stamped`` is the day of writing;
    ``titles`` puts the real titles in."""
    calendar = Calendar()
    calendar.add("prodid", "-//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for one in sorted(days, key=lambda own: (own.day, own.key)):
        event = Event()
        event.add("uid", str(uuid.uuid5(_SPACE, f"{room}/{one.key}")))
        event.add("dtstamp", datetime(stamped.year, stamped.month, stamped.day, tzinfo=UTC))
        event.add("dtstart", one.day)
        event.add("dtend", max(one.day, one.last or one.day) + timedelta(days=1))
        event.add("summary", " ".join(one.title.split()) if titles else _NEUTRAL[one.kind])
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
