"""The database before anything trusts it: is it there, is it ours, is it whole, and is nothing in it that
acts by itself.

A trigger, a view, a virtual table or a generated column that somebody put into the file would run with each
statement of the desk.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from goodoffices.server.folder.data_folder import DataFolder

State = Literal["new", "missing", "foreign", "later", "altered", "lacking", "damaged", "full", "good"]
_HEAD = b"SQLite format 3\0"
_KEY_HEAD = b"Good Offices case key "
TABLES: dict[str, frozenset[str]] = {
    "django_migrations": frozenset({"id", "app", "name", "applied"}),
    "store_user": frozenset({"id", "sealed", "idle_minutes"}),
    "store_case": frozenset({"id", "key_check"}),
    "store_room": frozenset({"number", "id", "case_id"}),
    "store_entry": frozenset(
        {"id", "room_id", "sequence", "epoch", "nonce", "ciphertext", "previous", "signature"}
    ),
    "store_roomkey": frozenset({"id", "room_id", "epoch", "recipient", "sealed"}),
    "store_snapshot": frozenset({"id", "room_id", "reader", "part", "sealed"}),
    "store_blob": frozenset({"id", "case_id"}),
    "store_form": frozenset({"mark"}),
    "store_folder": frozenset({"id"}),
    "store_draft": frozenset({"mark", "case_id", "sealed"}),
}
"""Every table that the desk makes, with its columns. A test compares it with the models."""
_OWN = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})


@dataclass(frozen=True)
class Health:
    """What was found. ``what`` says it in words that stand after "The database"."""

    state: State
    what: str = ""


def examine(home: DataFolder, migrations: frozenset[str]) -> Health:
    """Look at the database as it lies there; ``migrations`` are those that this version knows. Nothing is
    changed.
    """
    place = home.database
    if not place.exists() or place.stat().st_size == 0:
        if _has_work(home):
            return Health("missing", "is not there" if not place.exists() else "is empty")
        return Health("new")
    try:
        with opened(place) as base:
            return _examined(home, base, migrations)
    except sqlite3.DatabaseError as problem:
        return _broken(problem)


def is_ours(home: DataFolder) -> bool:
    """Whether a folder without a mark is the desk's: by the tables of its database, or, where those cannot be
    read, by its case keys.
    """
    try:
        if home.database.is_file():
            with opened(home.database, alone=True) as base:
                names = {
                    name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                }
            if names:
                return {"store_user", "store_case", "store_entry"} <= names
    except (sqlite3.DatabaseError, OSError):
        pass
    return any(_is_key(key) for key in _files(home.keys))


@contextlib.contextmanager
def opened(place: Path, *, alone: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection that only reads and trusts nothing in the file's schema. ``alone``: leave no file beside
    it where that can be.
    """
    with_log = place.with_name(place.name + "-wal").exists()
    how = "immutable=1" if alone and not with_log else "mode=ro"
    base = sqlite3.connect(f"{place.absolute().as_uri()}?{how}", uri=True, isolation_level=None, timeout=20)
    try:
        base.execute("PRAGMA trusted_schema=OFF")
        base.execute("PRAGMA cell_size_check=ON")
        yield base
    finally:
        base.close()


def _examined(home: DataFolder, base: sqlite3.Connection, migrations: frozenset[str]) -> Health:
    found = base.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    tables = {name for kind, name, _, _ in found if kind == "table"} - _OWN
    if not tables and _has_work(home):  # its log was left behind, where the file alone was copied
        return Health("missing", "holds nothing")
    if tables and not tables & TABLES.keys() - {"django_migrations"}:
        return Health("foreign", f"holds other tables than the desk's ({', '.join(sorted(tables)[:3])})")
    if "django_migrations" in tables:
        rows = base.execute("SELECT app, name FROM django_migrations").fetchall()
        later = sorted(name for app, name in rows if app == "store" and name not in migrations)
        if later:
            return Health("later", f"was written by a later version of Good Offices ({later[0]})")
    strange = sorted({*_strangers(found), *_strange_columns(base, tables)})
    if strange:
        return Health("altered", f"holds what the desk did not put there: {', '.join(strange[:3])}")
    faults = [row[0] for row in base.execute("PRAGMA quick_check(20)")]
    if faults != ["ok"]:
        return Health("damaged", f"is damaged ({faults[0].splitlines()[-1].strip('* ')})")
    lacking = _lacking(base, tables, migrations) if tables else ""
    return Health("lacking", f"lacks {lacking}") if lacking else Health("good")


def _lacking(base: sqlite3.Connection, tables: set[str], migrations: frozenset[str]) -> str:
    """What the desk put there and is there no more: pages could only break on it, and a first start would be
    taken for one. Empty on a good day.

    A database of an earlier version lacks what this one adds.
    """
    if "django_migrations" not in tables:
        return "the list of what was done to it (table django_migrations)"
    done = {name for app, name in base.execute("SELECT app, name FROM django_migrations") if app == "store"}
    if not done:
        return "what was done to it, in table django_migrations"
    if not {"store_user", "store_case", "store_entry"} <= tables:
        return f"table {min({'store_user', 'store_case', 'store_entry'} - tables)}"
    if migrations <= done:
        for table, columns in sorted(TABLES.items()):
            there = {row[1] for row in base.execute(f"PRAGMA table_info({table})")}
            if not columns <= there:
                return f"column {table}.{min(columns - there)}" if there else f"table {table}"
    users, cases = (
        base.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in ("store_user", "store_case")
    )
    return "the keys of its person, though cases are there (table store_user)" if cases and not users else ""


def _strangers(found: list[tuple[str, str, str, str | None]]) -> Iterator[str]:
    for kind, name, table, sql in found:
        if kind in ("trigger", "view"):
            yield f"{kind} {name}"
        elif kind == "table" and name not in TABLES and name not in _OWN:
            yield f"table {name}"
        elif kind == "table" and name in TABLES and not (sql or "").upper().startswith("CREATE TABLE"):
            yield f"virtual table {name}"
        elif kind == "index" and (table not in TABLES or " WHERE " in (sql or "").upper()):
            yield f"index {name}"


def _strange_columns(base: sqlite3.Connection, tables: set[str]) -> Iterator[str]:
    for table in sorted(tables & TABLES.keys()):
        for _, name, _, _, default, _, hidden in base.execute(f"PRAGMA table_xinfo({table})"):
            if name not in TABLES[table] or hidden or default is not None:
                yield f"column {table}.{name}"
        for _, index, *_ in base.execute(f"PRAGMA index_list({table})").fetchall():
            # An index over an expression computes it at each write.
            if any(row[1] == -2 for row in base.execute(f'PRAGMA index_info("{index}")')):
                yield f"index {index}"


def _broken(problem: sqlite3.DatabaseError) -> Health:
    code = getattr(problem, "sqlite_errorname", "")
    if code.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return Health("full", f"cannot be opened for writing ({problem})")
    return Health("damaged", f"is damaged ({problem})")


def _has_work(home: DataFolder) -> bool:
    """Whether something lies there that only the database could tell the meaning of."""
    return any(_is_key(key) for key in _files(home.keys)) or any(_files(home.files))


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def _is_key(place: Path) -> bool:
    try:
        with place.open("rb") as file:
            return file.read(len(_KEY_HEAD)) == _KEY_HEAD
    except OSError:
        return False
