"""The pages of the database's schema, kept beside it: without them nothing in a file of SQLite has a name,
and one damaged page would close all others.

They hold names of tables and columns, nothing else. Layout: https://www.sqlite.org/fileformat2.html
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import msgspec

from goodoffices.server.folder.flush import write_whole

NAME = "goodoffices.schema"
_INTERIOR, _LEAF = 5, 13
_WAL_HEAD, _FRAME_HEAD = 32, 24


def keep_schema(database: Path) -> None:
    """Keep the schema's pages as they are now. A disk that refuses is no reason not to start."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        data = _with_log(database)
        size = _page_size(data)
        pages: dict[int, bytes] = {}
        _collect(data, size, 1, pages)
        place = database.with_name(NAME)
        coded = msgspec.msgpack.encode((size, pages))
        if not place.exists() or place.read_bytes() != coded:
            write_whole(place, coded)


def with_kept_schema(database: Path) -> sqlite3.Connection | None:
    """The database in memory, with the schema that was kept in the place of its own; None if none was."""
    try:
        size, pages = msgspec.msgpack.decode(
            database.with_name(NAME).read_bytes(), type=tuple[int, dict[int, bytes]]
        )
        data = _with_log(database, size)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    data += bytes(max(0, max(pages) * size - len(data)))
    data = data[: len(data) // size * size]
    for number, page in pages.items():
        data[(number - 1) * size : number * size] = page
    data[18:20] = b"\x01\x01"  # in memory there is no log
    data[28:32] = (len(data) // size).to_bytes(4, "big")
    data[92:96] = data[24:28]
    data[32:40] = bytes(8)  # no free pages: nothing is written here
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.deserialize(bytes(data))
    base.execute("PRAGMA trusted_schema=OFF")
    base.execute("PRAGMA query_only=ON")
    return base


def _collect(data: bytearray, size: int, number: int, pages: dict[int, bytes]) -> None:
    page = bytes(data[(number - 1) * size : number * size])
    if number in pages or len(page) != size:
        raise ValueError("no page of a tree")
    pages[number] = page
    head = 100 if number == 1 else 0
    if page[head] == _LEAF:
        return
    if page[head] != _INTERIOR:
        raise ValueError("no page of a table")
    count = int.from_bytes(page[head + 3 : head + 5], "big")
    places = [int.from_bytes(page[head + 12 + 2 * one : head + 14 + 2 * one], "big") for one in range(count)]
    for place in (*places, head + 8):
        _collect(data, size, int.from_bytes(page[place : place + 4], "big"), pages)


def _page_size(data: bytearray) -> int:
    size = int.from_bytes(data[16:18], "big")
    return 65536 if size == 1 else size


def _with_log(database: Path, size: int = 0) -> bytearray:
    """The file's bytes, with what is committed in its log put in place."""
    data = bytearray(database.read_bytes())
    log = database.with_name(f"{database.name}-wal")
    frames = log.read_bytes() if log.exists() else b""
    size = size or _page_size(data)
    salts = frames[16:24]
    waiting: dict[int, bytes] = {}
    for place in range(_WAL_HEAD, len(frames) - _FRAME_HEAD - size + 1, _FRAME_HEAD + size):
        head = frames[place : place + _FRAME_HEAD]
        if head[8:16] != salts:
            break
        waiting[int.from_bytes(head[:4], "big")] = frames[place + _FRAME_HEAD : place + _FRAME_HEAD + size]
        if int.from_bytes(head[4:8], "big"):
            for number, page in waiting.items():
                data += bytes(max(0, number * size - len(data)))
                data[(number - 1) * size : number * size] = page
            waiting = {}
    return data
