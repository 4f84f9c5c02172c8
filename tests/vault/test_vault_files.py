"""Attached files and exported cases, as streams."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_cast import CHEAP, Talk

from goodoffices.vault import (
    CaseKey,
    ExportedCase,
    ExportedChunk,
    ExportedEntry,
    ExportedKey,
    ExportedNote,
    ExportedUser,
    FileSealer,
    SealedFile,
    Tampered,
    UnreadableError,
    WrongPassphrase,
    follow,
    open_file,
    open_identity,
    open_room_keys,
    read_export,
    rewrap_file,
    seal_identity,
    unwrap_file,
    write_export,
)
from goodoffices.vault.padding import chunk_class, pad, unpad
from goodoffices.vault.streams import CHUNK

KEY = CaseKey.new("lake-sarn")
PHRASE = "harbour lantern for the road"
CANARY = b"CANARY-7c1f0b2d9e"


def seal(data: bytes, blob: str = "b1", piece: int = 10_000) -> tuple[SealedFile, bytes]:
    sealer = FileSealer(KEY, blob)
    out = [sealer.feed(data[i : i + piece]) for i in range(0, len(data), piece)]
    last, file = sealer.finish()
    return file, b"".join(out) + last


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[i : i + size] for i in range(0, len(data), size))


@settings(max_examples=25)
@given(
    size=st.sampled_from([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 20 * CHUNK + 5]),
    piece=st.integers(1000, 300_000),
    back=st.integers(1000, 300_000),
)
def test_files_of_any_size_come_back_however_they_are_cut(size: int, piece: int, back: int) -> None:
    data = (b"0123456789abcdef" * (size // 16 + 1))[:size]
    file, stored = seal(data, piece=piece)
    assert b"".join(open_file(KEY, file, pieces(stored, back))) == data
    assert file.size == size


def test_neither_words_nor_the_exact_length_show() -> None:
    small = [seal(CANARY * n)[1] for n in (0, 1, 50, 3000)]
    assert len({len(stored) for stored in small}) == 1
    assert all(CANARY not in stored for stored in small)
    assert len(seal(bytes(CHUNK * 33))[1]) == len(seal(bytes(CHUNK * 36 - 9))[1])


@settings(max_examples=60)
@given(data=st.data())
def test_any_flipped_bit_of_a_file_is_found(data: st.DataObject) -> None:
    file, stored = seal(bytes(CHUNK + 100))
    at = data.draw(st.integers(0, len(stored) * 8 - 1))
    changed = bytearray(stored)
    changed[at // 8] ^= 1 << at % 8
    with pytest.raises(Tampered, match="b1"):
        b"".join(open_file(KEY, file, [bytes(changed)]))


def test_a_file_that_was_cut_prolonged_reordered_or_exchanged_is_found() -> None:
    file, stored = seal(bytes(range(256)) * 1024)
    _, other = seal(bytes(300_000), blob="b1")
    _, elsewhere = seal(bytes(range(256)) * 1024, blob="b2")
    step = CHUNK + 4 + 17 + 17
    head, body = stored[:65], stored[65:]
    chunks = [body[i : i + step] for i in range(0, len(body), step)]
    assert {len(chunk) for chunk in chunks} == {step}
    wrong = [
        b"",
        stored[:30],
        stored[:-1],
        head,
        head + b"".join(chunks[:-1]),
        stored + b"x",
        stored + chunks[-1],
        head + b"".join([chunks[1], chunks[0], *chunks[2:]]),
        other,
        elsewhere,
    ]
    for one in wrong:
        with pytest.raises(Tampered, match="b1"):
            b"".join(open_file(KEY, file, pieces(one, 7000)))


def test_a_member_who_holds_the_files_key_cannot_exchange_it_unseen() -> None:
    file, _ = seal(b"the annex as agreed")
    sealer = FileSealer(KEY, "b1")
    sealer.feed(b"the annex as wished")
    last, _ = sealer.finish()
    forged, stored = msgspec.structs.replace(file, key=sealer.key), sealer.feed(b"") + last
    with pytest.raises(Tampered):
        b"".join(open_file(KEY, forged, [stored]))
    file2, stored2 = seal(b"the annex as wished")
    with pytest.raises(Tampered, match="not the one that was attached"):
        b"".join(open_file(KEY, msgspec.structs.replace(file2, digest=file.digest), [stored2]))


def test_a_file_moves_to_another_outer_key() -> None:
    other = CaseKey.new("lake-sarn")
    file, stored = seal(bytes(200_000))
    moved = b"".join(rewrap_file(other, "b1", unwrap_file(KEY, "b1", [stored])))
    assert b"".join(open_file(other, file, [moved])) == bytes(200_000)
    with pytest.raises(Tampered):
        b"".join(open_file(KEY, file, [moved]))
    with pytest.raises(Tampered):
        b"".join(rewrap_file(other, "b1", []))


@given(st.integers(1, 5000))
def test_chunk_classes_add_an_eighth_at_most(chunks: int) -> None:
    assert chunks <= chunk_class(chunks) <= chunks * 9 / 8 + 1
    assert chunk_class(chunk_class(chunks)) == chunk_class(chunks)


@given(st.binary(max_size=3000))
def test_filling_comes_off_again(data: bytes) -> None:
    assert unpad(pad(data)) == data
    assert len(pad(data)) in (512, 1024, 2048, 4096)


def export(talk: Talk) -> bytes:
    _, stored = seal(CANARY * 9000)
    inner = list(unwrap_file(KEY, "b1", [stored]))
    records = [
        ExportedCase("lake-sarn", "2031-05-04T20:00:00Z"),
        *(ExportedUser(seal_identity(one, PHRASE + name, CHEAP)) for name, one in talk.people.items()),
        *(ExportedKey(key) for key in talk.keys),
        *(ExportedEntry(entry) for entry in talk.entries),
        *(ExportedChunk("b1", part, part is inner[-1]) for part in inner),
        ExportedNote("settings", CANARY),
    ]
    return b"".join(write_export(records, PHRASE, CHEAP))


def test_an_exported_case_opens_elsewhere_with_its_chains_whole(talk: Talk) -> None:
    data = export(talk)
    assert CANARY not in data
    for size in (1, 50_000):
        records = list(read_export(pieces(data[: len(data)], size) if size > 1 else [data], PHRASE))
        assert records[0] == ExportedCase("lake-sarn", "2031-05-04T20:00:00Z")
        user = next(r.identity for r in records if isinstance(r, ExportedUser) and r.identity.user == "salim")
        me = open_identity(user, PHRASE + "salim")
        mine = [r.key for r in records if isinstance(r, ExportedKey) and r.key.recipient == "salim"]
        ring = open_room_keys("lake-sarn", mine, me, talk.directory)["r1"]
        entries = [r.entry for r in records if isinstance(r, ExportedEntry)]
        _, opened = follow("lake-sarn", "r1", entries, ring)
        assert [one.body for one in opened[1:]] == talk.texts
        assert records[-1] == ExportedNote("settings", CANARY)


def test_an_export_does_not_open_with_another_passphrase(talk: Talk) -> None:
    with pytest.raises(WrongPassphrase):
        list(read_export([export(talk)], PHRASE + "x"))


def test_an_export_that_was_cut_or_altered_anywhere_is_refused(talk: Talk) -> None:
    data = export(talk)
    assert len(data) > 3 * CHUNK
    cuts = [0, 5, 22, 30, 60, len(data) // 2, len(data) - CHUNK - 17, len(data) - 1]
    for cut in cuts:
        with pytest.raises((Tampered, UnreadableError, WrongPassphrase)):
            list(read_export([data[:cut]], PHRASE))
    for at in [*range(0, 75, 5), *range(80, len(data), 40_001)]:
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        with pytest.raises((Tampered, UnreadableError, WrongPassphrase)):
            list(read_export([changed], PHRASE))
    with pytest.raises(Tampered, match="the export was cut or put together anew"):
        list(read_export([data, b"more"], PHRASE))


def test_sizes_of_entries_do_not_show_in_an_export() -> None:
    notes = [[ExportedNote("n", bytes(size))] for size in (1, 500, 20_000)]
    lengths = [len(b"".join(write_export(one, PHRASE, CHEAP))) for one in notes]
    assert all(a == b for a, b in pairwise(lengths))
