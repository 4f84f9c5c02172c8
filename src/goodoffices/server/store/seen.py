"""The memory of heads: what this laptop last saw at the end of each room, in a file outside the database.

Written after an entry was committed, and never ahead of the database: where a run ends between the two, the
memory is only older, and the chain still leads through it. An older head is never put in the place of one
that the chain no longer leads through: the check goes on telling of it until a person says that it is known.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock

from goodoffices.server.folder import flush_folder, write_whole
from goodoffices.server.store.cases import StoredCase
from goodoffices.server.store.clock import now
from goodoffices.server.store.keys import seen_file
from goodoffices.server.store.sql import entries_since
from goodoffices.vault import Head, SeenHeads, Tampered, head_after, open_seen, seal_seen

_LOCK = Lock()
_NAME = "seen"


def read_seen(case: StoredCase) -> SeenHeads | None:
    """What was seen, or None if nothing is remembered: a case of an earlier release, one just taken in, or
    a file that is gone or was altered.
    """
    held = case.desk.seen.get(case.id)
    if held is not None:
        return held
    with suppress(OSError, Tampered):
        sealed = case.outer.unwrap(_NAME, seen_file(case.id).read_bytes())
        return open_seen(case.desk.identity, case.id, sealed)
    return None


def remember(case: StoredCase, grown: Mapping[str, tuple[Head, Head]]) -> None:
    """Take note of rooms that have grown, each from one head to another."""
    with _LOCK:
        seen = read_seen(case)
        if seen is None:
            _keep(case, _begun(case))
            return
        rooms = dict(seen.rooms)
        for room, (before, after) in grown.items():
            old = rooms.get(room, ())
            follows = not old or old[-1] == before or _leads_through(case, room, old[-1])
            rooms[room] = (*(old[:-1] if follows else old), after)
        _keep(case, SeenHeads(seen.since, rooms))


def begin_anew(case: StoredCase) -> None:
    """Remember what is stored now, whatever was seen before: a person knows of it, for instance because an
    older copy was put back.
    """
    with _LOCK:
        _keep(case, _begun(case))


def _begun(case: StoredCase) -> SeenHeads:
    return SeenHeads(now(), {view.room: (case.state(view.room).head,) for view in case.views()})


def _leads_through(case: StoredCase, room: str, head: Head) -> bool:
    """Whether the stored entry at a head's place is the one that was seen there."""
    with suppress(Tampered):
        row = next(entries_since(room, head.sequence), None)
        return row is not None and head_after(case.id, case.outer.fetch(row)) == head
    return False


def _keep(case: StoredCase, seen: SeenHeads) -> None:
    case.desk.seen[case.id] = seen
    sealed = case.outer.wrap(_NAME, seal_seen(case.desk.identity, case.id, seen))
    place = seen_file(case.id)
    try:
        if not place.parent.exists():
            place.parent.mkdir(mode=0o700, exist_ok=True)
            flush_folder(place.parent.parent)
        # An older memory does no harm, so that nobody waits for the disk to hear of the new one's place.
        write_whole(place, sealed, at_once=False)
    except OSError:
        # The entry is on the disk already and was acknowledged. The memory stays in this process, and is
        # written with the next one.
        logging.getLogger(__name__).warning("the memory of heads could not be written")
