"""Files, sealed as they stream in: libsodium's secretstream (XChaCha20-Poly1305) twice, under the file's key
and the case's.

The file's own key, size and hash stand in the entry that it is attached to. A file is cut into chunks of 64
KiB and filled up with empty ones to a size class, so neither its name nor its length is stored in the clear.
Nothing is held but one chunk.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator

import msgspec
from nacl import bindings
from nacl.exceptions import CryptoError

from goodoffices.language import CodedText
from goodoffices.vault.casekey import CaseKey
from goodoffices.vault.errors import Fault, Tampered
from goodoffices.vault.padding import chunk_class
from goodoffices.vault.sealing import HASH_SIZE, bind, new_key

CHUNK = 65_536
EXTRA: int = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
HEADER: int = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
FINAL: int = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
MESSAGE: int = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_LENGTH = 4
_INNER = _LENGTH + CHUNK + EXTRA
_OUTER = _INNER + EXTRA


class SealedFile(msgspec.Struct, frozen=True):
    """What an entry says of a file: ``blob`` is the name it is stored under, ``size`` its bytes, ``digest``
    their BLAKE2b hash.
    """

    blob: str
    key: bytes
    size: int
    digest: bytes


class FileSealer:
    """Seals one file: feed it, write what comes back, and finish."""

    def __init__(self, case: CaseKey, blob: str) -> None:
        self.blob, self.key, self.size = blob, new_key(), 0
        self._hash = hashlib.blake2b(digest_size=HASH_SIZE)
        self._held, self._chunks = bytearray(), 0
        self._inner = StreamSealer(self.key, bind("goodoffices file 1", case.case, blob))
        self._outer = StreamSealer(case.stream_keys[0], bind("goodoffices outer file 1", case.case, blob))
        self._head = self._outer.header + self._outer.seal(self._inner.header, MESSAGE)

    def feed(self, data: bytes) -> bytes:
        """Sealed bytes to be written, as soon as a chunk is full."""
        self.size += len(data)
        self._hash.update(data)
        self._held += data
        out = [self._take_head()]
        while len(self._held) > CHUNK:
            out.append(self._seal(bytes(self._held[:CHUNK]), MESSAGE))
            del self._held[:CHUNK]
        return b"".join(out)

    def finish(self) -> tuple[bytes, SealedFile]:
        """The last bytes to be written, and what the entry has to say."""
        fill = chunk_class(self._chunks + 1) - self._chunks - 1
        out = [self._take_head(), self._seal(bytes(self._held), MESSAGE if fill else FINAL)]
        out += [self._seal(b"", FINAL if left == 1 else MESSAGE) for left in range(fill, 0, -1)]
        return b"".join(out), SealedFile(self.blob, self.key, self.size, self._hash.digest())

    def _take_head(self) -> bytes:
        head, self._head = self._head, b""
        return head

    def _seal(self, data: bytes, tag: int) -> bytes:
        self._chunks += 1
        plain = len(data).to_bytes(_LENGTH) + data + bytes(CHUNK - len(data))
        return self._outer.seal(self._inner.seal(plain, tag), tag)


def open_file(case: CaseKey, file: SealedFile, stored: Iterable[bytes]) -> Iterator[bytes]:
    """The file's bytes, chunk by chunk; ``stored`` is read in pieces of any size.

    Raises :class:`Tampered` at a chunk that was altered, at a cut, and at the end where the whole is not what
    was attached: what was given out before that is genuine, but incomplete.
    """
    seen, total = hashlib.blake2b(digest_size=HASH_SIZE), 0
    bound = bind("goodoffices file 1", case.case, file.blob)
    inner: StreamOpener | None = None
    for piece, last in _strip(case, file.blob, stored):
        if inner is None:
            inner = StreamOpener(
                file.key, bound, piece, CodedText("file", "the file %(blob)s", blob=file.blob)
            )
            continue
        plain, ended = inner.open(piece)
        length = int.from_bytes(plain[:_LENGTH])
        if ended != last or length > CHUNK:
            raise _cut(CodedText("file", "the file %(blob)s", blob=file.blob))
        data = plain[_LENGTH : _LENGTH + length]
        seen.update(data)
        total += length
        if data:
            yield data
    if total != file.size or seen.digest() != file.digest:
        raise Tampered(
            Fault(
                "",
                -1,
                CodedText(
                    "file-not-one-was", "the file %(blob)s is not the one that was attached", blob=file.blob
                ),
            )
        )


def unwrap_file(case: CaseKey, blob: str, stored: Iterable[bytes]) -> Iterator[bytes]:
    """A stored file without the case's seal, still sealed under its own key: to carry it to another case
    key.
    """
    for piece, _ in _strip(case, blob, stored):
        yield piece


def rewrap_file(case: CaseKey, blob: str, inner: Iterable[bytes]) -> Iterator[bytes]:
    """The reverse of :func:`unwrap_file`, under another case key."""
    outer = StreamSealer(case.stream_keys[0], bind("goodoffices outer file 1", case.case, blob))
    pieces = cut_up(inner, HEADER, _INNER)
    header, cut = next(pieces, (b"", True))
    if cut:
        raise _cut(CodedText("file", "the file %(blob)s", blob=blob))
    yield outer.header + outer.seal(header, MESSAGE)
    for piece, last in pieces:
        yield outer.seal(piece, FINAL if last else MESSAGE)


def _strip(case: CaseKey, blob: str, stored: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """What is under the case's seal: the inner header first, then each inner chunk with whether it is the
    last.
    """
    bound = bind("goodoffices outer file 1", case.case, blob)
    name, header = CodedText("file", "the file %(blob)s", blob=blob), b""
    outer: StreamOpener | None = None
    ended = False
    for piece, _ in cut_up(stored, HEADER, HEADER + EXTRA, _OUTER):
        if not header:
            header = piece
            continue
        if ended:
            raise _cut(name)
        outer = outer or StreamOpener(_fitting(case.stream_keys, bound, header, piece), bound, header, name)
        plain, ended = outer.open(piece)
        yield plain, ended
    if not ended:
        raise _cut(CodedText("file", "the file %(blob)s", blob=blob))


def _fitting(keys: tuple[bytes, ...], bound: bytes, header: bytes, piece: bytes) -> bytes:
    """The key that opens a stream's first piece; the last where none does, which then says so."""
    for key in keys[:-1]:
        with contextlib.suppress(Tampered):
            StreamOpener(key, bound, header, "").open(piece)
            return key
    return keys[-1]


