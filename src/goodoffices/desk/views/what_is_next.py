"""What is next: everything that has a day and is still open, in order of time, for the mediators or in one
room.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec

from goodoffices.desk.dated import DatedItem, dated_items, items_of_room
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError

SOON = 7
"""Days ahead that stand apart from what comes later."""


Together = tuple[DatedItem, ...]
"""What several rooms have of one thing: alike in day, words and whose turn it is, each with its own place."""


class NextPage(msgspec.Struct, frozen=True, kw_only=True):
    """What is overdue, of today, of the days that follow, later, and without a day; each in order of time.
    What several rooms have alike stands once, with each of its places.
    ``room`` is the room that is looked at alone, empty for all; ``rooms`` are those that can be chosen.
    """

    room: str
    rooms: tuple[str, ...]
    overdue: tuple[Together, ...]
    today: tuple[Together, ...]
    soon: tuple[Together, ...]
    later: tuple[Together, ...]
    undated: tuple[Together, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing is to come."""
        return not (self.overdue or self.today or self.soon or self.later or self.undated)


def next_page(case: OpenCase, today: date, room: str = "") -> NextPage:
    """What is next in all rooms, or in one of them. Raises NotThereError for a room that is not there."""
    if room and room not in case.room_ids:
        raise NotThereError("no such room")
    found = items_of_room(case, room) if room else dated_items(case)
    days = [(one, day_of(one.at)) for one in found]
    return NextPage(
        room=room,
        rooms=tuple(case.readable()),
        overdue=_those(one for one, day in days if day and (day_of(one.last) or day) < today),
        today=_those(one for one, day in days if day and day <= today <= (day_of(one.last) or day)),
        soon=_those(one for one, day in days if day and today < day <= today + timedelta(days=SOON)),
        later=_those(one for one, day in days if day and day > today + timedelta(days=SOON)),
        undated=_those(one for one, day in days if day is None),
    )


def day_of(at: str) -> date | None:
    """The day of a stored day or time on this laptop's clock; None where it names none."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return (moment.astimezone() if moment.tzinfo else moment).date()


def _those(found: Iterable[DatedItem]) -> tuple[Together, ...]:
    alike: dict[tuple[object, ...], list[DatedItem]] = {}
    for one in found:
        thing = one.at, one.last, one.kind, one.what, one.who, one.goes_on
        alike.setdefault(thing if one.what else (*thing, one.room, one.key), []).append(one)
    return tuple(map(tuple, alike.values()))
