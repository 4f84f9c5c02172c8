"""Who is in an agreement: its parties, and those who go between, watch, vouch or help."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.case import Citation

Id = str
"""A short name that other parts of an agreement refer to."""

Moment = str
"""A point in time as somebody wrote it, such as ``2031-06-03 06:00`` or ``day 16 of phase-1``;
:mod:`.moments` reads it."""

Length = str
"""A stretch of time as somebody wrote it, such as ``42 days``."""


class AgreementActor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A party, or somebody else who is named: who he is in one line, and in what role."""

    id: Id
    name: str = ""
    about: str = ""
    role: str = ""
    cite: tuple[Citation, ...] = ()

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id


class Monitor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who looks whether things are done. ``members`` are actors or names; ``access`` and
    ``reports_to`` are what it
    needs to work: the right to go there, and somebody who hears of what it saw."""

    id: Id
    name: str = ""
    members: tuple[str, ...] = ()
    mandate: str = ""
    access: str = ""
    reports_to: tuple[str, ...] = ()
    every: Length = ""
    until: Moment = ""
    clause: str = ""
    cite: tuple[Citation, ...] = ()

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id


class Guarantor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who stands for a party's keeping its word: ``duty`` says what it does where the word is not
    kept, ``amount``
    what it pays to the others then and takes back from that party, in the points of the exchange."""

    id: Id
    name: str = ""
    of: tuple[Id, ...] = ()
    duty: str = ""
    amount: Fraction | None = None
    consents: bool | None = None
    clause: str = ""
    cite: tuple[Citation, ...] = ()

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id
