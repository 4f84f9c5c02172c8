"""The brief in a terminal."""

from __future__ import annotations

import re

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
    lines = [*page.lines(brief.title), *page.lines(_facts(brief)), ""]
    for fact in brief.facts:
        lines += page.lines(f"{fact.label}: {fact.words}", "  ")
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
    shown: set[tuple[str, str]] = set()
    for item in section.items:
        if item.heading and item.heading != group:
            group = item.heading
            lines += ["", *page.lines(group, "", "  ")]
        lines += ["", *_item(section, item, page, shown)]
    return lines


def _item(section: Section, item: Item, page: Page, shown: set[tuple[str, str]]) -> list[str]:
    """The first cell, then the others with the heads that they need, then the passages; a cell that the passage below
    says in the same words is left to it."""
    said = " ".join(
        one.before + one.passage + one.after if len(one.passage) < _SHORT else one.passage
        for one in item.cites
    )
    said = said.casefold()
    facts = []
    for place, (head, cell) in enumerate(zip(section.head, item.cells, strict=True)):
        repeats = cell == item.heading and section.key not in _NAMES_EACH
        left_to_it = head not in _ALWAYS and len(cell) > _LONG and cell.casefold() in said
        if not cell or repeats or left_to_it:
            continue
        if head == "Reports" and cell.isdigit():
            cell = plural(int(cell), "report")
        facts.append(f"{head.lower()} {cell}" if place and head in _NAMED else cell)
    lines = page.lines(" · ".join(facts), "  ") if facts else []
    for one in item.cites[:PASSAGES]:
        key = (one.article, one.passage)
        again = key in shown and len(one.passage) > _SHORT
        lines += page.lines(f"the passage above ({one.article})", "", "    ") if again else _quote(one, page)
        shown.add(key)
    if len(item.cites) > PASSAGES:
        lines += page.lines(f"and {len(item.cites) - PASSAGES} more", "", "    ")
    return lines


_LONG = 30
_SHORT = 40
_ALWAYS = frozenset(("Who", "What", "For or if", "Source", "Time"))
"""Heads whose cells a reader looks for in every line: they stand there although the passage has the words."""
_NAMES_EACH = frozenset(("said",))
"""Sections in which a line begins with its name although the heading has it."""
_NAMED = frozenset(("Told by", "Origin", "Source", "Through", "New", "On"))


def _quote(one: Cite, page: Page) -> list[str]:
    """A passage; one of a few words in its sentence, between brackets."""
    mark = "" if one.confirmed or not one.status else " ?"
    words = f"“{one.passage}”"
    if len(one.passage) < _SHORT and (one.before or one.after):
        words = f"“{_end(one.before)}[{one.passage}]{_start(one.after)}”"
    return page.lines(f"{words} ({one.article}){mark}", "", "    ")


def _end(before: str, most: int = 90) -> str:
    """The end of what stands before: from the start of its sentence, or cut at a word."""
    sentence = re.split(r"(?<=[.!?][\"”’ ])\s*(?=[A-Z\"“])", before)[-1]
    return sentence if len(sentence) <= most else "… " + sentence[-most:].split(" ", 1)[-1]


def _start(after: str, most: int = 90) -> str:
    """The start of what stands after: to the end of its sentence, or cut at a word."""
    sentence = re.split(r"(?<=[.!?])[\"”’]?\s+(?=[A-Z\"“])", after)[0]
    return sentence if len(sentence) <= most else sentence[:most].rsplit(" ", 1)[0] + " …"
