"""What goes wrong while foreign files are read: collected, so that a person sees all of it at once."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Protocol

from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.case.numbers import NotExact, check_exact, parse_exact

MAX_PROBLEMS = 100
"""Most problems that are listed; a file with more is of another kind than its name says."""


class Place(Protocol):
    """Where in a file something stands. Lines and columns count from 1."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Faults:
    """The problems of one reading, which may go over several files; ``file`` is the one being read."""

    def __init__(self, file: str = "") -> None:
        self.file = file
        self.problems: list[Problem] = []

    def wrong(self, place: Place | None, what: str, instead: str = "") -> None:
        """Note one problem at a place in the present file, or in the file as a whole."""
        line, column = (place.line, place.column) if place else (0, 0)
        problem = Problem(self.file, line, column, _sentence(what), instead)
        if problem not in self.problems:
            self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            raise ProblemsFound(self.problems)

    def number(self, text: str, place: Place, what: str) -> Fraction | None:
        """The exact number that a text gives for ``what``; None, with a problem noted, where it gives none."""
        try:
            return parse_exact(text)
        except NotExact as reason:
            self.wrong(place, f"{what}: {shorten(str(reason))}.")
            return None

    def keep(self, number: Fraction, place: Place, what: str) -> Fraction | None:
        """A computed number, if a case can hold it; else None, with a problem noted."""
        try:
            check_exact(number)
        except NotExact as reason:
            self.wrong(place, f"{what}: {shorten(str(reason))}.")
            return None
        return number

    def raise_any(self) -> None:
        """Raise :class:`ProblemsFound` if anything was wrong."""
        if self.problems:
            raise ProblemsFound(self.problems)


def refuse(file: str, place: Place | None, what: str, instead: str = "") -> ProblemsFound:
    """The error of a file that cannot be read any further."""
    line, column = (place.line, place.column) if place else (0, 0)
    return ProblemsFound([Problem(file, line, column, _sentence(what), instead)])


def shown(path: Path) -> str:
    """A file's name as it can be shown, whatever letters are in it."""
    return shorten(str(path), 1000)


def _sentence(text: str) -> str:
    """The text beginning with a capital, as a sentence does."""
    return text[:1].upper() + text[1:]


def shorten(text: str, length: int = 120) -> str:
    """A text on one line, at most ``length`` characters long, control characters made visible."""
    text = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text[: length + 1])
    return text if len(text) <= length else text[: length - 1] + "…"
