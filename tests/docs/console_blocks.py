"""The commands that the documents show: find them, run them in order, compare or accept what they print.

A fenced block of the kind ``console`` holds commands after ``$ `` and what each prints. A line ``…`` alone
stands for lines left out, and may stand once in each output. A line ``<!-- file: NAME -->`` before a fenced
block says that a reader saves the block as NAME, ``<!-- append: NAME -->`` that the reader adds it at the end
of that file. The commands of one document share one folder, which starts with a copy of ``examples/``.

Run as a program, it writes what the commands print today into the documents.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
LEFT_OUT = "…"
COLUMNS = "100"
PROGRAMS = {"make demo": f"{sys.executable} examples/demo.py --text"}
"""Commands that a document shows, and what runs for them here."""

_FENCE = re.compile(
    r"(?:<!-- (?P<how>file|append): (?P<file>\S+) -->\n)?```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.M | re.S
)


@dataclass
class Command:
    """One command of a document and what the document says that it prints."""

    line: str
    shown: list[str] = field(default_factory=list)

    def matches(self, printed: list[str]) -> bool:
        """Whether what was printed is what is shown, lines left out aside."""
        head, tail = self._ends()
        if tail is None:
            return printed == head
        return (
            len(printed) >= len(head) + len(tail)
            and printed[: len(head)] == head
            and printed[len(printed) - len(tail) :] == tail
        )

    def accepted(self, printed: list[str]) -> list[str]:
        """What the document should show: all of it, or as many lines at either end as it shows now."""
        head, tail = self._ends()
        if tail is None or len(printed) <= len(head) + len(tail):
            return printed
        return [*printed[: len(head)], LEFT_OUT, *printed[len(printed) - len(tail) :]]

    def _ends(self) -> tuple[list[str], list[str] | None]:
        if LEFT_OUT not in self.shown:
            return self.shown, None
        at = self.shown.index(LEFT_OUT)
        return self.shown[:at], self.shown[at + 1 :]


def documents() -> list[Path]:
    """Every document that has something to run."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [path for path in found if "```console" in path.read_text(encoding="utf-8")]


def commands(body: str) -> list[Command]:
    """The commands of one block."""
    found: list[Command] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append(Command(line[2:]))
        else:
            found[-1].shown.append(line)
    for command in found:
        while command.shown and not command.shown[-1]:
            command.shown.pop()
    return found


def run(text: str, folder: Path) -> Iterator[tuple[Command, list[str]]]:
    """Walk through a document in ``folder``: save its files, run its commands, and give each with what it
    printed.
    """
    if not (folder / "examples").exists():
        shutil.copytree(ROOT / "examples", folder / "examples")
    for block in _FENCE.finditer(text):
        if block["file"]:
            _save(block, folder)
        elif block["kind"] == "console":
            for command in commands(block["body"]):
                yield command, _run(command.line, folder)


def save_files(text: str, folder: Path) -> None:
    """Save what a document says to save, without running anything."""
    for block in _FENCE.finditer(text):
        if block["file"]:
            _save(block, folder)


def accept(path: Path) -> bool:
    """Write what the commands of a document print into it; says whether anything changed."""
    text = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        printed = iter([command.accepted(lines) for command, lines in run(text, Path(folder))])

    def rewrite(block: re.Match[str]) -> str:
        if block["file"] or block["kind"] != "console":
            return block[0]
        shown = [
            line for command in commands(block["body"]) for line in (f"$ {command.line}", *next(printed), "")
        ]
        return "```console\n" + "\n".join(shown[:-1]) + "\n```"

    after = _FENCE.sub(rewrite, text)
    path.write_text(after, encoding="utf-8")
    return after != text


def _save(block: re.Match[str], folder: Path) -> None:
    with (folder / block["file"]).open("w" if block["how"] == "file" else "a", encoding="utf-8") as file:
        file.write(block["body"])


def _run(line: str, folder: Path) -> list[str]:
    environment = {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": COLUMNS,
        "PYTHONIOENCODING": "utf-8",
        "PYTHONWARNINGS": "error",
    }
    done = subprocess.run(
        PROGRAMS.get(line, line),
        shell=True,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=120,
    )
    lines = [printed.rstrip() for printed in done.stdout.decode("utf-8").splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return lines


if __name__ == "__main__":
    for document in documents():
        print("written" if accept(document) else "as it was", document.relative_to(ROOT))
