"""The brief in a terminal."""

from __future__ import annotations

from goodoffices.desk import Brief, Cite, Item, Section
from goodoffices.report.columns import clean, to_ascii, wrap
from goodoffices.report.terminal_board import board_lines
from goodoffices.report.wording import ASCII_SHAPES, SHAPES, many

PASSAGES = 3
"""Passages shown under a line; the rest is counted, and stands in the page."""
_INDENT = "    "


def brief_text(brief: Brief, width: int = 100, unicode: bool = True) -> str:
    """The brief as text at most ``width`` columns wide (not below 40), ending in a line break. With ``unicode`` false all is ASCII."""
    width = max(width, 40)
    lines = [*wrap(clean(brief.title), width), *wrap(_facts(brief), width)]
    for section in brief.sections:
        lines += ["", "", clean(section.title).upper(), *_section(section, width)]
        if section.key == "positions" and brief.case is not None and brief.board is not None:
            lines += ["", "", "WHERE THE GAPS ARE", "", *board_lines(brief.case, brief.board, width)]
    text = "\n".join(lines) + "\n"
    if unicode:
        return text
    for status, shape in SHAPES.items():
        text = text.replace(shape, ASCII_SHAPES[status])
    return "\n".join(to_ascii(line.replace("─", "-").replace("→", "->")) for line in text.split("\n"))


def _facts(brief: Brief) -> str:
    days = (
        f" · {brief.first}" + (f" to {brief.last}" if brief.last != brief.first else "")
        if brief.first
        else ""
    )
    count = many(len(brief.record.articles), "report")
    return f"{count}{days} · {brief.confirmed} rows confirmed, {brief.proposed} unconfirmed (marked ?)"


def _section(section: Section, width: int) -> list[str]:
    if not section.items:
        return ["", *wrap(section.empty, width)]
    lines: list[str] = []
    for item in section.items:
        lines += ["", *_item(section, item, width)]
    return lines


def _item(section: Section, item: Item, width: int) -> list[str]:
    """The first cell, then the others with the heads that they need, then the passages."""
    facts = [clean(item.cells[0])]
    for head, cell in list(zip(section.head, item.cells, strict=True))[1:]:
        if cell:
            facts.append(f"{head.lower()} {clean(cell)}" if head in _NAMED else clean(cell))
    lines = wrap(" · ".join(facts), width, "  ")
    for one in item.cites[:PASSAGES]:
        lines += _quote(one, width)
    if len(item.cites) > PASSAGES:
        lines.append(f"{_INDENT}and {len(item.cites) - PASSAGES} more")
    return lines


_NAMED = frozenset(("Reports", "If", "Reports · origins · speakers", "Origin", "Source", "Through", "New"))


def _quote(one: Cite, width: int) -> list[str]:
    mark = "" if one.confirmed or not one.status else " ?"
    words = wrap(f"“{clean(one.passage)}” ({clean(one.article)}){mark}", width - len(_INDENT))
    return [_INDENT + line for line in words]
