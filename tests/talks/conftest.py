"""Fixtures of the talks' tests."""

from __future__ import annotations

import pytest
from talks_cast import World


@pytest.fixture
def world() -> World:
    """The rooms of the Lake Sarn talks, open and empty."""
    return World()
