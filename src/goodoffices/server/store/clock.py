"""This laptop's clock."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The time, as entries state it: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
