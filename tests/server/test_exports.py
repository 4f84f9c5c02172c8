"""A whole case to one encrypted file, and back: onto the same laptop, onto an empty one, not onto
another's.
"""

from __future__ import annotations

from typing import Any

import pytest
from site_cast import FOLDER, PASSPHRASE, client, items, record, rooms_of
from test_files import attach, named

from goodoffices.server.access.desk_session import COOKIE, DOOR
from goodoffices.server.store import has_user, list_cases, new_token, open_case

WORDS = "harbour linen magnet nickel oyster pepper"


@pytest.fixture
def exported(mine: Any, desk: Any, lake: str) -> bytes:
    """The Lake Sarn talks with an entry and a file, written out."""
    room = rooms_of(desk, lake)[1]
    record(mine, lake, room, "Families first.")
    attach(mine, lake, room, b"the map " * 20_000)
    answer = mine.post(f"/c/{lake}/export/", {"form": new_token(), "passphrase": WORDS, "again": WORDS})
    assert answer["Content-Disposition"] == f'attachment; filename="case-{lake[:8]}.goodoffices"'
    data = b"".join(answer.streaming_content)
    assert b"Families" not in data
    return data


def bring(browser: Any, data: bytes, words: str = WORDS) -> Any:
    return browser.post("/bring/", {"file": named("case.goodoffices", data), "passphrase": words})


def empty_folder() -> None:
    from django.core.management import call_command

    DOOR.lock()
    call_command("flush", verbosity=0, interactive=False)
    for path in (*(FOLDER / "keys").iterdir(), *(FOLDER / "files").iterdir()):
        path.unlink()


def test_it_comes_back_whole_after_it_was_ended(mine: Any, desk: Any, lake: str, exported: bytes) -> None:
    views = open_case(desk, lake).views()
    assert all(list(view.items.values()) for view in views)  # read now: afterwards they could not be
    mine.post(f"/c/{lake}/end/", {"form": new_token(), "confirm": "Lake Sarn talks"})
    assert bring(mine, exported)["Location"] == "/"
    case = open_case(desk, lake)
    assert case.views() == views
    item = items(desk, lake, case.room_ids[1])[-1]
    assert case.read(item.act.file) == b"the map " * 20_000


def test_an_empty_laptop_takes_the_identity_with_it(exported: bytes, lake: str) -> None:
    empty_folder()
    browser = client()
    assert bring(browser, exported).status_code == 403
    browser.cookies[COOKIE] = DOOR.admit()
    assert browser.get("/bring/").status_code == 200
    assert bring(browser, exported).status_code == 302
    assert has_user()
    answer = client().post("/unlock/", {"passphrase": PASSPHRASE})
    assert answer["Location"] == "/"


def test_another_identity_that_has_cases_does_not_take_it(exported: bytes, identity: Any) -> None:
    from goodoffices.case import Case
    from goodoffices.server.pages.cases import begin
    from goodoffices.server.store import make_user

    empty_folder()
    other = make_user("an altogether different phrase")
    own = begin(other, Case(title="Another talk", parties=(), issues=()), "closed", new_token())
    DOOR.open(other, 15)
    browser = client()
    browser.cookies[COOKIE] = DOOR.admit()
    answer = bring(browser, exported)
    assert answer.status_code == 400
    assert b"another identity" in answer.content
    assert [row.id for row in list_cases(other)] == [own]
    assert [key.name for key in (FOLDER / "keys").iterdir()] == [f"{own}.key"]


@pytest.mark.parametrize("harm", ["cut", "flip", "plain", "empty", "words"])
def test_a_file_that_was_harmed_leaves_nothing_behind(
    mine: Any, desk: Any, lake: str, exported: bytes, harm: str
) -> None:
    mine.post(f"/c/{lake}/end/", {"form": new_token(), "confirm": "Lake Sarn talks"})
    data = {
        "cut": exported[: len(exported) - 70_000],
        "flip": exported[:-50] + bytes([exported[-50] ^ 1]) + exported[-49:],
        "plain": b"just a text",
        "empty": b" ",
        "words": exported,
    }[harm]
    answer = bring(mine, data, "not the passphrase at all" if harm == "words" else WORDS)
    assert answer.status_code == 400
    assert b'role="alert"' in answer.content
    assert list_cases(desk) == ()
    assert [list((FOLDER / folder).iterdir()) for folder in ("keys", "files")] == [[], []]


