"""Reciprocal commitments that are delivered in turns: what each gives, and what it is worth to giver and
receiver."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.agreement.actors import Id, Length, Moment
from goodoffices.case import Citation, Interval

Equality = Literal["safe", "unsafe"]
"""Whether a side that would neither gain nor lose by stopping counts as going on."""


class Give(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So many units of one category, given by one to another in equal lots.

    ``worth_to_giver`` is what it costs the giver to hand one *unit* over (what keeping it is worth to him),
    ``worth_to_receiver`` what
    one unit is worth to who gets it; either may be an interval, and both stay on the mediators' side. ``lot``
    is how many units go together; ``after``
    names the categories (or ids of gives) of which all must have been delivered before. ``per_day`` and
    ``per_turn`` count units.
    """

    category: str
    party: Id
    to: Id = ""
    number: int
    id: Id = ""
    lot: int = 1
    unit: str = ""
    worth_to_giver: Fraction | Interval | None = None
    worth_to_receiver: Fraction | Interval | None = None
    after: tuple[Id, ...] = ()
    per_day: int | None = None
    per_turn: int | None = None
    named: bool | None = None
    alive: Literal["alive", "not-alive", "either"] | None = None
    where: str = ""
    clause: str = ""

    @property
    def key(self) -> str:
        """The name by which others refer to it."""
        return self.id or self.category


class Ratio(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For each ``for_each`` of category ``of``, ``give`` of category ``category``."""

    category: str
    give: Fraction
    of: str
    for_each: Fraction = Fraction(1)
    clause: str = ""


class Together(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Extra worth to a party that is there only once all lots of the named gives are delivered: lots that
    depend on each other."""

    of: tuple[Id, ...]
    to: Id
    worth: Fraction


class StatedTurn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A turn as the text has it: on which day who hands over how many units of each category."""

    turn: int
    party: Id
    lots: dict[str, Fraction] = msgspec.field(default_factory=dict)
    on: Moment = ""
    clause: str = ""


class PersonList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rule of a list of persons: who proposes names, who may object within what time, who checks
    identities, how many days are
    kept for objections in law. The names themselves are sealed and stand in no agreement file."""

    category: str
    proposed_by: Id = ""
    objections_by: tuple[Id, ...] = ()
    objections_within: Length = ""
    substitution: str = ""
    identity_checked_by: tuple[str, ...] = ()
    legal_days: int | None = None
    clause: str = ""


class AgreedExchange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An exchange. ``deposits``, ``penalties`` and ``rewards`` are what a party forfeits, is made to pay or
    misses if it stops before the end, ``guarantees`` what
    a guarantor would take back from it; all in the points of its own worths.

    ``order`` says, where numbers are not known, what matters more to a party: ranks of categories, best
    first, given and received alike.
    With ``intermediary`` somebody neutral holds what both hand over, and turns may be simultaneous.
    """

    id: Id
    name: str = ""
    phase: Id = ""
    gives: tuple[Give, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    together: tuple[Together, ...] = ()
    turns: tuple[StatedTurn, ...] = ()
    lists: tuple[PersonList, ...] = ()
    order: dict[str, tuple[tuple[str, ...], ...]] = msgspec.field(default_factory=dict)
    first: Id = ""
    start: Moment = ""
    by: Moment = ""
    per_day: int | None = None
    intermediary: Id = ""
    equality: Equality = "safe"
    deposits: dict[str, Fraction] = msgspec.field(default_factory=dict)
    penalties: dict[str, Fraction] = msgspec.field(default_factory=dict)
    rewards: dict[str, Fraction] = msgspec.field(default_factory=dict)
    guarantees: dict[str, Fraction] = msgspec.field(default_factory=dict)
    verified_by: tuple[str, ...] = ()
    how: str = ""
    where: str = ""
    if_not: str = ""
    clause: str = ""
    about: str = ""
    cite: tuple[Citation, ...] = ()

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id
