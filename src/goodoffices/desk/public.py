"""What a record says in public, in the case: positions that a person has confirmed stand there with where they were said."""

from __future__ import annotations

import msgspec

from goodoffices.case import Case
from goodoffices.desk.extending import extend
from goodoffices.record import Proposal, Record


def confirmed(record: Record) -> Record:
    """The record with those proposals alone that a person accepted or edited."""
    rows = tuple(row for row in record.proposals if row.status in ("accepted", "edited"))
    return msgspec.structs.replace(record, proposals=rows)


def stands_on_board(case: Case, row: Proposal) -> bool:
    """Whether a confirmed proposal gives a position: it has a stance, and its party and issue are the case's."""
    return (
        row.kind == "position"
        and row.stance is not None
        and any(party.id == row.party for party in case.parties)
        and any(issue.id == row.issue for issue in case.issues)
    )


def public_positions(case: Case, record: Record) -> Case:
    """The case with the record's confirmed positions, in place of those that it took from the same articles before.

    So what is rejected later leaves the case again. A position that cites anything else besides those articles is left alone.
    """
    articles = {article.id for article in record.articles}
    kept = tuple(
        position
        for position in case.positions
        if not position.cite or any(cite.source not in articles for cite in position.cite)
    )
    return extend(msgspec.structs.replace(case, positions=kept), confirmed(record))
