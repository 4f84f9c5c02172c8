"""Positions as a brief and a case take them: lists of demands taken apart, each thing demanded a position of
its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import msgspec

from goodoffices.record import Proposal, Record

_BARE = re.compile(
    r"(?:we|it|they|I|he|she) (?:would|will|could|shall)(?: (?:then|do|so|too|agree|accept|sign|join|it|"
    r"also))*",
    re.IGNORECASE,
)
LISTED = "list-of-demands"
LEFT_OPEN = "left-open"
"""The rule that finds what a report says is not settled or not defined."""


def positions_of_record(record: Record, parties: Collection[str]) -> list[Proposal]:
    """Every position that nobody rejected, in the order of the record; a list ("a ceasefire, a withdrawal and
    the return of …") stands as its members, which keep the stance, the voice and the conditions of the whole.

    What none of the ``parties`` says of another is assessed by a third, not claimed by another.
    """
    rows = [row for row in record.proposals if row.status != "rejected"]
    members = [row for row in rows if row.kind == "issue" and row.rule.startswith(LISTED)]
    found: list[Proposal] = []
    teller = {each.id: each.side for each in record.statements}
    for row in rows:
        if row.voice == "claimed-by-another" and parties and teller.get(row.statement, "") not in parties:
            row = msgspec.structs.replace(row, voice="assessed-by-third")
        if row.kind != "position" or not row.stance:
            continue
        inside = [each for each in members if _within(each, row)]
        found += [_member(each, row) for each in inside] or [row]
    return found


def words_of(row: Proposal) -> str:
    """What the position is about, in the report's words, without the condition behind it, which stands beside
    the position; of what somebody else judges the party to be ready for, the whole of it.
    """
    words = row.text if row.rule.startswith("judged-") else row.object or row.text
    for condition in row.conditions:
        if len(words) > len(condition):
            words = words.removesuffix(condition).rstrip(" ,")
    return words


def bare(row: Proposal) -> bool:
    """Whether the words name nothing by themselves: "we would"."""
    return bool(_BARE.fullmatch(row.object or row.text))


def _within(member: Proposal, whole: Proposal) -> bool:
    return (
        member.article == whole.article
        and member.party == whole.party
        and whole.start <= member.start
        and member.end <= whole.end
    )


def _member(member: Proposal, whole: Proposal) -> Proposal:
    return msgspec.structs.replace(
        member,
        kind="position",
        stance=whole.stance,
        voice=whole.voice,
        by=whole.by,
        conditions=whole.conditions,
        since=whole.since,
        status=whole.status if member.status == "proposed" else member.status,
    )
