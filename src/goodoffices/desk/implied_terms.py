"""What of a deal's text a record implies: phases, terms without a definition, figures."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from goodoffices.case import Figure, Phase, Term
from goodoffices.desk.citing import citation
from goodoffices.desk.draft_issues import DraftIssue
from goodoffices.desk.naming import short, slug
from goodoffices.desk.positions_of_record import LEFT_OPEN
from goodoffices.desk.topics import PART
from goodoffices.record import Figure as Given
from goodoffices.record import Proposal, Record, content_of, days_of

MOST_FIGURES = 40
"""Figures that an implied case carries at most; the record has all."""
_LONGEST = 110
"""Letters of a term's name at most."""


def phases(record: Record, rows: Sequence[Proposal]) -> tuple[Phase, ...]:
    """The phases that the largest count tells of, each with what is said of it by its number."""
    counted = [row for row in rows if row.kind == "phase" and row.number]
    if not counted:
        return ()
    most = max(counted, key=lambda row: row.number or 0)
    return tuple(
        Phase(id=f"phase-{n}", name=f"Phase {n}", cite=(citation(record, most),))
        for n in range(1, min(most.number or 0, 12) + 1)
    )


def terms(record: Record, rows: Sequence[Proposal], matters: Sequence[DraftIssue]) -> tuple[Term, ...]:
    """What the reports call undefined or not settled, with the issues whose wordings speak of it. Who takes
    part is no term.
    """
    found: dict[str, Term] = {}
    for row in rows:
        if row.kind == "term" and row.rule.startswith(LEFT_OPEN) and row.issue != PART:
            words = short(row.object or row.text, _LONGEST)
            about = tuple(matter.id for matter in matters if _speaks_of(matter, content_of(row.text)))
            term = Term(
                id=slug(words), name=words, defined=False, issues=about, cite=(citation(record, row),)
            )
            found.setdefault(term.id, term)
    return tuple(found.values())


def _speaks_of(matter: DraftIssue, content: frozenset[str]) -> bool:
    """Whether every word of some wording is in what is left open."""
    return any(wording.content and wording.content <= content for wording in matter.wordings)


def figures(record: Record) -> tuple[Figure, ...]:
    """The figures that say what they count, those of one kind and number once."""
    found: dict[tuple[object, ...], Figure] = {}
    for row in record.figures:
        if row.status == "rejected" or not row.subject:
            continue
        what = f"{row.subject}, {row.state}" if row.state else row.subject
        key = (what, row.number, row.modifier, row.when)
        before = found.get(key)
        if before is None:
            found[key] = _figure(record, row, what)
        else:
            found[key] = msgspec.structs.replace(before, cite=(*before.cite, citation(record, row)))
    return tuple(found.values())[:MOST_FIGURES]


def _figure(record: Record, row: Given, what: str) -> Figure:
    return Figure(
        what=what,
        number=Fraction(str(row.number)),
        modifier=row.modifier,
        unit=row.unit,
        as_of=_range(row.when),
        by=row.source,
        cite=(citation(record, row),),
    )


def _range(when: str) -> str:
    """When, as a case takes it: a week and a stretch as two days, everything else as it is."""
    if "W" not in when and "/" not in when:
        return when
    first, last = days_of(when)
    return f"{first}/{last}" if first else ""
