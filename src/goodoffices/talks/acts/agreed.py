"""What was agreed, and what was reported done: the agreement that mediators hold, reports with their sources,
lists of persons, phases that somebody enters or leaves, and what of it was told to a room.

Reports with their sources and the names of persons stand among the mediators alone. A room of a side has what
a person told it, numbered by that room.
"""

from __future__ import annotations

from typing import Literal

from goodoffices.talks.act_parts import ReportedDeed, ReportPlace
from goodoffices.talks.acts.base import ActBase, RoomSort
from goodoffices.talks.declaring import MEDIATORS_ONLY, WITH_MEDIATORS, KindOfEntry, KindTable
from goodoffices.talks.fields import EntryNumber, Id, Name, PartyId, PersonName, Term, Time, Words
from goodoffices.talks.reasons import gettext_noop as _

ListStep = Literal[
    "objected", "objection-dropped", "struck", "identity-checked", "not-the-person", "legal-days"
]
"""What may come of a person on a list: somebody objects, or no longer; the name is struck; who checks
identities finds that it is the person, or another; the days for objections in law begin."""


class AgreementTaken(ActBase, frozen=True, kw_only=True, tag="agreement/1"):
    """Mediators took an agreement in, changed it, or put it to a room; ``entry`` has its file. ``by`` are the
    sides by whose word, ``words`` say why.
    """

    entry: EntryNumber
    came_from: Literal["package", "text", "file", "entered", "changed", "told"]
    by: tuple[PartyId, ...] = ()
    words: Words = ""


class ReportsReceived(ActBase, frozen=True, kw_only=True, tag="reports/1"):
    """Reports of what was done, as they came in: in a file, on a form filled by hand, or by word. ``source``
    is who brought them; it stays with the mediators.
    """

    reports: tuple[ReportedDeed, ...]
    came_by: Literal["file", "form", "word"] = "word"
    source: PersonName = ""
    file: Name = ""


class ReportLookedAt(ActBase, frozen=True, kw_only=True, tag="report-look/1"):
    """One of the mediators looks at a report of an entry (``place`` counts from 0), or has done so: others
    see it, and do not do it twice.
    """

    entry: EntryNumber
    place: int = 0
    step: Literal["looking", "bears-out", "doubts", "left"]
    words: Words = ""


class ReportsTold(ActBase, frozen=True, kw_only=True, tag="reports-told/1"):
    """Reports that mediators told this room; each has the number of this entry and its place in it."""

    reports: tuple[ReportedDeed, ...]


class TellingKept(ActBase, frozen=True, kw_only=True, tag="telling/1"):
    """Which reports were told to a room, in the order in which its entry has them: kept by the mediators."""

    room: Id
    sequence: int
    reports: tuple[ReportPlace, ...]


class PhaseTurned(ActBase, frozen=True, kw_only=True, tag="phase/1"):
    """A phase of the agreement is entered or left, by a person's act; ``confirmed_by`` says who told that its
    conditions are met.
    """

    phase: Term
    step: Literal["entered", "left"]
    at: Time
    confirmed_by: tuple[PersonName, ...] = ()
    words: Words = ""


class PersonListed(ActBase, frozen=True, kw_only=True, tag="person/1"):
    """A person is proposed for a category of an exchange; ``entry`` is the person in whose place, if any."""

    exchange: Term
    category: Term
    name: PersonName
    party: PartyId = ""
    at: Time
    entry: EntryNumber | None = None
    words: Words = ""


class PersonFollowed(ActBase, frozen=True, kw_only=True, tag="person-step/1"):
    """What came of a person on a list, by whom, on which day; ``until`` ends the days for objections in
    law.
    """

    entry: EntryNumber
    step: ListStep
    by: PersonName = ""
    at: Time
    until: Time = ""
    words: Words = ""


class ListTold(ActBase, frozen=True, kw_only=True, tag="list-told/1"):
    """How many persons of a list stand how: told to this room, without a name."""

    exchange: Term
    category: Term
    counts: dict[Term, int]


Act = (
    AgreementTaken
    | ReportsReceived
    | ReportLookedAt
    | ReportsTold
    | TellingKept
    | PhaseTurned
    | PersonListed
    | PersonFollowed
    | ListTold
)

_HELD: frozenset[RoomSort] = MEDIATORS_ONLY | WITH_MEDIATORS

KINDS: KindTable = {
    AgreementTaken: KindOfEntry(
        stands=_HELD, captured="process", label=_("agreement"), called_by="came_from"
    ),
    ReportsReceived: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="process", label=_("reports received"), called_by="file"
    ),
    ReportLookedAt: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="entry", label=_("look at a report"), called_by="step", aside=True
    ),
    ReportsTold: KindOfEntry(stands=WITH_MEDIATORS, captured="process", label=_("reports told"), ours=True),
    TellingKept: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="beside", label=_("reports told to a room"), aside=True
    ),
    PhaseTurned: KindOfEntry(stands=_HELD, captured="process", label=_("phase"), called_by="phase"),
    PersonListed: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="process", label=_("person on a list"), called_by="category"
    ),
    PersonFollowed: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="process", label=_("person on a list"), called_by="step"
    ),
    ListTold: KindOfEntry(
        stands=WITH_MEDIATORS, captured="process", label=_("list of persons"), called_by="category", ours=True
    ),
}
"""What each of them tells of itself."""
