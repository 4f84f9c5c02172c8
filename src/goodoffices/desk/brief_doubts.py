"""The sections that say what a picture from the press cannot bear: one origin told often, and what is not
known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from goodoffices.analysis import GapBoard
from goodoffices.case import Case
from goodoffices.desk.brief_cells import (
    BriefCell,
    CountCell,
    PartyCell,
    TermCell,
    say,
    words_cell,
    words_list,
)
from goodoffices.desk.brief_records import BriefItem, PassageCite, Section, cite
from goodoffices.desk.positions_of_record import LEFT_OPEN
from goodoffices.record import Record, Statement, Told

_OFFICE = re.compile(
    r"the .*\b(?:mini?ster|president|chancellor|king|queen|emir|pope|governor|mayor)$"
    r"|.*\b(?:mediators|negotiators|delegations?|facilitators)(?: (?:of|from) .*)?$|(?:the )?(?:leaders|"
    r"presidents|heads|foreign ministers|governments) of\b",
    re.IGNORECASE,
)
"""A speaker named by an office, or bodies that speak as one, are not an unknown source."""


def origins(record: Record, told: Sequence[Told]) -> Section:
    """What several reports tell and all have from one place."""
    statements = {statement.id: statement for statement in record.statements}
    items = tuple(
        BriefItem(
            cells=(
                words_cell(statements[row.statements[0]].speaker)
                if statements[row.statements[0]].speaker
                else say("not-said-who"),
                words_cell(row.origins[0]),
                CountCell(len(row.articles), "reports"),
            ),
            cites=tuple(cite(record, statements[key]) for key in row.statements),
        )
        for row in told
        if row.repeats_one_origin
    )
    return Section(
        key="origins",
        items=items,
    )


def unknown(record: Record, case: Case | None, gaps: GapBoard | None, names: Mapping[str, str]) -> Section:
    """What the reports leave open: days, speakers, sources, who takes part, terms, and what a side has not
    said.
    """
    items = [
        _line("day-of-publication", words_cell(article.id))
        for article in record.articles
        if not article.published
    ]
    items += _terms(record)
    items += _attendance(record)
    items += _hearsay(record)
    items += _sources(record)
    items += _dates(record)
    items += _silent(case, gaps, names)
    return Section(
        key="unknown",
        items=tuple(items),
    )


def _line(what: str, of: BriefCell, *cites: PassageCite) -> BriefItem:
    """A line under the heading of its kind."""
    kind = TermCell("left-open", what)
    return BriefItem(cells=(kind, of), cites=cites, heading=kind)


def _terms(record: Record) -> list[BriefItem]:
    return [
        _line("said-to-be-open", words_cell(row.object or row.text), cite(record, row))
        for row in record.proposals
        if row.kind == "term" and row.rule.startswith(LEFT_OPEN) and row.status != "rejected"
    ]


def _attendance(record: Record) -> list[BriefItem]:
    return [
        _line("attendance", words_cell(each.name), cite(record, event))
        for event in record.events
        for each in event.participants
        if each.certainty == "not confirmed" and event.status != "rejected"
    ]


def _hearsay(record: Record) -> list[BriefItem]:
    return [
        _line(
            "who-says-so",
            words_cell(row.cue) if row.cue else TermCell("how", "hearsay"),
            cite(record, row),
        )
        for row in record.statements
        if row.status != "rejected" and row.type != "floating" and (row.type == "hearsay" or not row.speaker)
    ]


def unknown_source(row: Statement) -> bool:
    """Whether a speaker is a source without a name: not an office that one person holds, nor a body that
    speaks as one.
    """
    return row.unnamed and bool(row.speaker) and not _OFFICE.match(row.speaker)


def _sources(record: Record) -> list[BriefItem]:
    """Unnamed sources, each in its own report; they are never held for one."""
    found: dict[tuple[str, str], BriefItem] = {}
    for row in record.statements:
        if unknown_source(row) and row.status != "rejected":
            key = (row.article, row.speaker.casefold())
            before = found.get(key)
            cites = (*(before.cites if before else ()), cite(record, row))
            found[key] = _line("source", words_cell(f"{row.speaker} ({row.article})"), *cites)
    return list(found.values())


def _dates(record: Record) -> list[BriefItem]:
    return [
        _line("which-day", words_cell(row.text), cite(record, row))
        for row in record.dates
        if not row.value and row.status != "rejected"
    ]


def _silent(case: Case | None, gaps: GapBoard | None, names: Mapping[str, str]) -> list[BriefItem]:
    if case is None or gaps is None:
        return []
    silent: dict[str, list[str]] = {}
    for row in gaps.rows:
        for cell in row.cells:
            if cell.silent:
                silent.setdefault(names.get(cell.party, cell.party), []).append(case.issue(row.issue).label)
    return [
        _line("what-a-side-says", say("party-on", PartyCell(party), words_list(issues)))
        for party, issues in silent.items()
    ]
