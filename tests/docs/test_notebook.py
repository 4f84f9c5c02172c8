"""The notebook runs, and prints what stands in it. Run as a program, it writes the outputs anew."""

from __future__ import annotations

import ast
import json
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "how-to" / "in-a-notebook.ipynb"


def run(cell: dict[str, Any], names: dict[str, Any]) -> Any:
    """What the last line of a cell comes to, None where it is no expression."""
    tree = ast.parse("".join(cell["source"]))
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return (
        eval(compile(ast.Expression(last.value), "cell", "eval"), names)
        if isinstance(last, ast.Expr)
        else None
    )


def outputs() -> list[tuple[dict[str, Any], Any]]:
    """Every cell of code with what it comes to."""
    names: dict[str, Any] = {}
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return [(cell, run(cell, names)) for cell in cells if cell["cell_type"] == "code"]


def test_the_notebook_runs_and_prints_what_stands_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = outputs()
    assert len(found) > 4
    for cell, value in found:
        assert "".join(cell["outputs"][0]["data"]["text/plain"]) == repr(value)
    shown = found[-1][1]._repr_html_()
    assert shown.startswith("<iframe ")
    assert "http" not in shown.replace("http-equiv", "").replace("http://www.w3.org", "")


if __name__ == "__main__":
    os.chdir(ROOT)
    book = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    told = iter(outputs())
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            data = {"text/plain": repr(next(told)[1]).splitlines(True)}
            cell["outputs"] = [
                {"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": data}
            ]
    NOTEBOOK.write_text(json.dumps(book, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
