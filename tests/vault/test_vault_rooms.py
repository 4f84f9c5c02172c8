"""Rooms: who reads what, from when, and who may change that."""

from __future__ import annotations

import msgspec
import pytest
from vault_cast import AT, Talk, start_talk

from goodoffices.vault import (
    MEMBERS_KIND,
    Identity,
    Members,
    NoKey,
    NotAllowed,
    Snapshot,
    Tampered,
    TooLargeError,
    add_member,
    follow,
    found_room,
    new_identity,
    open_part,
    open_room_keys,
    open_snapshot,
    remove_member,
    renew_room,
    seal_entry,
    seal_part,
    seal_snapshot,
)
from goodoffices.vault.entries import Inside, _bound, check_signature, seal_inside
from goodoffices.vault.padding import pad
from goodoffices.vault.rooms import _new_epoch
from goodoffices.vault.sealing import seal


def ring_of(talk: Talk, who: str) -> dict[int, bytes]:
    mine = [key for key in talk.keys if key.recipient == who]
    return open_room_keys("lake-sarn", mine, talk.people[who], talk.directory).get("r1", {})


def read(talk: Talk, who: str) -> list[bytes]:
    _, opened = follow("lake-sarn", "r1", talk.entries, ring_of(talk, who), directory=talk.directory)
    return [entry.body for entry in opened if entry.kind != MEMBERS_KIND]


def test_members_read_everything_and_others_nothing(talk: Talk) -> None:
    assert read(talk, "moreau") == read(talk, "salim") == talk.texts
    assert read(talk, "orr") == []


def test_a_member_from_now_reads_from_now(talk: Talk) -> None:
    talk.take(
        add_member(
            talk.state,
            talk.ring,
            talk.people["moreau"],
            "adeyemi",
            talk.people["adeyemi"].public,
            AT,
            history=False,
        )
    )
    talk.say("salim", b"later")
    assert read(talk, "adeyemi") == [b"later"]
    assert read(talk, "salim") == talk.texts
    joined = talk.state.member("adeyemi")
    assert joined is not None
    assert joined.since == 7


def test_a_member_with_what_came_before_reads_it_all(talk: Talk) -> None:
    talk.take(
        add_member(
            talk.state,
            talk.ring,
            talk.people["moreau"],
            "adeyemi",
            talk.people["adeyemi"].public,
            AT,
            history=True,
        )
    )
    talk.say("salim", b"later")
    assert read(talk, "adeyemi") == talk.texts


def test_one_who_was_removed_reads_nothing_more_and_cannot_write(talk: Talk) -> None:
    before = list(talk.texts)
    talk.take(remove_member(talk.state, talk.ring, talk.people["moreau"], "salim", AT))
    talk.say("moreau", b"among ourselves")
    assert read(talk, "salim") == before
    assert read(talk, "moreau") == talk.texts
    with pytest.raises(NotAllowed, match="salim is not a member"):
        talk.say("salim", b"still here")


def test_one_who_left_and_came_back_does_not_read_what_was_said_meanwhile(talk: Talk) -> None:
    before = list(talk.texts)
    talk.take(remove_member(talk.state, talk.ring, talk.people["moreau"], "salim", AT))
    talk.say("moreau", b"among ourselves")
    talk.take(
        add_member(
            talk.state,
            talk.ring,
            talk.people["moreau"],
            "salim",
            talk.people["salim"].public,
            AT,
            history=False,
        )
    )
    talk.say("salim", b"back")
    assert read(talk, "salim") == [*before, b"back"]


def test_only_a_steward_changes_the_members(talk: Talk) -> None:
    orr = talk.people["orr"].public
    with pytest.raises(NotAllowed, match="not a steward"):
        add_member(talk.state, talk.ring, talk.people["salim"], "orr", orr, AT, history=True)
    with pytest.raises(NotAllowed, match="not a steward"):
        remove_member(talk.state, talk.ring, talk.people["salim"], "moreau", AT)
    with pytest.raises(NotAllowed, match="not a steward"):
        renew_room(talk.state, talk.ring, talk.people["orr"], AT)


def test_impossible_changes_are_refused(talk: Talk) -> None:
    moreau, salim = talk.people["moreau"], talk.people["salim"].public
    with pytest.raises(NotAllowed, match="already"):
        add_member(talk.state, talk.ring, moreau, "salim", salim, AT, history=False)
    with pytest.raises(NotAllowed, match="is not a member"):
        remove_member(talk.state, talk.ring, moreau, "orr", AT)
    with pytest.raises(NotAllowed, match="without a steward"):
        remove_member(talk.state, talk.ring, moreau, "moreau", AT)
    with pytest.raises(NotAllowed, match="functions for it"):
        seal_entry(talk.state, talk.ring, moreau, MEMBERS_KIND, b"", AT)
    with pytest.raises(TooLargeError, match="attach a file"):
        talk.say("moreau", bytes(1 << 20))


