"""Accepted terms and figures of a record in the case. They are added at reading and stand nowhere else, as
positions are (:mod:`goodoffices.desk.public`).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodoffices.case import Case, Citation, Figure, Term
from goodoffices.desk.citing import citation, source_ids
from goodoffices.desk.implied_terms import figures
from goodoffices.desk.issues import new_id
from goodoffices.desk.naming import short
from goodoffices.desk.positions_of_record import LEFT_OPEN
from goodoffices.record import Passage, Proposal, Record

CONFIRMED = ("accepted", "edited")
"""How a row stands that a person let count."""
_LONGEST = 110
"""Letters of a term's name at most."""


def add_record_terms(case: Case, record: Record) -> Case:
    """The case with what accepted rows say to be left open, and with the accepted figures; what the case has
    under the same name, or cites from the same passage, is not added again.
    """
    ids = source_ids(case, record.articles)
    terms = tuple(_terms(case, record, ids))
    figures = tuple(_figures(case, record, ids))
    if not terms and not figures:
        return case
    return msgspec.structs.replace(case, terms=(*case.terms, *terms), figures=(*case.figures, *figures))


def is_left_open(row: Proposal) -> bool:
    """Whether a row tells something to be undefined or not settled."""
    return row.kind == "term" and row.rule.startswith(LEFT_OPEN)


def _terms(case: Case, record: Record, ids: dict[str, str]) -> Iterator[Term]:
    taken = {term.id for term in case.terms}
    known = {(term.name or term.id).casefold() for term in case.terms}
    issues = {issue.id for issue in case.issues}
    for row in record.proposals:
        words = short(row.object or row.text, _LONGEST)
        if row.status not in CONFIRMED or not is_left_open(row) or words.casefold() in known:
            continue
        key = new_id(words, taken)
        taken.add(key)
        known.add(words.casefold())
        yield Term(
            id=key,
            name=words,
            defined=False,
            issues=(row.issue,) if row.issue in issues else (),
            cite=(_cited(record, row, ids),),
        )


def _figures(case: Case, record: Record, ids: dict[str, str]) -> Iterator[Figure]:
    rows = tuple(row for row in record.figures if row.status in CONFIRMED)
    have = {(cite.source, cite.passage) for figure in case.figures for cite in figure.cite}
    for figure in figures(msgspec.structs.replace(record, figures=rows)):
        cites = tuple(
            msgspec.structs.replace(cite, source=ids.get(cite.source, cite.source)) for cite in figure.cite
        )
        if not have.issuperset((cite.source, cite.passage) for cite in cites):
            yield msgspec.structs.replace(figure, cite=cites)


def _cited(record: Record, row: Passage, ids: dict[str, str]) -> Citation:
    cite = citation(record, row)
    return msgspec.structs.replace(cite, source=ids[row.article])
