"""A reader's snapshot of a room: what its fold gave, sealed for that reader alone, disposable.

The key comes from the reader's own secret. A snapshot under the room's key would hand what came before to members *from now*, and
would let one member plant what another reads.
"""

from __future__ import annotations

import msgspec
from nacl.utils import random

from goodoffices.vault.entries import Keyring
from goodoffices.vault.identity import Identity
from goodoffices.vault.rooms import RoomState
from goodoffices.vault.sealing import NONCE_SIZE, SealBroken, bind, derive, seal, unseal


class _Snapshot(msgspec.Struct, frozen=True):
    state: RoomState
    data: bytes


def seal_snapshot(reader: Identity, keyring: Keyring, state: RoomState, version: str, data: bytes) -> bytes:
    """Seal ``data``, what the room gave up to ``state``'s head under the reducer's ``version``."""
    nonce = random(NONCE_SIZE)
    plain = msgspec.msgpack.encode(_Snapshot(state, data))
    return nonce + seal(_key(reader), nonce, plain, _bound(reader, keyring, state.case, state.room, version))


def open_snapshot(
    reader: Identity, keyring: Keyring, case: str, room: str, version: str, sealed: bytes
) -> tuple[RoomState, bytes] | None:
    """The room's state and the data; None where it is another reader's, another version's, of another reach, or altered.

    A snapshot is only a saving: where there is none, the room is followed from its first entry.
    """
    bound = _bound(reader, keyring, case, room, version)
    try:
        plain = unseal(_key(reader), sealed[:NONCE_SIZE], sealed[NONCE_SIZE:], bound)
    except SealBroken:
        return None
    found = msgspec.msgpack.decode(plain, type=_Snapshot)
    return found.state, found.data


def _key(reader: Identity) -> bytes:
    return derive(bytes(reader.box), "snapshot")


def _bound(reader: Identity, keyring: Keyring, case: str, room: str, version: str) -> bytes:
    reach = min(keyring, default=0)
    return bind("goodoffices snapshot 1", reader.user, case, room, version, reach)
