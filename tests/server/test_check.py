"""Whoever writes into the database is found: on reading, or where all of it is gone through."""

from __future__ import annotations

from typing import Any

import pytest
from check_cast import Talks, begin_talks, change
from site_cast import FOLDER, items

from goodoffices.server.store import check_case, list_cases, new_token, open_case

WORDS = "harbour linen magnet nickel oyster pepper"


@pytest.fixture
def talks(mine: Any, desk: Any, lake: str) -> Talks:
    """The talks that are harmed."""
    return begin_talks(mine, desk, lake)


def has_snapshot(room: str) -> bool:
    from goodoffices.server.store.models import Snapshot

    return Snapshot.objects.filter(room_id=room).exists()


def test_what_is_whole_is_said_to_be_whole(mine: Any, desk: Any, talks: Talks) -> None:
    case, rooms = talks
    found = check_case(open_case(desk, case))
    assert (found.faults, found.rooms, found.closed) == ((), 4, 0)
    assert found.files == 2
    assert found.entries == sum(len(items(desk, case, room)) for room in rooms)
    answer = mine.post(f"/c/{case}/check/")
    assert answer.status_code == 200
    assert "All is as it was written." in answer.content.decode()
    assert "rooms 4, entries" in answer.content.decode()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE store_entry SET ciphertext = randomblob(600) WHERE room_id = %s AND sequence = 3",
        "UPDATE store_entry SET signature = randomblob(64) WHERE room_id = %s AND sequence = 3",
        "DELETE FROM store_entry WHERE room_id = %s AND sequence = 3",
        "DELETE FROM store_entry WHERE room_id = %s AND sequence < 4",
        "UPDATE store_entry SET sequence = 90 - sequence WHERE room_id = %s AND sequence < 4",
    ],
)
def test_what_was_altered_below_a_snapshot_is_found(
    mine: Any, desk: Any, talks: Talks, statement: str
) -> None:
    """Pages need not read it; the check and the export do."""
    case, rooms = talks
    assert has_snapshot(rooms[1])
    change(statement, rooms[1])
    answer = mine.post(f"/c/{case}/check/")
    assert answer.status_code == 409
    assert rooms[1] in answer.content.decode()
    given = {"form": new_token(), "passphrase": WORDS, "again": WORDS}
    assert mine.post(f"/c/{case}/export/", given).status_code == 409


def test_a_file_that_was_altered_or_is_gone_is_found(mine: Any, talks: Talks) -> None:
    path = max((FOLDER / "files").iterdir(), key=lambda file: file.stat().st_size)
    whole = path.read_bytes()
    path.write_bytes(whole[:9_000] + bytes([whole[9_000] ^ 1]) + whole[9_001:])
    assert mine.post(f"/c/{talks[0]}/check/").status_code == 409
    path.unlink()
    answer = mine.post(f"/c/{talks[0]}/check/")
    assert answer.status_code == 409
    assert "its file is not there" in answer.content.decode()


def test_a_room_that_is_gone_is_found_where_others_name_it(mine: Any, desk: Any, talks: Talks) -> None:
    case, rooms = talks
    for table, column in (
        ("roomkey", "room_id"),
        ("entry", "room_id"),
        ("snapshot", "room_id"),
        ("room", "id"),
    ):
        change(f"DELETE FROM store_{table} WHERE {column} = %s", rooms[2])
    answer = mine.post(f"/c/{case}/check/")
    assert answer.status_code == 409
    assert f"room {rooms[2]}: this laptop has seen it" in answer.content.decode()


def test_a_room_of_which_no_entry_is_left_is_no_room_without_entries(
    mine: Any, desk: Any, talks: Talks
) -> None:
    case, rooms = talks
    change("DELETE FROM store_entry WHERE room_id = %s", rooms[2])
    change("DELETE FROM store_snapshot WHERE room_id = %s", rooms[2])
    page = mine.get(f"/c/{case}/").content.decode()
    assert "cannot be read" in page
    assert f"/r/{rooms[2]}/" not in page
    assert mine.get(f"/c/{case}/r/{rooms[2]}/").status_code == 409
    (listed,) = list_cases(desk)
    assert listed.harmed


@pytest.mark.parametrize("place", [1, 3])
def test_no_other_room_can_be_made_the_one_that_holds_the_case_file(
    mine: Any, desk: Any, talks: Talks, place: int
) -> None:
    """What is added to the case file would be written into it, a side's room as well."""
    case, rooms = talks
    change("UPDATE store_room SET number = -1 WHERE id = %s", rooms[place])
    before = len(open_case(desk, case).view(rooms[place]).items)
    answer = mine.post(f"/c/{case}/case-file/", {"form": new_token(), "name": "Prices"})
    assert answer.status_code == 409
    assert len(open_case(desk, case).view(rooms[place]).items) == before


def test_one_case_that_was_harmed_does_not_hide_the_others(mine: Any, desk: Any, talks: Talks) -> None:
    case, rooms = talks
    given = {"form": new_token(), "title": "Other talks", "parties": "A\nB", "default": "closed"}
    assert mine.post("/new/", given).status_code == 302
    change(
        "UPDATE store_entry SET ciphertext = randomblob(600) WHERE room_id = %s AND sequence = 0", rooms[0]
    )
    change("DELETE FROM store_snapshot")
    page = mine.get("/")
    assert page.status_code == 200
    assert "Other talks" in page.content.decode()
    assert f"/c/{case}/" in page.content.decode()
    for room in rooms[1:]:
        page = mine.get(f"/c/{case}/r/{room}/")
        assert page.status_code == 200
        assert "cannot be read" in page.content.decode()
    assert mine.get(f"/c/{case}/r/{rooms[0]}/").status_code == 409


def test_a_key_file_that_was_altered_is_told_plainly(mine: Any, lake: str) -> None:
    for text in (b"\xff\xfe", b"", b"a line\nanother\nAAAA\n"):
        (FOLDER / "keys" / f"{lake}.key").write_bytes(text)
        assert mine.get(f"/c/{lake}/").status_code == 409
        assert mine.get("/").status_code == 200


def test_who_has_no_cookie_checks_nothing(stranger: Any, lake: str) -> None:
    assert stranger.get(f"/c/{lake}/check/").status_code == 302
    assert stranger.post(f"/c/{lake}/check/").status_code == 403
