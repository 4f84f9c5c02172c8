"""What `make demo` shows: cases, on any terminal, two pages that are there afterwards, and a desk that
answers.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """A copy of the shipped cases, so that the demo's folder for pages is the test's own."""
    return Path(shutil.copytree(EXAMPLES, tmp_path / "examples"))


def demo(examples: Path, encoding: str) -> str:
    done = subprocess.run(
        [sys.executable, "examples/demo.py", "--text"],
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
        "WHAT COULD BE AGREED",
        "proved",
        "Four press reports on invented talks: Republic and Front",
        "An invented ceasefire in its first phase",
        "made good",
        "The balance of Exchange of prisoners",
    ):
        assert words in shown
    named = [examples.parent / line.strip() for line in shown.splitlines() if line.endswith(".html")]
    assert [path.name for path in named] == [
        "doha-2024.html",
        "company.html",
        "lake-articles.html",
        "agreement-plan.html",
        "agreement-state.html",
    ]
    for path in named:
        assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_demo_runs_where_only_ascii_can_be_shown(examples: Path) -> None:
    shown = demo(examples, "ascii")
    assert "[ ] 12 open" in shown
    assert not re.search(r"\?(?![\s)])", shown)


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
    assert done.stdout.startswith(b"Lake Sarn talks")


def test_the_desk_answers_when_the_demo_says_so_and_leaves_nothing_behind(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "TMP": str(tmp_path)}
    environment = {
        name: value for name, value in environment.items() if not name.startswith(("GOODOFFICES", "DJANGO"))
    }
    command = [
        str(Path(sys.executable).parent / "goodoffices"),
        "open",
        "--demo",
        "--no-browser",
        "--port",
        "0",
    ]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as running:
        assert running.stdout is not None
        lines = [
            line.strip()
            for line in iter(running.stdout.readline, "Stop it with Ctrl-C; all of it is then deleted.\n")
        ]
        try:
            assert "WHERE THE GAPS ARE" in lines
            address = lines[-1]
            assert address.startswith("http://localhost:")
            with urlopen(address.replace("localhost", "127.0.0.1"), timeout=30) as answer:
                assert answer.status == 200
        finally:
            running.terminate()
            running.wait(timeout=30)
    assert [folder.name for folder in tmp_path.iterdir() if folder.name.startswith("goodoffices-demo-")] == []
