"""The whole brief in a terminal: its first page, then section by section; each passage once, elsewhere its
report's number.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from goodoffices.desk import Brief, BriefItem, PassageCite, Section
from goodoffices.desk.brief_cells import EMPTY, BriefCell, TermCell
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import gettext as _
from goodoffices.report.brief_words import case_of, cell_words, section_words
from goodoffices.report.front_text import front_text
from goodoffices.report.front_words import cut, marks
from goodoffices.report.terminal_board import board_lines, board_table
from goodoffices.report.terminal_page import TerminalPage

NARROWEST_PAGE = 40
GAPS = "gaps"
"""The key of the gap board, which is a section like the others to whoever asks for one."""
_QUOTED = frozenset(("said",))
"""Sections whose lines are passages: there the words stand; elsewhere the cells say them already."""
_ON_DEMAND = frozenset(("positions", "agreed", "contradictions", "tone", "names", "reports"))
"""Sections that say again what the first page and the board say, or what few look for: shown to whoever asks
for one.
"""
_PRESENT = "parties"
"""The section of who takes part, whose last cells are the rounds."""
_TOLD_WITH_WHAT_IS_SAID = frozenset((TermCell("left-open", "source"), TermCell("left-open", "who-says-so")))
"""What the lines of who said what show already: sources without a name, and sayings without a speaker."""
_LONGEST = 12
"""Words of a passage that the whole brief shows; its section alone has all of them."""


def first_page_text(brief: Brief, width: int = 100, unicode: bool = True) -> str:
    """The first page as text at most ``width`` columns wide (not below 40), ending in a line break. With
    ``unicode`` false all is ASCII.
    """
    return "\n".join(front_text(brief, TerminalPage(max(width, NARROWEST_PAGE), unicode))) + "\n"


def brief_text(brief: Brief, width: int = 100, unicode: bool = True, *, only: Collection[str] = ()) -> str:
    """The whole brief as text, or ``only`` the sections of these keys. Sections without lines are left out,
    unless they were asked for.
    """
    page = TerminalPage(max(width, NARROWEST_PAGE), unicode)
    lines = [] if only else front_text(brief, page)
    for section in brief.sections:
        if section.key in only or (not only and section.items and section.key not in _ON_DEMAND):
            title = section_words(section.key).title.upper()
            lines += ["", "", *page.lines(title), *_section(brief, section, page, bool(only))]
        if section.key == "positions" and (not only or GAPS in only):
            lines += _gaps(brief, page, asks=bool(only))
    return "\n".join(lines).lstrip("\n") + "\n"


def section_keys(brief: Brief) -> list[str]:
    """The keys by which sections can be asked for."""
    return [*(section.key for section in brief.sections), GAPS]


def _gaps(brief: Brief, page: TerminalPage, *, asks: bool) -> list[str]:
    case = case_of(brief)
    if case is None or brief.board is None:
        return []
    lines = board_lines(case, brief.board, page) if asks else board_table(case, brief.board, page)
    return ["", "", *page.lines(_("Where the gaps are").upper()), "", *lines]


def _section(brief: Brief, section: Section, page: TerminalPage, alone: bool) -> list[str]:
    if not section.items:
        return ["", *page.lines(section_words(section.key).empty)]
    lines: list[str] = []
    group: BriefCell = EMPTY
    shown: set[tuple[str, str]] = set()
    told: BriefCell = EMPTY
    for item in section.items:
        if not alone and section.key == "unknown" and item.heading in _TOLD_WITH_WHAT_IS_SAID:
            continue
        if section.key == _PRESENT:
            item, told = _with_occasion(item, told)
        if item.heading not in (EMPTY, group):
            group = item.heading
            lines += ["", *page.lines(cell_words(group), "", "  ")]
        lines += _item(brief, section, item, page, shown, alone)
    return lines


def _with_occasion(item: BriefItem, before: BriefCell) -> tuple[BriefItem, BriefCell]:
    """The line without the round that the line before it names already, and the round."""
    occasion = item.cells[-1]
    if occasion == EMPTY or occasion != before:
        return item, occasion if occasion != EMPTY else before
    return msgspec.structs.replace(item, cells=(*item.cells[:-1], EMPTY)), before


def _item(
    brief: Brief,
    section: Section,
    item: BriefItem,
    page: TerminalPage,
    shown: set[tuple[str, str]],
    alone: bool,
) -> list[str]:
    """The first cell, then the others with the heads that they need, and the numbers of the reports; the
    words of a saying below.
    """
    facts = []
    for place, cell in enumerate(item.cells):
        told = cell_words(cell)
        if not told or (told == cell_words(item.heading) and section.key not in _QUOTED):
            continue
        lead = _LEADS.get((section.key, place)) if place else None
        facts.append(_(lead, what=told) if lead else told)
    words = " · ".join(facts) + _marks(brief, item.cites)
    lines = page.lines(words, "    ", "  ") if words else []
    for one in item.cites[:1] if section.key in _QUOTED else ():
        if (one.article, one.passage) not in shown:
            shown.add((one.article, one.passage))
            mark = "" if one.confirmed or not one.status else "?"
            words = one.passage if alone else cut(one.passage, _LONGEST)
            lines += page.lines(f"“{words}”{mark}", "", "      ")
    return lines


_LEADS = {
    ("parties", 2): N_("through %(what)s"),
    ("said", 2): N_("through %(what)s"),
    ("figures", 4): N_("source %(what)s"),
    ("origins", 1): N_("origin %(what)s"),
    ("changes", 1): N_("on %(what)s"),
    ("changes", 5): N_("new %(what)s"),
}
"""Cells that cannot be understood without their head: by the section and the place."""


def _marks(brief: Brief, cites: Sequence[PassageCite]) -> str:
    found = marks(brief.front)(cites)
    return f"[{','.join(map(str, found))}]" if found else ""
