"""What somebody owes, what somebody may do, and measures that build confidence."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.agreement.actors import Id, Length, Moment
from goodoffices.agreement.requirements import AgreedCondition
from goodoffices.case import Citation

PowerKind = Literal[
    "suspend",
    "resume",
    "extend",
    "terminate",
    "substitute",
    "call-meeting",
    "inspect",
    "object",
    "decide",
    "other",
]
"""What a power lets its holder do."""


class Commitment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that a party owes.

    ``number`` of ``unit`` is how many (of each, with ``every``: ``600`` ``trucks`` ``every`` ``day``); ``by``
    is the latest moment, ``after`` what
    has to be so before it is owed, ``start`` the first moment; ``cure`` is the time to make good what was
    late; ``survives`` says
    whether it is owed still after the agreement was ended or snapped back. ``terms`` are words that it turns
    on.
    """

    id: Id
    what: str
    owes: tuple[Id, ...] = ()
    to: tuple[Id, ...] = ()
    number: Fraction | None = None
    unit: str = ""
    category: str = ""
    phase: Id = ""
    after: AgreedCondition | None = None
    start: Moment = ""
    by: Moment = ""
    every: Length = ""
    until: Moment = ""
    where: str = ""
    map: str = ""
    verified_by: tuple[str, ...] = ()
    how: str = ""
    verified_within: Length = ""
    clause: str = ""
    cure: Length = ""
    if_not: str = ""
    survives: bool | None = None
    irreversible: bool = False
    part_of: Id = ""
    instead_of: Id = ""
    terms: tuple[Id, ...] = ()
    about: str = ""
    cite: tuple[Citation, ...] = ()


class Power(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that somebody may do, and on what. ``over`` names what it acts on (all, where it is empty);
    ``notice``, ``most`` (times),
    ``length``, ``until`` and ``limit`` (in words) bound it."""

    id: Id
    who: tuple[str, ...] = ()
    may: PowerKind = "other"
    what: str = ""
    over: tuple[Id, ...] = ()
    on: AgreedCondition | None = None
    notice: Length = ""
    most: int | None = None
    length: Length = ""
    until: Moment = ""
    limit: str = ""
    phase: Id = ""
    clause: str = ""
    cite: tuple[Citation, ...] = ()


class TrustMeasure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A measure that builds confidence: what it costs, and who moves first."""

    id: Id
    what: str
    owes: tuple[Id, ...] = ()
    first: Id = ""
    cost: str = ""
    by: Moment = ""
    verified_by: tuple[str, ...] = ()
    phase: Id = ""
    clause: str = ""
    cite: tuple[Citation, ...] = ()
