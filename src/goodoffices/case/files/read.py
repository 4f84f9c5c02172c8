"""Reading a case, whatever it was written in."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Literal

from goodoffices.case.case import FORMAT, Case
from goodoffices.case.errors import Problem, ProblemsFound, quote
from goodoffices.case.files.bind import Bound, bind_case
from goodoffices.case.formats import looks_foreign, read_foreign
from goodoffices.case.trees.json_text import parse_json
from goodoffices.case.trees.nodes import Fields, Leaf, TreeNode
from goodoffices.case.trees.text import read_bytes, shown, text_of
from goodoffices.case.trees.yaml_text import Progress, parse_yaml
from goodoffices.case.validate import problems_of
from goodoffices.language import CodedText

TextKind = Literal["yaml", "json"]


def read_case(path: Path | str, *profiles: Path | str, progress: Progress | None = None) -> Case:
    """The case in a file.

    The format is known by content and suffix: the project's own YAML or JSON, or one of the field's formats,
    some of which keep each party's preferences in a profile of its own: then ``profiles`` name those.

    ``progress`` is told how far the reading of a long file is.

    Raises :class:`ProblemsFound` with everything that is wrong, in the order of the file.
    """
    path = Path(path)
    name = shown(path)
    data = _bytes(path)
    if looks_foreign(data, path):
        case = read_foreign(path, [Path(profile) for profile in profiles])
        problems = problems_of(case, name=name)
        if problems:
            raise ProblemsFound(problems)
        return case
    if profiles:
        what = CodedText(
            "case-project-s-own",
            "A case of the project's own format has its preferences in it; profiles beside it are not read.",
        )
        raise ProblemsFound(
            [
                Problem(
                    name,
                    0,
                    0,
                    what,
                    CodedText("leave-out", "Leave out %(profiles)s.", profiles=shown(profiles[0])),
                )
            ]
        )
    text = text_of(data, name)
    return bind_text(text, name, kind_of_text(path, text), progress)[1].case


def read_case_text(
    text: str, name: str = "case", kind: TextKind = "yaml", *, unfinished: bool = False
) -> Case:
    """The case in a text of the project's own format; ``name`` stands for the file in messages.

    ``unfinished`` takes a case that is still being put together: its form has to be right, but the rules of a
    case are not asked of it (an issue may yet be without options).

    Raises :class:`ProblemsFound` with everything that is wrong, in the order of the text.
    """
    return bind_text(text, name, kind, unfinished=unfinished)[1].case


def is_foreign(path: Path | str) -> bool:
    """Whether a file is in one of the field's formats, and so may want profiles; False if it cannot be
    read.
    """
    try:
        return looks_foreign(_bytes(Path(path)), Path(path))
    except ProblemsFound:
        return False


def _bytes(path: Path) -> bytes:
    """What is in a file; nothing for a folder, which may hold a scenario of NegMAS."""
    with contextlib.suppress(OSError):
        if path.is_dir():
            return b""
    return read_bytes(path)


def kind_of_text(path: Path, text: str) -> TextKind:
    """Whether a file of the project's own format is YAML or JSON: by its suffix, else by how it begins."""
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml"):
        return "yaml"
    return "json" if suffix == ".json" or text.lstrip()[:1] == "{" else "yaml"


def bind_text(
    text: str, name: str, kind: TextKind, progress: Progress | None = None, *, unfinished: bool = False
) -> tuple[TreeNode, Bound]:
    """The nodes of a text, and the case in it with the places of its parts; nothing if anything is
    wrong.
    """
    node = parse_yaml(text, name, progress) if kind == "yaml" else parse_json(text, name)
    if node is None:
        instead = CodedText("write-case-into-or", "Write a case into it, or begin with: goodoffices new")
        raise ProblemsFound([Problem(name, 1, 1, CodedText("file-empty", "The file is empty."), instead)])
    _check_format(node, name)
    problems: list[Problem] = []

    def say(place: TreeNode, what: str, instead: str) -> None:
        problems.append(Problem(name, place.line, place.column, what, instead))

    bound = bind_case(node, say)
    if bound is not None and not unfinished:
        problems.extend(problems_of(bound.case, bound.places, name))
    if problems or bound is None:
        raise ProblemsFound(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return node, bound


def read_case_in_progress(
    text: str, name: str = "case", kind: TextKind = "yaml"
) -> tuple[Case, tuple[Problem, ...]]:
    """A case that is still being put together, and what is wrong with it by the rules of a case, what is
    missing left out.

    Raises :class:`ProblemsFound` if its form is not right.
    """
    bound = bind_text(text, name, kind, unfinished=True)[1]
    problems = problems_of(bound.case, bound.places, name)
    return bound.case, tuple(problem for problem in problems if not problem.missing)


def _check_format(node: TreeNode, name: str) -> None:
    """A file of another format or a later version is not held to this one's rules: that alone is said."""
    said = node.get("format") if isinstance(node, Fields) else None
    if isinstance(said, Leaf) and not said.empty and said.text != FORMAT:
        what = CodedText(
            "format-not-one-version",
            "The format %(words)s is not one that this version reads.",
            words=quote(said.text),
        )
        raise ProblemsFound(
            [
                Problem(
                    name,
                    said.line,
                    said.column,
                    what,
                    CodedText("case-write-format", "Write format: %(format)s", format=FORMAT),
                )
            ]
        )
