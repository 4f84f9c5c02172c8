"""The sections of a brief on what was agreed and on what contradicts."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from goodoffices.desk.agreed import find_agreed
from goodoffices.desk.brief_cells import (
    EMPTY,
    BriefCell,
    PartyCell,
    TermCell,
    list_cell,
    say,
    words_cell,
    words_list,
)
from goodoffices.desk.brief_records import BriefItem, Section, cite, once
from goodoffices.desk.contradictions import OpposedClaim, find_contradictions
from goodoffices.desk.topics import TOPIC_NAMES
from goodoffices.record import Record


def agreed(record: Record, parties: Collection[str], names: Mapping[str, str]) -> Section:
    """What several are told to have agreed, and nobody of them denies."""
    items = [
        BriefItem(
            cells=(
                list_cell((PartyCell(names.get(party, party)) for party in each.parties), ", "),
                words_cell(each.words),
                TermCell("topic", each.issue) if each.issue in TOPIC_NAMES else EMPTY,
                words_list(each.by, ", "),
            ),
            cites=once([cite(record, row) for row in each.rows]),
        )
        for each in find_agreed(record, parties)
    ]
    return Section(
        key="agreed",
        items=tuple(items),
    )


def contradictions(record: Record, parties: Collection[str], names: Mapping[str, str]) -> Section:
    """Claims that cannot both be true, two lines for each pair."""
    items = []
    for number, each in enumerate(find_contradictions(record, parties), start=1):
        heading = words_cell(str(number))
        items += [_claim(record, each.one, names, heading), _claim(record, each.other, names, heading)]
    return Section(
        key="contradictions",
        items=tuple(items),
    )


def _claim(record: Record, claim: OpposedClaim, names: Mapping[str, str], heading: BriefCell) -> BriefItem:
    by = words_cell(claim.by) if claim.by else say("the-report")
    cells = (by, PartyCell(names.get(claim.of, claim.of)), words_cell(claim.words))
    return BriefItem(cells=cells, cites=once([cite(record, row) for row in claim.rows]), heading=heading)
