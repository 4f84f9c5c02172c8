"""Output that cannot be written, and files that must not be replaced: a plain line, status 2, nothing
half-written.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodoffices.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
WELL = str(ROOT / "examples" / "well.yaml")
PROGRAM = str(Path(sys.executable).parent / "goodoffices")
FULL = Path("/dev/full")
full_disk = pytest.mark.skipif(not FULL.is_char_device(), reason="no /dev/full here")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)


@full_disk
@pytest.mark.parametrize(
    "words", ["--help", f"check {WELL}", f"analyse {WELL} --json", "new --title t --party a --party b"]
)
def test_a_full_disk_behind_the_output_is_said(words: str) -> None:
    done = shell(f"{PROGRAM} {words} > {FULL}")
    assert (done.returncode, done.stderr) == (2, "The output cannot be written: No space left on device.\n")


def test_closed_streams_are_no_accident() -> None:
    page = f"{PROGRAM} check {WELL}"
    assert (shell(f"{page} >&-").returncode, shell(f"{page} >&-").stderr) == (0, "")
    assert shell(f"{page}.missing >&- 2>&-").returncode == 2


@pytest.mark.parametrize(
    "words",
    [
        ["analyse", WELL, "--html"],
        ["convert", "--force", WELL],
        ["new", "--force", "--title", "t", "--party", "a"],
    ],
    ids=str,
)
def test_a_pipe_or_a_link_to_itself_is_not_replaced(words: list[str], tmp_path: Path) -> None:
    pipe, loop = tmp_path / "pipe.yaml", tmp_path / "loop.yaml"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    for place in (pipe, loop):
        result = CliRunner().invoke(main, [*words, str(place)])
        assert (result.exit_code, result.stdout) == (2, "")
        assert "cannot be written" in result.stderr
        assert "Traceback" not in result.stderr
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert loop.is_symlink()
    assert len(list(tmp_path.iterdir())) == 2
