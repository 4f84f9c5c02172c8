"""--help answers at once: it imports nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("numpy", "numba", "ruamel", "msgspec", "jinja2", "django", "nacl", "trafilatura", "goodoffices.case")

SCRIPT = """
import sys
sys.argv = ["goodoffices", *{words!r}]
from goodoffices.cli.main import main
try:
    main()
except SystemExit as end:
    print(end.code)
print([name for name in {heavy!r} if name in sys.modules])
"""


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["--version"], []])
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    script = SCRIPT.format(words=words, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "oodoffices" in done.stdout + done.stderr
    assert done.stdout.rstrip().endswith("[]")
