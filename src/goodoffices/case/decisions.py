"""How many have to agree: rules other than that all do."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.case.sources import Citation, Id


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Some of the parties, of whom ``needed`` have to agree for themselves, whatever the others do."""

    of: tuple[Id, ...]
    needed: int
    name: str = ""


class Decision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What it takes besides ``needed`` and vetoes: votes that reach a ``quota`` (one vote a party, where
    ``votes`` names no other number), and enough in each of the ``groups`` (sufficient consensus).
    """

    votes: dict[Id, Fraction] = {}
    quota: Fraction | None = None
    groups: tuple[Group, ...] = ()
    cite: tuple[Citation, ...] = ()
