"""Every command that a document shows does what the document says.

Where the program has changed on purpose: ``python tests/docs/console_blocks.py`` writes the new output into
the documents.
"""

from __future__ import annotations

from pathlib import Path

import console_blocks
import pytest
from console_blocks import ROOT, Command, documents, run


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_print_what_the_document_shows(document: Path, tmp_path: Path) -> None:
    for command, printed in run(document.read_text(encoding="utf-8"), tmp_path):
        assert not any("Traceback" in line for line in printed), "\n".join([command.line, *printed])
        assert command.matches(printed), "\n".join(
            [f"$ {command.line}", *printed, "", "To accept: python tests/docs/console_blocks.py"]
        )


def test_readme_and_tutorial_have_commands() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in documents()}
    assert {"README.md", "docs/tutorial/first-case.md"} <= names


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a"], ["a", "b"], False),
        (["a", "…", "d"], ["a", "b", "c", "d"], True),
        (["a", "…"], ["a", "b"], True),
        (["a", "…", "d"], ["a", "b", "c"], False),
        (["a", "…", "a"], ["a"], False),
    ],
)
def test_lines_left_out_match_any_lines(shown: list[str], printed: list[str], same: bool) -> None:
    assert Command("x", shown).matches(printed) is same


def test_accepting_keeps_what_a_document_leaves_out() -> None:
    assert Command("x", ["old", "…", "end"]).accepted(["new", "b", "c", "last"]) == ["new", "…", "last"]
    assert Command("x", ["old"]).accepted(["new", "b"]) == ["new", "b"]


def test_blocks_are_split_into_commands() -> None:
    found = console_blocks.commands("$ one\nout\n\n$ two\n")
    assert [(command.line, command.shown) for command in found] == [("one", ["out"]), ("two", [])]
