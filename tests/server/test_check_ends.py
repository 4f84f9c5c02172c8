"""What nobody of a room wrote, and what is gone from its end, is found; and one room that is harmed stops no
other.
"""

from __future__ import annotations

from typing import Any

import pytest
from check_cast import Talks, begin_talks, change
from site_cast import FOLDER, items, record

from goodoffices.server.store import new_token, open_case
from goodoffices.vault import SealedEntry, new_identity
from goodoffices.vault.entries import Inside, seal_inside

ALL = "All is as it was written"


@pytest.fixture
def talks(mine: Any, desk: Any, lake: str) -> Talks:
    """The talks that are harmed."""
    return begin_talks(mine, desk, lake)


def check(mine: Any, case: str) -> tuple[int, str]:
    answer = mine.post(f"/c/{case}/check/")
    return answer.status_code, answer.content.decode()


def append(desk: Any, case: str, room: str, *, epochs: int = 0, author: Any = None) -> None:
    """As one does it who reads the outer key's file and writes into the database, and knows no passphrase."""
    from goodoffices.server.store.sql import insert_entry

    opened = open_case(desk, case)
    state = opened.state(room)
    inside = Inside(
        desk.user, "2031-05-04T14:10:00Z", "said/1", b'{"form":"x","act":{"kind":"said/1","words":"x"}}'
    )
    entry: SealedEntry = seal_inside(
        case, room, state.head, state.epoch + epochs, b"n" * 32, author or new_identity("x"), inside
    )
    insert_entry(opened.outer.store(entry))


def drop_snapshots() -> None:
    change("DELETE FROM store_snapshot")


@pytest.mark.parametrize("epochs", [0, 1])
@pytest.mark.parametrize("place", [0, 1])
def test_an_entry_that_nobody_signed_is_found_and_stops_no_other_room(
    mine: Any,
    desk: Any,
    talks: Talks,
    epochs: int,
    place: int,
) -> None:
    case, rooms = talks
    append(desk, case, rooms[place], epochs=epochs)
    status, page = check(mine, case)
    assert status == 409
    assert rooms[place] in page
    assert ALL not in page
    assert record(mine, case, rooms[place], "Into the room that is harmed.").status_code == 409
    assert record(mine, case, rooms[2], "Into another.", side="republic").status_code == 302
    assert items(desk, case, rooms[2])[-1].words == "Into another."
    for address in ("", "board/", "relays/", f"r/{rooms[2]}/", "check/", "sessions/", "people/", "contacts/"):
        answer = mine.get(f"/c/{case}/{address}")
        if place or address not in (
            "board/",
            "relays/",
            "record/",
        ):  # those need the case file, which is in the first
            assert answer.status_code == 200, address
        assert answer.status_code in (200, 409)
    assert "cannot be read" in mine.get(f"/c/{case}/").content.decode()
    assert mine.get("/").status_code == 200


def test_a_room_whose_key_is_gone_is_found(mine: Any, talks: Talks) -> None:
    case, rooms = talks
    change("DELETE FROM store_roomkey WHERE room_id = %s", rooms[3])
    status, page = check(mine, case)
    assert status == 409
    assert f"{rooms[3]}: your key of it, which was here, is gone" in page


def test_a_home_room_whose_key_is_gone_gives_its_place_to_no_other(
    mine: Any, desk: Any, talks: Talks
) -> None:
    case, rooms = talks
    desk.rings.clear()
    change("DELETE FROM store_roomkey WHERE room_id = %s", rooms[0])
    answer = mine.post(f"/c/{case}/case-file/", {"form": new_token(), "name": "Prices"})
    assert answer.status_code == 409
    assert mine.get(f"/c/{case}/r/{rooms[2]}/").status_code == 200
    assert check(mine, case)[0] == 409


def test_a_key_that_was_altered_harms_its_own_room_alone(mine: Any, desk: Any, talks: Talks) -> None:
    case, rooms = talks
    desk.rings.clear()
    change("UPDATE store_roomkey SET sealed = randomblob(200) WHERE room_id = %s", rooms[1])
    assert mine.get(f"/c/{case}/r/{rooms[1]}/").status_code == 409
    assert record(mine, case, rooms[2], "Into another.", side="republic").status_code == 302
    assert check(mine, case)[0] == 409


