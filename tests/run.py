"""Everything that `make test` runs, in the order in which it fails fastest; `--checks` leaves the tests
out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = [
    [str(BIN / "ruff"), "check", "--quiet", "."],
    [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    [str(BIN / "lint-imports"), "--no-cache"],
    [str(BIN / "deptry"), "src"],
    [str(BIN / "mypy")],
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def _names_twice() -> list[str]:
    """Files of tests of one name, which pytest cannot collect together."""
    names = [file.name for file in (ROOT / "tests").rglob("test_*.py")]
    return sorted({name for name in names if names.count(name) > 1})


def main() -> int:
    """Run the checks, then the tests on every core; returns the first failing status."""
    if not any(shutil.which(name) for name in BROWSERS):
        if os.environ.get("CI"):
            print(
                "No Chromium on this machine: the browser tests cannot run. Install it; nothing is skipped "
                "in CI."
            )
            return 1
        print("=" * 100)
        print("NO CHROMIUM ON THIS MACHINE: the tests in a real browser are left out; all others run.")
        print("=" * 100)
    twice = _names_twice()
    if twice:
        print(f"Two files of tests have one name: {', '.join(twice)}. Give each its own.")
        return 1
    for command in CHECKS:
        print("·", Path(command[0]).name, *command[1:2], flush=True)
        status = subprocess.run(command, cwd=ROOT, check=False).returncode
        if status:
            return status
    if "--checks" in sys.argv:
        return 0
    print("· pytest", flush=True)
    workers = str(max(2, os.cpu_count() or 2))
    command = [sys.executable, "-m", "pytest", "-n", workers, *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
