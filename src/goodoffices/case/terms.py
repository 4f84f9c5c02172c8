"""What the text of a deal is made of besides its options: terms, phases, quantities, earlier plans."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.case.sources import Citation, Id


class Definition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How ``party`` understands a term, where the sides differ."""

    party: Id
    text: str
    cite: tuple[Citation, ...] = ()


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word that the deal turns on. ``defined: false`` says that it is known to be without a definition;
    with neither ``definition`` nor ``defined``, nobody has said."""

    id: Id
    name: str = ""
    definition: str = ""
    defined: bool | None = None
    by_party: tuple[Definition, ...] = ()
    issues: tuple[Id, ...] = ()
    about: str = ""
    retired: bool = False
    cite: tuple[Citation, ...] = ()


class Phase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stage of the deal under discussion, in the order of the case. ``length`` is in words ("six weeks"),
    empty if not known.
    """

    id: Id
    name: str = ""
    about: str = ""
    length: str = ""
    retired: bool = False
    cite: tuple[Citation, ...] = ()


class Amount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So many of something, of one category. Without a number it is "not settled"; ``at_least`` and
    ``at_most`` bound it.
    """

    party: Id
    what: str
    category: str = ""
    number: Fraction | None = None
    at_least: Fraction | None = None
    at_most: Fraction | None = None
    settled: bool = False


class Quantity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reciprocal quantity: ``gives`` for each of ``for_each``, category by category."""

    id: Id
    gives: Amount
    for_each: Amount
    phase: Id = ""
    issue: Id = ""
    about: str = ""
    retired: bool = False
    cite: tuple[Citation, ...] = ()


class Figure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number given in public about the subject of the talks; figures of different sources may differ.

    ``as_of`` is an ISO 8601 day, month or year, two days with a stroke between, or empty."""

    what: str
    number: Fraction
    modifier: Literal["exactly", "about", "more than", "at least", "at most", "fewer than"] = "exactly"
    unit: str = ""
    as_of: str = ""
    by: str = ""
    cite: tuple[Citation, ...] = ()


class Earlier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An earlier plan, agreement or resolution that an issue or a clause goes back to. ``date`` is an ISO
    8601 day, month or year, or empty.
    """

    id: Id
    name: str = ""
    about: str = ""
    date: str = ""
    retired: bool = False
    cite: tuple[Citation, ...] = ()
