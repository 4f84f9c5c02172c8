"""Reports of what was done: taken in from files, recorded by word, looked at, withdrawn, told to a room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from goodoffices.agreement.tracking import FieldReport
from goodoffices.desk.keeping import kept_reports, reports_by_key, tellable, without_worths
from goodoffices.desk.keeping.received import moment_at, stored_report
from goodoffices.desk.keeping.told import as_told, told_to
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import NotThereError, RefusedError
from goodoffices.desk.stored_files import AGREEMENT_MEDIA
from goodoffices.talks import acts

TOGETHER = 64
"""Reports in one entry: a longer file is several entries, so that none grows beyond what a room reads at
once."""

CameBy = Literal["file", "form", "word"]


class TakenReports(msgspec.Struct, frozen=True):
    """What came of a file of reports: how many are new, and how many were held already."""

    new: int
    known: int


def take_in_reports(
    writer: CaseWriter,
    reports: Sequence[FieldReport],
    *,
    came_by: CameBy = "file",
    source: str = "",
    file: str = "",
) -> TakenReports:
    """Take reports in. What is held already, number and content alike, is not taken in again: two files that
    overlap lose nothing and add nothing twice. Two reports that carry one number and tell different things
    are both kept.
    """
    if writer.case.agreement is None:
        raise RefusedError("no-agreement")
    held = {_content(stored_report(one.report)) for one in kept_reports(writer.case)}
    fresh = []
    for report in reports:
        told = stored_report(report)
        if _content(told) not in held:
            held.add(_content(told))
            fresh.append(told)
    for first in range(0, len(fresh), TOGETHER):
        writer.write(
            writer.case.home,
            acts.ReportsReceived(
                reports=tuple(fresh[first : first + TOGETHER]), came_by=came_by, source=source, file=file
            ),
        )
    return TakenReports(len(fresh), len(reports) - len(fresh))


def record_report(
    writer: CaseWriter, report: FieldReport, *, source: str = "", came_by: CameBy = "word"
) -> int:
    """Record one report; gives its entry. It gets the number of that entry."""
    held = writer.case.agreement
    if held is None:
        raise RefusedError("no-agreement")
    known = {one.id for one in (*held.agreement.duties, *held.agreement.powers, *held.agreement.phases)}
    if report.commitment not in known:
        raise RefusedError("no-commitment")
    told = msgspec.structs.replace(stored_report(report), id="")
    return writer.write(
        writer.case.home, acts.ReportsReceived(reports=(told,), came_by=came_by, source=source)
    )


def withdraw_report(writer: CaseWriter, key: str, note: str = "") -> int:
    """Take a report back in the name of who made it; it leaves no trace in any state, and stays readable."""
    kept = reports_by_key(writer.case).get(key)
    if kept is None:
        raise NotThereError("no such report")
    gone = {(one.report.withdraws, one.report.says) for one in kept_reports(writer.case)}
    if kept.report.what == "withdrawn" or (kept.report.id, kept.report.says) in gone:
        raise RefusedError("report-withdrawn")
    report = msgspec.structs.replace(
        kept.report,
        at=moment_at(writer.at),
        what="withdrawn",
        withdraws=kept.report.id,
        number=None,
        evidence="",
        verified_by=(),
        note=note,
    )
    return record_report(writer, report)


def look_at_report(
    writer: CaseWriter, key: str, step: Literal["looking", "bears-out", "doubts", "left"], words: str = ""
) -> int:
    """Say that one looks at a report, or what came of it: the others of the team see it."""
    kept = reports_by_key(writer.case).get(key)
    if kept is None:
        raise NotThereError("no such report")
    return writer.write(
        writer.case.home,
        acts.ReportLookedAt(entry=kept.sequence, place=kept.place, step=step, words=words),
    )


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What a mediator chose to tell a room: reports by their numbers on this desk, phases by their entries,
    lists by exchange and category; with the ``evidence`` of the reports, or without.
    """

    agreement: bool = False
    reports: tuple[str, ...] = ()
    phases: tuple[int, ...] = ()
    lists: tuple[tuple[str, str], ...] = ()
    evidence: bool = False


def tell_room(writer: CaseWriter, room: str, telling: Telling) -> None:
    """Tell a room what the agreement opens to its sides, and nothing else. Raises RefusedError for what it
    does not open, what the room knows already, and where nothing was chosen.
    """
    case, held = writer.case, writer.case.agreement
    if held is None:
        raise RefusedError("no-agreement")
    open_now = tellable(case, room, moment_at(writer.at))
    by_key = {one.key: one for one in open_now.reports}
    phases = {item.sequence: item.act for item in open_now.phases}
    lists = {(one.exchange.id, one.category): one for one in open_now.lists}
    closed = (
        (telling.agreement and not open_now.agreement)
        or not set(telling.reports) <= set(by_key)
        or not set(telling.phases) <= set(phases)
        or not set(telling.lists) <= set(lists)
    )
    if closed:
        raise RefusedError("not-open-to-room")
    if telling == Telling(evidence=telling.evidence):
        raise RefusedError("nothing-to-tell")
    if telling.agreement:
        _tell_agreement(writer, room)
    for sequence in telling.phases:
        act = phases[sequence]
        assert isinstance(act, acts.PhaseTurned)
        writer.write(room, msgspec.structs.replace(act, words="", confirmed_by=()))
    if telling.reports:
        chosen = [one for one in open_now.reports if one.key in telling.reports]
        before = told_to(case, room)
        numbers = {
            (one.report.id, one.report.says): before[one.sequence, one.place]
            for one in kept_reports(case)
            if (one.sequence, one.place) in before
        }
        told = tuple(
            as_told(
                held.agreement,
                one.report,
                evidence=telling.evidence,
                withdraws=numbers.get((one.report.withdraws, one.report.says), ""),
            )
            for one in chosen
        )
        sequence = writer.write(room, acts.ReportsTold(reports=told))
        places = tuple(acts.ReportPlace(one.sequence, one.place) for one in chosen)
        writer.write(case.home, acts.TellingKept(room=room, sequence=sequence, reports=places))
    for key in telling.lists:
        one = lists[key]
        writer.write(room, acts.ListTold(exchange=key[0], category=key[1], counts=one.counts))


def _tell_agreement(writer: CaseWriter, room: str) -> None:
    from goodoffices.agreement.files import agreement_to_json

    held = writer.case.agreement
    assert held is not None
    data = agreement_to_json(without_worths(held.agreement)).encode()
    entry = writer.write(
        room,
        acts.Attached(words="", file=writer.attach(data), name="agreement.json", media=AGREEMENT_MEDIA),
    )
    writer.write(room, acts.AgreementTaken(entry=entry, came_from="told"))


def _content(told: acts.ReportedDeed) -> bytes:
    return msgspec.json.encode(told)
