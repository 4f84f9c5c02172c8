"""Taking what a person accepted in the public record to where it belongs: a round with who was there, a
position on its issue, what both sides agreed.

Nothing goes there by itself: each is proposed by the record (:mod:`goodoffices.desk.views.arrivals`) and
written by a mediator. Who speaks for a side, who has a hand in the talks from outside and contacts are noted
as any others are (:mod:`goodoffices.desk.actions.begin_process`).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.desk.actions.begin_process import call_session, open_round
from goodoffices.desk.actions.public_record import change_record
from goodoffices.desk.agreed import find_agreed
from goodoffices.desk.issues import with_issue
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.stored_files import save_case_file
from goodoffices.desk.terms_of_record import CONFIRMED
from goodoffices.desk.views.arrivals import arrival_keys
from goodoffices.record import Proposal, Record, decide, edit


def take_round(
    writer: CaseWriter,
    rooms: Sequence[str],
    name: str,
    venue: str = "",
    words: str = "",
    *,
    began: str = "",
    ended: str = "",
    present: Sequence[str] = (),
) -> dict[str, int]:
    """Note a round that the reports tell in one room or several; gives the entry by room. One that is
    still to come is a sitting called for its first day. ``began`` and ``ended`` are days, ``present`` is who
    was there: then the round has a sitting.
    """
    if began[:10] > writer.at[:10] and not ended and not present:
        return {room: call_session(writer, room, (), venue, began) for room in rooms}
    opened = open_round(writer, rooms, name, venue, words, began=began, ended=ended)
    if present and began:
        for room in rooms:
            call_session(writer, room, (), venue, began, sits=not ended, ended=ended, present=tuple(present))
    return opened


def place_positions(
    writer: CaseWriter, rows: Sequence[str], issue: str, option: str = "", *, new_issue: str = ""
) -> None:
    """Put accepted positions of the record on an issue of the case, by its id, or on a new one. Raises
    RefusedError for a row that is no accepted position.
    """
    positions = {
        row.id for row in writer.case.record.proposals if row.kind == "position" and row.status in CONFIRMED
    }
    if not rows or not positions.issuperset(rows):
        raise RefusedError("no-row")
    if new_issue:
        case, issue = with_issue(writer.case.file, new_issue)
        option = ""
        if case != writer.case.file:
            save_case_file(writer, case)

    def placed(record: Record) -> Record:
        for key in rows:
            record = edit(record, key, {"issue": issue, "options": option})
        return record

    change_record(writer, placed)


def accept_agreed(writer: CaseWriter, rows: Sequence[str]) -> None:
    """Accept in one step all that tells one thing to be agreed by both: ``rows`` are those of it that the
    page showed. Raises RefusedError where the record no longer tells it of those rows.
    """
    record = writer.case.record
    told = find_agreed(record, [party.id for party in writer.case.outline.parties])
    if not rows or not any(each.ids.issuperset(rows) for each in told):
        raise RefusedError("no-row")

    def accepted(record: Record) -> Record:
        for key in rows:
            _, row = record.row(key)
            if isinstance(row, Proposal) and row.status == "proposed":
                record = decide(record, key, "accepted")
        return record

    change_record(writer, accepted)


def set_aside(writer: CaseWriter, keys: Sequence[str], *, again: bool = False) -> None:
    """Propose no more what the keys name; or ``again``, what was set aside. Raises RefusedError for what is
    not there.
    """
    if not keys or not arrival_keys(writer.case).issuperset(keys):
        raise RefusedError("no-row")

    def changed(record: Record) -> Record:
        kept = tuple(key for key in record.aside if key not in keys)
        return msgspec.structs.replace(record, aside=kept if again else (*kept, *dict.fromkeys(keys)))

    change_record(writer, changed)
