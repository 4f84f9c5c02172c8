"""The case in a file, for programs that begin with the analysis."""

from __future__ import annotations

from pathlib import Path

from goodoffices.case import Case, on_table
from goodoffices.case.files import read_case


def load(path: Path | str, *profiles: Path | str) -> Case:
    """The case in a file of the project's own format or of one of the field's, whose ``profiles`` hold each
    party's preferences.

    Raises :class:`goodoffices.case.ProblemsFound` with everything that is wrong, each with its place.
    """
    return on_table(read_case(path, *profiles))
