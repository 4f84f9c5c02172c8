"""What a record says in public, in the case: positions that a person confirmed, each with where it was said.

They are added at reading and stand nowhere else. A case file may hold them all the same: releases before
wrote them into it, and a download that is put back has them. What the record decides on is then left to the
record, so that nothing counts twice, and what is rejected there is gone everywhere.
"""

from __future__ import annotations

import msgspec

from goodoffices.case import Case, Position
from goodoffices.desk.add_record_positions import add_record_positions
from goodoffices.desk.citing import source_ids, sources
from goodoffices.desk.issues import Outline
from goodoffices.record import Proposal, Record

CONFIRMED = ("accepted", "edited")
"""How a row stands that a person let count."""


def confirmed(record: Record) -> Record:
    """The record with those proposals alone that a person accepted or edited."""
    rows = tuple(row for row in record.proposals if row.status in CONFIRMED)
    return msgspec.structs.replace(record, proposals=rows)


def stands_on_board(case: Case | Outline, row: Proposal) -> bool:
    """Whether a confirmed proposal gives a position: it has a stance, and its party and issue are the
    case's.
    """
    return (
        row.kind == "position"
        and row.stance is not None
        and any(party.id == row.party for party in case.parties)
        and any(issue.id == row.issue for issue in case.issues)
    )


def with_record(case: Case, record: Record) -> Case:
    """The case with the record's confirmed positions, each once, and with the reports as further sources."""
    return add_record_positions(without_record(case, record), confirmed(record))


def without_record(case: Case, record: Record) -> Case:
    """The case without those positions that stand on passages which a person decided on in the record, in
    whatever way.

    A position that also cites something else is left alone, and so is one on a passage that nobody decided
    on: it was written by somebody.
    """
    left = _of_record(case, record)
    kept = tuple(one for place, one in enumerate(case.positions) if place not in left)
    return case if len(kept) == len(case.positions) else msgspec.structs.replace(case, positions=kept)


def own_file(given: Case, record: Record) -> Case:
    """A case file that somebody brings, without what is the record's: its decided positions, and its reports
    where nothing else cites them.

    What it leaves out comes in again at reading.
    """
    after = without_record(given, record)
    cited = _cited(after)
    reports = {one.id: one for one in sources(record.articles)}
    kept = tuple(one for one in after.sources if one.id in cited or reports.get(one.id) != one)
    return msgspec.structs.replace(after, sources=kept)


def differing(given: Case, record: Record) -> tuple[Position, ...]:
    """Those positions of a case file that is brought which the record has on the same passage and tells
    otherwise: the record's holds.
    """
    now = add_record_positions(msgspec.structs.replace(given, positions=()), confirmed(record)).positions
    known = set(map(_told, now))
    return tuple(
        given.positions[place]
        for place in sorted(_of_record(given, record))
        if _told(given.positions[place]) not in known
    )


def _told(position: Position) -> tuple[object, ...]:
    return position.party, position.issue, position.stance, position.options, position.voice, position.words


def _of_record(case: Case, record: Record) -> set[int]:
    """The places, among a case's positions, of those that are the record's."""
    citing = [place for place, position in enumerate(case.positions) if position.cite]
    if not citing or not record.proposals:
        return set()
    decided = {(row.article, _plain(row.text)) for row in record.proposals if row.status != "proposed"}
    articles = {source: article for article, source in source_ids(case, record.articles).items()}
    return {
        place
        for place in citing
        if all(
            (articles.get(cite.source, ""), _plain(cite.passage)) in decided
            for cite in case.positions[place].cite
        )
    }


def _plain(words: str) -> str:
    """A passage with its spaces as one: a file may have been written in lines of another length."""
    return " ".join(words.split())


def _cited(case: Case) -> set[str]:
    """The ids of the sources that a case cites anywhere."""
    found: set[str] = set()

    def look(part: object) -> None:
        if isinstance(part, dict):
            for name, value in part.items():
                if name == "cite":
                    found.update(cite["source"] for cite in value)
                else:
                    look(value)
        elif isinstance(part, (list, tuple)):
            for value in part:
                look(value)

    # Numbers are fractions, which only the case's own writer knows how to put down: here nothing but the
    # citations is looked at.
    look(msgspec.to_builtins(case, enc_hook=str))
    return found
