"""No line of a template is longer than a reader's screen; the linter holds the source to its own length."""

from __future__ import annotations

from pathlib import Path

import pytest

import goodoffices

LIMIT = 140
"""Signs in a line of a template. A break goes where whitespace says nothing: between blocks, between the
attributes of a tag, before the end of a tag, or in a text that is ``trimmed``."""
TEMPLATES = sorted(
    path
    for ending in ("html", "j2", "jinja", "txt")
    for path in Path(goodoffices.__file__).parent.rglob(f"*.{ending}")
    if "templates" in path.parts
)


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 50


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_line_of_a_template_is_longer_than_the_limit(template: Path) -> None:
    long = [
        f"{number}: {len(line)} signs"
        for number, line in enumerate(template.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LIMIT
    ]
    assert long == [], template
