"""The published schema: current, true to the records, and of one mind with the reader."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from case_strategies import cases
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from test_problems import GOOD
from test_read_first import SHORT

from goodoffices.case import Case
from goodoffices.case.files import case_schema, case_to_json, case_to_yaml, schema_text
from goodoffices.case.files.kinds import fields_of
from goodoffices.case.files.meanings import MEANINGS
from goodoffices.case.trees.nodes import TRUTHS, Fields, Leaf, TreeItems, TreeNode
from goodoffices.case.trees.yaml_text import parse_yaml

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
PUBLISHED = ROOT / "docs/reference/case.schema.json"
VALIDATOR = Draft202012Validator(case_schema())


def data_of(node: TreeNode | None) -> Any:
    """What any reader of YAML 1.2 makes of a file: numbers, truths, nothing, texts, lists and fields."""
    if isinstance(node, Fields):
        return {key.text: data_of(value) for key, value in node.entries}
    if isinstance(node, TreeItems):
        return [data_of(item) for item in node.items]
    assert isinstance(node, Leaf)
    if node.empty:
        return None
    if node.plain and node.text in TRUTHS:
        return TRUTHS[node.text]
    if node.plain and re.fullmatch(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,2})?", node.text, re.ASCII):
        return float(node.text) if re.search(r"[.eE]", node.text) else int(node.text)
    return node.text


def faults(text: str) -> list[str]:
    """What the schema has against a text in YAML."""
    return [error.message for error in VALIDATOR.iter_errors(data_of(parse_yaml(text, "c")))]


def test_the_schema_is_a_schema_and_the_published_one_is_current() -> None:
    Draft202012Validator.check_schema(case_schema())
    said = f"goodoffices check --schema > {PUBLISHED.relative_to(ROOT)}"
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), said


@pytest.mark.parametrize("cls", MEANINGS, ids=lambda cls: cls.__name__)
def test_every_field_has_a_meaning(cls: type) -> None:
    assert list(MEANINGS[cls]) == [field.name for field in fields_of(cls)]


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_examples_are_valid(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


def test_short_forms_are_valid() -> None:
    assert faults(SHORT) == []
    assert faults(GOOD) == []


@given(cases())
@settings(max_examples=15)
def test_what_is_written_is_valid(case: Case) -> None:
    assert faults(case_to_yaml(case)) == []
    assert list(VALIDATOR.iter_errors(json.loads(case_to_json(case)))) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("title: Strike", "titel: Strike"),
        ("title: Strike", "title: [Strike]"),
        ("title: Strike", "title: Strike\nformat: goodoffices-case-2"),
        ("title: Strike", "title: Strike\nalternat: maybe"),
        ("title: Strike", "title: Strike\nneeded: 0"),
        ("parties: [union, firm, city]", "parties: []"),
        ("step: 0.5", "step: .inf"),
        ("step: 0.5", "step: 1//2"),
        ("step: 0.5", "steps: 0.5"),
        ("parts: 2", "parts: 0"),
        ("parts: 2", "kind: pie"),
        ("{id: two, budget", "{id: two, at_most: {number: 1, of: {shift: day}}, budget"),
        ("{id: two, budget: {limit: 3, costs: {shift: {both: 4}}}}", "{id: two}"),
        ("demands: day, since", "wants: day, since"),
        ("demands: day, since", "demands: day, refuses: both, since"),
        ("demands: day, since", "since"),
        ("[2, 3]", "[1, 2, 3]"),
        ("hall: 10", "hall: ten"),
        ("{package: {wage: 0}}", "{package: {wage: 0}, score: 3}"),
        ("text: {shift: day}", "text: day"),
    ],
)
def test_what_is_broken_is_not_valid(good: str, bad: str) -> None:
    assert GOOD.count(good) == 1
    assert faults(GOOD.replace(good, bad)) != []
