"""Reading a room: its keys, its snapshot, the entries since; verified, opened and folded."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.language import CodedText
from goodoffices.server.store.snapshots import SnapshotStore, keep_if_there_is_room
from goodoffices.server.store.sql import entries_since
from goodoffices.server.store.users import UnlockedIdentity
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
    desk: UnlockedIdentity, outer: CaseKey, rows: Iterable[tuple[str, int, bytes]]
) -> tuple[dict[str, dict[int, bytes]], dict[str, Fault]]:
    """The keys of every room of a case in which this user has a part, out of room, epoch and sealed key, and
    what is wrong with those of a room.

    Keys opened before are not opened again. A key that does not open makes its own room unreadable and no
    other.
    """
    faults: dict[str, Fault] = {}
    rings = desk.rings.setdefault(outer.case, {})
    givers = desk.givers.setdefault(outer.case, {})
    for room, epoch, sealed in rows:
        if epoch in rings.setdefault(room, {}):
            continue
        try:
            stored = outer.fetch_key(StoredKey(room, epoch, desk.user, sealed))
            given = open_room_key(outer.case, stored, desk.identity, desk.directory)
        except Tampered as problem:
            faults.setdefault(room, problem.fault)
            continue
        rings[room][epoch] = given.key
        givers.setdefault(room, {})[epoch] = given.giver
    return rings, faults


def read_room(desk: UnlockedIdentity, outer: CaseKey, room: str, ring: Keyring) -> tuple[RoomState, RoomView]:
    """A room as it stands. Raises :class:`~goodoffices.vault.Tampered` if the chain is not what it was, or
    goes on where this user cannot open it.
    """
    keeper = SnapshotStore(desk, outer, room, ring)
    state, view = keeper.read()
    start = state.head.sequence if state else 0
    sealed = [outer.fetch(row) for row in entries_since(room, start)]
    if state is not None:
        # The snapshot names the entry that it ends with. If that entry is missing or differs, somebody cut
        # the stored chain or wrote it anew.
        if not sealed or head_after(outer.case, sealed[0]) != state.head:
            raise Tampered(
                Fault(
                    room,
                    start,
                    CodedText("not-entry-was-seen", "it is not the entry that was seen here before"),
                )
            )
        sealed = sealed[1:]
    after, opened = follow(
        outer.case,
        room,
        sealed,
        ring,
        start=state,
        directory=desk.directory,
        reader=desk.user,
        givers=desk.givers.get(outer.case, {}).get(room, {}),
    )
    require_open(after)
    require_mine(desk, after)
    folded = fold(room, map(decode_entry, opened), view)
    if len(opened) >= SNAPSHOT_AFTER:
        keep_if_there_is_room(lambda: keeper.keep(after, folded))
    return after, folded


def require_open(state: RoomState) -> None:
    """Raise Tampered if this user is a member of a room and cannot open its last entries: anybody who can
    write into the store could have put them there.
    """
    if state.shut >= 0:
        what = CodedText(
            "was-written-under-key",
            "it was written under a key that was not given to you: nobody of the room may have written it",
        )
        raise Tampered(Fault(state.room, state.shut, what))


def require_mine(desk: UnlockedIdentity, state: RoomState) -> None:
    """Raise Tampered for a room that still knows this user by former keys: who has those could have written
    its last entries.
    """
    me = state.member(desk.user)
    if me is not None and me.public in [one.public for one in desk.identity.former]:
        what = CodedText(
            "room-still-under-your",
            "the room is still under your former keys: let the new ones in, under Settings, New keys",
        )
        raise Tampered(Fault(state.room, state.head.sequence, what))
