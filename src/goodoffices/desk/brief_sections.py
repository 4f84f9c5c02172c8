"""The sections of a brief, one function each, in the order in which a reader needs them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goodoffices.analysis import GapBoard
from goodoffices.case import Case
from goodoffices.desk.brief_agreed import agreed, contradictions
from goodoffices.desk.brief_cells import (
    EMPTY,
    BriefCell,
    CountCell,
    DayCell,
    TermCell,
    list_cell,
    say,
    words_cell,
    words_list,
)
from goodoffices.desk.brief_changes import changes
from goodoffices.desk.brief_doubts import origins, unknown
from goodoffices.desk.brief_figures import differences, figures, persons, reports
from goodoffices.desk.brief_parties import taking_part
from goodoffices.desk.brief_positions import positions
from goodoffices.desk.brief_records import BriefItem, Section, cite, once
from goodoffices.desk.brief_said import said
from goodoffices.desk.brief_terms import terms
from goodoffices.desk.brief_tone import tone
from goodoffices.record import Happening, Record, SideNamed, corroborate, timeline


def sections(
    record: Record,
    named: Sequence[SideNamed],
    sides: Mapping[str, str],
    case: Case | None,
    gaps: GapBoard | None,
) -> Iterator[Section]:
    """All sections, those without lines too: that nothing was found on something is worth knowing."""
    names = names_of(sides, case)
    told = corroborate(record.articles, record.statements, record.links, record.people)
    yield taking_part(record, named, sides, names)
    yield _events(record)
    yield positions(record, sides, names, case)
    if "party" in sides.values():
        yield positions(record, sides, names, case, of_others=True)
    parties = [side for side, part in sides.items() if part == "party"]
    yield agreed(record, parties, names)
    yield contradictions(record, parties, names)
    yield terms(record)
    yield said(record, told, sides, names)
    yield figures(record)
    yield differences(record)
    yield origins(record, told)
    yield changes(record, names, case)
    yield tone(record)
    yield persons(record)
    yield unknown(record, case, gaps, names)
    yield reports(record)


def names_of(sides: Mapping[str, str], case: Case | None) -> dict[str, str]:
    """What each side is called: by the case where there is one."""
    if case is None:
        return {side: side for side in sides}
    parties = {party.id: party.label for party in case.parties}
    return parties | {mediator.id: mediator.label for mediator in case.mediators}


def _events(record: Record) -> Section:
    """One line for each round or other event; passages that only mention talks stand under it only where none
    tells of them.
    """
    events = {event.id: event for event in record.events}
    items = []
    for row in timeline(record.articles, record.events):
        own = [events[key] for key in row.events]
        telling = [
            event for event in own if event.kind != "round" or event.stage or event.participants
        ] or own
        told = say("no-day-told", DayCell(row.told)) if row.told else say("no-day")
        when = row.date or own[0].date_words
        items.append(
            BriefItem(
                cells=(
                    DayCell(when) if when else told,
                    TermCell("event", row.kind),
                    words_cell(row.place),
                    _who(row) if row.kind != "round" else EMPTY,
                    list_cell((TermCell("stage", stage) for stage in row.stages), ", "),
                    CountCell(len(row.articles), "reports"),
                ),
                cites=once([cite(record, event) for event in telling]),
            )
        )
    return Section(
        key="rounds",
        items=tuple(items),
    )


def _who(row: Happening) -> BriefCell:
    """Those whom the reports name; who takes part in a round has a section of its own."""
    return words_list((each.name for each in row.participants if each.name != row.place), ", ")
