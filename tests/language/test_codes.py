"""Codes are for programs: each stands for one text, in a form that can be relied on; and no text is worded
while a module is imported, when nobody has said in which language.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from messages import ONE, SOURCE, TWO, WITH_CONTEXT

MARKS = {"gettext_noop", "ngettext_noop", "N_", "nn_", "gettext_lazy", "ngettext_lazy", "pgettext_lazy"}


def coded() -> Iterator[tuple[str, str, str]]:
    """Every coded text of the source: its code, its English, where it stands."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "CodedText":
                code, text = (
                    each.value if isinstance(each, ast.Constant) else None for each in node.args[:2]
                )
                if code is not None and text is not None:
                    yield str(code), str(text), f"{file.relative_to(SOURCE)}:{node.lineno}"


def test_a_code_stands_for_one_text() -> None:
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for code, text, place in coded():
        texts[code].setdefault(text, place)
    assert {code: list(found.items()) for code, found in texts.items() if len(found) > 1} == {}


def test_codes_are_words_with_hyphens() -> None:
    assert [code for code, _, _ in coded() if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", code)] == []
    assert len(list(coded())) > 500


def _worded_at_import(file: Path) -> Iterator[str]:
    """Calls outside of functions that word a text."""
    pending: list[ast.AST] = [ast.parse(file.read_text("utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            pending += node.args.defaults
            continue
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in (ONE | TWO | WITH_CONTEXT) - MARKS:
                yield f"{file.relative_to(SOURCE)}:{node.lineno}"
        pending += ast.iter_child_nodes(node)


def test_nothing_is_worded_while_a_module_is_imported() -> None:
    parts = (SOURCE / "report", SOURCE / "cli")
    assert [place for part in parts for file in part.rglob("*.py") for place in _worded_at_import(file)] == []
