"""Entries, sealed and signed, each holding the hash of the one before.

In the clear stand only the fields of :class:`SealedEntry`; who wrote, when, and of what kind is inside.
Everything clear is bound to the seal together with the case's name, so an entry opens only in its own place.

The signature covers a value that only the room's key gives. Without it nobody can try the public keys of the
users one by one against a signature, and so learn from the stored rows who wrote what.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey
from nacl.utils import random

from goodoffices.language import CodedText
from goodoffices.vault.errors import Fault, NoKey, Tampered
from goodoffices.vault.identity import Identity, PublicKeys
from goodoffices.vault.padding import pad, unpad
from goodoffices.vault.sealing import NONCE_SIZE, SealBroken, bind, derive, digest, seal, unseal

Keyring = Mapping[int, bytes]
"""The keys that a reader holds of one room: epoch to key."""


class SealedEntry(msgspec.Struct, frozen=True):
    """One entry as the chain knows it. ``sequence`` counts from 0 in its room, ``epoch`` from 1."""

    room: str
    sequence: int
    epoch: int
    nonce: bytes
    ciphertext: bytes
    previous: bytes
    signature: bytes


class Head(msgspec.Struct, frozen=True):
    """How far a room has grown: the last entry's place and hash. Before any entry, -1 and a hash of the
    room's own name.
    """

    sequence: int
    hash: bytes


class OpenedEntry(msgspec.Struct, frozen=True):
    """One entry, opened and verified. ``at`` is the author's clock, ISO 8601 in UTC."""

    sequence: int
    epoch: int
    author: str
    at: str
    kind: str
    body: bytes


class Inside(msgspec.Struct, frozen=True):
    """What the seal covers."""

    author: str
    at: str
    kind: str
    body: bytes


def first_head(case: str, room: str) -> Head:
    """Where a room's chain starts."""
    return Head(-1, digest("goodoffices room 1", case, room))


def entry_hash(case: str, entry: SealedEntry) -> bytes:
    """The hash that the next entry holds."""
    return digest(
        "goodoffices link 1",
        case,
        entry.room,
        entry.sequence,
        entry.epoch,
        entry.nonce,
        entry.ciphertext,
        entry.previous,
        entry.signature,
    )


def head_after(case: str, entry: SealedEntry) -> Head:
    """The head of a chain that ends with this entry."""
    return Head(entry.sequence, entry_hash(case, entry))


def seal_inside(
    case: str, room: str, head: Head, epoch: int, key: bytes, author: Identity, inside: Inside
) -> SealedEntry:
    """Seal and sign the entry that follows ``head``."""
    sequence, nonce = head.sequence + 1, random(NONCE_SIZE)
    plain = pad(msgspec.msgpack.encode(inside))
    bound = _bound(case, room, sequence, epoch, head.hash)
    ciphertext = seal(key, nonce, plain, bound)
    signature = author.sign(_signed(key, bound, nonce, ciphertext))
    return SealedEntry(room, sequence, epoch, nonce, ciphertext, head.hash, signature)


def open_inside(case: str, entry: SealedEntry, key: bytes) -> Inside:
    """What an entry holds; the signature is not looked at yet. Raises :class:`Tampered`."""
    bound = _bound(case, entry.room, entry.sequence, entry.epoch, entry.previous)
    try:
        return msgspec.msgpack.decode(unpad(unseal(key, entry.nonce, entry.ciphertext, bound)), type=Inside)
    except SealBroken as broken:
        what = CodedText("its-seal-does-not", "its seal does not open: %(broken)s", broken=broken.args[0])
    except (ValueError, msgspec.MsgspecError):
        what = CodedText("what-sealed-cannot-read", "what is sealed in it cannot be read")
    raise Tampered(Fault(entry.room, entry.sequence, what))


def check_signature(case: str, entry: SealedEntry, key: bytes, author: str, public: PublicKeys) -> None:
    """Raises :class:`Tampered` unless ``author`` signed this entry in this place."""
    bound = _bound(case, entry.room, entry.sequence, entry.epoch, entry.previous)
    try:
        VerifyKey(public.sign).verify(_signed(key, bound, entry.nonce, entry.ciphertext), entry.signature)
    except (BadSignatureError, ValueError):
        raise Tampered(
            Fault(
                entry.room,
                entry.sequence,
                CodedText(
                    "signature-not-whom-names",
                    "the signature is not that of %(author)s, whom it names",
                    author=author,
                ),
            )
        ) from None


def key_for(keyring: Keyring, room: str, epoch: int) -> bytes:
    """The key of an epoch; raises :class:`NoKey`."""
    if epoch not in keyring:
        raise NoKey(
            CodedText(
                "room-no-key-hand",
                "room %(room)s: no key at hand for epoch %(epoch)s",
                room=room,
                epoch=epoch,
            )
        )
    return keyring[epoch]


def _bound(case: str, room: str, sequence: int, epoch: int, previous: bytes) -> bytes:
    return bind("goodoffices entry 1", case, room, sequence, epoch, previous)


def _signed(key: bytes, bound: bytes, nonce: bytes, ciphertext: bytes) -> bytes:
    return digest("goodoffices signature 1", derive(key, "sign"), bound, nonce, ciphertext)
