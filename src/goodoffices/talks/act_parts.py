"""What acts are made of: references to entries, conditions, cuts of a file."""

from __future__ import annotations

import msgspec

from goodoffices.talks.disclosure import Disclosure
from goodoffices.talks.fields import (
    ConditionWords,
    Id,
    Name,
    PartyId,
    PersonName,
    Piece,
    Term,
    Time,
    Words,
)


class Ref(msgspec.Struct, frozen=True, order=True):
    """An entry of some room."""

    room: Id
    sequence: int


class Cite(msgspec.Struct, frozen=True, order=True):
    """An entry that a relay rests on, and how far its room had grown when it was cited."""

    room: Id
    sequence: int
    seen: int


class If(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A condition of a position; ``party`` is the side that would have to act, if it is one.

    ``disclosure`` is how far it may travel itself (None: as the position). Position and condition travel
    together, as far as the narrower of the two.
    """

    party: PartyId = ""
    does: ConditionWords
    disclosure: Disclosure | None = None


class Cut(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Characters ``start`` to ``end`` of a text file give way to ``put``."""

    start: int
    end: int
    put: Piece


class Unsaid(msgspec.Struct, frozen=True, order=True):
    """A condition that a relay does not say, and the mediator's reason; ``number`` counts from 0 in the entry
    that has it.
    """

    room: Id
    sequence: int
    number: int
    why: Words


class StatedIssue(msgspec.Struct, frozen=True, kw_only=True):
    """An issue as the room has it."""

    label: int
    name: Name
    options: dict[Id, Name]


class DelayCost(msgspec.Struct, frozen=True, kw_only=True):
    """What delay costs one side, in words."""

    party: PartyId
    words: Words


class ReportedDeed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A report of what was done: about which part of the agreement, what it tells (:data:`Deed` of
    ``agreement``), when (ISO 8601, UTC), who says so. ``id`` is its number where it came from, ``withdraws``
    that of the report that it takes back; in a room to which it was told ``id`` is empty, and ``withdraws``
    is the room's own number. ``number`` is exact, as text. ``maker`` wrote it down; it is never told.
    """

    at: Time
    about: Term
    what: Term
    says: PersonName
    id: Id = ""
    place: Name = ""
    number: Term = ""
    category: Term = ""
    evidence: Words = ""
    verified_by: tuple[PersonName, ...] = ()
    withdraws: Id = ""
    seen_by: tuple[PartyId, ...] = ()
    maker: PersonName = ""
    note: Words = ""


class ReportPlace(msgspec.Struct, frozen=True, order=True, gc=False):
    """A report among those of an entry; ``place`` counts from 0."""

    sequence: int
    place: int
