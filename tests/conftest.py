"""What all tests share: where reference material lies, the browser, and Hypothesis set to fail the same way
twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile(
    "project", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.load_profile("project")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material; tests that need it skip where it is not present."""
    if not SHARED.is_dir():
        pytest.skip("reference material not present")
    return SHARED


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real browser for one module: two of Playwright's at once in a process fail."""
    from browsing import chromium

    with chromium() as opened:
        yield opened
