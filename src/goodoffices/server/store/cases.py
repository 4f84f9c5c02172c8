"""A case, opened for one request: its rooms as this user can read them, and its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from goodoffices.server.store.blobs import delete_blobs, read_blob
from goodoffices.server.store.errors import NotFound
from goodoffices.server.store.keys import destroy_key, read_key
from goodoffices.server.store.models import Case
from goodoffices.server.store.rooms import keyrings, read_room
from goodoffices.server.store.sql import case_rows
from goodoffices.server.store.users import Desk
from goodoffices.talks import Item, MediatorView, RoomView, acts, compose, tied
from goodoffices.vault import (
    CaseEnded,
    CaseKey,
    Fault,
    NoKey,
    RoomState,
    SealedFile,
    Tampered,
    Unreadable,
    open_file,
)


class OpenCase:
    """A case as this user can read it. Made for one request and dropped with it; rooms are opened when they are asked for."""

    def __init__(self, desk: Desk, outer: CaseKey, keys: Sequence[tuple[str, int, bytes]] = ()) -> None:
        """``keys`` has room, epoch and sealed key, the rooms in the order of founding."""
        self.desk, self.outer = desk, outer
        self.rings = keyrings(desk, outer, keys)
        self.room_ids = list(dict.fromkeys(room for room, _, _ in keys))
        self._opened: dict[str, tuple[RoomState, RoomView]] = {}
        self._files: dict[str, bytes] = {}

    @property
    def id(self) -> str:
        """The case's identifier."""
        return self.outer.case

    @property
    def home(self) -> str:
        """The mediators' room with which the case began: its title is the case's, its attachments the case file and the record.

        The order of rooms is in no seal. Raises :class:`~goodoffices.vault.Tampered` where another sort of room stands first: what mediators
        keep to themselves would be written into it.
        """
        first = self.room_ids[0]
        if self.view(first).sort not in ("mediators", None):
            raise Tampered(
                Fault(first, -1, "it stands in the place of the mediators' room with which the case began")
            )
        return first

    @property
    def title(self) -> str:
        """What the case is called."""
        return self.view(self.home).title

    def view(self, room: str) -> RoomView:
        """A room as it stands; raises :class:`NotFound` where this user has no part in it."""
        return self._open(room)[1]

    def state(self, room: str) -> RoomState:
        """What the vault has to know to write the room's next entry."""
        return self._open(room)[0]

    def views(self) -> tuple[RoomView, ...]:
        """Every room, in the order of founding."""
        return tuple(self.view(room) for room in self.room_ids)

    def picture(self) -> MediatorView:
        """All rooms put together, as the talks compose them."""
        return compose({room: self.view(room) for room in self.room_ids}, self.desk.user)

    def ties(self) -> dict[tuple[str, int], str]:
        """The case's issue for each room and its issue's label: that of the picture, without the rest of it."""
        views = {room: self.view(room) for room in self.room_ids}
        return tied({room: views[room] for room in sorted(views) if self.desk.user in views[room].members})[0]

    def newest(self, media: str) -> Item | None:
        """The newest file of that media type attached to the home room, or None."""
        for item in self.view(self.home).items.latest(acts.Attached):
            holds = not item.void and item.taken_back is None
            if holds and isinstance(item.act, acts.Attached) and item.act.media == media:
                return item
        return None

    def open(self, file: SealedFile) -> Iterator[bytes]:
        """An attached file's bytes, chunk by chunk; raises :class:`~goodoffices.vault.Tampered`."""
        return open_file(self.outer, file, read_blob(file.blob))

    def read(self, file: SealedFile) -> bytes:
        """A small attached file, whole; opened once in a request."""
        if file.blob not in self._files:
            self._files[file.blob] = b"".join(self.open(file))
        return self._files[file.blob]

    def set(self, room: str, state: RoomState, view: RoomView) -> None:
        """Take note of a room after an entry was written."""
        self._opened[room] = (state, view)

    def _open(self, room: str) -> tuple[RoomState, RoomView]:
        if room not in self.rings or room not in self.room_ids:
            raise NotFound("no such room")
        if room not in self._opened:
            self._opened[room] = read_room(self.desk, self.outer, room, self.rings[room])
        return self._opened[room]


class CaseRow(msgspec.Struct, frozen=True):
    """A line of the list of cases; without a title where the case has ended."""

    id: str
    title: str
    rooms: int = 0
    entries: int = 0
    last: str = ""
    harmed: bool = False
    """Whether something stored of it is not what was written: it is listed, so that the others can be reached."""

    @property
    def ended(self) -> bool:
        """Whether its outer key is gone."""
        return not self.title and not self.harmed


def open_case(desk: Desk, case: str) -> OpenCase:
    """Open a case. Raises :class:`NotFound`, :class:`~goodoffices.vault.CaseEnded` or :class:`~goodoffices.vault.Tampered`."""
    rows = case_rows(case, desk.user)
    if not rows:
        raise NotFound("no such case")
    outer = read_key(case, rows[0][0])
    keys = [(room, epoch, key) for _, room, epoch, key in rows if room is not None and epoch is not None]
    if not keys:
        raise NotFound("no such case")
    return OpenCase(desk, outer, keys)


def list_cases(desk: Desk) -> tuple[CaseRow, ...]:
    """Every case in which this user has a part, the last one begun first."""
    found: list[CaseRow] = []
    for case in Case.objects.order_by("-rooms__number").values_list("id", flat=True):
        if any(row.id == case for row in found):
            continue
        try:
            found.append(_row(open_case(desk, case)))
        except CaseEnded:
            found.append(CaseRow(case, ""))
        except (Tampered, NoKey, Unreadable):
            found.append(CaseRow(case, "", harmed=True))
        except NotFound:
            continue
    return tuple(found)


def _row(case: OpenCase) -> CaseRow:
    views = case.views()
    last = max((view.items[view.head].hand.at for view in views if view.items), default="")
    return CaseRow(case.id, case.title, len(views), sum(view.head + 1 for view in views), last)


def end_case(desk: Desk, case: str) -> None:
    """End a case: destroy its outer key first, then remove what that sealed. Raises :class:`NotFound`."""
    row = Case.objects.filter(id=case).first()
    if row is None:
        raise NotFound("no such case")
    destroy_key(case)
    desk.rings.pop(case, None)
    blobs = list(row.blobs.values_list("id", flat=True))
    row.delete()
    delete_blobs(blobs)
