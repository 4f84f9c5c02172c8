"""Reading a room: its keys, its snapshot, the entries since; verified, opened and folded."""

from __future__ import annotations

import msgspec

from goodoffices.server.store.models import Entry, RoomKey, Snapshot
from goodoffices.server.store.users import Desk
from goodoffices.talks import VERSION, RoomView, decode_entry, fold
from goodoffices.vault import (
    CaseKey,
    Fault,
    Keyring,
    RoomState,
    StoredEntry,
    StoredKey,
    Tampered,
    follow,
    head_after,
    open_room_key,
    open_snapshot,
    seal_snapshot,
)

SNAPSHOT_AFTER = 4
"""Entries past the last snapshot after which reading makes a new one; in a long room one for every 64 that it has."""
SNAPSHOT_VERSION = f"view {VERSION}.1"
FIELDS = ("room_id", "sequence", "epoch", "nonce", "ciphertext", "previous", "signature")
_VIEW = msgspec.msgpack.Decoder(RoomView)


def keyrings(desk: Desk, outer: CaseKey) -> dict[str, dict[int, bytes]]:
    """The keys of every room of a case in which this user has a part; those opened before are not opened again."""
    rings = desk.rings.setdefault(outer.case, {})
    rows = RoomKey.objects.filter(room__case_id=outer.case, recipient=desk.user)
    for room, epoch, sealed in rows.values_list("room_id", "epoch", "sealed"):
        if epoch not in rings.setdefault(room, {}):
            stored = outer.fetch_key(StoredKey(room, epoch, desk.user, bytes(sealed)))
            rings[room][epoch] = open_room_key(outer.case, stored, desk.identity, desk.directory)
    return rings


def read_room(desk: Desk, outer: CaseKey, room: str, ring: Keyring) -> tuple[RoomState, RoomView]:
    """A room as it stands. Raises :class:`~goodoffices.vault.Tampered` where the chain is not what it was."""
    state, view = _kept(desk, outer, room, ring)
    start = state.head.sequence if state else 0
    rows = Entry.objects.filter(room_id=room, sequence__gte=start).order_by("sequence")
    sealed = [outer.fetch(stored_entry(row)) for row in rows.values_list(*FIELDS)]
    if state is not None:
        # The snapshot has seen its head: where that entry is gone or another, the stored chain was cut or written anew.
        if not sealed or head_after(outer.case, sealed[0]) != state.head:
            raise Tampered(Fault(room, start, "it is not the entry that was seen here before"))
        sealed = sealed[1:]
    after, opened = follow(outer.case, room, sealed, ring, start=state, directory=desk.directory)
    folded = fold(room, map(decode_entry, opened), view)
    if len(opened) >= max(SNAPSHOT_AFTER, folded.head // 64):
        _keep(desk, ring, after, folded)
    return after, folded


def stored_entry(row: tuple[str, int, int, bytes, bytes, bytes, bytes]) -> StoredEntry:
    """A row of the entries' table (:data:`FIELDS`) as the vault knows it."""
    room, sequence, epoch, *rest = row
    return StoredEntry(room, sequence, epoch, *map(bytes, rest))


def _kept(
    desk: Desk, outer: CaseKey, room: str, ring: Keyring
) -> tuple[RoomState, RoomView] | tuple[None, None]:
    row = Snapshot.objects.filter(room_id=room, reader=desk.user).values_list("sealed").first()
    if row is None:
        return None, None
    found = open_snapshot(desk.identity, ring, outer.case, room, SNAPSHOT_VERSION, bytes(row[0]))
    if found is None:
        return None, None
    return found[0], _VIEW.decode(found[1])


def _keep(desk: Desk, ring: Keyring, state: RoomState, view: RoomView) -> None:
    sealed = seal_snapshot(desk.identity, ring, state, SNAPSHOT_VERSION, msgspec.msgpack.encode(view))
    Snapshot.objects.update_or_create(room_id=state.room, reader=desk.user, defaults={"sealed": sealed})
