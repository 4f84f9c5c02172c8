"""What entries and the record name, led to what it is now: issues and options that were merged.

Neither is rewritten when something is merged; it is followed at reading, here, so that no page has to know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from goodoffices.case import MergedPart, follow, follow_option
from goodoffices.desk.issues import Ties
from goodoffices.record import Proposal, Record
from goodoffices.talks import MediatorView


def followed_ties(
    ties: Mapping[tuple[str, int], str],
    options: Mapping[tuple[str, int, str], str],
    merged: Sequence[MergedPart],
) -> Ties:
    """What rooms' labels and letters are tied to now."""
    if not merged:
        return dict(ties), dict(options)
    return (
        {place: follow(merged, "issue", issue) for place, issue in ties.items()},
        {
            (room, label, letter): follow_option(merged, ties.get((room, label), ""), option)[1]
            for (room, label, letter), option in options.items()
        },
    )


def followed_view(view: MediatorView, merged: Sequence[MergedPart]) -> MediatorView:
    """The rooms put together, tied to what is there now."""
    if not merged:
        return view
    ties, options = followed_ties(view.ties, view.tied_options, merged)
    return msgspec.structs.replace(view, ties=ties, tied_options=options)


def followed_record(record: Record, merged: Sequence[MergedPart]) -> Record:
    """The record with its rows on what is there now."""
    was = {one.was if one.part == "issue" else one.of for one in merged if one.part in ("issue", "option")}
    if not any(row.issue in was for row in record.proposals):
        return record
    rows = tuple(_row(row, merged) if row.issue in was else row for row in record.proposals)
    return msgspec.structs.replace(record, proposals=rows)


def _row(row: Proposal, merged: Sequence[MergedPart]) -> Proposal:
    options = dict.fromkeys(follow_option(merged, row.issue, one)[1] for one in row.options)
    return msgspec.structs.replace(row, issue=follow(merged, "issue", row.issue), options=tuple(options))
