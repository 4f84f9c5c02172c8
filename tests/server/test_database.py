"""The database is set as the promises need it: on the disk before anyone is told, and what is deleted is
gone.
"""

from __future__ import annotations

import threading
from typing import Any

from django.db import connection, connections


def pragmas() -> dict[str, Any]:
    """As a new connection has them."""
    with connection.cursor() as cursor:
        names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout")
        return {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


def test_every_connection_waits_for_the_disk_and_wipes_what_is_deleted(home: Any) -> None:
    found: list[dict[str, Any]] = [pragmas()]

    def fresh() -> None:
        found.append(pragmas())
        connections.close_all()

    thread = threading.Thread(target=fresh)
    thread.start()
    thread.join()
    full, wipe = 2, 1
    wanted = {"journal_mode": "wal", "synchronous": full, "secure_delete": wipe, "foreign_keys": 1}
    assert [{name: one[name] for name in wanted} for one in found] == [wanted, wanted]
    assert all(one["busy_timeout"] >= 10_000 for one in found)


def test_who_writes_takes_the_lock_before_reading(desk: Any, lake: str) -> None:
    """Otherwise two who read the same head would both write the next entry, and one would fail at the end."""
    from goodoffices.server.store import new_token, open_case, write_case
    from goodoffices.talks import acts

    room = open_case(desk, lake).room_ids[1]
    told: list[str] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        told.append(" ".join(sql.split()[:2]))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen), write_case(desk, lake, new_token()) as pen:
        assert connection.in_atomic_block
        pen.write(room, acts.Said(words="a"))
    assert told[0] == "BEGIN IMMEDIATE"
    assert sum(one.startswith("BEGIN") for one in told) == 1
