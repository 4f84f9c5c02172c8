"""The section of a brief on what changed: how public positions moved, and what others say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from goodoffices.case import Case
from goodoffices.desk.brief_cells import EMPTY, DayCell, PartyCell, TermCell, list_cell, say, words_cell
from goodoffices.desk.brief_records import BriefItem, Section, cite
from goodoffices.record import Proposal, Record, movement

_MOVED = re.compile("position-moved@")


def changes(record: Record, names: Mapping[str, str], case: Case | None) -> Section:
    labels = {issue.id: issue.label for issue in case.issues} if case else {}
    proposals = {row.id: row for row in record.proposals}
    items = []
    for course in movement(record.articles, record.proposals):
        if not course.moved:
            continue
        party = PartyCell(names.get(course.party, course.party))
        issue = words_cell(labels.get(course.issue, course.issue))
        for step in course.steps:
            words = ", ".join(step.options) or proposals[step.proposals[0]].object
            if hangs := dict.fromkeys(each for key in step.proposals for each in proposals[key].conditions):
                words += ", " + "; ".join(hangs)
            items.append(
                BriefItem(
                    cells=(
                        party,
                        issue,
                        DayCell(step.date),
                        TermCell("stance", step.stance),
                        words_cell(words),
                        TermCell("stage", step.change) if step.change else EMPTY,
                    ),
                    cites=tuple(cite(record, proposals[key]) for key in step.proposals),
                    heading=list_cell((party, issue), ": "),
                )
            )
    items += [
        _moved(record, row, names)
        for row in record.proposals
        if _MOVED.match(row.rule) and row.status != "rejected"
    ]
    return Section(
        key="changes",
        items=tuple(items),
    )


def _moved(record: Record, row: Proposal, names: Mapping[str, str]) -> BriefItem:
    """That a position has moved, as somebody tells it; on which point need not be said."""
    side = PartyCell(names.get(row.party, row.party))
    day = row.since or record.article(row.article).published
    by = say("according-to", words_cell(row.by)) if row.by and row.by != row.party else EMPTY
    cells = (side, EMPTY, DayCell(day), by, words_cell(row.object), EMPTY)
    return BriefItem(cells=cells, cites=(cite(record, row),), heading=side)
