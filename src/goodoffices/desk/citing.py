"""What a record says as a case takes it: reports as sources, passages as citations, told positions as
positions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from goodoffices.case import Case, Citation, Condition, Position, Source
from goodoffices.desk.positions_of_record import words_of
from goodoffices.record import Article, Passage, Proposal, Record, Statement, days_of

_IF = re.compile(r"(?:only )?if ", re.IGNORECASE)


def sources(articles: Sequence[Article]) -> tuple[Source, ...]:
    """The articles as the case's sources."""
    return tuple(
        Source(id=each.id, title=each.title, outlet=each.outlet, date=each.published, address=each.address)
        for each in articles
    )


def source_ids(case: Case, articles: Sequence[Article]) -> dict[str, str]:
    """The id that each article has among the case's sources; one that is not there yet gets its own, or a
    free one like it.

    A source of the same id is the article, unless both say where they stand and it is not the same place. A
    source of another id is, if address, or title, outlet and day are the same: a case file can have been
    taken along from another case.
    """
    listed = {source.id: source for source in case.sources}
    taken = set(listed) | {article.id for article in articles}
    elsewhere = {key: source.id for source in case.sources for key in _marks_of(source)}
    found: dict[str, str] = {}
    for one in sources(articles):
        if one.id not in listed or _same_report(listed[one.id], one):
            there = next((elsewhere[key] for key in _marks_of(one) if key in elsewhere), one.id)
            found[one.id] = one.id if one.id in listed else there
            continue
        count = 2
        while f"{one.id}-{count}" in taken:
            count += 1
        found[one.id] = f"{one.id}-{count}"
        taken.add(found[one.id])
    return found


def _same_report(one: Source, other: Source) -> bool:
    """Whether two sources of one id can be one report: a title that somebody corrected in a case file makes
    it no other.
    """
    if one.address and other.address:
        return one.address == other.address
    both = [(getattr(one, name), getattr(other, name)) for name in ("title", "date")]
    said = [first == second for first, second in both if first and second]
    return any(said) or not said


def _marks_of(source: Source) -> list[tuple[str, ...]]:
    """What a report is known by under whatever id."""
    named = (source.title, source.outlet, source.date)
    return [*([(source.address,)] if source.address else []), *([named] if all(named) else [])]


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
        since=_stated(row.since, _day(record.article(row.article).published)),
        conditions=tuple(Condition(does=_IF.sub("", words, count=1)) for words in row.conditions),
        cite=(citation(record, row),),
    )


def _stated(since: str, published: str) -> str:
    """The day by which a position was stated: of a month or a week its last one, but none behind the report
    that tells it.
    """
    last = days_of(since)[1]
    if not last or last == since:
        return since or published
    return min(last, published) if published and days_of(since)[0] <= published else last


def _day(published: str) -> str:
    """The day of a report; empty if only a month or a year of it is known."""
    return published[:10] if len(published) >= 10 else ""


def told_again(positions: Sequence[Position]) -> Iterator[Position]:
    """Positions of one party on one option by their days; what stays the same from one to the next is one,
    cited from each report.
    """
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
