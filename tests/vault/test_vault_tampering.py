"""Whatever is done to what is stored, it is found: bits flipped, entries swapped, replayed, cut,
transplanted.
"""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_cast import AT, Talk, start_talk

from goodoffices.vault import (
    CaseEnded,
    CaseKey,
    Head,
    SealedEntry,
    StoredEntry,
    Tampered,
    UnreadableError,
    add_member,
    follow,
    head_after,
    new_identity,
    verify_chain,
)

CASE = "lake-sarn"
PEOPLE = {name: new_identity(name) for name in ("moreau", "adeyemi", "salim", "orr")}


def _two_epochs() -> Talk:
    talk = start_talk(PEOPLE)
    for i in range(4):
        talk.say("salim", b"one %d" % i)
    talk.take(
        add_member(
            talk.state, talk.ring, PEOPLE["moreau"], "adeyemi", PEOPLE["adeyemi"].public, AT, history=False
        )
    )
    for i in range(4):
        talk.say("adeyemi", b"two %d" % i)
    return talk


TALK = _two_epochs()
OTHER = start_talk(PEOPLE, room="r2")
OTHER.say("moreau", b"elsewhere")
KEY = CaseKey.new(CASE)
ROWS = [KEY.store(entry) for entry in TALK.entries]
ANCHORS = [head_after(CASE, TALK.entries[-1])]


def _read(rows: list[StoredEntry]) -> list[bytes]:
    entries = [KEY.fetch(row) for row in rows]
    _, opened = follow(CASE, "r1", entries, TALK.ring, anchors=ANCHORS)
    return [entry.body for entry in opened]


def _broken(entries: list[SealedEntry]) -> str:
    """What following says; the check without keys has to find something, too."""
    with pytest.raises(Tampered) as caught:
        follow(CASE, "r1", entries, TALK.ring, anchors=ANCHORS)
    assert verify_chain(CASE, "r1", entries, ANCHORS)
    return str(caught.value)


def test_untouched_rows_read_back() -> None:
    assert [body for body in _read(ROWS) if body.startswith((b"one", b"two"))] == TALK.texts
    assert verify_chain(CASE, "r1", TALK.entries, ANCHORS) == ()


