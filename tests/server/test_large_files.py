"""A file of 100 MB through the real server: sealed on the disk, whole when it comes back, refused when it is
larger.
"""

from __future__ import annotations

import hashlib
import http.client
from collections.abc import Iterator
from random import Random
from typing import Any

from site_cast import items, rooms_of

from goodoffices.server.access.desk_session import COOKIE, DOOR
from goodoffices.server.store import new_token

PIECE = 1 << 20
MARK = b"in the clear " * 5
SECRET = "k" * 32


def pieces(size: int) -> Iterator[bytes]:
    """So many bytes, a mark at the head of each piece."""
    filling = Random(1).randbytes(PIECE - len(MARK))
    while size:
        piece = (MARK + filling)[:size]
        size -= len(piece)
        yield piece


def send(address: str, case: str, room: str, size: int) -> int:
    """Attach a file of so many bytes, sent piece by piece; gives the status."""
    fields = {"form": new_token(), "side": "front", "words": "the map", "mark": "closed"}
    head = "".join(
        f'--e\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in fields.items()
    )
    head += '--e\r\nContent-Disposition: form-data; name="file"; filename="map"\r\n\r\n'
    tail = "\r\n--e--\r\n"
    line = http.client.HTTPConnection(address.split("/")[2], timeout=120)
    line.putrequest("POST", f"/c/{case}/r/{room}/attach/")
    line.putheader("Content-Type", "multipart/form-data; boundary=e")
    line.putheader("Content-Length", str(len(head) + size + len(tail)))
    line.putheader("Cookie", f"{COOKIE}={DOOR.admit()}; goodoffices_csrf={SECRET}")
    line.putheader("X-CSRFToken", SECRET)
    line.endheaders(head.encode())
    for piece in pieces(size):
        line.send(piece)
    line.send(tail.encode())
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status


def digest(data: Iterator[bytes]) -> bytes:
    found = hashlib.blake2b()
    for piece in data:
        found.update(piece)
    return found.digest()


def test_a_hundred_megabytes_are_taken_sealed_and_given_back(
    address: str, mine: Any, desk: Any, lake: str, home: Any
) -> None:
    from django.conf import settings

    assert settings.UPLOAD_LIMIT == 100 << 20
    room = rooms_of(desk, lake)[1]
    assert send(address, lake, room, settings.UPLOAD_LIMIT) == 302
    item = items(desk, lake, room)[-1]
    assert item.act.file.size == settings.UPLOAD_LIMIT
    with (home / "files" / item.act.file.blob).open("rb") as stored:
        assert not any(MARK in piece for piece in iter(lambda: stored.read(PIECE), b""))
    answer = mine.get(f"/c/{lake}/r/{room}/file/{item.sequence}/")
    assert digest(answer.streaming_content) == digest(pieces(settings.UPLOAD_LIMIT))


def test_a_byte_more_is_refused_and_leaves_nothing(address: str, desk: Any, lake: str, home: Any) -> None:
    from django.conf import settings

    room, before = rooms_of(desk, lake)[1], sorted((home / "files").iterdir())
    count = len(items(desk, lake, room))
    assert send(address, lake, room, settings.UPLOAD_LIMIT + 1) == 413
    assert sorted((home / "files").iterdir()) == before
    assert len(items(desk, lake, room)) == count
