"""Nothing lost: writers and whole servers are killed while they write; what was acknowledged is there, once,
and no chain is broken.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="this system cannot fork; the program does not, the test does"
)
def test_nothing_acknowledged_is_lost_and_nothing_is_there_twice(tmp_path: Path) -> None:
    program = [sys.executable, str(Path(__file__).with_name("kill_writers.py")), str(tmp_path)]
    ended = subprocess.run(program, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert (told["writers"]["kills"], told["servers"]["kills"]) == (200, 15)
    assert told["writers"]["acknowledged"] >= 50
    assert told["servers"]["acknowledged"] >= 30
    for found in told.values():
        assert (found["lost"], found["twice"]) == ([], [])
