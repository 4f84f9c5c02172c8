"""Tables that a mediator can read in a terminal."""

from __future__ import annotations

from goodoffices.analysis import Analysis, GapBoard
from goodoffices.case import Case
from goodoffices.report.columns import clean, to_ascii, wrap
from goodoffices.report.terminal_board import board_lines
from goodoffices.report.terminal_scores import score_sections
from goodoffices.report.wording import ASCII_SHAPES, SHAPES, many

NARROWEST_PAGE = 40


def render_terminal(
    case: Case, analysis: Analysis, board: GapBoard, width: int = 80, unicode: bool = True
) -> str:
    """The whole of what was found, as text at most ``width`` columns wide (but not below 40), ending in a line break.

    Status is told by shape and word, never by colour. With ``unicode`` false, for terminals that cannot show the shapes,
    everything is written in ASCII.
    """
    width = max(width, NARROWEST_PAGE)
    facts = [
        many(len(case.parties), "party", "parties"),
        many(len(case.issues), "issue"),
        many(analysis.packages, "package"),
    ]
    lines = [
        *wrap(clean(case.title), width),
        ", ".join(facts) + (" · an invented case" if case.fictional else ""),
    ]
    lines += ["", "WHERE THE GAPS ARE", "", *board_lines(case, board, width)]
    for title, section in score_sections(case, analysis, width):
        lines += ["", "", title.upper(), "", *section]
    text = "\n".join(lines) + "\n"
    return text if unicode else _ascii(text)


def can_show(encoding: str) -> bool:
    """Whether an output encoding can show the shapes and rules; pass it on as ``unicode``."""
    try:
        ("".join(SHAPES.values()) + "─·“”").encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _ascii(text: str) -> str:
    for status, shape in SHAPES.items():
        text = text.replace(shape, ASCII_SHAPES[status])
    return "\n".join(to_ascii(line.replace("─", "-")) for line in text.split("\n"))
