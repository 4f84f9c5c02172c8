"""Reading a room: its keys, its snapshot, the entries since; verified, opened and folded."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.server.store.kept import Keeper
from goodoffices.server.store.sql import entries_since
from goodoffices.server.store.users import Desk
from goodoffices.talks import RoomView, decode_entry, fold
from goodoffices.vault import (
    CaseKey,
    Fault,
    Keyring,
    RoomState,
    StoredKey,
    Tampered,
    follow,
    head_after,
    open_room_key,
)

SNAPSHOT_AFTER = 4
"""Entries past the last snapshot after which reading makes a new one."""


def keyrings(
    desk: Desk, outer: CaseKey, rows: Iterable[tuple[str, int, bytes]]
) -> dict[str, dict[int, bytes]]:
    """The keys of every room of a case in which this user has a part, out of room, epoch and sealed key; those opened before are not opened again."""
    rings = desk.rings.setdefault(outer.case, {})
    for room, epoch, sealed in rows:
        if epoch not in rings.setdefault(room, {}):
            stored = outer.fetch_key(StoredKey(room, epoch, desk.user, sealed))
            rings[room][epoch] = open_room_key(outer.case, stored, desk.identity, desk.directory)
    return rings


def read_room(desk: Desk, outer: CaseKey, room: str, ring: Keyring) -> tuple[RoomState, RoomView]:
    """A room as it stands. Raises :class:`~goodoffices.vault.Tampered` where the chain is not what it was."""
    keeper = Keeper(desk, outer, room, ring)
    state, view = keeper.read()
    start = state.head.sequence if state else 0
    sealed = [outer.fetch(row) for row in entries_since(room, start)]
    if state is not None:
        # The snapshot has seen its head: where that entry is gone or another, the stored chain was cut or written anew.
        if not sealed or head_after(outer.case, sealed[0]) != state.head:
            raise Tampered(Fault(room, start, "it is not the entry that was seen here before"))
        sealed = sealed[1:]
    after, opened = follow(outer.case, room, sealed, ring, start=state, directory=desk.directory)
    folded = fold(room, map(decode_entry, opened), view)
    if len(opened) >= SNAPSHOT_AFTER:
        keeper.keep(after, folded)
    return after, folded
