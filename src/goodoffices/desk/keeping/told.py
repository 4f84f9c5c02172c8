"""What a room was told of an agreement and its monitoring, and what the agreement says that it may be told.

A room sees what a person put into it, and nothing else: this module says what is open to its sides by the
agreement, and a mediator tells it, or does not.
"""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from goodoffices.agreement import Agreement
from goodoffices.agreement.tracking import FieldReport, Ledger, may_see
from goodoffices.agreement.tracking.reports import SOURCE
from goodoffices.desk.keeping.held import HeldAgreement, agreement_in, without_worths
from goodoffices.desk.keeping.lists import ListState, lists_of
from goodoffices.desk.keeping.received import KeptReport, field_report, kept_reports, phase_reports
from goodoffices.talks import EntryState, acts

if TYPE_CHECKING:
    from goodoffices.desk.open_case import OpenCase


class RoomKnows(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in one room, and what it comes to: made of that room's entries alone."""

    held: HeldAgreement | None
    ledger: Ledger | None
    reports: tuple[FieldReport, ...]
    lists: dict[tuple[str, str], dict[str, int]]


class TellableNow(msgspec.Struct, frozen=True, kw_only=True):
    """What the agreement opens to a room's sides, and the room has not been told: the agreement itself where
    another version of it stands there, reports, phases (their entries among the mediators), lists whose
    counts have changed.
    """

    sides: tuple[str, ...]
    agreement: bool = False
    reports: tuple[KeptReport, ...] = ()
    phases: tuple[EntryState, ...] = ()
    lists: tuple[ListState, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the room knows all that is open to it."""
        return not (self.agreement or self.reports or self.phases or self.lists)


def room_knows(case: OpenCase, room: str, now: datetime) -> RoomKnows:
    """What one room can see. Nothing of any other room has a part in it."""
    view, held = case.view(room), agreement_in(case, room)
    reports = tuple(
        field_report(told, f"{item.sequence}.{place + 1}")
        for item in view.items.of(acts.ReportsTold)
        if isinstance(item.act, acts.ReportsTold) and not item.invalid
        for place, told in enumerate(item.act.reports)
    )
    lists = {
        (item.act.exchange, item.act.category): item.act.counts
        for item in view.items.of(acts.ListTold)
        if isinstance(item.act, acts.ListTold) and not item.invalid
    }
    ledger = None
    if held is not None:
        ledger = Ledger(held.agreement, now, (*reports, *phase_reports(view)), partial=True)
    return RoomKnows(held=held, ledger=ledger, reports=reports, lists=lists)


def tellable(case: OpenCase, room: str, now: datetime) -> TellableNow:
    """What a mediator may tell a room now. A room of several sides is told what each of them may see."""
    view, held = case.view(room), case.agreement
    sides = view.parties
    if held is None or room == case.home or not sides:
        return TellableNow(sides=sides)
    knows = room_knows(case, room, now)
    open_to = without_worths(held.agreement)
    before, kept = told_to(case, room), kept_reports(case)
    known = {(one.report.id, one.report.says) for one in kept if (one.sequence, one.place) in before}
    reports = tuple(
        one
        for one in kept
        if (one.sequence, one.place) not in before and _open_to(held.agreement, one.report, sides, known)
    )
    turned = {_turn(item) for item in view.items.of(acts.PhaseTurned) if not item.invalid}
    home = case.view(case.home)
    lists = lists_of(case, held.agreement, now.date())
    return TellableNow(
        sides=sides,
        agreement=knows.held is None or knows.held.agreement != open_to,
        reports=reports,
        phases=tuple(
            item
            for item in home.items.of(acts.PhaseTurned)
            if not item.invalid and item.taken_back is None and _turn(item) not in turned
        ),
        lists=tuple(
            one
            for one in lists
            if one.people and knows.lists.get((one.exchange.id, one.category)) != one.counts
        ),
    )


def _turn(item: EntryState) -> tuple[str, str, str]:
    act = item.act
    assert isinstance(act, acts.PhaseTurned)
    return act.phase, act.step, act.at


def _open_to(
    agreement: Agreement, report: FieldReport, sides: tuple[str, ...], known: set[tuple[str, str]]
) -> bool:
    if report.what == "withdrawn":
        # Who was told a thing is told that it was taken back; who was not learns nothing of it.
        return (report.withdraws, report.says) in known
    return all(may_see(agreement, report, side) for side in sides)


def told_to(case: OpenCase, room: str) -> dict[tuple[int, int], str]:
    """The reports that were told to a room: entry and place among the mediators to the room's own number."""
    found: dict[tuple[int, int], str] = {}
    for item in case.view(case.home).items.of(acts.TellingKept):
        act = item.act
        if isinstance(act, acts.TellingKept) and not item.invalid and act.room == room:
            for place, one in enumerate(act.reports):
                found[one.sequence, one.place] = f"{act.sequence}.{place + 1}"
    return found


def as_told(
    agreement: Agreement, report: FieldReport, *, evidence: bool, withdraws: str = ""
) -> acts.ReportedDeed:
    """A report as a room is told it: without its number, who wrote it down, what was noted beside it, to whom
    else it was opened, and without a source whom the agreement does not name.
    """
    names = {one.id for one in agreement.actors}

    def named(who: str) -> str:
        return who if who in names else SOURCE

    return acts.ReportedDeed(
        at=report.at.isoformat().replace("+00:00", "Z"),
        about=report.commitment,
        what=report.what,
        says=named(report.says),
        place=report.place,
        number="" if report.number is None else str(Fraction(report.number)),
        category=report.category,
        evidence=report.evidence if evidence else "",
        verified_by=tuple(named(who) for who in report.verified_by),
        withdraws=withdraws,
    )
