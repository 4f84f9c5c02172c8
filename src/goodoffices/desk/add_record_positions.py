"""A case at hand with what the reports add to it."""

from __future__ import annotations

import msgspec

from goodoffices.case import Case
from goodoffices.desk.citing import position, source_ids, sources
from goodoffices.desk.positions_of_record import positions_of_record
from goodoffices.record import Record


def add_record_positions(case: Case, record: Record) -> Case:
    """The case with the positions that the record adds on its issues, and the reports as further sources.

    Positions whose party is none of the case's, or whose issue is not known, are left to the brief; one that
    the case already cites from the same passage is not added again.
    """
    known = {party.id for party in case.parties}
    issues = {issue.id for issue in case.issues}
    have = {(p.party, p.issue, p.stance, c.source, c.passage) for p in case.positions for c in p.cite}
    ids = source_ids(case, record.articles)
    new = []
    for row in positions_of_record(record, known):
        if row.party in known and row.issue in issues:
            one = position(record, row, row.party, row.issue, row.options)
            cite = msgspec.structs.replace(one.cite[0], source=ids[row.article])
            if (row.party, row.issue, row.stance, cite.source, cite.passage) not in have:
                new.append(msgspec.structs.replace(one, cite=(cite,)))
    listed = {source.id for source in case.sources}
    more = tuple(
        msgspec.structs.replace(source, id=ids[source.id])
        for source in sources(record.articles)
        if ids[source.id] not in listed
    )
    return msgspec.structs.replace(case, positions=(*case.positions, *new), sources=(*case.sources, *more))
