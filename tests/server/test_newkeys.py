"""New keys: what was written before stays readable, what is written after opens with no old copy, and what
could not be renewed is told.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pages_cast import put, said
from site_cast import PASSPHRASE, client, items, rooms_of

from goodoffices.server.store import (
    OtherKeys,
    UnlockedIdentity,
    change_passphrase,
    check_case,
    export_case,
    give_draft,
    import_case,
    keep_draft,
    let_in,
    list_drafts,
    new_keys,
    new_token,
    open_case,
    open_desk,
    rooms_left,
    stored_identity,
)
from goodoffices.talks import acts
from goodoffices.vault import (
    CaseEnded,
    CaseKey,
    SealedEntry,
    SealedKey,
    StoredKey,
    Tampered,
    VaultError,
    WrongPassphrase,
    open_identity,
    open_room_key,
)

NEW = "harbour linen magnet nickel oyster pepper"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases that cost little: their full cost is tried elsewhere."""
    from functools import partial

    from goodoffices.server.store import newkeys, users
    from goodoffices.vault import PassphraseCost, seal_identity

    quick = partial(seal_identity, cost=PassphraseCost(memory=8192, passes=1))
    monkeypatch.setattr(users, "seal_identity", quick)
    monkeypatch.setattr(newkeys, "seal_identity", quick)


class OldCopy:
    """What somebody has who took the folder before, and knows the passphrase of then."""

    def __init__(self, case: str) -> None:
        from goodoffices.server.store.keys import key_file

        self.case = case
        self.identity = open_identity(stored_identity(), PASSPHRASE)
        self.outer = CaseKey.from_text(key_file(case).read_text())

    def opened_keys(self, outer: CaseKey) -> set[tuple[str, int]]:
        """The room keys of the database as it is now that open, with a given outer key: room and epoch."""
        from goodoffices.server.store.models import RoomKey

        directory = {self.identity.user: self.identity.public}
        found = set()
        for row in RoomKey.objects.filter(room__case_id=self.case):
            stored = StoredKey(row.room_id, row.epoch, row.recipient, bytes(row.sealed))
            try:
                key: SealedKey = outer.fetch_key(stored)
                open_room_key(self.case, key, self.identity, directory)
            except Tampered:
                continue
            found.add((row.room_id, row.epoch))
        return found

    def opened_outer(self) -> set[tuple[str, int]]:
        """The entries of now whose outer seal the old outer key opens."""
        from goodoffices.server.store.marks import _stored
        from goodoffices.server.store.models import Entry

        found = set()
        for row in Entry.objects.filter(room__case_id=self.case):
            try:
                one: SealedEntry = self.outer.fetch(_stored(row))
            except Tampered:
                continue
            found.add((one.room, one.sequence))
        return found


def test_nothing_written_after_opens_with_an_old_copy_and_its_passphrase(desk: Any, lake: str) -> None:
    """The old identity and the old outer key, alone and together, against all that is stored afterwards."""
    from goodoffices.server.store.keys import key_file

    rooms = rooms_of(desk, lake)
    before = {(room, one.sequence) for room in rooms for one in items(desk, lake, room)}
    old = OldCopy(lake)
    change_passphrase(desk, PASSPHRASE, NEW)
    new_keys(desk, NEW, new_token())
    told = {room: said(desk, lake, room, "a new word") for room in rooms[1:]}
    assert old.opened_outer() == before
    newest = CaseKey.from_text(key_file(lake).read_text())
    epochs = {(room, 1) for room in rooms}
    assert old.opened_keys(old.outer) == epochs
    assert old.opened_keys(newest) == epochs, (
        "with the case's new key too, the old identity opens the old epochs alone"
    )
    assert {open_case(desk, lake).state(room).epoch for room in rooms} == {2}
    assert all((room, sequence) not in before for room, sequence in told.items())
    with pytest.raises(WrongPassphrase):
        open_identity(stored_identity(), PASSPHRASE)


def test_what_was_written_before_stays_readable_after_a_start_anew(desk: Any, lake: str) -> None:
    from goodoffices.server.store.models import Snapshot

    rooms = rooms_of(desk, lake)
    for number in range(3):
        said(desk, lake, rooms[1], f"word {number}")
        new_keys(desk, PASSPHRASE, new_token())
    Snapshot.objects.all().delete()
    again = open_desk(PASSPHRASE)
    words = [one.words for one in items(again, lake, rooms[1]) if one.words]
    assert words == ["word 0", "word 1", "word 2"]
    assert len(again.identity.former) == 3
    found = check_case(open_case(again, lake))
    assert found.whole, found.faults
    assert rooms_left(again) == ()
    assert again.user == desk.user
    assert said(again, lake, rooms[1], "and on")


