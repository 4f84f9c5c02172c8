"""Talks with something of each sort stored, and a way to write into their database."""

from __future__ import annotations

from typing import Any

from site_cast import record, rooms_of
from test_files import attach

Talks = tuple[str, list[str]]
"""A case and its rooms."""


def begin_talks(mine: Any, desk: Any, lake: str) -> Talks:
    """The Lake Sarn talks with a snapshot of the Front's room, a file, and a second room of mediators."""
    from goodoffices.server.store import new_token

    rooms = rooms_of(desk, lake)
    mine.post(f"/c/{lake}/rooms/new/", {"form": new_token(), "title": "Monitors", "sort": "mediators"})
    attach(mine, lake, rooms[1], b"the map " * 20_000)
    for number in range(9):
        record(mine, lake, rooms[1], f"Families first, {number}.", kind="demands", about="monitors / joint")
    record(mine, lake, rooms[2], "No.", side="republic", kind="refuses", about="monitors / joint")
    mine.get(f"/c/{lake}/board/")
    return lake, rooms_of(desk, lake)


def change(statement: str, *given: Any) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        try:
            cursor.execute(statement, given)
        finally:
            cursor.execute("PRAGMA foreign_keys = ON")  # the connection serves the tests after this one too