def test_writing_without_the_key_of_the_epoch_is_refused(talk: Talk) -> None:
    with pytest.raises(NoKey, match="epoch 1"):
        seal_entry(talk.state, {}, talk.people["salim"], "said", b"x", AT)


def test_a_renewed_room_has_another_key_and_the_same_readers(talk: Talk) -> None:
    talk.take(renew_room(talk.state, talk.ring, talk.people["moreau"], AT))
    talk.say("salim", b"under the new key")
    assert len(set(talk.ring.values())) == 2
    assert read(talk, "salim") == talk.texts


def test_a_member_with_new_keys_reads_on(people: dict[str, Identity]) -> None:
    talk = start_talk(dict(people))
    talk.say("salim", b"old keys")
    held = list(ring_of(talk, "salim"))
    fresh = new_identity("salim")
    moreau = talk.people["moreau"]
    talk.take(renew_room(talk.state, talk.ring, moreau, AT, user="salim", public=fresh.public, epochs=held))
    with pytest.raises(NotAllowed, match="with these keys"):
        talk.say("salim", b"with the lost keys")
    talk.people["salim"] = fresh
    talk.say("salim", b"new keys")
    assert [key.epoch for key in talk.keys if key.recipient == "salim"] == [1, 2, 1]
    mine = [key for key in talk.keys if key.recipient == "salim"][1:]
    ring = open_room_keys("lake-sarn", mine, fresh, talk.directory)["r1"]
    _, opened = follow("lake-sarn", "r1", talk.entries, ring)
    assert [entry.body for entry in opened if entry.kind == "said"] == [b"old keys", b"new keys"]


def test_following_goes_on_where_it_stopped(talk: Talk) -> None:
    whole = follow("lake-sarn", "r1", talk.entries, talk.ring)
    state, first = follow("lake-sarn", "r1", talk.entries[:4], talk.ring)
    state, rest = follow("lake-sarn", "r1", talk.entries[4:], talk.ring, start=state)
    assert (state, first + rest) == whole


def test_a_sealed_key_cannot_be_moved_passed_on_or_planted(talk: Talk) -> None:
    salim = next(key for key in talk.keys if key.recipient == "salim")
    me, known = talk.people["salim"], talk.directory
    for changed in (
        msgspec.structs.replace(salim, room="r2"),
        msgspec.structs.replace(salim, epoch=2),
        msgspec.structs.replace(salim, sealed=salim.sealed[:-1] + b"?"),
        msgspec.structs.replace(salim, sealed=b""),
    ):
        with pytest.raises(Tampered, match="sealed key of epoch"):
            open_room_keys("lake-sarn", [changed], me, known)
    with pytest.raises(Tampered, match="sealed key of epoch"):
        open_room_keys("another case", [salim], me, known)
    with pytest.raises(Tampered, match="not meant for orr"):
        open_room_keys("lake-sarn", [salim], talk.people["orr"], known)
    with pytest.raises(Tampered, match="who is not known"):
        open_room_keys("lake-sarn", [salim], me, {})
    planted = found_room("lake-sarn", "r1", new_identity("moreau"), {"salim": me.public}, AT).sealed_keys[1]
    with pytest.raises(Tampered, match="signature of moreau"):
        open_room_keys("lake-sarn", [planted], me, known)


def test_keys_planted_in_a_room_show_against_those_known(talk: Talk) -> None:
    known = {**talk.directory, "salim": new_identity("salim").public}
    with pytest.raises(Tampered, match="keys that it gives for salim"):
        follow("lake-sarn", "r1", talk.entries, talk.ring, directory=known)


def test_a_member_who_forges_another_is_found(talk: Talk) -> None:
    """Salim holds the room's key, and seals an entry that names Moreau."""
    inside = Inside("moreau", AT, "said", b"we give in")
    forged = seal_inside("lake-sarn", "r1", talk.state.head, 1, talk.ring[1], talk.people["salim"], inside)
    with pytest.raises(Tampered, match=r"entry 7: the signature is not that of moreau"):
        follow("lake-sarn", "r1", [*talk.entries, forged], talk.ring)


def test_a_member_who_is_no_steward_cannot_forge_a_change(talk: Talk) -> None:
    salim = talk.people["salim"]
    coup = Members("removed", "moreau", tuple(m for m in talk.state.members if m.user == "salim"))
    made = _new_epoch(talk.state, salim, coup, AT)
    with pytest.raises(Tampered, match="salim is not a steward"):
        follow("lake-sarn", "r1", [*talk.entries, made.entry], {**talk.ring, 2: made.key})


