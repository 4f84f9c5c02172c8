"""What goes wrong while foreign files are read: collected, so that a person sees all of it at once."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.case.numbers import NotExact, check_exact, parse_exact
from goodoffices.case.trees.refusal import Place, shorten
from goodoffices.language import CodedText, as_sentence

_LONGEST = 120
MAX_PROBLEMS = 100
"""Most problems that are listed; a file with more is of another kind than its name says."""


class Faults:
    """The problems of one reading, which may go over several files; ``file`` is the one being read."""

    def __init__(self, file: str = "") -> None:
        self.file = file
        self.problems: list[Problem] = []

    def wrong(self, place: Place | None, what: str, instead: str = "") -> None:
        """Note one problem at a place in the present file, or in the file as a whole."""
        line, column = (place.line, place.column) if place else (0, 0)
        problem = Problem(self.file, line, column, as_sentence(what), instead)
        if problem not in self.problems:
            self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            raise ProblemsFound(self.problems)

    def number(self, text: str, place: Place, what: str) -> Fraction | None:
        """The exact number that a text gives for ``what``; None, with a problem noted, where it gives
        none.
        """
        try:
            return parse_exact(text)
        except NotExact as reason:
            self.wrong(place, CodedText("cannot-hold", "%(what)s: %(why)s.", what=what, why=_why(reason)))
            return None

    def keep(self, number: Fraction, place: Place, what: str) -> Fraction | None:
        """A computed number, if a case can hold it; else None, with a problem noted."""
        try:
            check_exact(number)
        except NotExact as reason:
            self.wrong(place, CodedText("cannot-hold", "%(what)s: %(why)s.", what=what, why=_why(reason)))
            return None
        return number

    def raise_any(self) -> None:
        """Raise :class:`ProblemsFound` if anything was wrong."""
        if self.problems:
            raise ProblemsFound(self.problems)


def _why(reason: NotExact) -> str:
    """Why a number is none that a case can hold; cut off where the file gave very much of it."""
    told: str = reason.args[0]
    return told if len(told) <= _LONGEST else shorten(told, _LONGEST)
