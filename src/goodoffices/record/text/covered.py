"""Stretches of a text that are taken already, one byte for each character: whether another meets any of them
is one search, however many there are.
"""

from __future__ import annotations


class Covered:
    """The characters of one text that are taken."""

    __slots__ = ("_marks",)

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def take(self, start: int, end: int) -> None:
        """Take the characters from ``start`` to ``end``."""
        self._marks[start:end] = b"\1" * (end - start)

    def meets(self, start: int, end: int) -> bool:
        """Whether any character from ``start`` to ``end`` is taken."""
        return self._marks.find(1, start, end) >= 0
