"""The record handed over: Markdown with citations, and CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io

from goodoffices.language.words import gettext as _
from goodoffices.record import Record
from goodoffices.report.record_tables import RecordTable, TableRow, tables
from goodoffices.report.record_words import code_words

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def record_markdown(record: Record) -> str:
    """The record as Markdown: a heading per table, a list item per row, its passage quoted below with where
    it stands.
    """
    parts = [f"# {_('Public record')}\n"]
    for table in tables(record):
        parts.append(f"\n## {table.title}\n")
        parts += [_item(table, row) for row in table.rows]
    return "\n".join(parts).rstrip() + "\n"


def record_csv(record: Record) -> str:
    """The record as one CSV: a line per row that stands on a passage, its kind in the first column.

    A cell that a spreadsheet could take for a formula is led by an apostrophe: what an article says must not
    run on the machine of whoever opens it.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("table", "id", "status", "rule", "article", "start", "end", "passage", "what"))
    places = {row.id: row for _, row in record.rows()}
    for table in tables(record):
        for row in table.rows:
            place = places.get(row.id)
            if place is None:
                continue
            facts = "; ".join(
                f"{head}: {cell}" for head, cell in zip(table.head, row.cells, strict=True) if cell
            )
            line = (
                table.title,
                row.id,
                row.status,
                row.rule,
                place.article,
                place.start,
                place.end,
                row.passage,
                facts,
            )
            writer.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in line])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return "'" + text if text.lstrip(" ").startswith(_FORMULA) else text


def _item(table: RecordTable, row: TableRow) -> str:
    facts = " · ".join(
        f"{head}: {_plain(cell)}" for head, cell in zip(table.head, row.cells, strict=True) if cell
    )
    lines = [f"- {facts}" + (f" *({code_words(row.status)})*" if row.status else "")]
    if row.passage:
        lines.append(f"  > {_plain(row.before)}**{_plain(row.passage)}**{_plain(row.after)}")
        lines.append(f"  > — {_plain(row.source)}" if row.source else "")
    return "\n".join(line for line in lines if line)


def _plain(text: str) -> str:
    """Text in which Markdown finds nothing to mark up, on one line."""
    flat = " ".join(text.split())
    padded = (" " if text[:1].isspace() else "") + flat + (" " if text[-1:].isspace() and flat else "")
    return "".join("\\" + char if char in "\\`*_[]<>#|" else char for char in padded)
