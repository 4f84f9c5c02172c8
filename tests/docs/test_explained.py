"""The examples in the explanations run, and print what stands there."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

DOCUMENTS = sorted(
    path
    for path in (Path(__file__).parents[2] / "docs").rglob("*.md")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_examples_of_a_document_run(document: Path) -> None:
    text = "\n".join(
        line for line in document.read_text(encoding="utf-8").split("\n") if not line.startswith("```")
    )
    test = doctest.DocTestParser().get_doctest(text, {}, document.name, str(document), 0)
    assert test.examples
    assert doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test).failed == 0
