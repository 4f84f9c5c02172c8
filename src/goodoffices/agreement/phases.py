"""The stages of an agreement: how each begins, how it ends, how it is made longer."""

from __future__ import annotations

import msgspec

from goodoffices.agreement.actors import Id, Length, Moment
from goodoffices.agreement.requirements import AgreedCondition
from goodoffices.case import Citation


class Extension(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a phase is made longer: by whose word, for how long, how often at most, and said by when."""

    by: tuple[str, ...] = ()
    length: Length = ""
    most: int | None = None
    notice: Length = ""
    rule: str = ""
    clause: str = ""


class AgreedPhase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stage. It begins when ``begins`` is so, or else when the phase before it has ended (the first: on
    entry into force); it ends when ``ends``
    is so, or after ``length`` where that is given, whichever comes first. ``last`` says that it goes on for
    good."""

    id: Id
    name: str = ""
    about: str = ""
    begins: AgreedCondition | None = None
    ends: AgreedCondition | None = None
    length: Length = ""
    last: bool = False
    extension: Extension | None = None
    if_not: str = ""
    clause: str = ""
    cite: tuple[Citation, ...] = ()

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id


class EntryIntoForce(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When the agreement begins to bind: a moment with its hour and zone, or what has to be so before."""

    at: Moment = ""
    when: AgreedCondition | None = None
    zone: str = ""
    clause: str = ""


class Ending(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When and how the agreement as a whole ends, and what is owed after it."""

    at: Moment = ""
    when: AgreedCondition | None = None
    renewal: str = ""
    after: str = ""
    clause: str = ""


class SnapBack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What goes back to how it was, and on what: ``decided_by`` says who finds that it is so, ``restores``
    what comes back, ``ends`` which
    phases or commitments are owed no longer (all, where it is empty)."""

    when: AgreedCondition | None = None
    decided_by: tuple[str, ...] = ()
    restores: str = ""
    ends: tuple[Id, ...] = ()
    notice: Length = ""
    clause: str = ""
