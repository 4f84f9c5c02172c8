"""The record as tables of plain text, the common ground of the terminal, Markdown, CSV and HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from goodoffices.record import Article, Figure, Passage, Record, Statement, context, source_words, with_unit


class TableRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row: its cells, and the passage that it stands on with what is around it."""

    id: str
    cells: tuple[str, ...]
    before: str = ""
    passage: str = ""
    after: str = ""
    source: str = ""
    status: str = ""
    rule: str = ""


class RecordTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table: a title, what its cells are, its rows."""

    title: str
    head: tuple[str, ...]
    rows: tuple[TableRow, ...]


def tables(record: Record) -> list[RecordTable]:
    """Every table of the record that has rows, articles first."""
    found = [
        _articles(record),
        _passages(
            record,
            "Statements",
            ("Speaker", "Side", "How", "Verb", "Told to", "Through", "If", "Said"),
            record.statements,
            _statement,
        ),
        _passages(record, "Figures", ("Number", "Of", "State", "When", "Source"), record.figures, _figure),
        _passages(record, "Events", ("What", "Place", "Date", "Who"), record.events, _event),
        _passages(
            record,
            "Proposed for the case",
            ("Kind", "Party", "Stance", "What", "On whose word", "If"),
            record.proposals,
            _proposal,
        ),
        _links(record),
        _orphans(record),
    ]
    return [table for table in found if table.rows]


def number_words(figure: Figure) -> str:
    """A figure as it was given: "more than 40,000", "20 to 30 percent"."""
    words = f"{figure.number:,}" + (f" to {figure.upto:,}" if figure.upto is not None else "")
    words = with_unit(words, figure.unit)
    return words if figure.modifier == "exactly" else f"{figure.modifier} {words}"


def speaker_words(statement: Statement) -> str:
    """Who speaks, with the role that the article gives; "not said" where it leaves that open."""
    if not statement.speaker:
        return "not said"
    return f"{statement.speaker}, {statement.role}" if statement.role else statement.speaker


def row_of(record: Record, row: Passage, cells: Sequence[str]) -> TableRow:
    """A row with the passage that it stands on."""
    article = record.article(row.article)
    around = context(article, row)
    return TableRow(
        id=row.id,
        cells=tuple(cells),
        before=around.before,
        passage=around.passage,
        after=around.after,
        source=source_words(article),
        status=row.status,
        rule=row.rule,
    )


def _passages(
    record: Record,
    title: str,
    head: tuple[str, ...],
    rows: Sequence[Any],
    cells: Callable[[Any], Sequence[str]],
) -> RecordTable:
    return RecordTable(title=title, head=head, rows=tuple(row_of(record, row, cells(row)) for row in rows))


def _statement(row: Statement) -> Sequence[str]:
    through = " → ".join(row.chain) if len(row.chain) > 1 else ""
    return (
        speaker_words(row),
        row.side,
        row.type,
        row.cue,
        row.addressee,
        through,
        row.condition,
        row.said or row.said_words,
    )


def _figure(row: Figure) -> Sequence[str]:
    return number_words(row), row.subject, row.state, row.when or row.frame, row.source


def _event(row: Any) -> Sequence[str]:
    who = "; ".join(f"{each.name} ({each.certainty})" for each in row.participants)
    return row.what or row.kind, row.place, row.date or row.date_words, who


def _proposal(row: Any) -> Sequence[str]:
    return (
        row.kind,
        row.party,
        row.stance or "",
        row.object or row.text,
        f"{row.voice}{': ' + row.by if row.by else ''}",
        "; ".join(row.conditions),
    )


def _articles(record: Record) -> RecordTable:
    head = ("Article", "Title", "Outlet", "Published", "Known from", "Language", "SHA-256")
    return RecordTable(
        title="Articles",
        head=head,
        rows=tuple(TableRow(id=each.id, cells=_article(each)) for each in record.articles),
    )


def _article(article: Article) -> tuple[str, ...]:
    return (
        article.id,
        article.title,
        article.outlet,
        article.published or "not known",
        article.how_known,
        article.language,
        article.hash[:12],
    )


def _links(record: Record) -> RecordTable:
    rows = tuple(
        TableRow(
            id=f"{link.kind}:{link.first}:{link.second}",
            cells=(link.kind, link.first, link.second, link.why),
            status=link.status,
            rule=link.rule,
        )
        for link in record.links
    )
    return RecordTable(title="Links", head=("Kind", "First", "Second", "Why"), rows=rows)


def _orphans(record: Record) -> RecordTable:
    rows = tuple(
        TableRow(
            id=each.row.id,
            cells=(each.kind, each.row.article, each.why),
            passage=each.row.text,
            status=each.row.status,
            rule=each.row.rule,
        )
        for each in record.orphans
    )
    return RecordTable(title="Passages that are no longer found", head=("Kind", "Article", "Why"), rows=rows)
