"""Whatever is sent to the forms of the ground: no failure, no execution, and the case still opens."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from site_cast import items, record, rooms_of
from test_files import named

from goodoffices.server.store import new_token, open_case

ODD = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% load x %}",
    '=HYPERLINK("http://x")',
    "\u202eabc\u202c\u2066\u200f",
    "مرحبا ٤٠ 四十",
    "a\x00b",
    "\ufffe\ud7ff",
    "0",
    "-1",
    "9" * 400,
    "../../etc/passwd",
    "%00%ff",
    "\n\r\n",
    "x" * 300_000,
    "",
    "! ",
    "? /f",
    "+ #monit joint /if x /f",
    "#" * 400,
    "! a #o /if /if /p",
    "monitors / joint",
    "2031-02-30T25:61",
)
FIELDS = (
    "form", "title", "parties", "issues", "default", "side", "kind", "about", "new_issue", "new_option",
    "answers", "condition",
    "words", "mark", "person", "how", "when", "consent", "level", "name", "issue", "confirm", "passphrase",
    "old", "new", "again",
    "minutes", "sort", "room", "slip", "drawn", "mediators",
)  # fmt: skip


@pytest.fixture
def places(mine: Any, desk: Any, lake: str) -> list[str]:
    """Every address of the ground that takes a form."""
    room = rooms_of(desk, lake)[1]
    record(mine, lake, room, "! nobody from the neighbours")
    entry = f"/c/{lake}/r/{room}/e/{items(desk, lake, room)[-1].sequence}"
    at = [f"{entry}/{what}/" for what in ("mark", "correct", "take-back", "issue", "none")]
    case = [
        f"/c/{lake}/{where}" for where in ("rooms/new/", "case-file/", "export/", "end/", f"r/{room}/record/")
    ]
    return [
        "/new/",
        "/settings/passphrase/",
        "/settings/idle/",
        "/settings/keys/",
        "/settings/keys/rooms/",
        *case,
        f"/c/{lake}/said/",
        f"/c/{lake}/said/?room={room}",
        *at,
        f"/c/{lake}/r/{room}/?page=",
        "/c/x/",
    ]


@pytest.mark.parametrize("seed", range(4))
def test_odd_forms_fail_nowhere_and_execute_nowhere(
    mine: Any, desk: Any, lake: str, places: list[str], seed: int
) -> None:
    chance = Random(seed)
    for place in places:
        for _ in range(6):
            given = {field: chance.choice(ODD) for field in FIELDS if chance.random() < 0.7}
            if chance.random() < 0.7:
                given["form"] = new_token()
            if chance.random() < 0.5:
                given["room"] = open_case(desk, lake).room_ids[chance.randrange(3)]
            answer = mine.post(place, given)
            assert answer.status_code < 500, (place, given)
            if not answer.streaming:
                assert b"<script>alert" not in answer.content
                assert b"<img src=x" not in answer.content
            assert mine.get(place + chance.choice(ODD[:9])).status_code < 500
    case = open_case(desk, lake)
    assert case.title == "Lake Sarn talks"
    for room in case.room_ids:
        page = mine.get(f"/c/{lake}/r/{room}/")
        assert page.status_code == 200
        assert b"<script>alert" not in page.content


@pytest.mark.parametrize(
    "name", ["<b>.pdf", '"; x="', "a\r\nSet-Cookie: x=1", "../../x", "مرحبا.txt", "x" * 240]
)
def test_odd_names_of_files_stay_names(mine: Any, desk: Any, lake: str, name: str) -> None:
    room = rooms_of(desk, lake)[1]
    given = {
        "form": new_token(),
        "side": "front",
        "words": ODD[0],
        "mark": "closed",
        "file": named(name, b"data"),
    }
    assert mine.post(f"/c/{lake}/r/{room}/attach/", given).status_code in (302, 400)
    for item in items(desk, lake, room):
        answer = mine.get(f"/c/{lake}/r/{room}/file/{item.sequence}/")
        assert answer.status_code in (200, 404)
        assert "Set-Cookie" not in answer.headers
        if answer.status_code == 200:
            assert answer["Content-Disposition"].startswith("attachment")
    assert b"<b>.pdf" not in mine.get(f"/c/{lake}/r/{room}/").content