def test_a_closed_past_stays_the_persons_own(desk: Any, lake: str) -> None:
    """A room that was closed to later members: its keeper goes on reading what came before."""
    from goodoffices.server.store import write_case

    room = rooms_of(desk, lake)[1]
    said(desk, lake, room, "before the door closed")
    with write_case(desk, lake, new_token()) as pen:
        pen.close(room)
    new_keys(desk, PASSPHRASE, new_token())
    assert "before the door closed" in [one.words for one in items(open_desk(PASSPHRASE), lake, room)]


def test_files_and_drafts_follow(desk: Any, lake: str, mine: Any) -> None:
    from goodoffices.server.store import write_case
    from goodoffices.server.store.models import Draft
    from goodoffices.vault import draft_mark

    room = rooms_of(desk, lake)[1]
    place = f"/c/{lake}/r/{room}/record/#0"
    keep_draft(desk, place, {"words": ["half a word"]})
    keep_draft(desk, "/new/#0", {"title": ["a title"]})
    at = {one.place: one.at for one in list_drafts(desk)}
    with write_case(desk, lake, new_token()) as pen:
        early = pen.attach(b"x" * 200_000)
        pen.write(room, acts.Attached(name="early", words="a file", file=early))
    old = desk.identity
    new_keys(desk, PASSPHRASE, new_token())
    with write_case(desk, lake, new_token()) as pen:
        late = pen.attach(b"y" * 10)
        pen.write(room, acts.Attached(name="late", words="a file", file=late))
    again = open_desk(PASSPHRASE)
    case = open_case(again, lake)
    assert (case.read(early), case.read(late)) == (b"x" * 200_000, b"y" * 10)
    assert b"".join(export_case(case, NEW))
    assert {one.place: one.at for one in list_drafts(again)} == at
    draft = give_draft(again, place)
    assert draft is not None
    assert draft.fields == {"words": ["half a word"]}
    assert not Draft.objects.filter(mark=draft_mark(old, place)).exists()


def test_the_memory_of_heads_goes_on(desk: Any, lake: str) -> None:
    """What was seen before new keys still tells of entries that were cut since."""
    from goodoffices.server.store.models import Entry, RoomKey, Snapshot

    room = rooms_of(desk, lake)[1]
    said(desk, lake, room, "one")
    new_keys(desk, PASSPHRASE, new_token())
    last = open_case(desk, lake).state(room).head.sequence
    again = open_desk(PASSPHRASE)
    Snapshot.objects.all().delete()
    Entry.objects.filter(room_id=room, sequence=last).delete()
    RoomKey.objects.filter(room_id=room, epoch=2).delete()
    found = check_case(open_case(again, lake))
    assert room in {fault.room for fault in found.faults}
    with pytest.raises(Tampered, match="former keys"):
        open_case(again, lake).view(room)
    let_in(again, new_token())
    assert [one.number for one in rooms_left(again)] == [2], (
        "a room that was cut is not taken for one that waits"
    )


def test_a_harmed_room_is_told_and_the_others_are_renewed(desk: Any, lake: str, mine: Any) -> None:
    from goodoffices.server.store.models import Entry, Snapshot

    rooms = rooms_of(desk, lake)
    said(desk, lake, rooms[1], "one")
    Snapshot.objects.all().delete()
    row = Entry.objects.filter(room_id=rooms[1]).order_by("sequence")[1]
    whole = bytes(row.ciphertext)
    Entry.objects.filter(pk=row.pk).update(ciphertext=whole[:-1] + bytes([whole[-1] ^ 1]))
    new_keys(desk, PASSPHRASE, new_token())
    (left,) = rooms_left(desk)
    assert (left.number, "seal" in left.why) == (2, True)
    page = mine.get("/settings/keys/").content.decode()
    assert "room 2" in page
    assert left.why in page
    said(desk, lake, rooms[2], "the others go on")
    Entry.objects.filter(pk=row.pk).update(ciphertext=whole)  # brought back from somewhere
    assert "former keys" in rooms_left(desk)[0].why
    assert mine.post("/settings/keys/rooms/", {"form": new_token()}).status_code == 302
    assert rooms_left(desk) == ()
    assert "one" in [one.words for one in items(desk, lake, rooms[1])]
    said(desk, lake, rooms[1], "and on")


