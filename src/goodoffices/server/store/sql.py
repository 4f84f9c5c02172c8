"""The statements on the way of every page and of every entry, written out.

Composed anew by the ORM for each request, they took half of the time that recording an entry takes. They are
plain SQL that SQLite and PostgreSQL both know; the tables are those of ``models``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import DatabaseError, connection, transaction

from goodoffices.vault import Fault, StoredEntry, Tampered

_OPENED = """
SELECT c.key_check, r.id, k.epoch, k.sealed FROM store_case c
LEFT JOIN store_room r ON r.case_id = c.id
LEFT JOIN store_roomkey k ON k.room_id = r.id AND k.recipient = %s
WHERE c.id = %s ORDER BY r.number, k.epoch
"""
_PART = "SELECT sealed FROM store_snapshot WHERE room_id = %s AND reader = %s AND part = %s"
_KEEP = """
INSERT INTO store_snapshot (room_id, reader, part, sealed) VALUES (%s, %s, %s, %s)
ON CONFLICT (room_id, reader, part) DO UPDATE SET sealed = excluded.sealed
"""
_REPLACE = (
    "UPDATE store_snapshot SET sealed = %s WHERE room_id = %s AND reader = %s AND part = 0 AND sealed = %s"
)
_DROP = "DELETE FROM store_snapshot WHERE room_id = %s AND reader = %s"
_COLUMNS = "room_id, sequence, epoch, nonce, ciphertext, previous, signature"
_SINCE = f"SELECT {_COLUMNS} FROM store_entry WHERE room_id = %s AND sequence >= %s ORDER BY sequence"
_UNTIL = f"SELECT {_COLUMNS} FROM store_entry WHERE room_id = %s AND sequence <= %s ORDER BY sequence"
_INSERT = f"INSERT INTO store_entry ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s)"
_SPEND = "INSERT INTO store_form (mark) VALUES (%s) ON CONFLICT DO NOTHING"


def case_rows(case: str, user: str) -> list[tuple[bytes, str | None, int | None, bytes]]:
    """A case's key check beside each of its rooms, in the order of founding, and each epoch's key for a user;
    None if there is none.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OPENED, (user, case))
        return [(bytes(check), room, epoch, bytes(key or b"")) for check, room, epoch, key in cursor]


def snapshot_part(room: str, reader: str, part: int = 0) -> bytes | None:
    """A part of a reader's sealed snapshot of a room; 0 is the first."""
    with connection.cursor() as cursor:
        cursor.execute(_PART, (room, reader, part))
        row = cursor.fetchone()
    return bytes(row[0]) if row else None


def renew_snapshot(room: str, reader: str, before: bytes, parts: Mapping[int, bytes]) -> None:
    """Put parts of a snapshot, the first among them, in the place of those that changed since its first part
    was ``before``.

    Where another snapshot has come there since, nothing is done: parts that are not new might be there no
    longer.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_REPLACE, (parts[0], room, reader, before))
        if cursor.rowcount:
            rows = [(room, reader, part, sealed) for part, sealed in parts.items() if part]
            cursor.executemany(_KEEP, rows)


def begin_snapshot(room: str, reader: str, parts: Mapping[int, bytes]) -> None:
    """Put a whole snapshot there, whatever was there before."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_DROP, (room, reader))
        cursor.executemany(_KEEP, [(room, reader, part, sealed) for part, sealed in parts.items()])


def entries_since(room: str, sequence: int) -> Iterator[StoredEntry]:
    """The rows of a room's entries from a sequence on, in order."""
    return _entries(_SINCE, room, sequence)


def entries_until(room: str, sequence: int) -> Iterator[StoredEntry]:
    """The rows of a room's entries up to a sequence, in order."""
    return _entries(_UNTIL, room, sequence)


def _entries(statement: str, room: str, sequence: int) -> Iterator[StoredEntry]:
    with connection.cursor() as cursor:
        cursor.execute(statement, (room, sequence))
        while rows := cursor.fetchmany(200):
            yield from (_entry(room, *row) for row in rows)


def _entry(room: str, name: object, place: object, epoch: object, *rest: object) -> StoredEntry:
    """A row as what it should be. SQLite takes a text where a number or bytes should stand, if somebody else
    writes it there.
    """
    clear = [bytes(one) for one in rest if isinstance(one, (bytes, memoryview))]
    whole = isinstance(name, str) and isinstance(place, int) and isinstance(epoch, int)
    if not whole or len(clear) < len(rest):
        place = place if isinstance(place, int) else -1
        raise Tampered(Fault(room, place, "its row in the database is not one that the desk writes"))
    return StoredEntry(str(name), int(place), int(epoch), *clear)  # type: ignore[call-overload]


def insert_entry(row: StoredEntry) -> None:
    """Store an entry; django.db.IntegrityError where its place is taken."""
    given = (row.room, row.sequence, row.epoch, row.nonce, row.ciphertext, row.previous, row.signature)
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, given)


def spend_mark(mark: bytes) -> bool:
    """Note a form's mark; False if it was noted before."""
    with connection.cursor() as cursor:
        cursor.execute(_SPEND, (mark,))
        return bool(cursor.rowcount)


def is_spent(mark: bytes) -> bool:
    """Whether a form's mark was noted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM store_form WHERE mark = %s", (mark,))
        return cursor.fetchone() is not None


def is_damage(problem: DatabaseError) -> bool:
    """Whether a page of the database does not read, which trying again does not mend."""
    return getattr(problem.__cause__, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def damages() -> list[str]:
    """What SQLite finds wrong with the database's pages; other databases look after that themselves."""
    if connection.vendor != "sqlite":
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(20)")
            found = [str(row[0]) for row in cursor]
    except DatabaseError as problem:
        if not is_damage(problem):
            raise
        found = [str(problem)]
    return [] if found == ["ok"] else found
