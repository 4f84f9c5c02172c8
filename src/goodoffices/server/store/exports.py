"""A whole case to one encrypted file, and back under a new outer key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import IntegrityError, transaction
from django.db.models import Max

from goodoffices.server.store.blobs import blob_path, delete_blobs, read_blob, write_blob
from goodoffices.server.store.cases import StoredCase
from goodoffices.server.store.clock import now
from goodoffices.server.store.errors import AnotherUser, StoreError
from goodoffices.server.store.keys import destroy_key, write_key
from goodoffices.server.store.models import Blob, Case, Room, RoomKey
from goodoffices.server.store.sql import entries_until, insert_entry
from goodoffices.server.store.users import adopt_identity, has_user, is_id, stored_identity
from goodoffices.vault import (
    CaseKey,
    ExportedCase,
    ExportedChunk,
    ExportedEntry,
    ExportedKey,
    ExportedNote,
    ExportedUser,
    SealedEntry,
    SealedIdentity,
    StoredKey,
    Tampered,
    UnreadableError,
    read_export,
    rewrap_file,
    seal_identity,
    unwrap_file,
    verify_chain,
    write_export,
)

_ROOM = "room"
Record = ExportedCase | ExportedUser | ExportedKey | ExportedEntry | ExportedChunk | ExportedNote


class HereAlready(StoreError):
    """A case of that id is on this laptop."""


def export_case(case: StoredCase, passphrase: str, *, hand_over: bool = False) -> Iterator[bytes]:
    """The file's bytes. Rooms in which this user has no part are in it too, sealed as they are.

    ``hand_over``: the user's keys go along under the file's passphrase, which then opens all; else under the
    desk's own.
    """
    identity = seal_identity(case.desk.identity, passphrase) if hand_over else stored_identity()
    heads = dict(
        Room.objects.filter(case_id=case.id)
        .order_by("number")
        .annotate(head=Max("entries__sequence"))
        .values_list("id", "head")
    )
    blobs = list(Blob.objects.filter(case_id=case.id).values_list("id", flat=True))
    return write_export(_records(case.outer, heads, blobs, identity), passphrase)


def _records(
    outer: CaseKey, heads: dict[str, int], blobs: list[str], identity: SealedIdentity
) -> Iterator[Record]:
    yield ExportedCase(outer.case, now())
    yield ExportedUser(identity)
    for room, head in heads.items():
        yield ExportedNote(_ROOM, room.encode())
        keys = RoomKey.objects.filter(room_id=room).order_by("epoch", "id")
        for epoch, recipient, sealed in keys.values_list("epoch", "recipient", "sealed"):
            yield ExportedKey(outer.fetch_key(StoredKey(room, epoch, recipient, bytes(sealed))))
        for row in entries_until(room, head):
            yield ExportedEntry(outer.fetch(row))
    for blob in blobs:
        held: bytes | None = None
        for piece in unwrap_file(outer, blob, read_blob(blob)):
            if held is not None:
                yield ExportedChunk(blob, held, False)
            held = piece
        yield ExportedChunk(blob, held or b"", True)


def import_case(data: Iterable[bytes], passphrase: str) -> str:
    """Take a case in, whole or not at all; gives its id.

    The identity in it becomes this folder's where there is none yet. Raises :class:`HereAlready`,
    :class:`~goodoffices.server.store.errors.AnotherUser`, and what :func:`goodoffices.vault.read_export`
    raises.
    """
    taken = _Taken(read_export(data, passphrase))
    try:
        with transaction.atomic():
            taken.take()
    except BaseException:
        delete_blobs(taken.blobs)
        if taken.outer is not None:
            destroy_key(taken.outer.case)
        raise
    assert taken.outer is not None
    return taken.outer.case


class _Taken:
    """A case that is being taken in. Whoever made the file chose every name in it: each is asked before
    anything is done under it.
    """

    def __init__(self, records: Iterator[Record]) -> None:
        self.records = records
        self.outer: CaseKey | None = None
        self.blobs: list[str] = []
        self.chains: dict[str, list[SealedEntry]] = {}
        self.recipients: set[str] = set()

    def take(self) -> None:
        first = next(self.records, None)
        if not isinstance(first, ExportedCase) or not is_id(first.case):
            raise UnreadableError("the export does not begin with its case")
        if Case.objects.filter(id=first.case).exists():
            raise HereAlready("this case is on this laptop already")
        self.outer = outer = CaseKey.new(first.case)
        write_key(outer)
        Case.objects.create(id=outer.case, key_check=outer.check)
        for record in self.records:
            try:
                self._one(outer, record)
            except (IntegrityError, ValueError, OverflowError):
                raise UnreadableError("a record in the export does not go with the others") from None
        for room, entries in self.chains.items():
            for fault in verify_chain(outer.case, room, entries):
                raise Tampered(fault)
        if not has_user():
            raise UnreadableError("the export holds no identity")
        if stored_identity().user not in self.recipients:
            raise AnotherUser("no room of the case is this identity's")

    def _one(self, outer: CaseKey, record: Record) -> None:
        if isinstance(record, ExportedUser):
            adopt_identity(record.identity)
        elif isinstance(record, ExportedNote) and record.name == _ROOM:
            room = _fresh(record.data.decode())
            Room.objects.create(id=room, case_id=outer.case)
            self.chains[room] = []
        elif isinstance(record, ExportedKey):
            key = outer.store_key(record.key)
            self._chain(key.room)
            self.recipients.add(key.recipient)
            RoomKey.objects.create(
                room_id=key.room, epoch=key.epoch, recipient=key.recipient, sealed=key.sealed
            )
        elif isinstance(record, ExportedEntry):
            self._chain(record.entry.room).append(record.entry)
            insert_entry(outer.store(record.entry))
        elif isinstance(record, ExportedChunk):
            blob = _fresh(record.blob)
            if blob_path(blob).exists():
                raise ValueError("a file of that name is here already")
            self.blobs.append(blob)
            write_blob(blob, rewrap_file(outer, blob, self._pieces(record)))
            Blob.objects.create(id=blob, case_id=outer.case)

    def _chain(self, room: str) -> list[SealedEntry]:
        """A room of this case; without asking, an entry could be put into a room of another."""
        if room not in self.chains:
            raise ValueError("a room that was not named before")
        return self.chains[room]

    def _pieces(self, chunk: ExportedChunk) -> Iterator[bytes]:
        yield chunk.data
        while not chunk.last:
            following = next(self.records, None)
            if not isinstance(following, ExportedChunk) or following.blob != chunk.blob:
                raise UnreadableError("the export ends in the midst of a file")
            chunk = following
            yield chunk.data


def _fresh(name: str) -> str:
    """An identifier out of the file; ValueError where it is none."""
    if not is_id(name):
        raise ValueError("not an identifier")
    return name
