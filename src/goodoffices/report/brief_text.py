"""The brief in a terminal."""

from __future__ import annotations

from goodoffices.desk import Brief, Cite, Item, Section
from goodoffices.report.numbers import plural
from goodoffices.report.terminal_board import board_lines
from goodoffices.report.terminal_page import Page

NARROWEST_PAGE = 40
PASSAGES = 3
"""Passages shown under a line; the rest is counted, and stands in the page."""


def brief_text(brief: Brief, width: int = 100, unicode: bool = True) -> str:
    """The brief as text at most ``width`` columns wide (not below 40), ending in a line break. With ``unicode`` false all is ASCII."""
    page = Page(max(width, NARROWEST_PAGE), unicode)
    lines = [*page.lines(brief.title), *page.lines(_facts(brief))]
    for section in brief.sections:
        lines += ["", "", *page.lines(section.title.upper()), *_section(section, page)]
        if section.key == "positions" and brief.case is not None and brief.board is not None:
            lines += ["", "", "WHERE THE GAPS ARE", "", *board_lines(brief.case, brief.board, page)]
    return "\n".join(lines) + "\n"


def _facts(brief: Brief) -> str:
    days = [brief.first + (f" to {brief.last}" if brief.last != brief.first else "")] if brief.first else []
    rows = (
        f"{plural(brief.confirmed, 'row')} confirmed, {plural(brief.proposed, 'row')} unconfirmed (marked ?)"
    )
    return " · ".join([plural(len(brief.record.articles), "report"), *days, rows])


def _section(section: Section, page: Page) -> list[str]:
    if not section.items:
        return ["", *page.lines(section.empty)]
    lines: list[str] = []
    group = ""
    for item in section.items:
        if item.heading and item.heading != group:
            group = item.heading
            lines += ["", *page.lines(group, "", "  ")]
        lines += ["", *_item(section, item, page)]
    return lines


def _item(section: Section, item: Item, page: Page) -> list[str]:
    """The first cell, then the others with the heads that they need, then the passages."""
    facts = [item.cells[0]]
    for head, cell in list(zip(section.head, item.cells, strict=True))[1:]:
        if cell:
            facts.append(f"{head.lower()} {cell}" if head in _NAMED else cell)
    lines = page.lines(" · ".join(facts), "  ")
    for one in item.cites[:PASSAGES]:
        lines += _quote(one, page)
    if len(item.cites) > PASSAGES:
        lines += page.lines(f"and {len(item.cites) - PASSAGES} more", "", "    ")
    return lines


_NAMED = frozenset(("Told by", "Origin", "Source", "Through", "New", "On"))


def _quote(one: Cite, page: Page) -> list[str]:
    mark = "" if one.confirmed or not one.status else " ?"
    return page.lines(f"“{one.passage}” ({one.article}){mark}", "", "    ")
