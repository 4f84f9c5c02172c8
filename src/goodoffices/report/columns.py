"""Text in columns for a terminal: what fits side by side, wrapped by what a reader sees rather than by code
points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import wcwidth

GUTTER = 2
"""Blank columns between two cells."""

NARROWEST = 14
"""A column of words is made no narrower than this; a table that would need it is laid out another way."""

LONGEST = 20
"""Words up to this long are never cut."""

_TO_ASCII = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "…": "...",
        "·": "-",
        "×": "x",
        "−": "-",
        "≥": ">=",
        "ß": "ss",
    }
)

_JOINERS = "\u200c\u200d"
"""Characters of no width that Persian and the scripts of India need: the only ones that are let through."""

Cell = Sequence[str]
"""The paragraphs of a cell, each starting on a line of its own."""


def clean(text: str) -> str:
    """Text that is safe to print: runs of white space become one blank; control and direction-override
    characters, by which a file could move the cursor or reorder what is read, are left out.
    """
    spaced = " ".join(text.split())
    return "".join(
        char
        for char in spaced
        if char in _JOINERS or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )


def to_ascii(text: str) -> str:
    """The same text in ASCII: accents dropped, what has no such form written as its code (``\\u0645``)."""
    raised = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda power: f"^{power[0]}", text)
    plain = unicodedata.normalize("NFKD", raised.translate(_TO_ASCII))
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return bare.encode("ascii", "backslashreplace").decode("ascii")


def width_of(text: str) -> int:
    """How many columns a text takes: wide East Asian characters two, combining marks none, flags and joined
    faces as one.
    """
    return len(text) if text.isascii() else _columns(text)


def _columns(text: str) -> int:
    return wcwidth.width(text, control_codes="ignore")


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text filled with blanks to ``width`` columns, on its left where it is to stand at the right."""
    blanks = " " * max(0, width - width_of(text))
    return blanks + text if right else text + blanks


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """The text in lines of at most ``width`` columns; words longer than a line are cut. ``indent`` leads
    every line but the first.
    """
    lines: list[str] = []
    line, taken = "", 0
    for word in text.split():
        at = 0
        while at < len(word):
            lead, joint = (line, 1) if line else (indent if lines else "", 0)
            used = (taken if line else width_of(lead)) + joint
            cut, reached = _fitting(word, at, width - used)
            if cut == len(word) and reached <= width - used:
                line, taken, at = lead + " " * joint + word[at:], used + reached, cut
            elif line:
                lines.append(line)
                line = ""
            else:
                lines.append(lead + word[at:cut])
                at = cut
    return [*lines, line] if line else lines or [""]


def _fitting(word: str, start: int, width: int) -> tuple[int, int]:
    """Where the characters of a word from ``start`` on that fit end, one of them at least with all its marks,
    and how many columns they take. It looks no further than that: a word may be a file that somebody pasted.
    """
    at, reached = start, 0
    for sign in wcwidth.iter_graphemes(word, start):
        wide = _columns(sign)
        if at > start and reached + wide > width:
            break
        at, reached = at + len(sign), reached + wide
    return at, reached


def share(natural: Sequence[int], least: Sequence[int], total: int) -> list[int] | None:
    """Column widths within ``total``: what each would like, cut from the widest down, but none below its
    ``least``. None where even these do not fit.
    """
    room = total - GUTTER * (len(natural) - 1)
    if sum(least) > room:
        return None
    cap = max([*natural, 0])
    while sum(widths := [max(low, min(wish, cap)) for wish, low in zip(natural, least, strict=True)]) > room:
        cap -= 1
    return widths


def table(
    header: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    total: int,
    *,
    rule: str = "─",
    numbers: Sequence[int] = (),
    apart: bool = False,
) -> list[str] | None:
    """A table with a rule under its header, at most ``total`` columns wide; None where it does not fit.

    Columns whose index is in ``numbers`` stand at the right; ``apart`` leaves a blank line between rows and
    indents the lines of a paragraph after its first.
    """
    natural, least = [], []
    for place, head in enumerate(header):
        paragraphs = [head, *(paragraph for row in rows for paragraph in row[place])]
        widest = max(width_of(paragraph) for paragraph in paragraphs)
        longest = max((width_of(word) for paragraph in paragraphs for word in paragraph.split()), default=0)
        natural.append(widest)
        least.append(min(widest, max(min(longest, LONGEST), 0 if place in numbers else NARROWEST)))
    widths = share(natural, least, total)
    if widths is None:
        return None
    lines = _lines([[head] for head in header], widths, numbers)
    lines.append(rule * (sum(widths) + GUTTER * (len(widths) - 1)))
    for place, row in enumerate(rows):
        if apart and place:
            lines.append("")
        lines += _lines(row, widths, numbers, " " if apart else "")
    return lines


def _lines(row: Sequence[Cell], widths: Sequence[int], numbers: Sequence[int], hang: str = "") -> list[str]:
    cells = [
        [line for paragraph in cell for line in wrap(paragraph, width, hang)]
        for cell, width in zip(row, widths, strict=True)
    ]
    height = max((len(cell) for cell in cells), default=0)
    filled = [
        [pad(line, width, right=place in numbers) for line in cell + [""] * (height - len(cell))]
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return [(" " * GUTTER).join(line).rstrip() for line in zip(*filled, strict=True)]
