"""A case in one encrypted file, and back.

The file opens with its own passphrase. Inside, entries, room keys and files are still sealed to their
members, so who receives the file and its passphrase reads no room in which they have no part. The case's
outer key is *not* in it: on reading, the case goes under a new one. Destroying the outer key therefore does
not end an export; it ends with its own passphrase.

Written as: a first line; salt and cost; a secretstream of pieces of 64 KiB. In the stream stand the records
one after another, each behind its length, and zeros up to the end of the last piece, so that sizes of entries
do not show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from nacl.utils import random

from goodoffices.language import CodedText
from goodoffices.vault.entries import SealedEntry
from goodoffices.vault.errors import Tampered, UnreadableError, WrongPassphrase
from goodoffices.vault.identity import SealedIdentity
from goodoffices.vault.passphrase import SALT_SIZE, STANDARD, PassphraseCost, key_of
from goodoffices.vault.roomkeys import SealedKey
from goodoffices.vault.sealing import bind
from goodoffices.vault.streams import (
    CHUNK,
    EXTRA,
    FINAL,
    HEADER,
    MESSAGE,
    StreamOpener,
    StreamSealer,
    cut_up,
)

_MAGIC = b"Good Offices export 1\n"
_LENGTH = 4
_PREFACE = SALT_SIZE + 8 + 4
_MOST = 8 << 20
_NAME = "the export"
_SHOWN = CodedText("export", "the export")


class ExportedCase(msgspec.Struct, frozen=True, tag="case"):
    """The first record: which case, and when it was written out."""

    case: str
    at: str


class ExportedUser(msgspec.Struct, frozen=True, tag="user"):
    """A user's keys, still under that user's own passphrase."""

    identity: SealedIdentity


class ExportedKey(msgspec.Struct, frozen=True, tag="key"):
    """A sealed room key."""

    key: SealedKey


class ExportedEntry(msgspec.Struct, frozen=True, tag="entry"):
    """A sealed entry; a room's entries come in their order."""

    entry: SealedEntry


class ExportedChunk(msgspec.Struct, frozen=True, tag="chunk"):
    """A part of a file as :func:`~goodoffices.vault.streams.unwrap_file` gives it; ``last`` with the file's
    last part.
    """

    blob: str
    data: bytes
    last: bool


class ExportedNote(msgspec.Struct, frozen=True, tag="note"):
    """Anything else that whoever stores the case needs to have again, under a name."""

    name: str
    data: bytes


Record = ExportedCase | ExportedUser | ExportedKey | ExportedEntry | ExportedChunk | ExportedNote


def write_export(
    records: Iterable[Record], passphrase: str, cost: PassphraseCost = STANDARD
) -> Iterator[bytes]:
    """The file's bytes, piece by piece."""
    salt = random(SALT_SIZE)
    preface = salt + cost.memory.to_bytes(8) + cost.passes.to_bytes(4)
    stream = StreamSealer(key_of(passphrase, salt, cost), bind(_NAME, preface))
    yield _MAGIC + preface + stream.header
    held = bytearray()
    for record in records:
        coded = msgspec.msgpack.encode(record)
        held += len(coded).to_bytes(_LENGTH) + coded
        while len(held) >= CHUNK:
            yield stream.seal(bytes(held[:CHUNK]), MESSAGE)
            del held[:CHUNK]
    held += bytes(CHUNK - len(held))
    yield stream.seal(bytes(held), FINAL)


def read_export(data: Iterable[bytes], passphrase: str) -> Iterator[Record]:
    """The records, one after another; ``data`` is read in pieces of any size.

    Raises :class:`WrongPassphrase`, :class:`UnreadableError` or, where the file was altered or cut,
    :class:`Tampered`. Whoever stores the records keeps them only once the last was read.
    """
    pieces = cut_up(data, len(_MAGIC), _PREFACE, HEADER, CHUNK + EXTRA)
    magic, preface, header = (next(pieces, (b"", True))[0] for _ in range(3))
    if magic != _MAGIC or len(header) != HEADER:
        raise UnreadableError(
            CodedText(
                "not-case-exported-good",
                "this is not a case exported by Good Offices, or its first lines are cut",
            )
        )
    salt, memory, passes = preface[:SALT_SIZE], preface[SALT_SIZE:-4], preface[-4:]
    cost = PassphraseCost(int.from_bytes(memory), int.from_bytes(passes))
    stream = StreamOpener(key_of(passphrase, salt, cost), bind(_NAME, preface), header, _SHOWN)
    yield from _records(_plain(stream, pieces))


def _plain(stream: StreamOpener, pieces: Iterable[tuple[bytes, bool]]) -> Iterator[bytes]:
    ended, first = False, True
    for piece, _ in pieces:
        if ended:
            break
        try:
            plain, ended = stream.open(piece)
        except Tampered:
            if first:
                raise WrongPassphrase(
                    CodedText(
                        "passphrase-does-not-open",
                        "the passphrase does not open this export (or it was altered)",
                    )
                ) from None
            raise
        first = False
        yield plain
    else:
        if ended:
            return
    raise stream.cut()


def _records(plain: Iterable[bytes]) -> Iterator[Record]:
    held, at_end = bytearray(), False
    for piece in plain:
        held += piece
        while not at_end and len(held) >= _LENGTH:
            length = int.from_bytes(held[:_LENGTH])
            if length > _MOST:
                raise UnreadableError(
                    CodedText("record-export-larger-than", "a record in the export is larger than any can be")
                )
            if not length:
                at_end = True
            elif len(held) >= _LENGTH + length:
                yield _record(bytes(held[_LENGTH : _LENGTH + length]))
                del held[: _LENGTH + length]
            else:
                break
    if any(held):
        raise UnreadableError(
            CodedText("export-ends-midst-record", "the export ends in the midst of a record")
        )


def _record(coded: bytes) -> Record:
    try:
        record: Record = msgspec.msgpack.decode(coded, type=Record)
    except msgspec.MsgspecError:
        raise UnreadableError(
            CodedText(
                "record-export-cannot-read",
                "a record in the export cannot be read; a later version may have written it",
            )
        ) from None
    return record
