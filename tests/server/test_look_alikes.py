"""Rooms are told apart: names that can be taken for each other are refused, and pointed out where they are
there already.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_cast import put
from site_cast import rooms_of

from goodoffices.server.store import list_cases, new_token
from goodoffices.server.wording.look_alikes import alike, skeleton, unseen_sign
from goodoffices.talks import acts

ALIKE = [
    ("Alpha", "Аlpha"),
    ("Alpha", "ALPHA"),
    ("Alpha", "Al\u200bpha"),
    ("Alpha", "Alpha\u00ad"),
    ("Alpha", "Al\u2060pha"),
    ("Alpha", "Ａｌｐｈａ"),
    ("Alpha", "Α lpha".replace(" ", "")),
    ("Beta", "Веta"),
    ("Room 1", "Room l"),
    ("Room 1", "Room I"),
    ("Room 10", "Room 1O"),
    ("modern", "modem"),
    ("The  Front", "The Front"),
    ("The\u00a0Front", "The Front"),
    ("Μέτωπο", "Μέτωπo"),
    ("Фронт", "Фpонт"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_can_be_taken_for_each_other_look_alike(one: str, other: str) -> None:
    assert alike([one, "Something else", other]) == (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Front", "Republic"), ("Room 1", "Room 2"), ("Μέτωπο", "Πολιτεία"), ("α", "β"), ("Nord", "Nørd")],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert alike([one, other]) is None


@given(st.text(max_size=12))
def test_a_skeleton_is_its_own(text: str) -> None:
    once = skeleton(text)
    assert skeleton(text.upper().lower()) == skeleton(text.lower().upper().lower())
    assert (
        once == skeleton(unicodedata.normalize("NFC", text)) == skeleton(unicodedata.normalize("NFD", text))
    )


@pytest.mark.parametrize(
    "sign",
    [
        "\u200b",
        "\u200d",
        "\u200c",
        "\u00ad",
        "\u2060",
        "\u202e",
        "\u200f",
        "\ufeff",
        "\u3164",
        "\ufe0f",
        "\U000e0041",
    ],
)
def test_a_sign_that_nobody_sees_is_found(sign: str) -> None:
    assert unseen_sign(f"Al{sign}pha") == sign
    assert unseen_sign(f"{sign}Alpha") == sign


@pytest.mark.parametrize(
    "name", ["Alpha", "Οι δύο", "گفت‌وگو", "क्‍ष", "東京", "Ünïcode – “quoted” 42", "المفاوضات"]
)
def test_names_of_every_script_are_names(name: str) -> None:
    assert unseen_sign(name) == ""


@pytest.mark.parametrize(
    "title",
    ["the Front with mediаtors", "THE FRONT WITH MEDIATORS", "the Front\u200b with mediators", "Mediаtors"],
)
def test_no_room_is_opened_that_can_be_taken_for_another(mine: Any, desk: Any, lake: str, title: str) -> None:
    answer = mine.post(f"/c/{lake}/rooms/new/", {"form": new_token(), "title": title, "sort": "mediators"})
    assert answer.status_code == 400
    told = answer.content.decode()
    assert "taken for the room" in told or "U+200B" in told
    assert len(rooms_of(desk, lake)) == 3


def test_no_case_is_begun_with_parties_that_can_be_taken_for_each_other(mine: Any, desk: Any) -> None:
    for parties in ("Alpha\nАlpha", "Alpha\nBe\u200bta"):
        assert mine.post("/new/", {"form": new_token(), "title": "T", "parties": parties}).status_code == 400
    assert list_cases(desk) == ()


def test_a_case_file_with_such_parties_is_refused(mine: Any, desk: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    text = "title: T\nparties:\n  - {id: a, name: Alpha}\n  - {id: b, name: Аlpha}\nissues: []\n"
    file = SimpleUploadedFile("case.yaml", text.encode())
    answer = mine.post("/import/", {"form": new_token(), "file": file})
    assert answer.status_code == 400
    assert list_cases(desk) == ()


def test_rooms_of_the_last_release_that_look_alike_are_told_apart(mine: Any, desk: Any, lake: str) -> None:
    home, front, republic = rooms_of(desk, lake)
    named = acts.RoomNamed(
        title="the Frоnt with mediators", sort="delegation-mediators", parties=("republic",)
    )
    put(desk, lake, republic, named)
    page = mine.get(f"/c/{lake}/").content.decode()
    assert "the Front with mediators (room 2)" in page
    assert "(room 3)" in page
    assert home != front


def test_a_new_issue_has_no_sign_that_nobody_sees(mine: Any, desk: Any, lake: str) -> None:
    front = rooms_of(desk, lake)[1]
    given_ = {"form": new_token(), "side": "front", "kind": "said", "words": "x", "mark": "closed"}
    answer = mine.post(f"/c/{lake}/r/{front}/record/", {**given_, "new_issue": "Pri\u200bces"})
    assert answer.status_code == 400
