"""One thing that has a day."""

from __future__ import annotations

from typing import Literal

import msgspec

DatedKind = Literal["session", "round", "deadline", "approval", "promise", "closing", "commitment"]
"""A sitting, a period of talks, a time to keep, an answer that is due, a promise; the closing time of a
proposal; what an agreement asks to be done.
"""


class DatedItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is to come, or is overdue, in one room.

    ``room`` is the room that it stands in: its members may know of it, and nobody else's calendar has it.
    ``key`` names it within the room, the same at every reading. ``at`` is its day or its time (ISO 8601;
    empty where nobody said), ``last`` the last day of several. ``what`` are its own words, ``who`` whose word
    or turn it is: a party's or a person's name (empty: the mediators, or nobody in particular). ``sequence``
    is the entry that it rests on, -1 where it rests on none; ``page`` then names the page of the case that
    tells of it, by the name of its address. ``goes_on`` says that a sitting was adjourned.
    """

    room: str
    key: str
    kind: DatedKind
    at: str = ""
    last: str = ""
    what: str = ""
    who: str = ""
    sequence: int = -1
    page: str = ""
    goes_on: bool = False
    number: int = 0

    @property
    def day(self) -> str:
        """The first ten signs of its time: its day in UTC, or empty."""
        return self.at[:10]
