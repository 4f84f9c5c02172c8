"""What is wrong with files, in the reader's language."""

from __future__ import annotations

from goodoffices.case import Problem, ProblemsFound
from goodoffices.language.words import worded


def problem_words(problem: Problem) -> str:
    """What is wrong with a file, where, and what to write instead."""
    place, line, column = problem.file, problem.line, problem.column
    where = f"{place}:{line}:{column}" if column else f"{place}:{line}" if line else place
    instead = worded(problem.instead)
    return f"{where}: {worded(problem.what)}" + (f" {instead}" if instead else "")


def problems_words(found: ProblemsFound) -> str:
    """All that is wrong with a file, a line each."""
    return "\n".join(map(problem_words, found.problems))
