"""What the text of an agreement says besides duties: its clauses, its words, how trouble is told and settled,
what is laid beside it."""

from __future__ import annotations

import msgspec

from goodoffices.agreement.actors import Id, Length, Moment
from goodoffices.case import Citation


class AgreedClause(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A numbered piece of the text. It may be left without words: then it is known by its number."""

    id: Id
    title: str = ""
    text: str = ""


class AgreedTerm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word that the agreement turns on. Without a ``definition``, or with ``defined: false``, it is open,
    and blocks what rests on it."""

    id: Id
    name: str = ""
    also: tuple[str, ...] = ()
    definition: str = ""
    defined: bool | None = None
    by_party: dict[str, str] = msgspec.field(default_factory=dict)
    clause: str = ""
    about: str = ""
    cite: tuple[Citation, ...] = ()

    @property
    def open(self) -> bool:
        """Whether nobody has said what it means."""
        return self.defined is False or not (self.definition.strip() or self.defined)


class Violations(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """To whom a violation is reported, how fast, who finds whose it was, and what follows."""

    report_to: tuple[str, ...] = ()
    within: Length = ""
    attributed_by: tuple[str, ...] = ()
    then: str = ""
    clause: str = ""


class Liaison(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the sides reach each other at any hour."""

    channel: str = ""
    who: tuple[str, ...] = ()
    hours: str = ""
    clause: str = ""


class Incidents(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is done when something happens, step by step."""

    steps: tuple[str, ...] = ()
    within: Length = ""
    clause: str = ""


class DisputeRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a dispute is settled: the steps, how long they may take, who has the last word."""

    steps: tuple[str, ...] = ()
    within: Length = ""
    last_word: str = ""
    meanwhile: str = ""
    clause: str = ""


class AgreedLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line or a place of a ceasefire, with the map or coordinates that say where it is."""

    id: Id
    name: str = ""
    map: str = ""
    clause: str = ""


class CeasefireRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which acts are forbidden, to whom, and where: lines and places with their map references."""

    prohibited: tuple[str, ...] = ()
    permitted: tuple[str, ...] = ()
    forces: str = ""
    lines: tuple[AgreedLine, ...] = ()
    places: tuple[AgreedLine, ...] = ()
    clause: str = ""


class Amnesty(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which acts are not prosecuted, and which are in any case."""

    covers: str = ""
    excludes: tuple[str, ...] = ()
    clause: str = ""


class Amendment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By whose word the agreement is changed, and in what form."""

    by: tuple[str, ...] = ()
    form: str = ""
    clause: str = ""


class Annex(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paper that belongs to the agreement."""

    id: Id
    title: str = ""
    attached: bool = True
    clause: str = ""


class Signing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the agreement is signed. Where it is declared ``international`` and ``commercial`` and comes of
    mediation, evidence of it under the Singapore
    Convention is offered."""

    at: Moment = ""
    where: str = ""
    by: tuple[Id, ...] = ()
    languages: tuple[str, ...] = ()
    prevailing: str = ""
    international: bool = False
    commercial: bool = False
    mediated_by: tuple[str, ...] = ()
    clause: str = ""