def test_a_change_that_is_not_what_it_says_is_found(talk: Talk) -> None:
    moreau = talk.people["moreau"]
    for change in (
        Members("renewed", "moreau", talk.state.members[:1]),
        Members("removed", "salim", talk.state.members),
        Members("added", "orr", talk.state.members),
        Members("founded", "moreau", talk.state.members),
    ):
        made = _new_epoch(talk.state, moreau, change, AT)
        with pytest.raises(Tampered, match="entry 7: "):
            follow("lake-sarn", "r1", [*talk.entries, made.entry], {**talk.ring, 2: made.key})


def test_who_wrote_does_not_show_without_the_rooms_key(talk: Talk) -> None:
    """Everything else that the signature covers is in the clear: with any other key it fits nobody, the
    author included.
    """
    entry, salim = talk.entries[2], talk.people["salim"].public
    assert check_signature("lake-sarn", entry, talk.ring[1], "salim", salim) is None
    for guess in (bytes(32), entry.nonce, talk.ring[1][::-1]):
        with pytest.raises(Tampered, match="signature"):
            check_signature("lake-sarn", entry, guess, "salim", salim)


def test_a_member_cannot_put_other_words_under_a_signature(talk: Talk) -> None:
    """Salim holds the room's key and seals other words in the place, and with the nonce, of what Moreau
    signed.
    """
    entry = talk.entries[-2]
    bound = _bound("lake-sarn", "r1", entry.sequence, 1, entry.previous)
    plain = pad(msgspec.msgpack.encode(Inside("moreau", AT, "said", b"we give in")))
    other = seal(talk.ring[1], entry.nonce, plain, bound)
    forged = [*talk.entries[:-2], msgspec.structs.replace(entry, ciphertext=other)]
    with pytest.raises(Tampered, match=r"entry 5: the signature is not that of moreau"):
        follow("lake-sarn", "r1", forged, talk.ring)


def test_entries_of_like_length_are_of_one_size(talk: Talk) -> None:
    sizes = {len(talk.say("moreau", b"x" * length).ciphertext) for length in range(0, 400, 7)}
    assert len(sizes) == 1


def test_snapshots_open_for_their_reader_version_and_reach_alone(talk: Talk) -> None:
    moreau, salim = talk.people["moreau"], talk.people["salim"]
    snapshot = Snapshot(talk.state, b"folded", {3: b"mark"})
    sealed = seal_snapshot(moreau, talk.ring, "7", snapshot)
    assert open_snapshot(moreau, talk.ring, "lake-sarn", "r1", "7", sealed) == snapshot
    assert open_snapshot(salim, talk.ring, "lake-sarn", "r1", "7", sealed) is None
    assert open_snapshot(new_identity("moreau"), talk.ring, "lake-sarn", "r1", "7", sealed) is None
    assert open_snapshot(moreau, talk.ring, "lake-sarn", "r1", "8", sealed) is None
    assert open_snapshot(moreau, talk.ring, "lake-sarn", "r2", "7", sealed) is None
    assert open_snapshot(moreau, {2: b"x"}, "lake-sarn", "r1", "7", sealed) is None
    assert open_snapshot(moreau, talk.ring, "lake-sarn", "r1", "7", sealed[:-1]) is None
    assert open_snapshot(moreau, talk.ring, "lake-sarn", "r1", "7", b"") is None


def test_a_part_opens_beside_its_own_snapshot_in_its_own_place_alone(talk: Talk) -> None:
    moreau, salim = talk.people["moreau"], talk.people["salim"]
    old, old_mark = seal_part(moreau, talk.ring, talk.state, "7", 1, b"before")
    new, mark = seal_part(moreau, talk.ring, talk.state, "7", 1, b"after")
    snapshot = Snapshot(talk.state, b"", {1: mark, 2: mark})
    assert mark != old_mark
    assert open_part(moreau, talk.ring, snapshot, "7", 1, new) == b"after"
    assert open_part(moreau, talk.ring, snapshot, "7", 1, old) is None
    assert open_part(moreau, talk.ring, snapshot, "7", 1, new[:24] + old[24:]) is None
    assert open_part(moreau, talk.ring, snapshot, "7", 2, new) is None
    assert open_part(moreau, talk.ring, snapshot, "7", 3, new) is None
    assert open_part(moreau, talk.ring, snapshot, "8", 1, new) is None
    assert open_part(salim, talk.ring, snapshot, "7", 1, new) is None
    elsewhere = Snapshot(msgspec.structs.replace(talk.state, room="r2"), b"", {1: mark})
    assert open_part(moreau, talk.ring, elsewhere, "7", 1, new) is None
    for bad in (b"", new[:-1], new[:40], *(flipped(new, at) for at in range(0, len(new), 37))):
        assert open_part(moreau, talk.ring, snapshot, "7", 1, bad) is None


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_parts_of_a_few_words_more_or_less_have_one_size(talk: Talk) -> None:
    moreau = talk.people["moreau"]
    sizes = {
        len(seal_part(moreau, talk.ring, talk.state, "7", 1, bytes(2000 + count))[0]) for count in range(40)
    }
    assert len(sizes) == 1
