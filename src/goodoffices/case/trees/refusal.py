"""The error of a file that cannot be read any further, and words that fit on its line."""

from __future__ import annotations

from typing import Protocol

from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.language import as_sentence


class Place(Protocol):
    """Where in a file something stands. Lines and columns count from 1."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def refuse(file: str, place: Place | None, what: str, instead: str = "") -> ProblemsFound:
    """The error of a file that cannot be read any further."""
    line, column = (place.line, place.column) if place else (0, 0)
    return ProblemsFound([Problem(file, line, column, as_sentence(what), instead)])


def shorten(text: str, length: int = 120) -> str:
    """A text on one line, at most ``length`` characters long, control characters made visible."""
    text = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text[: length + 1])
    return text if len(text) <= length else text[: length - 1] + "…"
