"""A database that is damaged, or on a disk without room, is read into memory as far as it can be read, and
the desk shows that.

The file itself stays as it is. What was read is sealed there as it is on the disk.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from goodoffices.server.folder.examine import TABLES
from goodoffices.server.folder.schema import with_kept_schema

NAME = "file:goodoffices-rescued?mode=memory&cache=shared"
_MOST_FAULTS = 4_000
_HIGHEST = 1 << 24
_ANCHOR: list[sqlite3.Connection] = []


def rescue(place: Path) -> int:
    """Read what can be read into a database in memory, under :data:`NAME`; gives how many rows came. It lives
    as long as the process.
    """
    memory = sqlite3.connect(NAME, uri=True, isolation_level=None, check_same_thread=False)
    _ANCHOR.append(memory)
    taken = 0
    for make in (
        lambda: _source(place, "mode=ro"),
        lambda: _source(place, "immutable=1"),
        lambda: with_kept_schema(place),
    ):
        _clear(memory)
        taken = _taken(memory, make)
        if taken:
            break
    return taken


def _taken(memory: sqlite3.Connection, make: Callable[[], sqlite3.Connection | None]) -> int:
    taken = 0
    with contextlib.suppress(sqlite3.DatabaseError):
        base = make()
        if base is not None:
            with contextlib.closing(base):
                for table, sql in _schema(base):
                    memory.execute(sql)
                    taken += _copy(base, memory, table)
                _index(base, memory)
    return taken


def _source(place: Path, how: str) -> sqlite3.Connection:
    base = sqlite3.connect(f"{place.absolute().as_uri()}?{how}", uri=True, isolation_level=None, timeout=20)
    base.execute("PRAGMA trusted_schema=OFF")
    # With it, a file that was cut short and a line of the schema that does not read do not close the rest.
    base.execute("PRAGMA writable_schema=ON")
    # Without it, the index of the log has to be a file beside the database, and a full disk has no room for
    # that.
    base.execute("PRAGMA locking_mode=EXCLUSIVE")
    return base


def _schema(base: sqlite3.Connection) -> list[tuple[str, str]]:
    rows = base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    return [(name, sql) for name, sql in rows if name in TABLES and sql]


def _index(base: sqlite3.Connection, memory: sqlite3.Connection) -> None:
    for name, sql in base.execute("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'index'").fetchall():
        if name in TABLES and sql:
            memory.execute(sql)


def _clear(memory: sqlite3.Connection) -> None:
    for (name,) in memory.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if name in TABLES:
            memory.execute(f"DROP TABLE {name}")


def _copy(base: sqlite3.Connection, memory: sqlite3.Connection, table: str) -> int:
    count = 0
    for row in _rows(base, table):
        marks = ", ".join("?" * len(row))
        count += memory.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row).rowcount
    return count


def _rows(base: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    """The rows of a table, around pages that do not read: a stretch that fails is halved until only what is
    lost is left out.
    """
    stretches, faults = [(0, _last(base, table))], 0
    while stretches:
        low, high = stretches.pop()
        statement = f"SELECT * FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ?"
        try:
            yield from base.execute(statement, (low, high)).fetchall()
        except sqlite3.DatabaseError:
            faults += 1
            if low < high and faults < _MOST_FAULTS:
                middle = (low + high) // 2
                stretches += [(middle + 1, high), (low, middle)]


def _last(base: sqlite3.Connection, table: str) -> int:
    """A number that no row of the table is beyond."""
    for statement in (
        f"SELECT max(rowid) FROM {table}",
        f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",
    ):
        try:
            row = base.execute(statement).fetchone()
        except sqlite3.DatabaseError:
            continue
        if row is not None:
            return int(row[0] or 0)
    return _HIGHEST