@pytest.mark.parametrize("cut", [1, 3])
def test_last_entries_that_were_cut_off_are_found(mine: Any, desk: Any, talks: Talks, cut: int) -> None:
    case, rooms = talks
    last = len(items(desk, case, rooms[1])) - 1
    change("DELETE FROM store_entry WHERE room_id = %s AND sequence > %s", rooms[1], last - cut)
    drop_snapshots()
    for _ in range(2):
        status, page = check(mine, case)
        assert status == 409
        assert f"entry {last}: it was seen here" in page
        assert "go on from what is here" in page
        # what is written meanwhile does not cover it
        assert record(mine, case, rooms[1], "And on.").status_code == 302
        last_seen = check(mine, case)
        assert last_seen[0] == 409
        if cut == 1:  # another entry stands in that place by now
            break
    assert mine.post(f"/c/{case}/check/go-on/").status_code == 302
    assert check(mine, case)[0] == 200


def test_an_older_database_put_back_is_found_after_a_restart(mine: Any, desk: Any, talks: Talks) -> None:
    case, rooms = talks
    desk.seen.clear()  # a new process
    change("DELETE FROM store_entry WHERE room_id = %s AND sequence > 1", rooms[2])
    drop_snapshots()
    assert check(mine, case)[0] == 409


def test_going_on_is_offered_only_where_nothing_else_is_wrong(mine: Any, desk: Any, talks: Talks) -> None:
    case, rooms = talks
    change("DELETE FROM store_entry WHERE room_id = %s AND sequence > 1", rooms[2])
    drop_snapshots()
    append(desk, case, rooms[1])
    assert "go on from what is here" not in check(mine, case)[1]
    assert mine.post(f"/c/{case}/check/go-on/").status_code == 302
    assert f"room {rooms[2]}, entry" in check(mine, case)[1]


def test_a_whole_room_that_is_gone_is_found_though_no_other_names_it(
    mine: Any, desk: Any, talks: Talks
) -> None:
    case, rooms = talks
    for table, column in (
        ("roomkey", "room_id"),
        ("entry", "room_id"),
        ("snapshot", "room_id"),
        ("room", "id"),
    ):
        change(f"DELETE FROM store_{table} WHERE {column} = %s", rooms[3])
    status, page = check(mine, case)
    assert status == 409
    assert f"room {rooms[3]}: this laptop has seen it" in page


def test_a_case_of_which_every_room_is_gone_is_still_named(mine: Any, desk: Any, talks: Talks) -> None:
    """It stood on no page: the desk said that there was no case yet."""
    case, _ = talks
    for table in ("roomkey", "entry", "snapshot", "room"):
        change(f"DELETE FROM store_{table}")
    assert "something stored is not what was written" in mine.get("/").content.decode()
    answer = mine.get(f"/c/{case}/")
    assert answer.status_code == 409
    assert "no room of this case" in answer.content.decode()


def test_without_a_memory_the_check_says_what_it_cannot_know(mine: Any, desk: Any, talks: Talks) -> None:
    case, _ = talks
    for harm in (lambda path: path.unlink(), lambda path: path.write_bytes(b"x" * 700)):
        desk.seen.clear()
        harm(FOLDER / "seen" / f"{case}.seen")
        status, page = check(mine, case)
        assert status == 200
        assert ALL not in page
        assert "cannot be known" in page
        assert ALL in check(mine, case)[1]


def test_the_memory_is_sealed_and_goes_with_its_case(mine: Any, desk: Any, talks: Talks) -> None:
    from goodoffices.server.store import end_case

    case, rooms = talks
    path = FOLDER / "seen" / f"{case}.seen"
    held = path.read_bytes()
    assert not any(room.encode() in held for room in rooms)
    end_case(desk, case)
    assert not path.exists()


@pytest.mark.parametrize("column", ["nonce", "ciphertext", "previous", "signature", "epoch", "sequence"])
def test_a_row_of_another_type_is_a_fault_of_its_room(
    mine: Any, desk: Any, talks: Talks, column: str
) -> None:
    case, rooms = talks
    drop_snapshots()
    change(f"UPDATE store_entry SET {column} = 'words' WHERE room_id = %s AND sequence = 3", rooms[1])
    assert mine.get(f"/c/{case}/r/{rooms[1]}/").status_code == 409
    assert record(mine, case, rooms[2], "Into another.", side="republic").status_code == 302
    assert check(mine, case)[0] == 409
