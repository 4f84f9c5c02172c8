"""A case, opened for one request: its rooms as this user can read them, and its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from django.db import DatabaseError

from goodoffices.desk.open_case import OpenCase, ParsedFiles
from goodoffices.language import CodedText, said_by
from goodoffices.server.store.blobs import delete_blobs, read_blob
from goodoffices.server.store.errors import FileLost, KeyLost, NotFound
from goodoffices.server.store.keys import destroy_key, read_key, seen_file
from goodoffices.server.store.models import Case
from goodoffices.server.store.rooms import keyrings, read_room
from goodoffices.server.store.sql import case_rows, is_damage
from goodoffices.server.store.users import UnlockedIdentity
from goodoffices.talks import RoomView
from goodoffices.vault import (
    CaseKey,
    Fault,
    NoKey,
    RoomState,
    SealedFile,
    Tampered,
    UnreadableError,
    open_file,
)


class StoredCase(OpenCase):
    """An open case whose rooms and files lie in the database. Rooms are opened when they are asked for.

    A room that cannot be read is left out of what is put together from all rooms, and stands in ``faults``
    with what is wrong; the others go on.
    """

    def __init__(
        self,
        desk: UnlockedIdentity,
        outer: CaseKey,
        keys: Sequence[tuple[str, int, bytes]] = (),
        rooms: Sequence[str] = (),
        parsed: ParsedFiles | None = None,
    ) -> None:
        """``keys`` has room, epoch and sealed key; ``rooms`` every room of the case, in the order of
        founding; ``parsed`` what this request has parsed already.
        """
        self.parsed = parsed or ParsedFiles()
        self.desk, self.outer = desk, outer
        self.rings, self.faults = keyrings(desk, outer, keys)
        mine = {room for room, _, _ in keys}
        self.room_ids = [room for room in rooms if room in mine]
        self.closed = [room for room in rooms if room not in mine]
        """Rooms of which this user was given no key."""
        self._rooms = rooms
        self.lost: list[str] = []
        """Files that a page had to do without, with the reason."""
        self.writing = False
        """Whether a form is writing: then nothing is done without a file that is lost."""
        self._opened: dict[str, tuple[RoomState, RoomView]] = {}
        self._files: dict[str, bytes] = {}

    @property
    def id(self) -> str:
        """The case's identifier."""
        return self.outer.case

    @property
    def user(self) -> str:
        """Who opened it."""
        return self.desk.user

    @property
    def every_room(self) -> tuple[str, ...]:
        """Every room of the case in the order of founding, those without a key too."""
        return tuple(self._rooms)

    @property
    def first(self) -> str:
        """The room that stands first, be it the home or not."""
        return next(iter((*self._rooms, *self.room_ids)))

    @property
    def home(self) -> str:
        """The mediators' room with which the case began: its title is the case's, its attachments the case
        file and the record.

        The order of rooms is in no seal. Raises :class:`~goodoffices.vault.Tampered` if another sort of
        room stands first: what mediators keep to themselves would be written into it.
        """
        first = self.first
        if first in self.closed:
            raise Tampered(
                Fault(
                    first,
                    -1,
                    CodedText(
                        "room-which-case-began",
                        "it is the room with which the case began, and your key of it is gone",
                    ),
                )
            )
        if self.view(first).sort not in ("mediators", None):
            raise Tampered(
                Fault(
                    first,
                    -1,
                    CodedText(
                        "stands-place-mediators-room",
                        "it stands in the place of the mediators' room with which the case began",
                    ),
                )
            )
        return first

    @property
    def title(self) -> str:
        """What the case is called; empty if the room that says so cannot be read."""
        try:
            return self.view(self.home).title
        except (Tampered, NoKey) as problem:
            self.note(problem)
            return ""

    def view(self, room: str) -> RoomView:
        """A room as it stands; raises :class:`NotFound` where this user has no part in it, Tampered or NoKey
        where it cannot be read.
        """
        return self._open(room)[1]

    def state(self, room: str) -> RoomState:
        """What the vault has to know to write the room's next entry."""
        return self._open(room)[0]

    def readable(self) -> dict[str, RoomView]:
        """Every room that can be read, in the order of founding."""
        views = {}
        for room in self.room_ids:
            try:
                views[room] = self.view(room)
            except (Tampered, NoKey) as problem:
                self.note(problem, room)
        return views

    def note(self, problem: Tampered | NoKey, room: str = "") -> None:
        """Take note of what cannot be read, so that the page says so and goes on with the rest. Nothing is
        written without a file that is lost.
        """
        if isinstance(problem, FileLost):
            if self.writing:
                raise problem
            self.lost.append(said_by(problem))
            return
        fault = problem.fault if isinstance(problem, Tampered) else Fault(room, -1, said_by(problem))
        self.faults.setdefault(fault.room or room or self.first, fault)

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
        self.forget(room)

    def _open(self, room: str) -> tuple[RoomState, RoomView]:
        if room not in self.rings or room not in self.room_ids:
            raise NotFound(CodedText("no-such-room", "no such room"))
        if room in self.faults and room not in self._opened:
            raise Tampered(self.faults[room])
        if room not in self._opened:
            try:
                found = read_room(self.desk, self.outer, room, self.rings[room])
            except DatabaseError as problem:
                if not is_damage(problem):
                    raise
                raise Tampered(
                    Fault(
                        room,
                        -1,
                        CodedText(
                            "database-damaged-where-lies",
                            "the database is damaged where it lies (%(problem)s)",
                            problem=str(problem),
                        ),
                    )
                ) from None
            if found[0].head.sequence < 0:  # a room is founded by an entry, and rooms only grow
                raise Tampered(
                    Fault(
                        room, -1, CodedText("no-entry-room-there", "no entry of this room is there any more")
                    )
                )
            self._opened[room] = found
        return self._opened[room]


