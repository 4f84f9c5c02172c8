"""What stands on the first page of a brief. ``cites`` are always the passages that a fact stands on, in the
order of the record.
"""

from __future__ import annotations

import msgspec

from goodoffices.analysis import Status
from goodoffices.case import Stance, Voice
from goodoffices.desk.cites import PassageCite


class FrontState(msgspec.Struct, frozen=True):
    """How somebody takes part: the certainty as the record has it, the day (may be empty), and on whose word
    alone it is told.
    """

    certainty: str
    day: str
    by: tuple[str, ...] = ()


class FrontPerson(msgspec.Struct, frozen=True):
    """Who comes for a side: the names with the office, as the reports give them."""

    name: str
    cites: tuple[PassageCite, ...] = ()


class FrontStanding(msgspec.Struct, frozen=True, kw_only=True):
    """A party or a mediator: how it takes part in the last round that is told, and through whom."""

    side: str
    states: tuple[FrontState, ...] = ()
    persons: tuple[FrontPerson, ...] = ()
    cites: tuple[PassageCite, ...] = ()


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """A round of talks: where, from which day to which, what is told of its course; ``told`` is the first
    report's day where no day is known.
    """

    place: str
    first: str
    last: str
    told: str
    stages: tuple[str, ...] = ()
    cites: tuple[PassageCite, ...] = ()

    @property
    def ahead(self) -> bool:
        """Whether it is only to come."""
        return self.stages == ("to come",)


class FrontStated(msgspec.Struct, frozen=True, kw_only=True):
    """One position: whose, its stance, what, on what conditions, in which voice and on whose word."""

    party: str
    stance: Stance
    words: str
    conditions: tuple[str, ...] = ()
    voice: Voice = "public"
    by: str = ""
    day: str = ""
    cites: tuple[PassageCite, ...] = ()


class OpenIssue(msgspec.Struct, frozen=True, kw_only=True):
    """An issue that is not agreed, with each side's latest words."""

    label: str
    status: Status
    stated: tuple[FrontStated, ...]


class AgreedPoint(msgspec.Struct, frozen=True, kw_only=True):
    """What several are told to have agreed."""

    words: str
    parties: tuple[str, ...]
    by: tuple[str, ...] = ()
    cites: tuple[PassageCite, ...] = ()


class FrontPoint(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody says, does or leaves open: ``kind`` is a code, or the verb of the report."""

    who: str
    kind: str
    words: str
    cites: tuple[PassageCite, ...] = ()


class ClaimPair(msgspec.Struct, frozen=True):
    """Two claims that cannot both be true; the ``kind`` of each is "says", or "denies" where its words are
    what somebody says is not so.
    """

    one: FrontPoint
    other: FrontPoint


class ReportLine(msgspec.Struct, frozen=True, kw_only=True):
    """A report by the number that marks stand for; ``repeats`` is the number of the one that it repeats, 0
    for none.
    """

    number: int
    article: str
    name: str
    day: str
    repeats: int = 0


class FrontPage(msgspec.Struct, frozen=True, kw_only=True):
    """Where the talks stand as the reports tell it."""

    title: str
    parties: tuple[FrontStanding, ...] = ()
    mediators: tuple[FrontStanding, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    agreed: tuple[AgreedPoint, ...] = ()
    issues: tuple[OpenIssue, ...] = ()
    contradictions: tuple[ClaimPair, ...] = ()
    asked: tuple[FrontStated, ...] = ()
    outside: tuple[FrontPoint, ...] = ()
    said: tuple[FrontPoint, ...] = ()
    unknown: tuple[FrontPoint, ...] = ()
    reports: tuple[ReportLine, ...] = ()
    confirmed: int = 0

    @property
    def talks(self) -> bool:
        """Whether the reports tell of talks between sides at all."""
        return len(self.parties) > 1
