"""Golden files, and the cast's reports."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with the file of that name; ``GOLDEN=accept`` writes it instead, to be looked at and
    committed.
    """

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("GOLDEN") == "accept" and not os.environ.get("CI"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        assert text == kept, (
            f"{name} has changed. Look at it; if it is right: GOLDEN=accept .venv/bin/python -m pytest "
            f"tests/report"
        )

    return compare
