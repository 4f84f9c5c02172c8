"""A text as lines, each with its own end, whatever system it comes from; and places in it."""

from __future__ import annotations

import bisect
import re
from typing import NamedTuple

_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
"""What ends a line: those of all systems, and the breaks of lines and pages that word processors leave in
what is copied out of them."""
_COUNTED = re.compile("\r\n|[\n\r]")
"""What an editor counts as the end of a line."""


class TextLine(NamedTuple):
    """A line: where it begins and ends in the text, and where the next one begins (the sign of the end lies
    between)."""

    start: int
    end: int
    after: int


def lines_of(text: str) -> list[TextLine]:
    """The lines of a text, without gap: each begins where the one before it ended."""
    lines, start = [], 0
    for match in _ENDS.finditer(text):
        lines.append(TextLine(start, match.start(), match.end()))
        start = match.end()
    if start < len(text):
        lines.append(TextLine(start, len(text), len(text)))
    return lines


class LineCounter:
    """Lines and columns of offsets in a text, both from 1, as editors count them."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _COUNTED.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect.bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
