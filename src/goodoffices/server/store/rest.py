"""All that can still be read of a case, entry by entry, where its rooms do not read whole: chains are not
followed, and nothing is left out for the fault of another.

What stands here was not checked against what stood before it: it is for saving words, not for going on.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.db import DatabaseError, connection

from goodoffices.language import said_by
from goodoffices.server.store.cases import StoredCase
from goodoffices.server.store.sql import entries_since
from goodoffices.talks import decode_entry
from goodoffices.vault import NoKey, OpenedEntry, StoredEntry, Tampered, UnreadableError
from goodoffices.vault.entries import key_for, open_inside


class Rest(msgspec.Struct, frozen=True):
    """One entry as it lies there: where, when, and each field of the act with its value; ``fault`` instead
    where it does not open.
    """

    sequence: int
    at: str = ""
    kind: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    fault: str = ""


def rest_of(case: StoredCase) -> list[tuple[list[Rest], DatabaseError | None]]:
    """Room by room: every entry that is there, or why the room does not read at all."""
    rooms: list[tuple[list[Rest], DatabaseError | None]] = []
    for room in case.room_ids:
        try:
            rooms.append((list(read_rest(case, room)), None))
        except DatabaseError as problem:
            rooms.append(([], problem))
    return rooms


def read_rest(case: StoredCase, room: str) -> Iterator[Rest]:
    """Every entry of a room that is there, in order."""
    for row in _rows(room):
        try:
            sealed = case.outer.fetch(row)
            inside = open_inside(case.id, sealed, key_for(case.rings.get(room, {}), room, row.epoch))
            opened = OpenedEntry(row.sequence, row.epoch, inside.author, inside.at, inside.kind, inside.body)
            act = decode_entry(opened).act
        except (Tampered, NoKey, UnreadableError, ValueError) as problem:
            yield Rest(row.sequence, fault=said_by(problem))
            continue
        yield Rest(row.sequence, inside.at, inside.kind, tuple(_fields("", msgspec.to_builtins(act))))


def _rows(room: str) -> Iterator[StoredEntry]:
    """A room's rows: one by one where a page of the database does not read."""
    try:
        yield from list(entries_since(room, 0))
        return
    except DatabaseError:
        pass
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(sequence) FROM store_entry WHERE room_id = %s", (room,))
        last = cursor.fetchone()[0]
    for sequence in range((last or 0) + 1):
        try:
            found = next(iter(entries_since(room, sequence)), None)
        except DatabaseError:
            continue
        if found is not None and found.sequence == sequence:
            yield found


def _fields(name: str, value: object) -> Iterator[tuple[str, str]]:
    """What somebody can read of an act: its fields that hold something, with where they stand in it; keys and
    hashes left out.
    """
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("key", "digest"):
                yield from _fields(f"{name} {key}".strip(), inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _fields(name, inner)
    elif value not in (None, "", False):
        yield name, str(value)
