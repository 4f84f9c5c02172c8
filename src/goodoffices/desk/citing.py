"""What a record says as a case takes it: reports as sources, passages as citations, told positions as positions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from goodoffices.case import Citation, Condition, Position, Source
from goodoffices.desk.stands import words_of
from goodoffices.record import Article, Passage, Proposal, Record, Statement

_IF = re.compile(r"(?:only )?if ", re.IGNORECASE)


def sources(articles: Sequence[Article]) -> tuple[Source, ...]:
    """The articles as the case's sources."""
    return tuple(
        Source(id=each.id, title=each.title, outlet=each.outlet, date=each.published, address=each.address)
        for each in articles
    )


def citation(record: Record, row: Passage) -> Citation:
    """Where a row stands: the article, its passage, and who passed it on."""
    chain: tuple[str, ...] = ()
    key = getattr(row, "statement", "") or row.id
    statement = next((each for each in record.statements if each.id == key), None)
    if isinstance(statement, Statement):
        chain = statement.chain
    return Citation(source=row.article, passage=row.text, chain=chain)


def position(record: Record, row: Proposal, party: str, issue: str, options: tuple[str, ...]) -> Position:
    """One told position as the case's. A position whose day is not told has that of its report."""
    assert row.stance is not None
    return Position(
        party=party,
        issue=issue,
        stance=row.stance,
        options=options,
        words=words_of(row),
        voice=row.voice,
        by=row.by if row.voice != "public" else "",
        since=row.since or record.article(row.article).published,
        conditions=tuple(Condition(does=_IF.sub("", words, count=1)) for words in row.conditions),
        cite=(citation(record, row),),
    )


def told_again(positions: Sequence[Position]) -> Iterator[Position]:
    """Positions of one party on one option by their days; what stays the same from one to the next is one, cited from each report."""
    last: Position | None = None
    for each in sorted(positions, key=lambda position: position.since):
        if last is not None and _same(last, each):
            more = tuple(cite for cite in each.cite if cite not in last.cite)
            last = msgspec.structs.replace(last, cite=(*last.cite, *more))
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _same(one: Position, other: Position) -> bool:
    return (one.party, one.stance, one.voice, one.by, one.conditions) == (
        other.party,
        other.stance,
        other.voice,
        other.by,
        other.conditions,
    )
