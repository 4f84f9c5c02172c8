"""The section of a brief on what changed: how public positions moved, and what others say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from goodoffices.case import Case
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
        for step in course.steps:
            words = ", ".join(step.options) or proposals[step.proposals[0]].object
            if hangs := dict.fromkeys(each for key in step.proposals for each in proposals[key].conditions):
                words += ", " + "; ".join(hangs)
            items.append(
                BriefItem(
                    cells=(
                        names.get(course.party, course.party),
                        labels.get(course.issue, course.issue),
                        step.date,
                        step.stance,
                        words,
                        step.change,
                    ),
                    cites=tuple(cite(record, proposals[key]) for key in step.proposals),
                    heading=f"{names.get(course.party, course.party)}: "
                    f"{labels.get(course.issue, course.issue)}",
                )
            )
    items += [
        _moved(record, row, names)
        for row in record.proposals
        if _MOVED.match(row.rule) and row.status != "rejected"
    ]
    return Section(
        key="changes",
        title="What changed in public positions",
        head=("Side", "On", "Day", "Stance", "What", "New"),
        items=tuple(items),
        empty="No public position is seen to change.",
    )


def _moved(record: Record, row: Proposal, names: Mapping[str, str]) -> BriefItem:
    """That a position has moved, as somebody tells it; on which point need not be said."""
    side = names.get(row.party, row.party)
    day = row.since or record.article(row.article).published
    by = f"according to {row.by}" if row.by and row.by != row.party else ""
    return BriefItem(cells=(side, "", day, by, row.object, ""), cites=(cite(record, row),), heading=side)
