"""Reading a file of conditions, with everything that is wrong with it and where."""

from __future__ import annotations

from pathlib import Path

from goodoffices.case.condition_files.check import check_sheet
from goodoffices.case.conditionals import FORMAT, ConditionSheet, Need
from goodoffices.case.errors import Problem, ProblemsFound, quote
from goodoffices.case.files.bind import bind_record
from goodoffices.case.files.read import TextKind, kind_of_text
from goodoffices.case.files.shorts import fields_at, widen
from goodoffices.case.people import Party
from goodoffices.case.trees.json_text import parse_json
from goodoffices.case.trees.nodes import Fields, Leaf, TreeItems, TreeNode, describe
from goodoffices.case.trees.text import read_bytes, shown, text_of
from goodoffices.case.trees.yaml_text import parse_yaml


def read_conditions(path: Path | str) -> ConditionSheet:
    """The conditions in a file, YAML or JSON. Raises :class:`ProblemsFound` with all that is wrong."""
    path = Path(path)
    text = text_of(read_bytes(path), shown(path))
    return read_conditions_text(text, shown(path), kind_of_text(path, text))


def read_conditions_text(text: str, name: str = "conditions", kind: TextKind = "yaml") -> ConditionSheet:
    """The conditions in a text; ``name`` stands for the file in messages. Raises :class:`ProblemsFound`."""
    node = parse_yaml(text, name) if kind == "yaml" else parse_json(text, name)
    if node is None:
        raise ProblemsFound([Problem(name, 1, 1, "The file is empty.", "Begin with: title: …")])
    said = node.get("format") if isinstance(node, Fields) else None
    if isinstance(said, Leaf) and not said.empty and said.text != FORMAT:
        what = f"The format {quote(said.text)} is not that of conditions."
        raise ProblemsFound([Problem(name, said.line, said.column, what, f"Write format: {FORMAT}")])
    if not isinstance(node, Fields):
        what = f"A file of conditions consists of fields; this is {describe(node)}."
        raise ProblemsFound([Problem(name, node.line, node.column, what, "Begin with: title: …")])
    problems: list[Problem] = []

    def say(place: TreeNode, what: str, instead: str) -> None:
        problems.append(Problem(name, place.line, place.column, what, instead))

    sheet, places = bind_record(node, ConditionSheet, say, _widened)
    problems += check_sheet(sheet, places, name)
    if problems:
        raise ProblemsFound(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return sheet


def _widened(node: TreeNode, record: type) -> TreeNode:
    """The short forms: an act's id for a need that it is done, a list for all of its needs; a party's id."""
    if record is Need and isinstance(node, Leaf) and not node.empty:
        return fields_at(node, {"act": node})
    if record is Need and isinstance(node, TreeItems):
        return fields_at(node, {"all_of": node})
    return widen(node, record) if record is Party else node