def test_a_case_without_its_key_is_told_and_waits(desk: Any, lake: str, tmp_path: Path) -> None:
    from goodoffices.server.store.keys import key_file

    shutil.move(key_file(lake), tmp_path / "away")
    new_keys(desk, PASSPHRASE, new_token())
    (left,) = rooms_left(desk)
    assert (left.case, left.number) == (lake, 0)
    shutil.move(tmp_path / "away", key_file(lake))
    assert len(rooms_left(desk)) == 3
    let_in(desk, new_token())
    assert rooms_left(desk) == ()


def test_who_has_the_old_keys_can_write_nothing_that_is_read(desk: Any, lake: str) -> None:
    """Old keys and even the new outer key: a word or an epoch under them is a fault; so is a room of their
    own.
    """
    from goodoffices.server.store.models import Room, RoomKey
    from goodoffices.server.store.sql import insert_entry
    from goodoffices.vault import found_room, renew_room, seal_entry

    room = rooms_of(desk, lake)[1]
    state, ring = open_case(desk, lake).state(room), dict(open_case(desk, lake).rings[room])
    old = desk.identity
    new_keys(desk, PASSPHRASE, new_token())
    outer = open_case(desk, lake).outer
    forged = found_room(lake, "forgedroom", old, {}, "2031-05-04T14:10:00Z")
    Room.objects.create(id="forgedroom", case_id=lake)
    insert_entry(outer.store(forged.entry))
    for key in forged.sealed_keys:
        row = outer.store_key(key)
        RoomKey.objects.create(room_id=row.room, epoch=row.epoch, recipient=row.recipient, sealed=row.sealed)
    with pytest.raises(Tampered, match="former keys"):
        open_case(desk, lake).view("forgedroom")
    now = open_case(desk, lake).state(room)
    with pytest.raises(VaultError):
        seal_entry(now, ring, old, "said", b"x", "2031-05-04T14:10:00Z")
    again = renew_room(state, ring, old, "2031-05-04T14:10:00Z")
    claimed = SealedEntry(
        room, now.head.sequence + 1, 3, *list(_fields(again.entry))[:2], now.head.hash, again.entry.signature
    )
    insert_entry(outer.store(claimed))
    with pytest.raises(Tampered):
        open_case(desk, lake).view(room)


def _fields(entry: SealedEntry) -> tuple[bytes, bytes]:
    return entry.nonce, entry.ciphertext


def test_a_casefile_from_before_comes_in_and_waits_for_the_new_keys(desk: Any, lake: str) -> None:
    from goodoffices.server.store import end_case

    room = rooms_of(desk, lake)[1]
    said(desk, lake, room, "old word")
    exported = b"".join(export_case(open_case(desk, lake), NEW))
    new_keys(desk, PASSPHRASE, new_token())
    end_case(desk, lake)
    import_case([exported], NEW)
    again = open_desk(PASSPHRASE)
    assert {one.number for one in rooms_left(again)} == {1, 2, 3}
    let_in(again, new_token())
    assert rooms_left(again) == ()
    assert "old word" in [one.words for one in items(again, lake, room)]


def test_an_older_desk_refuses_a_case_of_newer_keys_and_loses_nothing(desk: Any, lake: str) -> None:
    from goodoffices.server.store import end_case
    from goodoffices.server.store.models import User

    older = bytes(User.objects.get().sealed)
    new_keys(desk, PASSPHRASE, new_token())
    exported = b"".join(export_case(open_case(desk, lake), NEW))
    end_case(desk, lake)
    User.objects.update(sealed=older)
    with pytest.raises(OtherKeys):
        import_case([exported], NEW)
    assert bytes(User.objects.get().sealed) == older


def test_either_key_file_opens_the_case_until_the_database_has_changed(desk: Any, lake: str) -> None:
    from goodoffices.server.store.keys import key_file

    before = CaseKey.from_text(key_file(lake).read_text())
    check = before.check
    new_keys(desk, PASSPHRASE, new_token())
    after = CaseKey.from_text(key_file(lake).read_text())
    assert after.require(check).check == check
    with pytest.raises(CaseEnded):
        before.require(after.check)


