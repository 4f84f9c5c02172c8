"""One meaning for each name: no class name stands for two things, and no line is longer than a reader can
take.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/goodoffices"
TWICE = {
    "Figure": "a number of the case file and a number that an article gives: both are called so where they "
    "are written",
}
"""Class names with two meanings, each with the reason; five at most."""
TABLES = SOURCE / "server/store/models.py"
"""A table is called like the thing whose rows it has."""


def classes() -> dict[str, set[str]]:
    """Every class name with the modules that define it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in SOURCE.rglob("*.py"):
        if path == TABLES or "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name].add(str(path.relative_to(SOURCE)))
    return found


def test_a_class_name_has_one_meaning() -> None:
    twice = {name: sorted(files) for name, files in classes().items() if len(files) > 1}
    assert len(TWICE) <= 5
    assert not {name: files for name, files in twice.items() if name not in TWICE}, (
        "give one of them another name"
    )
    assert TWICE.keys() <= twice.keys(), "no longer needed"
