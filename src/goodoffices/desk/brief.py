"""The brief: from a record of press reports to a picture of the talks in which every line stands on a
passage.

It joins what was said (:mod:`goodoffices.record`) with the gap board (:mod:`goodoffices.analysis`). Nothing
in it is written by the software: headings, tables and cited passages only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodoffices.analysis import board
from goodoffices.case import Case
from goodoffices.desk.add_record_positions import add_record_positions
from goodoffices.desk.brief_records import Brief
from goodoffices.desk.brief_sections import names_of, sections
from goodoffices.desk.case_from_record import case_from_record
from goodoffices.desk.findings import findings
from goodoffices.desk.front.make import make_front
from goodoffices.language import CodedText
from goodoffices.record import Record, Sides, find_actors, find_sides, parts_of_sides


def make_brief(record: Record, case: Case | None = None) -> Brief:
    """The brief of a record; with a ``case``, its parties, mediators and issues are those of the case.

    Without one the parties are those that the reports name as such ("between X and Y"), and the issues are
    what positions are about, in the words of the reports. Rejected rows are left out; rows that nobody has
    confirmed are in it and say so.
    """
    actors = find_actors(record.articles)
    named = find_sides(actors, Sides(case, actors))
    sides: Mapping[str, str] = _of_case(case) if case else parts_of_sides(named)
    whole = add_record_positions(case, record) if case else case_from_record(record, sides)
    gaps = board(whole) if whole and whole.positions else None
    days = sorted(each.published for each in record.articles if each.published)
    rows = [row for kind, row in record.rows("statements", "figures", "events", "proposals")]
    parts = tuple(sections(record, named, sides, whole, gaps))
    called_after = () if case else _parties(sides)
    title, names = case.title if case else _title(record, called_after), names_of(sides, case)
    return Brief(
        title=title,
        called_after=called_after,
        front=make_front(record, named, sides, names, title, whole, gaps),
        sections=parts,
        record=record,
        findings=findings(record, actors, sides, names, whole),
        case=whole,
        implied=case is None,
        board=gaps,
        first=days[0] if days else "",
        last=days[-1] if days else "",
        confirmed=sum(row.status in ("accepted", "edited") for row in rows),
        proposed=sum(row.status == "proposed" for row in rows),
    )


def _of_case(case: Case) -> dict[str, str]:
    return {party.id: "party" for party in case.parties} | {each.id: "mediator" for each in case.mediators}


def _parties(sides: Mapping[str, str]) -> tuple[str, ...]:
    """The parties after which the talks are called: two at least."""
    parties = tuple(side for side, part in sides.items() if part == "party")
    return parties if len(parties) > 1 else ()


def _title(record: Record, parties: Sequence[str]) -> str:
    if parties:
        return " and ".join([", ".join(parties[:-1]), parties[-1]])
    public = CodedText("public-record", "Public record")
    return next((each.title for each in record.articles if each.title), public)
