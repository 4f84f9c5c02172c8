"""A format that is read is named wherever a person looks for what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.case.formats import FORMATS
from goodoffices.cli.analyse import command as analyse
from goodoffices.cli.check import command as check
from goodoffices.cli.convert import command as convert

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", [each.name for each in FORMATS])
def test_a_format_is_named_in_help_and_reference(name: str) -> None:
    for command in (check, analyse, convert):
        assert name in (command.help or ""), command.name
    assert f"| {name}" in (ROOT / "docs" / "reference" / "formats.md").read_text(encoding="utf-8")
