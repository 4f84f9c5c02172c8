"""The record as tables of plain text, the common ground of the terminal, Markdown, CSV and HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from goodoffices.language.words import gettext as _
from goodoffices.language.words import worded
from goodoffices.record import Article, Figure, Passage, Record, Statement, context, source_words
from goodoffices.report.record_words import code_words, figure_number


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
            _("Statements"),
            (_("Speaker"), _("Side"), _("How"), _("Verb"), _("Told to"), _("Through"), _("If"), _("Said")),
            record.statements,
            _statement,
        ),
        _passages(
            record,
            _("Figures"),
            (_("Number"), _("Of"), _("State"), _("When"), _("Source")),
            record.figures,
            _figure,
        ),
        _passages(record, _("Events"), (_("What"), _("Place"), _("Date"), _("Who")), record.events, _event),
        _passages(
            record,
            _("Proposed for the case"),
            (_("Kind"), _("Party"), _("Stance"), _("What"), _("On whose word"), _("If")),
            record.proposals,
            _proposal,
        ),
        _links(record),
        _orphans(record),
    ]
    return [table for table in found if table.rows]


def speaker_words(statement: Statement) -> str:
    """Who speaks, with the role that the article gives; "not said" where it leaves that open."""
    if not statement.speaker:
        return _("not said")
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
        source=worded(source_words(article)),
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
        code_words(row.type),
        row.cue,
        row.addressee,
        through,
        row.condition,
        row.said or row.said_words,
    )


def _figure(row: Figure) -> Sequence[str]:
    return figure_number(row), row.subject, code_words(row.state), row.when or row.frame, row.source


def _event(row: Any) -> Sequence[str]:
    who = "; ".join(f"{each.name} ({code_words(each.certainty)})" for each in row.participants)
    return row.what or code_words(row.kind), row.place, row.date or row.date_words, who


def _proposal(row: Any) -> Sequence[str]:
    return (
        code_words(row.kind),
        row.party,
        code_words(row.stance),
        row.object or row.text,
        f"{code_words(row.voice)}{': ' + row.by if row.by else ''}",
        "; ".join(row.conditions),
    )


def _articles(record: Record) -> RecordTable:
    head = (_("Article"), _("Title"), _("Outlet"), _("Published"), _("Known from"), _("Language"), "SHA-256")
    return RecordTable(
        title=_("Articles"),
        head=head,
        rows=tuple(TableRow(id=each.id, cells=_article(each)) for each in record.articles),
    )


def _article(article: Article) -> tuple[str, ...]:
    return (
        article.id,
        article.title,
        article.outlet,
        article.published or _("not known"),
        code_words(article.how_known),
        article.language,
        article.hash[:12],
    )


def _links(record: Record) -> RecordTable:
    rows = tuple(
        TableRow(
            id=f"{link.kind}:{link.first}:{link.second}",
            cells=(code_words(link.kind), link.first, link.second, worded(link.why)),
            status=link.status,
            rule=link.rule,
        )
        for link in record.links
    )
    return RecordTable(title=_("Links"), head=(_("Kind"), _("First"), _("Second"), _("Why")), rows=rows)


def _orphans(record: Record) -> RecordTable:
    rows = tuple(
        TableRow(
            id=each.row.id,
            cells=(code_words(each.kind), each.row.article, worded(each.why)),
            passage=each.row.text,
            status=each.row.status,
            rule=each.row.rule,
        )
        for each in record.orphans
    )
    return RecordTable(
        title=_("Passages that are no longer found"), head=(_("Kind"), _("Article"), _("Why")), rows=rows
    )
