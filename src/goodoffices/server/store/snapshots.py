"""Snapshots: what a reader's last fold of a room gave, in sealed parts. A part is opened when something in it
is asked for.

Each part is sealed for its reader, and then under the case's outer key. A snapshot only saves time: if a part
is missing or was altered, the room is read again from its first entry.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from django.db import DatabaseError, connection

from goodoffices.server.folder import STATE
from goodoffices.server.store.sql import begin_snapshot, entries_until, renew_snapshot, snapshot_part
from goodoffices.server.store.users import UnlockedIdentity
from goodoffices.talks import (
    VERSION,
    RoomView,
    block_of,
    blocks_of,
    decode_entry,
    fold,
    from_parts,
    snapshot_head,
)
from goodoffices.vault import (
    CaseKey,
    Keyring,
    RoomState,
    Snapshot,
    Tampered,
    follow,
    open_part,
    open_snapshot,
    seal_part,
    seal_snapshot,
)

PAUSE = 60.0
"""Seconds without snapshots after one could not be kept: what a person then sends again needs the room more.
"""
_PAUSED = {"until": 0.0}
SNAPSHOT_VERSION = f"view {VERSION}.2"


class SnapshotStore:
    """One reader's snapshot of one room, for one request."""

    def __init__(self, desk: UnlockedIdentity, outer: CaseKey, room: str, ring: Keyring) -> None:
        self._desk, self._outer, self._room, self._ring = desk, outer, room, ring
        self._first = snapshot_part(room, desk.user) or b""
        first = self._unwrap(0, self._first)
        self._found = open_snapshot(desk.identity, ring, outer.case, room, SNAPSHOT_VERSION, first)
        self._anew: RoomView | None = None

    def read(self) -> tuple[RoomState, RoomView] | tuple[None, None]:
        """The room as the snapshot has it; nothing if there is none that this reader can use."""
        if self._found is None:
            return None, None
        return self._found.state, from_parts(self._found.data, self._block)

    def keep(self, state: RoomState, view: RoomView) -> None:
        """Keep what the room has become: of a snapshot that was read well, only the parts that changed
        since.
        """
        found = self._found if self._anew is None else None
        if found is None:
            begin_snapshot(self._room, self._desk.user, self._seal(state, blocks_of(view), view, {}))
            return
        parts = self._seal(state, blocks_of(view, changed=True), view, found.marks)
        renew_snapshot(self._room, self._desk.user, self._first, parts)

    def _seal(
        self, state: RoomState, blocks: dict[int, bytes], view: RoomView, marks: Mapping[int, bytes]
    ) -> dict[int, bytes]:
        identity, ring = self._desk.identity, self._ring
        parts, known = {}, dict(marks)
        for number, data in blocks.items():
            part = number + 1
            parts[part], known[part] = seal_part(identity, ring, state, SNAPSHOT_VERSION, part, data)
        small = Snapshot(state, snapshot_head(view), known)
        parts[0] = seal_snapshot(identity, ring, SNAPSHOT_VERSION, small)
        return {part: self._outer.wrap(self._name(part), sealed) for part, sealed in parts.items()}

    def _name(self, part: int) -> str:
        return f"snapshot/{self._room}/{self._desk.user}/{part}"

    def _unwrap(self, part: int, stored: bytes) -> bytes:
        """A part without the case's outer seal: with that key, snapshots in old backups are destroyed as
        entries are. Empty if it does not open.
        """
        try:
            return self._outer.unwrap(self._name(part), stored, self._room)
        except Tampered:
            return b""

    def _block(self, number: int) -> bytes:
        """A block's part, opened; out of the room's entries where it is not the one that the snapshot
        knew.
        """
        assert self._found is not None
        if self._anew is None:
            part = number + 1
            sealed = self._unwrap(part, snapshot_part(self._room, self._desk.user, part) or b"")
            data = open_part(self._desk.identity, self._ring, self._found, SNAPSHOT_VERSION, part, sealed)
            if data is not None:
                return data
            self._anew = self._follow(self._found.state)
        return block_of(self._anew, number)

    def _follow(self, state: RoomState) -> RoomView:
        """The room up to the snapshot's head. Raises :class:`~goodoffices.vault.Tampered` if the chain
        does not lead through that.
        """
        sealed = [self._outer.fetch(row) for row in entries_until(self._room, state.head.sequence)]
        case, directory = self._outer.case, self._desk.directory
        after, opened = follow(
            case, self._room, sealed, self._ring, anchors=(state.head,), directory=directory
        )
        view = fold(self._room, map(decode_entry, opened))
        # A page that was slow finds parts renewed by another request: those are good, and newer than what it
        # would put there.
        if snapshot_part(self._room, self._desk.user) == self._first:
            whole = self._seal(after, blocks_of(view), view, {})
            keep_if_there_is_room(lambda: begin_snapshot(self._room, self._desk.user, whole))
        return view


def keep_if_there_is_room(keep: Callable[[], None]) -> None:
    """Keep a snapshot unless the disk refuses: reading does not depend on it. Within a form's transaction the
    refusal ends that, for SQLite may have taken all of it back; sent again, it is written without the
    snapshot.
    """
    if STATE.trouble or time.monotonic() < _PAUSED["until"]:
        return
    inside = connection.in_atomic_block
    try:
        keep()
    except DatabaseError:
        _PAUSED["until"] = time.monotonic() + PAUSE
        if inside:
            raise