def test_what_fails_changes_nothing(desk: Any, lake: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from goodoffices.server.store import newkeys

    identity, state = desk.identity, open_case(desk, lake).state(rooms_of(desk, lake)[1])

    def broken(*given: object) -> None:
        raise OSError("no room on the disk")

    monkeypatch.setattr(newkeys, "take_along", broken)
    with pytest.raises(OSError, match="no room"):
        new_keys(desk, PASSPHRASE, new_token())
    assert desk.identity is identity
    assert open_desk(PASSPHRASE).identity.public == identity.public
    for one in (desk, open_desk(PASSPHRASE)):
        assert open_case(one, lake).state(state.room) == state
        assert said(one, lake, state.room, "goes on")
        state = open_case(one, lake).state(state.room)


def test_the_page_offers_new_keys_after_a_change_and_asks_for_the_passphrase(
    mine: Any, desk: Any, lake: str
) -> None:
    given = {"old": PASSPHRASE, "new": NEW, "again": NEW}
    answer = mine.post("/settings/passphrase/", given, follow=True)
    assert "What an old copy opens" in answer.content.decode()
    before = desk.fingerprint
    assert mine.post("/settings/keys/", {"form": new_token(), "passphrase": PASSPHRASE}).status_code == 400
    assert desk.fingerprint == before
    token = new_token()
    assert mine.post("/settings/keys/", {"form": token, "passphrase": NEW}).status_code == 302
    assert desk.fingerprint != before
    assert desk.fingerprint in mine.get("/settings/keys/").content.decode()
    after = desk.fingerprint
    mine.post("/settings/keys/", {"form": token, "passphrase": NEW})
    assert desk.fingerprint == after, "a form that is sent again makes no other keys"
    assert mine.get(f"/c/{lake}/board/").status_code == 200
    assert put(desk, lake, rooms_of(desk, lake)[0], acts.Noted(words="goes on"))


def test_who_has_no_cookie_makes_no_keys(stranger: Any, desk: Any, lake: str) -> None:
    before = desk.fingerprint
    for where in ("/settings/keys/", "/settings/keys/rooms/"):
        assert stranger.post(where, {"form": new_token(), "passphrase": PASSPHRASE}).status_code == 403
    assert "What an old copy opens" not in client().get("/settings/keys/").content.decode()
    assert (desk.fingerprint, open_desk(PASSPHRASE).fingerprint) == (before, before)


def test_new_keys_write_the_same_into_every_room(desk: Any, lake: str) -> None:
    """Silence: a room grows by one entry of one size class, whatever other rooms hold, and what it shows does
    not change.
    """
    from goodoffices.server.store.models import Entry

    rooms = rooms_of(desk, lake)
    for number in range(12):
        said(desk, lake, rooms[1], f"word {number} " * 40)
    shown = {room: [(one.sequence, one.words) for one in items(desk, lake, room)] for room in rooms}
    new_keys(desk, PASSPHRASE, new_token())
    sizes = set()
    for room in rooms:
        last = Entry.objects.filter(room_id=room).order_by("-sequence")[0]
        sizes.add(len(bytes(last.ciphertext)))
        assert [(one.sequence, one.words) for one in items(desk, lake, room)][:-1] == shown[room]
    assert len(sizes) == 1


def test_a_desk_in_memory_never_shows_its_keys(desk: Any, lake: str) -> None:
    new_keys(desk, PASSPHRASE, new_token())
    assert repr(UnlockedIdentity(desk.identity)) == f"Desk({desk.user!r})"
    assert repr(desk.identity) == f"Identity({desk.user!r})"


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="this system cannot fork; the program does not, the test does"
)
def test_a_kill_at_any_step_leaves_the_old_keys_or_the_new_and_loses_nothing(tmp_path: Path) -> None:
    program = [sys.executable, str(Path(__file__).with_name("kill_newkeys.py")), str(tmp_path)]
    ended = subprocess.run(program, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["kills"] >= 40
    generations = [one["former"] for one in told["rounds"]]
    assert generations[0] == 0
    assert {later - earlier for earlier, later in itertools.pairwise(generations)} == {0, 1}
    for number, found in enumerate(told["rounds"]):
        assert found["wrong"] == []
        assert (found["drafts"], found["files"]) == (3, 2)
        kept = sorted(word for word in found["words"] if word.startswith("word"))
        assert kept == sorted(2 * [f"word {one}" for one in range(number)])
