"""What a record says in public, in the case: positions, terms and figures that a person confirmed, each with
where it was said.

They are added at reading and stand nowhere else. A case file may hold them all the same: releases before
wrote them into it, and a download that is put back has them. What the record decides on is then left to the
record, so that nothing counts twice, and what is rejected there is gone everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.case import Case, Citation, Position
from goodoffices.desk.add_record_positions import add_record_positions
from goodoffices.desk.citing import source_ids, sources
from goodoffices.desk.issues import Outline
from goodoffices.desk.terms_of_record import CONFIRMED, add_record_terms
from goodoffices.record import Proposal, Record


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
    """The case with the record's confirmed positions, each once, with its confirmed terms and figures, and
    with the reports as further sources.
    """
    return add_record_terms(add_record_positions(without_record(case, record), confirmed(record)), record)


def without_record(case: Case, record: Record) -> Case:
    """The case without those positions, terms and figures that stand on passages which a person decided on in
    the record, in whatever way.

    What also cites something else is left alone, and so is what stands on a passage that nobody decided on:
    it was written by somebody.
    """
    left = _of_record(case, record)
    kept = tuple(one for place, one in enumerate(case.positions) if place not in left)
    decided = _Decided(case, record)
    terms = tuple(one for one in case.terms if one.defined is not False or not decided.holds(one.cite))
    figures = tuple(one for one in case.figures if not decided.holds(one.cite))
    if (kept, terms, figures) == (case.positions, case.terms, case.figures):
        return case
    return msgspec.structs.replace(case, positions=kept, terms=terms, figures=figures)


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
    decided = _Decided(case, record)
    return {place for place, position in enumerate(case.positions) if decided.holds(position.cite)}


class _Decided:
    """The passages that a person decided on, by article."""

    def __init__(self, case: Case, record: Record) -> None:
        self._passages = {
            (row.article, _plain(row.text))
            for row in (*record.proposals, *record.figures)
            if row.status != "proposed"
        }
        self._articles = (
            {source: article for article, source in source_ids(case, record.articles).items()}
            if self._passages
            else {}
        )

    def holds(self, cites: Sequence[Citation]) -> bool:
        """Whether something stands on such passages and on nothing else."""
        return bool(cites and self._passages) and all(
            (self._articles.get(cite.source, ""), _plain(cite.passage)) in self._passages for cite in cites
        )


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
