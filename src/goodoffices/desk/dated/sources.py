"""Where days come from: the one table to enter another source in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from goodoffices.desk.dated.agreement import days_of_agreement
from goodoffices.desk.dated.item import DatedItem
from goodoffices.desk.dated.proposals import days_of_proposals
from goodoffices.desk.dated.talks import days_of_talks

if TYPE_CHECKING:
    from goodoffices.desk.open_case import OpenCase

DaySource = Callable[["OpenCase"], Iterable[DatedItem]]
"""What is still to come, or overdue, of one kind of thing: a function of an open case. It leaves out what is
done. An item names the room whose members may know of it, and no item is named in two rooms.
"""

SOURCES: tuple[DaySource, ...] = (days_of_talks, days_of_proposals, days_of_agreement)
"""Every source. A module beside this one, and its function here."""


def dated_items(case: OpenCase) -> tuple[DatedItem, ...]:
    """Everything that is to come in the rooms that this person can open, in the order of time; what has no
    day comes last.
    """
    found = [one for source in SOURCES for one in source(case)]
    return tuple(sorted(found, key=_when))


def items_of_room(case: OpenCase, room: str) -> tuple[DatedItem, ...]:
    """What is to come in one room, and nothing of any other."""
    return tuple(one for one in dated_items(case) if one.room == room)


def _when(item: DatedItem) -> tuple[str, str, str]:
    return item.at or "~", item.room, item.key
