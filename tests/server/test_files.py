"""Files: sealed as they come in, whole when they go out, nothing left of what did not hold."""

from __future__ import annotations

import os
from io import BytesIO
from typing import Any

import pytest
from site_cast import FOLDER, items, rooms_of

from goodoffices.server.store import new_token


def named(name: str, data: bytes) -> BytesIO:
    file = BytesIO(data)
    file.name = name
    return file


def attach(browser: Any, case: str, room: str, data: bytes, name: str = "map.pdf", **more: str) -> Any:
    given = {"form": new_token(), "side": "front", "words": "the map", "mark": "float", **more}
    return browser.post(f"/c/{case}/r/{room}/attach/", {**given, "file": named(name, data)})


@pytest.mark.parametrize("size", [1, 65_536, 65_537, 3_000_000])
def test_a_file_goes_in_sealed_and_comes_out_whole(mine: Any, desk: Any, lake: str, size: int) -> None:
    room, data = rooms_of(desk, lake)[1], os.urandom(size)
    assert attach(mine, lake, room, data, "Карта «Сарн».pdf").status_code == 302
    item = items(desk, lake, room)[-1]
    assert (item.act.name, item.act.file.size, item.level) == ("Карта «Сарн».pdf", size, "float")
    answer = mine.get(f"/c/{lake}/r/{room}/file/{item.sequence}/")
    assert b"".join(answer.streaming_content) == data
    assert answer["Content-Disposition"].startswith("attachment;")
    stored = (FOLDER / "files" / item.act.file.blob).read_bytes()
    assert data[:64] not in stored or size < 8


def test_a_form_that_does_not_hold_leaves_no_file(mine: Any, desk: Any, lake: str) -> None:
    room = rooms_of(desk, lake)[1]
    before = sorted((FOLDER / "files").iterdir())
    assert attach(mine, lake, room, b"x" * 100, mark="everything").status_code == 400
    form = new_token()
    assert attach(mine, lake, room, b"x" * 100, form=form).status_code == 302
    assert attach(mine, lake, room, b"x" * 100, form=form).status_code == 302
    assert len(sorted((FOLDER / "files").iterdir())) == len(before) + 1


def test_a_file_beyond_the_limit_is_refused_and_leaves_nothing(
    mine: Any, desk: Any, lake: str, settings_limit: None
) -> None:
    room = rooms_of(desk, lake)[1]
    before = sorted((FOLDER / "files").iterdir())
    assert attach(mine, lake, room, b"x" * 400_000).status_code == 413
    assert sorted((FOLDER / "files").iterdir()) == before


@pytest.fixture
def settings_limit() -> Any:
    from django.test import override_settings

    with override_settings(UPLOAD_LIMIT=300_000):
        yield


def test_a_file_that_no_entry_names_is_moved_aside_and_told(desk: Any, lake: str) -> None:
    from goodoffices.server.folder.data_folder import DataFolder
    from goodoffices.server.store.blobs import seal_blob
    from goodoffices.server.store.cases import open_case
    from goodoffices.server.store.tidy import tidy

    kept = sorted(path.name for path in (FOLDER / "files").iterdir())
    blob = seal_blob(open_case(desk, lake).outer, b"orphan").blob
    whole = (FOLDER / "files" / blob).read_bytes()
    assert any("1 file " in told and "moved" in told for told in tidy(DataFolder(FOLDER)))
    assert sorted(path.name for path in (FOLDER / "files").iterdir()) == kept
    assert (FOLDER / "aside" / blob).read_bytes() == whole
    assert tidy(DataFolder(FOLDER)) == []


def test_only_what_this_desk_began_and_never_finished_is_removed_and_that_after_a_day(
    desk: Any, lake: str
) -> None:
    import time

    from goodoffices.server.folder import STATE, header_of
    from goodoffices.server.folder.data_folder import DataFolder
    from goodoffices.server.store.tidy import DAY, tidy

    files = FOLDER / "files"
    own, another, plain = (files / f"{name}.part" for name in ("own", "another", "thesis"))
    own.write_bytes(header_of(STATE.id) + b"begun")
    another.write_bytes(header_of("ab" * 16) + b"begun")
    plain.write_bytes(b"a chapter")
    tidy(DataFolder(FOLDER))
    assert own.exists()
    tidy(DataFolder(FOLDER), now=time.time() + DAY + 60)
    assert not own.exists()
    assert sorted(path.name for path in (FOLDER / "aside").iterdir()) == [another.name, plain.name]


def test_an_altered_file_is_told(mine: Any, desk: Any, lake: str) -> None:
    from goodoffices.vault import Tampered

    room = rooms_of(desk, lake)[1]
    attach(mine, lake, room, b"the map")
    item = items(desk, lake, room)[-1]
    place = FOLDER / "files" / item.act.file.blob
    data = bytearray(place.read_bytes())
    data[100] ^= 1
    place.write_bytes(data)
    answer = mine.get(f"/c/{lake}/r/{room}/file/{item.sequence}/")
    with pytest.raises(Tampered):
        b"".join(answer.streaming_content)


def test_who_has_no_cookie_sends_and_gets_nothing(stranger: Any, mine: Any, desk: Any, lake: str) -> None:
    room = rooms_of(desk, lake)[1]
    attach(mine, lake, room, b"the map")
    before = sorted((FOLDER / "files").iterdir())
    assert attach(stranger, lake, room, b"planted").status_code == 403
    assert stranger.get(f"/c/{lake}/r/{room}/file/{items(desk, lake, room)[-1].sequence}/").status_code == 302
    assert sorted((FOLDER / "files").iterdir()) == before
