"""What `make demo` shows: both cases, on any terminal, and two pages that are there afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """A copy of the shipped cases, so that the demo's folder for pages is the test's own."""
    return Path(shutil.copytree(EXAMPLES, tmp_path / "examples"))


def demo(examples: Path, encoding: str) -> str:
    done = subprocess.run(
        [sys.executable, "examples/demo.py"],
        cwd=examples.parent,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONWARNINGS": "error"},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode(encoding)


def test_the_demo_shows_a_gap_board_and_solutions_and_names_its_pages(examples: Path) -> None:
    shown = demo(examples, "utf-8")
    for words in (
        "Gaza: the talks",
        "WHERE THE GAPS ARE",
        "○ 12 open",
        "10²⁰ packages",
        "SOLUTIONS",
        "Nash",
        "proved",
    ):
        assert words in shown
    named = [examples.parent / line.strip() for line in shown.splitlines() if line.endswith(".html")]
    assert [path.name for path in named] == ["doha-2024.html", "company.html"]
    for path in named:
        assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_demo_runs_where_only_ascii_can_be_shown(examples: Path) -> None:
    shown = demo(examples, "ascii")
    assert "[ ] 12 open" in shown
    assert "?" not in shown


def test_a_reader_who_stops_early_sees_no_error(examples: Path) -> None:
    done = subprocess.run(
        f'"{sys.executable}" examples/demo.py | head -1',
        shell=True,
        cwd=examples.parent,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.stderr == b""
    assert done.stdout.startswith(b"Gaza")
