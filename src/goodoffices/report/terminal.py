"""Tables that a mediator can read in a terminal."""

from __future__ import annotations

from goodoffices.analysis import Analysis, GapBoard
from goodoffices.case import Case
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.report.terminal_board import board_lines
from goodoffices.report.terminal_ideas import idea_sections
from goodoffices.report.terminal_page import TerminalPage
from goodoffices.report.terminal_scores import score_sections
from goodoffices.report.wording import SHAPES

NARROWEST_PAGE = 40


def render_terminal(
    case: Case, analysis: Analysis, board: GapBoard, width: int = 80, unicode: bool = True
) -> str:
    """The whole of what was found, as text at most ``width`` columns wide (but not below 40), ending in a
    line break.

    Status is told by shape and word, never by colour. With ``unicode`` false, for terminals that cannot show
    the shapes, everything is written in ASCII.
    """
    page = TerminalPage(max(width, NARROWEST_PAGE), unicode)
    facts = [
        n_("%(count)s party", "%(count)s parties", len(case.parties)),
        n_("%(count)s issue", "%(count)s issues", len(case.issues)),
        n_("%(count)s package", "%(count)s packages", analysis.packages),
        *([_("an invented case")] if case.fictional else []),
    ]
    lines = [*page.lines(case.title), *page.lines(", ".join(facts))]
    for title, section in (
        (_("Where the gaps are"), board_lines(case, board, page)),
        *score_sections(case, analysis, board, page),
        *idea_sections(case, analysis, board, page),
    ):
        lines += ["", "", *page.lines(title.upper()), "", *section]
    return "\n".join(lines) + "\n"


def render_board(case: Case, board: GapBoard, width: int = 80, unicode: bool = True) -> str:
    """The gap board alone, under the case's title; otherwise as :func:`render_terminal`."""
    page = TerminalPage(max(width, NARROWEST_PAGE), unicode)
    lines = [
        *page.lines(case.title),
        "",
        "",
        *page.lines(_("Where the gaps are").upper()),
        "",
        *board_lines(case, board, page),
    ]
    return "\n".join(lines) + "\n"


def can_show(encoding: str) -> bool:
    """Whether an output encoding can show the shapes and rules; pass it on as ``unicode``."""
    try:
        ("".join(SHAPES.values()) + "─·“”−²⁰").encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