class CaseRow(msgspec.Struct, frozen=True):
    """A line of the list of cases; without a title where the case's key is not here."""

    id: str
    title: str
    rooms: int = 0
    entries: int = 0
    last: str = ""
    harmed: bool = False
    """Whether something stored of it is not what was written: it is listed, so that the others can be
    reached.
    """

    @property
    def locked(self) -> bool:
        """Whether its outer key is not here."""
        return not self.title and not self.harmed


def open_case(desk: UnlockedIdentity, case: str, parsed: ParsedFiles | None = None) -> StoredCase:
    """Open a case. Raises :class:`NotFound`, :class:`~goodoffices.server.store.errors.KeyLost` or
    :class:`~goodoffices.vault.Tampered`.
    """
    rows = case_rows(case, desk.user)
    if not rows:
        raise NotFound(CodedText("no-such-case", "no such case"))
    outer = read_key(case, rows[0][0])
    keys = [(room, epoch, key) for _, room, epoch, key in rows if room is not None and epoch is not None]
    if all(room is None for _, room, _, _ in rows):  # a case is begun with rooms: they were removed
        raise Tampered(
            Fault("", -1, CodedText("no-room-case-there", "no room of this case is there any more"))
        )
    if not keys:
        raise NotFound(CodedText("no-such-case", "no such case"))
    rooms = list(dict.fromkeys(room for _, room, _, _ in rows if room is not None))
    return StoredCase(desk, outer, keys, rooms, parsed)


def list_cases(desk: UnlockedIdentity) -> tuple[CaseRow, ...]:
    """Every case in which this user has a part, the last one begun first."""
    found: list[CaseRow] = []
    for case in Case.objects.order_by("-rooms__number").values_list("id", flat=True):
        if any(row.id == case for row in found):
            continue
        try:
            found.append(_row(open_case(desk, case)))
        except KeyLost:
            found.append(CaseRow(case, ""))
        except (Tampered, NoKey, UnreadableError, FileLost, DatabaseError):
            found.append(CaseRow(case, "", harmed=True))
        except NotFound:
            continue
    return tuple(found)


def _row(case: StoredCase) -> CaseRow:
    views = case.views()
    last = max((view.items[view.head].hand.at for view in views if view.items), default="")
    entries = sum(view.head + 1 for view in views)
    return CaseRow(case.id, case.title, len(views), entries, last, harmed=bool(case.faults))


def end_case(desk: UnlockedIdentity, case: str) -> None:
    """End a case: destroy its outer key first, then remove what that sealed. Raises :class:`NotFound`."""
    row = Case.objects.filter(id=case).first()
    if row is None:
        raise NotFound(CodedText("no-such-case", "no such case"))
    destroy_key(case)
    seen_file(case).unlink(missing_ok=True)
    desk.rings.pop(case, None)
    desk.givers.pop(case, None)
    desk.seen.pop(case, None)
    blobs = list(row.blobs.values_list("id", flat=True))
    row.delete()
    delete_blobs(blobs)
