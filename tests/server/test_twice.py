"""Double clicks: the same form sent several times at the same moment, through the real server, adds once."""

from __future__ import annotations

import http.client
import threading
from typing import Any
from urllib.parse import urlencode

import pytest
from site_cast import items, rooms_of

from goodoffices.server.access.desk_session import COOKIE, DOOR
from goodoffices.server.store import new_token

AT_ONCE = 6
SECRET = "k" * 32


def all_at_once(address: str, where: str, bodies: list[bytes], kind: str) -> list[int]:
    """Send each body on a line of its own, as nearly at the same moment as can be; the answers' statuses."""
    cookie = DOOR.admit()
    headers = {
        "Content-Type": kind,
        "Cookie": f"{COOKIE}={cookie}; goodoffices_csrf={SECRET}",
        "X-CSRFToken": SECRET,
    }
    ready, told = threading.Barrier(len(bodies)), list[int]()

    def one(body: bytes) -> None:
        line = http.client.HTTPConnection(address.split("/")[2], timeout=60)
        line.connect()
        ready.wait()
        line.request("POST", where, body, headers)
        told.append(line.getresponse().status)
        line.close()

    threads = [threading.Thread(target=one, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def words(desk: Any, case: str, room: str) -> list[str]:
    return [item.words for item in items(desk, case, room) if item.words]


@pytest.mark.parametrize("round", range(5))
def test_one_form_sent_many_times_at_once_adds_once(address: str, desk: Any, lake: str, round: int) -> None:
    room = rooms_of(desk, lake)[1]
    body = urlencode(
        {"form": new_token(), "side": "front", "kind": "said", "words": "Once.", "mark": "closed"}
    )
    told = all_at_once(
        address, f"/c/{lake}/r/{room}/record/", [body.encode()] * AT_ONCE, "application/x-www-form-urlencoded"
    )
    assert told == [302] * AT_ONCE
    assert words(desk, lake, room) == ["Once."]


def test_many_forms_sent_at_once_are_all_kept_in_one_chain(address: str, desk: Any, lake: str) -> None:
    from goodoffices.server.store import open_case
    from goodoffices.server.store.models import Snapshot

    room = rooms_of(desk, lake)[1]
    bodies = [
        urlencode(
            {"form": new_token(), "side": "front", "kind": "said", "words": f"Point {n}.", "mark": "closed"}
        ).encode()
        for n in range(AT_ONCE)
    ]
    told = all_at_once(address, f"/c/{lake}/r/{room}/record/", bodies, "application/x-www-form-urlencoded")
    assert told == [302] * AT_ONCE
    Snapshot.objects.all().delete()
    assert sorted(words(desk, lake, room)) == [f"Point {n}." for n in range(AT_ONCE)]
    assert open_case(desk, lake).view(room).head == len(items(desk, lake, room)) - 1


def test_a_relay_sent_twice_at_once_goes_once_with_one_origin(address: str, desk: Any, lake: str) -> None:
    from goodoffices.talks import acts

    home, _, room = rooms_of(desk, lake)[:3]
    body = urlencode(
        {"form": new_token(), "to": room, "words": "Good morning.", "goes_as": "own", "do": "send"}
    )
    told = all_at_once(
        address, f"/c/{lake}/relays/new/", [body.encode()] * AT_ONCE, "application/x-www-form-urlencoded"
    )
    assert told == [302] * AT_ONCE
    assert words(desk, lake, room) == ["Good morning."]
    assert sum(isinstance(item.act, acts.Origin) for item in items(desk, lake, home)) == 1


def test_a_file_sent_twice_at_once_is_attached_once_and_lies_there_once(
    address: str, desk: Any, lake: str, home: Any
) -> None:
    room = rooms_of(desk, lake)[1]
    before = len(list((home / "files").iterdir()))
    fields = {"form": new_token(), "side": "front", "words": "the map", "mark": "closed"}
    parts = "".join(
        f'--e\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in fields.items()
    )
    parts += (
        '--e\r\nContent-Disposition: form-data; name="file"; filename="map"\r\n\r\n'
        + "x" * 100_000
        + "\r\n--e--\r\n"
    )
    told = all_at_once(
        address, f"/c/{lake}/r/{room}/attach/", [parts.encode()] * 3, "multipart/form-data; boundary=e"
    )
    assert told == [302] * 3
    assert words(desk, lake, room) == ["the map"]
    assert len(list((home / "files").iterdir())) == before + 1
