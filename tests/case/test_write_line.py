"""A case in one line for programs is the same case, and the same JSON, as in many lines for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodoffices.case.files import case_to_json, case_to_line, read_case, read_case_text

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_one_line_is_the_same_case(path: Path) -> None:
    case = read_case(path)
    line = case_to_line(case)
    assert "\n" not in line
    assert json.loads(line) == json.loads(case_to_json(case))
    assert read_case_text(line, "case", "json") == case
