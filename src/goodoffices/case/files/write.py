"""Writing a case in the project's own format."""

from __future__ import annotations

from pathlib import Path

from goodoffices.case.case import Case
from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.case.files.json_out import json_of, line_of
from goodoffices.case.files.plain import plain_case
from goodoffices.case.files.yaml_out import yaml_of
from goodoffices.case.trees.save import save
from goodoffices.case.trees.text import shown
from goodoffices.case.validate import problems_of
from goodoffices.language import CodedText

SUFFIXES = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
"""Suffix to the format that is written under it."""


def case_to_yaml(case: Case) -> str:
    """A case as YAML, in the short forms that a person would write."""
    return yaml_of(plain_case(case, short=True))


def case_to_json(case: Case) -> str:
    """A case as JSON, every record in full; a fraction that is no decimal is a text such as ``"1/3"``."""
    return json_of(plain_case(case, short=False))


def case_to_line(case: Case) -> str:
    """The same in one line, for programs: it is written in a third of the time."""
    return line_of(plain_case(case, short=False))


def write_case(case: Case, path: Path | str) -> None:
    """Write a case as YAML or JSON, by the suffix, whole or not at all.

    Raises :class:`ProblemsFound` for another suffix, a case that breaks the rules, or a place that cannot be
    written.
    """
    path = Path(path)
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        what = CodedText(
            "suffix-does-not-say",
            "The suffix %(suffix)r does not say how to write a case.",
            suffix=path.suffix,
        )
        raise ProblemsFound(
            [
                Problem(
                    shown(path),
                    0,
                    0,
                    what,
                    CodedText("write-name-ends-yaml", "Write a name that ends in .yaml or .json."),
                )
            ]
        )
    problems = problems_of(case, name=shown(path))
    if problems:
        raise ProblemsFound(problems)
    save(path, case_to_yaml(case) if kind == "yaml" else case_to_json(case))
