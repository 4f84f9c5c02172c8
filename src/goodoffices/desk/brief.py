"""The brief: from a record of press reports to a picture of the talks in which every line stands on a
passage.

It joins what was said (:mod:`goodoffices.record`) with the gap board (:mod:`goodoffices.analysis`). Nothing
in it is written by the software: headings, tables and cited passages only.
"""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.analysis import board
from goodoffices.case import Case
from goodoffices.desk.add_record_positions import add_record_positions
from goodoffices.desk.brief_records import Brief
from goodoffices.desk.brief_sections import names_of, sections
from goodoffices.desk.case_from_record import case_from_record
from goodoffices.desk.findings import findings
from goodoffices.desk.front.make import make_front
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
    title, names = case.title if case else _title(record, sides), names_of(sides, case)
    return Brief(
        title=title,
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


def _title(record: Record, sides: Mapping[str, str]) -> str:
    parties = [side for side, part in sides.items() if part == "party"]
    if len(parties) > 1:
        return " and ".join([", ".join(parties[:-1]), parties[-1]])
    return next((each.title for each in record.articles if each.title), "Public record")
