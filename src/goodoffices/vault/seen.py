"""How far each room of a case had grown when this user's program last saw it: sealed for that user alone, to
be kept apart from what it is held against.

A chain shows every change but one: that its last entries were cut off. That shows against a head seen before.
"""

from __future__ import annotations

import msgspec
from nacl.utils import random

from goodoffices.vault.entries import Head
from goodoffices.vault.identity import Identity
from goodoffices.vault.padding import fill, unpad
from goodoffices.vault.sealing import NONCE_SIZE, SealBroken, bind, derive, seal, unseal


class SeenHeads(msgspec.Struct, frozen=True):
    """Room to the heads that its chain has to lead through, the newest last; more than one where the chain no
    longer led through one.

    ``since`` is when this memory began (ISO 8601, UTC).
    """

    since: str
    rooms: dict[str, tuple[Head, ...]] = {}


def seal_seen(reader: Identity, case: str, seen: SeenHeads) -> bytes:
    """Seal it for its reader."""
    nonce = random(NONCE_SIZE)
    return nonce + seal(_key(reader), nonce, fill(msgspec.msgpack.encode(seen)), _bound(reader, case))


def open_seen(reader: Identity, case: str, sealed: bytes) -> SeenHeads | None:
    """What :func:`seal_seen` sealed; None if it is another reader's or another case's, or was altered."""
    for one in reader.every:
        try:
            plain = unseal(_key(one), sealed[:NONCE_SIZE], sealed[NONCE_SIZE:], _bound(reader, case))
            return msgspec.msgpack.decode(unpad(plain), type=SeenHeads)
        except (SealBroken, ValueError, msgspec.MsgspecError):
            continue
    return None


def _key(reader: Identity) -> bytes:
    return derive(bytes(reader.box), "seen")


def _bound(reader: Identity, case: str) -> bytes:
    return bind("goodoffices seen 1", reader.user, case)
