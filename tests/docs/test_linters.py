"""The linters refuse what the project says that they refuse: a rule that is switched on and ignored below was
taken for kept.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUFF = str(Path(sys.executable).parent / "ruff")
LONG = f'"""A module."""\n\nX = "{"a" * 120}"\n'
TANGLED = '"""A module."""\n\n\ndef f(x: int) -> int:\n    """Count."""\n' + "".join(
    f"    if x == {n}:\n        return {n + 1}\n" for n in range(21)
)
PLANTED = {
    "E501": ("src/goodoffices/desk/planted.py", LONG),
    "C901": ("src/goodoffices/desk/planted.py", TANGLED + "    return 0\n"),
    "TID251": (
        "src/goodoffices/server/pages/planted.py",
        '"""A page."""\n\nfrom django.db import connection\n',
    ),
    "BLE001": (
        "src/goodoffices/desk/planted.py",
        '"""A module."""\n\ntry:\n    X = 1\nexcept Exception:\n    X = 2\n',
    ),
}


def refused(file: str, source: str) -> str:
    command = [RUFF, "check", "--no-cache", "--output-format", "concise", "--stdin-filename", file, "-"]
    return subprocess.run(command, input=source, cwd=ROOT, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_fault_is_refused(rule: str) -> None:
    assert f" {rule} " in refused(*PLANTED[rule])


def test_the_store_may_speak_with_the_database() -> None:
    assert " TID251 " not in refused("src/goodoffices/server/store/planted.py", PLANTED["TID251"][1])