@settings(max_examples=400)
@given(data=st.data())
def test_any_flipped_bit_in_any_row_is_found(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(ROWS) - 1))
    name = data.draw(st.sampled_from(["nonce", "ciphertext", "previous", "signature"]))
    whole = bytearray(getattr(ROWS[place], name))
    at = data.draw(st.integers(0, len(whole) * 8 - 1))
    whole[at // 8] ^= 1 << at % 8
    rows = list(ROWS)
    rows[place] = msgspec.structs.replace(rows[place], **{name: bytes(whole)})
    with pytest.raises(Tampered) as caught:
        _read(rows)
    assert caught.value.fault.sequence == place


@settings(max_examples=300)
@given(data=st.data())
def test_any_flipped_bit_under_the_outer_seal_is_found(data: st.DataObject) -> None:
    """As one who holds the case's key but no room's could do it."""
    place = data.draw(st.integers(0, len(ROWS) - 1))
    name = data.draw(st.sampled_from(["nonce", "ciphertext", "previous", "signature"]))
    whole = bytearray(getattr(TALK.entries[place], name))
    at = data.draw(st.integers(0, len(whole) * 8 - 1))
    whole[at // 8] ^= 1 << at % 8
    entries = list(TALK.entries)
    entries[place] = msgspec.structs.replace(entries[place], **{name: bytes(whole)})
    assert f"entry {place}" in _broken(entries)


@given(
    place=st.integers(0, len(ROWS) - 1),
    field=st.sampled_from(["room", "sequence", "epoch"]),
    by=st.integers(1, 5),
)
def test_a_clear_field_that_was_changed_is_found(place: int, field: str, by: int) -> None:
    old = getattr(ROWS[place], field)
    new = old + "x" * by if field == "room" else old + by
    rows = list(ROWS)
    rows[place] = msgspec.structs.replace(rows[place], **{field: new})
    with pytest.raises(Tampered):
        _read(rows)
    entries = list(TALK.entries)
    entries[place] = msgspec.structs.replace(entries[place], **{field: new})
    assert _broken(entries)


@given(st.permutations(range(len(ROWS))))
def test_any_other_order_is_found(order: list[int]) -> None:
    if order == sorted(order):
        assert _read(ROWS)
    else:
        assert "r1" in _broken([TALK.entries[i] for i in order])


@given(place=st.integers(0, len(ROWS) - 1), to=st.integers(0, len(ROWS)))
def test_a_replayed_entry_is_found(place: int, to: int) -> None:
    entries = list(TALK.entries)
    entries.insert(to, TALK.entries[place])
    said = _broken(entries)
    assert "again" in said or "missing" in said


@given(place=st.integers(0, len(ROWS) - 1), to=st.integers(0, len(ROWS) - 1))
def test_a_renumbered_copy_is_found(place: int, to: int) -> None:
    if place == to:
        return
    entries = list(TALK.entries)
    entries[to] = msgspec.structs.replace(
        TALK.entries[place], sequence=to, previous=TALK.entries[to].previous
    )
    assert f"entry {to}" in _broken(entries)


@given(st.sets(st.integers(0, len(ROWS) - 1), min_size=1))
def test_left_out_entries_are_found(gone: set[int]) -> None:
    entries = [entry for entry in TALK.entries if entry.sequence not in gone]
    assert _broken(entries)


@pytest.mark.parametrize("left", range(len(ROWS)))
def test_a_cut_shows_against_a_head_seen_before(left: int) -> None:
    message = f"entry {len(ROWS) - 1}: the chain was cut: it ends at entry {left - 1}"
    assert message in _broken(TALK.entries[:left])


def test_a_chain_written_anew_shows_against_a_head_seen_before() -> None:
    anew = _two_epochs()
    with pytest.raises(Tampered, match="not the entry that was seen here before"):
        follow(CASE, "r1", anew.entries, anew.ring, anchors=ANCHORS)
    assert "not the entry that was seen" in str(verify_chain(CASE, "r1", anew.entries, ANCHORS)[0])


def test_an_entry_of_another_room_is_found() -> None:
    entries = list(TALK.entries)
    entries[1] = OTHER.entries[1]
    assert "an entry of room r2 stands here" in _broken(entries)
    entries[1] = msgspec.structs.replace(OTHER.entries[1], room="r1")
    assert "entry 1" in _broken(entries)


def test_a_room_of_another_case_is_found() -> None:
    other = start_talk(PEOPLE, case="other")
    with pytest.raises(Tampered, match="entry 0"):
        follow(CASE, "r1", other.entries, other.ring)


def test_an_older_epoch_cannot_come_back() -> None:
    """Salim, had he been removed, still holds epoch 1's key: an entry under it after epoch 2 began is
    refused.
    """
    from goodoffices.vault.entries import Inside, seal_inside

    late = seal_inside(
        CASE, "r1", TALK.state.head, 1, TALK.ring[1], PEOPLE["salim"], Inside("salim", AT, "said", b"late")
    )
    said = _broken([*TALK.entries, late])
    assert "epoch 1 cannot follow epoch 2" in said


def test_each_fault_is_told_once() -> None:
    entries = list(TALK.entries)
    altered = bytes([entries[4].ciphertext[0] ^ 1]) + entries[4].ciphertext[1:]
    entries[4] = msgspec.structs.replace(entries[4], ciphertext=altered)
    faults = verify_chain(CASE, "r1", entries)
    assert [fault.sequence for fault in faults] == [5]
    assert "that one was altered" in faults[0].what


def test_a_wrong_anchor_before_the_start_is_not_asked_about() -> None:
    state, _ = follow(CASE, "r1", TALK.entries[:6], TALK.ring)
    later = [Head(2, b"unknown"), ANCHORS[0]]
    assert follow(CASE, "r1", TALK.entries[6:], TALK.ring, start=state, anchors=later)[0] == TALK.state


def test_another_cases_key_opens_nothing() -> None:
    other = CaseKey.new(CASE)
    with pytest.raises(Tampered, match="outer seal does not open"):
        other.fetch(ROWS[0])
    with pytest.raises(Tampered, match="outer seal of room key"):
        other.fetch_key(KEY.store_key(TALK.keys[0]))
    with pytest.raises(CaseEnded, match="lake-sarn"):
        other.require(KEY.check)
    KEY.require(KEY.check)


def test_a_case_moves_to_another_outer_key_without_a_break() -> None:
    other = CaseKey.new(CASE)
    moved = [other.store(KEY.fetch(row)) for row in ROWS]
    assert all(a.ciphertext != b.ciphertext for a, b in zip(moved, ROWS, strict=True))
    assert verify_chain(CASE, "r1", [other.fetch(row) for row in moved], ANCHORS) == ()
    assert [KEY.fetch_key(KEY.store_key(key)) for key in TALK.keys] == TALK.keys


def test_the_case_keys_file_reads_back_and_says_when_it_was_altered() -> None:
    text = KEY.to_text()
    assert CaseKey.from_text(text).check == KEY.check
    assert text.splitlines()[2] not in repr(KEY)
    lines = text.split("\n")
    swapped = "B" if lines[2][0] == "A" else "A"
    for wrong in (
        "",
        "hello",
        text.replace(CASE, "other"),
        "\n".join([*lines[:2], swapped + lines[2][1:], ""]),
    ):
        with pytest.raises(UnreadableError):
            CaseKey.from_text(wrong)


def test_what_is_wrapped_opens_under_its_own_name_alone() -> None:
    assert KEY.unwrap("draft/1", KEY.wrap("draft/1", b"text")) == b"text"
    with pytest.raises(Tampered, match="draft/2"):
        KEY.unwrap("draft/2", KEY.wrap("draft/1", b"text"))
