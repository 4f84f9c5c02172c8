"""Reading a case, whatever it was written in."""

from __future__ import annotations

from pathlib import Path

from goodoffices.case.case import Case
from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.case.files.bind import Bound, bind_case
from goodoffices.case.files.nodes import Node
from goodoffices.case.files.yaml_text import parse_yaml

MAX_BYTES = 20_000_000
"""Largest file that is read."""


def read_case(path: Path | str, *profiles: Path | str) -> Case:
    """The case in a file.

    The format is known by content and suffix: the project's own YAML or JSON, or one of the field's formats, some of
    which keep each party's preferences in a profile of its own: then ``profiles`` name those.

    Raises :class:`ProblemsFound` with everything that is wrong, in the order of the file.
    """
    path = Path(path)
    return read_case_text(_text(path), str(path))


def read_case_text(text: str, name: str = "case", kind: str = "yaml") -> Case:
    """The case in a text of the project's own format; ``kind`` is "yaml" or "json", ``name`` stands in messages."""
    return bind_text(text, name, kind).case


def bind_text(text: str, name: str, kind: str) -> Bound:
    """The case in a text together with the places of its parts."""
    node = parse_yaml(text, name)
    if node is None:
        raise ProblemsFound([Problem(name, 1, 1, "The file is empty.", "Write a case into it.")])
    problems: list[Problem] = []

    def say(place: Node, what: str, instead: str) -> None:
        problems.append(Problem(name, place.line, place.column, what, instead))

    bound = bind_case(node, say)
    if problems or bound is None:
        raise ProblemsFound(sorted(problems))
    return bound


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ProblemsFound(
                [Problem(str(path), 0, 0, "The file is larger than 20 MB.", "Write a smaller one.")]
            )
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ProblemsFound([Problem(str(path), 0, 0, "Not UTF-8 text.", "Save it as UTF-8.")]) from None
    except OSError as error:
        raise ProblemsFound([Problem(str(path), 0, 0, f"Cannot be read: {error.strerror}.")]) from None
