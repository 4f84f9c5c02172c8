"""Positions that say what a person accepted already: the same side, stance and matter, told again."""

from __future__ import annotations

from goodoffices.record.confirm import decide
from goodoffices.record.file import Record
from goodoffices.record.model import Proposal

_COUNTS = ("accepted", "edited")


def said_again(record: Record, article: str = "") -> tuple[Proposal, ...]:
    """The open positions, of an article or of all, that say what an accepted one says: the same party,
    stance, issue and options, in the same voice, under the same conditions. Those on no issue say the same
    only in the same words.
    """
    known = {_told(row) for row in record.proposals if row.status in _COUNTS and row.kind == "position"}
    return tuple(
        row
        for row in record.proposals
        if row.status == "proposed"
        and row.kind == "position"
        and (not article or row.article == article)
        and row.party
        and row.stance
        and _told(row) in known
    )


def accept_said_again(record: Record, article: str = "") -> Record:
    """The record with all of them accepted."""
    for row in said_again(record, article):
        record = decide(record, row.id, "accepted")
    return record


def _told(row: Proposal) -> tuple[object, ...]:
    words = "" if row.issue and row.options else " ".join(row.object.casefold().split())
    conditions = tuple(" ".join(each.casefold().split()) for each in row.conditions)
    return row.party, row.stance, row.issue, row.options, row.voice, conditions, words