def cut_up(data: Iterable[bytes], *sizes: int) -> Iterator[tuple[bytes, bool]]:
    """Pieces of the given sizes, the last size over and over; each with whether nothing follows it."""
    held, wanted = bytearray(), list(sizes)
    for more in data:
        held += more
        while len(held) > wanted[0]:
            yield bytes(held[: wanted[0]]), False
            del held[: wanted[0]]
            wanted = wanted[1:] or wanted
    if held:
        yield bytes(held), True


def _cut(name: str) -> Tampered:
    return Tampered(
        Fault("", -1, CodedText("was-cut-or-put", "%(name)s was cut or put together anew", name=name))
    )


class StreamSealer:
    """One secretstream being written; ``bound`` has to be the same when it is opened."""

    def __init__(self, key: bytes, bound: bytes) -> None:
        self._state, self._bound = bindings.crypto_secretstream_xchacha20poly1305_state(), bound
        self.header = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)

    def seal(self, data: bytes, tag: int) -> bytes:
        """The next piece, sealed; ``tag`` is MESSAGE, or FINAL for the last."""
        return bindings.crypto_secretstream_xchacha20poly1305_push(self._state, data, self._bound, tag)


class StreamOpener:
    """One secretstream being read. Pieces that were altered, left out or put in another order raise
    :class:`Tampered`.
    """

    def __init__(self, key: bytes, bound: bytes, header: bytes, name: str) -> None:
        if len(header) != HEADER:
            raise _cut(name)
        self._state, self._bound, self._name = (
            bindings.crypto_secretstream_xchacha20poly1305_state(),
            bound,
            name,
        )
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(self._state, header, key)

    def open(self, data: bytes) -> tuple[bytes, bool]:
        """The next piece, and whether it is the last."""
        try:
            plain, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(self._state, data, self._bound)
        except CryptoError:
            raise Tampered(
                Fault(
                    "", -1, CodedText("part-was-altered", "a part of %(name)s was altered", name=self._name)
                )
            ) from None
        return plain, tag == FINAL

    def cut(self) -> Tampered:
        """The error for a stream that ends too early or goes on too long."""
        return _cut(self._name)
