"""A reader's snapshot of a room: what its fold gave, sealed for that reader alone, disposable.

It is in parts that are opened one by one. The first holds the room's state and has the mark of every other
part as it stood then; so no part of an earlier snapshot, and no other's, passes for one of this. Parts are
filled up to size classes: which of them grew shall not tell by how many words.

The key comes from the reader's own secret. A snapshot under the room's key would hand what came before to
members *from now*, and would let one member plant what another reads.
"""

from __future__ import annotations

import msgspec
from nacl.utils import random

from goodoffices.vault.entries import Keyring
from goodoffices.vault.identity import Identity
from goodoffices.vault.membership import RoomState
from goodoffices.vault.padding import fill, unpad
from goodoffices.vault.sealing import NONCE_SIZE, SealBroken, bind, derive, seal, unseal


class Snapshot(msgspec.Struct, frozen=True):
    """The first part: the room's ``state``, the ``data`` of its fold, and the mark of every other part by its
    number.
    """

    state: RoomState
    data: bytes
    marks: dict[int, bytes] = {}


def seal_snapshot(reader: Identity, keyring: Keyring, version: str, snapshot: Snapshot) -> bytes:
    """Seal what the room gave up to the state's head under the reducer's ``version``."""
    bound = _bound(reader, keyring, snapshot.state.case, snapshot.state.room, version, 0)
    return _seal(reader, msgspec.msgpack.encode(snapshot), bound)


def open_snapshot(
    reader: Identity, keyring: Keyring, case: str, room: str, version: str, sealed: bytes
) -> Snapshot | None:
    """The first part; None if it is another reader's, another version's, of another reach, or altered.

    A snapshot is only a saving: where there is none, the room is followed from its first entry.
    """
    plain = _open(reader, sealed, _bound(reader, keyring, case, room, version, 0))
    return None if plain is None else _DECODER.decode(plain)


def seal_part(
    reader: Identity, keyring: Keyring, state: RoomState, version: str, number: int, data: bytes
) -> tuple[bytes, bytes]:
    """Seal another part, numbered from 1; gives it, and the mark that :class:`Snapshot` has to have of it."""
    sealed = _seal(reader, data, _bound(reader, keyring, state.case, state.room, version, number))
    return sealed, _mark(sealed)


def open_part(
    reader: Identity, keyring: Keyring, snapshot: Snapshot, version: str, number: int, sealed: bytes
) -> bytes | None:
    """The data of a part; None if it is not the one that the snapshot has the mark of."""
    if snapshot.marks.get(number) != _mark(sealed):
        return None
    case, room = snapshot.state.case, snapshot.state.room
    return _open(reader, sealed, _bound(reader, keyring, case, room, version, number))


def _mark(sealed: bytes) -> bytes:
    # The nonce: it was drawn at random for this part, and who has not the key can seal nothing else under it.
    return sealed[:NONCE_SIZE]


def _seal(reader: Identity, plain: bytes, bound: bytes) -> bytes:
    nonce = random(NONCE_SIZE)
    return nonce + seal(_key(reader), nonce, fill(plain), bound)


def _open(reader: Identity, sealed: bytes, bound: bytes) -> bytes | None:
    try:
        return unpad(unseal(_key(reader), sealed[:NONCE_SIZE], sealed[NONCE_SIZE:], bound))
    except SealBroken:
        return None


def _key(reader: Identity) -> bytes:
    return derive(bytes(reader.box), "snapshot")


def _bound(reader: Identity, keyring: Keyring, case: str, room: str, version: str, number: int) -> bytes:
    reach = min(keyring, default=0)
    return bind("goodoffices snapshot 2", reader.user, case, room, version, reach, number)


_DECODER = msgspec.msgpack.Decoder(Snapshot)
