"""What is wrong somewhere in a file, in the language in use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from goodoffices.language.translator import worded


class Located(Protocol):
    """Something wrong at a place; :class:`goodoffices.case.Problem` is one. Line and column are 0 where they
    are not known.
    """

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def what(self) -> str: ...
    @property
    def instead(self) -> str: ...


def problem_words(problem: Located) -> str:
    """What is wrong with a file, where, and what to write instead."""
    place, line, column = worded(problem.file), problem.line, problem.column
    where = f"{place}:{line}:{column}" if line and column else f"{place}:{line}" if line else place
    instead = worded(problem.instead)
    return f"{where}: {worded(problem.what)}" + (f" {instead}" if instead else "")


def problems_words(problems: Iterable[Located]) -> str:
    """All that is wrong with a file, a line each."""
    return "\n".join(map(problem_words, problems))
