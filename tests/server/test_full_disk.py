"""A full disk stops recording and says so; it does not stop reading, loses nothing that was acknowledged, and
leaves nothing half-written.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = [sys.executable, str(Path(__file__).with_name("full_disk.py"))]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("ONLY ROOT ON LINUX CAN MAKE A SMALL DISK: the tests of a full one are left out here")
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)], check=False)
    if made.returncode:
        pytest.skip("THIS SYSTEM LETS NOBODY MAKE A SMALL DISK: the tests of a full one are left out here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_stops_recording_and_not_reading(small: Path) -> None:
    ended = subprocess.run([*PROGRAM, str(small / "desk")], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    told = json.loads(ended.stdout)
    for step in told["steps"]:
        assert set(step["read"].values()) == {200}, step
        assert step["shown"] == step["acknowledged"], step
        if step["sent"] != 302:
            assert step["sent"] == 507, step
            assert "The disk is full" in step["why"], step
        assert step["attached"] in (302, 507), step
    assert told["steps"][0]["sent"] == 507
    assert told["steps"][-1]["sent"] == 302
    assert (told["faults"], told["parts"]) == ([], [])
    again = subprocess.run(
        [*PROGRAM, str(small / "desk"), "start"], capture_output=True, text=True, check=False
    )
    assert again.returncode == 0, again.stderr[-2000:]
    shown = json.loads(again.stdout)
    assert set(told["steps"][-1]["acknowledged"]) <= set(shown["words"])
