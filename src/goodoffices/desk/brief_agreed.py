"""The sections of a brief on what was agreed and on what contradicts."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from goodoffices.desk.agreed import find_agreed
from goodoffices.desk.brief_records import BriefItem, Section, cite, once
from goodoffices.desk.contradictions import OpposedClaim, find_contradictions
from goodoffices.desk.topics import TOPIC_NAMES
from goodoffices.record import Record


def agreed(record: Record, parties: Collection[str], names: Mapping[str, str]) -> Section:
    """What several are told to have agreed, and nobody of them denies."""
    items = [
        BriefItem(
            cells=(
                ", ".join(names.get(party, party) for party in each.parties),
                each.words,
                TOPIC_NAMES.get(each.issue, ""),
                ", ".join(each.by),
            ),
            cites=once([cite(record, row) for row in each.rows]),
        )
        for each in find_agreed(record, parties)
    ]
    return Section(
        key="agreed",
        title="What was agreed",
        head=("Who", "What", "Issue", "On whose word"),
        items=tuple(items),
        empty="Nothing that the rules look for is told to be agreed.",
    )


def contradictions(record: Record, parties: Collection[str], names: Mapping[str, str]) -> Section:
    """Claims that cannot both be true, two lines for each pair."""
    items = []
    for number, each in enumerate(find_contradictions(record, parties), start=1):
        heading = f"{number}"
        items += [_claim(record, each.one, names, heading), _claim(record, each.other, names, heading)]
    return Section(
        key="contradictions",
        title="What contradicts",
        head=("Who", "Of whom", "What"),
        items=tuple(items),
        empty="No claims that contradict were found.",
    )


def _claim(record: Record, claim: OpposedClaim, names: Mapping[str, str], heading: str) -> BriefItem:
    cells = (claim.by or "the report", names.get(claim.of, claim.of), claim.words)
    return BriefItem(cells=cells, cites=once([cite(record, row) for row in claim.rows]), heading=heading)
