"""Reports as the mediators hold them: each with the entry in which it came, who brought it and who looks at
it; and the ledger that they come to.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, cast

import msgspec

from goodoffices.agreement.tracking import Deed, FieldReport, Ledger
from goodoffices.talks import EntryState, Provenance, RoomView, acts

if TYPE_CHECKING:
    from goodoffices.desk.open_case import OpenCase

MEDIATORS = "mediators"
"""Who says that a phase is entered or left, in the ledger: no party, and nobody whom an agreement names."""


class ReportLook(msgspec.Struct, frozen=True):
    """Somebody of the mediators looks at a report, or has: who, when, what came of it."""

    who: str
    at: str
    step: str
    words: str


class KeptReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report with where it stands: entry and place among its reports, how it came, who brought it."""

    sequence: int
    place: int
    report: FieldReport
    hand: Provenance
    came_by: str
    source: str
    file: str
    looks: tuple[ReportLook, ...] = ()

    @property
    def key(self) -> str:
        """Its number on this desk."""
        return f"{self.sequence}.{self.place + 1}"

    @property
    def looking(self) -> tuple[ReportLook, ...]:
        """Who looks at it now, each once."""
        last = {look.who: look for look in self.looks}
        return tuple(look for look in last.values() if look.step == "looking")


def kept_reports(case: OpenCase) -> tuple[KeptReport, ...]:
    """Every report that the mediators' room holds, in the order in which they came in."""
    view = case.view(case.home)
    looks: dict[tuple[int, int], list[ReportLook]] = {}
    for item in view.items.of(acts.ReportLookedAt):
        act = item.act
        if isinstance(act, acts.ReportLookedAt) and not item.invalid:
            look = ReportLook(item.hand.author, item.hand.at, act.step, act.words)
            looks.setdefault((act.entry, act.place), []).append(look)
    return tuple(
        KeptReport(
            sequence=item.sequence,
            place=place,
            report=field_report(told, f"{item.sequence}.{place + 1}"),
            hand=item.hand,
            came_by=item.act.came_by,
            source=item.act.source,
            file=item.act.file,
            looks=tuple(looks.get((item.sequence, place), ())),
        )
        for item in view.items.of(acts.ReportsReceived)
        if isinstance(item.act, acts.ReportsReceived) and _holds(item)
        for place, told in enumerate(item.act.reports)
    )


def reports_by_key(case: OpenCase) -> dict[str, KeptReport]:
    """The reports by their numbers on this desk."""
    return {one.key: one for one in kept_reports(case)}


def ledger_of(case: OpenCase, now: datetime) -> Ledger | None:
    """What everything that the mediators hold comes to at a moment; None where there is no agreement."""
    held = case.agreement
    if held is None:
        return None
    kept = (one.report for one in kept_reports(case))
    return Ledger(held.agreement, now, (*kept, *phase_reports(case.view(case.home))))


def phase_reports(view: RoomView) -> Iterator[FieldReport]:
    """Phases that somebody entered or left, as reports of a room."""
    for item in view.items.of(acts.PhaseTurned):
        act = item.act
        if isinstance(act, acts.PhaseTurned) and _holds(item):
            yield FieldReport(
                id=str(item.sequence),
                at=moment_at(act.at),
                commitment=act.phase,
                what=act.step,
                says=MEDIATORS,
                note=act.words,
            )


def field_report(told: acts.ReportedDeed, key: str) -> FieldReport:
    """A stored report as the ledger knows it; ``key`` is its number where it has none of its own."""
    return FieldReport(
        id=told.id or key,
        at=moment_at(told.at),
        commitment=told.about,
        what=cast("Deed", told.what),
        says=told.says,
        place=told.place,
        number=Fraction(told.number) if told.number else None,
        category=told.category,
        evidence=told.evidence,
        verified_by=told.verified_by,
        withdraws=told.withdraws,
        seen_by=told.seen_by,
        maker=told.maker,
        note=told.note,
    )


def stored_report(report: FieldReport) -> acts.ReportedDeed:
    """A report as it is stored: times in UTC, numbers exact."""
    return acts.ReportedDeed(
        at=report.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        about=report.commitment,
        what=report.what,
        says=report.says,
        id=report.id,
        place=report.place,
        number="" if report.number is None else str(report.number),
        category=report.category,
        evidence=report.evidence,
        verified_by=report.verified_by,
        withdraws=report.withdraws,
        seen_by=report.seen_by,
        maker=report.maker,
        note=report.note,
    )


def moment_at(text: str) -> datetime:
    """A stored moment."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _holds(item: EntryState) -> bool:
    return not item.invalid and item.taken_back is None
