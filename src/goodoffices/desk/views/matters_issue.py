"""What a side told of one issue, and the places of its options."""

from __future__ import annotations

import msgspec

from goodoffices.desk.matters import told_matters
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.matter_lines import ToldLine, line_of_matter
from goodoffices.desk.views.matters import party_at, room_of


class IssueMattersPage(msgspec.Struct, frozen=True, kw_only=True):
    """One issue of one side, by their places from 1; ``lines`` are its answers on it, the last first."""

    place: int
    issue_place: int
    label: str
    issue: str
    room: str
    lines: tuple[ToldLine, ...]


def issue_matters_page(case: OpenCase, party: int, issue: int) -> IssueMattersPage:
    """The page of one issue. Raises NotThereError."""
    key = party_at(case, party)
    issues = case.public.issues
    if not 0 < issue <= len(issues):
        raise NotThereError("no such issue")
    label = issues[issue - 1].label
    lines = (line_of_matter(case, one) for one in told_matters(case.together, key))
    mine = [line for line in lines if line.issue and line.issue == label]
    return IssueMattersPage(
        place=party,
        issue_place=issue,
        label=case.outline.party_label(key),
        issue=label,
        room=room_of(case, key),
        lines=tuple(mine[::-1]),
    )