def test_a_case_that_is_here_is_not_taken_twice(mine: Any, desk: Any, lake: str, exported: bytes) -> None:
    answer = bring(mine, exported)
    assert answer.status_code == 400
    assert b"on this laptop already" in answer.content
    assert open_case(desk, lake).title == "Lake Sarn talks"


def test_a_weak_passphrase_writes_nothing_out(mine: Any, lake: str) -> None:
    for given, again in (("short", "short"), (WORDS, WORDS + "s"), (WORDS, "")):
        sent = {"form": new_token(), "passphrase": given, "again": again, "drawn": WORDS}
        answer = mine.post(f"/c/{lake}/export/", sent)
        assert answer.status_code == 400
        assert WORDS.encode() in answer.content


def test_who_has_no_cookie_exports_nothing(stranger: Any, lake: str) -> None:
    assert stranger.post(f"/c/{lake}/export/", {"form": new_token(), "passphrase": WORDS}).status_code == 403
    assert bring(stranger, b"x").status_code == 302


def forged(*records: Any) -> bytes:
    """An export that somebody made by hand: nothing in it has to be what the desk would write."""
    from goodoffices.vault import write_export

    return b"".join(write_export(records, WORDS))


def left() -> dict[str, bytes]:
    return {
        str(path): path.read_bytes() for path in FOLDER.rglob("*") if path.parent.name in ("keys", "files")
    }


@pytest.mark.parametrize(
    "name", ["../goodoffices.sqlite3", "../keys/{case}.key", "{outside}", "", "A", "x/y"]
)
def test_a_forged_export_writes_and_removes_nothing_outside_its_place(
    mine: Any, lake: str, tmp_path: Any, name: str
) -> None:
    from goodoffices.vault import ExportedCase, ExportedChunk, ExportedNote

    outside = tmp_path / "notes.txt"
    outside.write_text("mine")
    name = name.format(case=lake, outside=outside)
    before = left()
    chunk = ExportedChunk(name, bytes(70_000), True)
    for records in (
        (ExportedCase("f0f0", ""), ExportedNote("room", b"f1"), chunk),
        (ExportedCase("f0f0", ""), chunk, ExportedNote("room", b"\xff")),
        (ExportedCase(f"../{tmp_path}/{name}", ""), ExportedNote("room", b"\xff")),
        (ExportedCase(f"./{lake}", ""), ExportedNote("room", b"\xff")),
        (ExportedCase("f0f0", ""), ExportedNote("room", name.encode())),
    ):
        assert bring(mine, forged(*records)).status_code == 400
    assert left() == before
    assert outside.read_text() == "mine"
    assert mine.get(f"/c/{lake}/").status_code == 200


def test_a_forged_export_reaches_no_other_case(mine: Any, desk: Any, lake: str) -> None:
    from goodoffices.server.store.models import Blob
    from goodoffices.vault import (
        ExportedCase,
        ExportedChunk,
        ExportedEntry,
        ExportedKey,
        ExportedNote,
        SealedEntry,
        SealedKey,
    )

    room, blob = rooms_of(desk, lake)[1], Blob.objects.values_list("id", flat=True)[0]
    before, views = left(), open_case(desk, lake).views()
    entry = SealedEntry(room, 999, 1, bytes(24), b"x", bytes(32), bytes(64))
    for reaching in (
        ExportedNote("room", room.encode()),
        ExportedEntry(entry),
        ExportedKey(SealedKey(room, 2, desk.user, b"x")),
        ExportedChunk(blob, bytes(70_000), True),
    ):
        case = (ExportedCase("f0f0", ""), ExportedNote("room", b"f1"))
        assert bring(mine, forged(*case, reaching)).status_code == 400
    assert left() == before
    assert open_case(desk, lake).views() == views


def test_a_case_of_which_nothing_could_be_opened_is_not_taken(mine: Any, desk: Any, lake: str) -> None:
    from goodoffices.vault import ExportedCase, ExportedNote

    for records in ((ExportedCase("f0f0", ""),), (ExportedCase("f0f0", ""), ExportedNote("room", b"f1"))):
        assert bring(mine, forged(*records)).status_code == 400
    assert [path.name for path in (FOLDER / "keys").iterdir()] == [f"{lake}.key"]
