"""Writing. One form, one transaction: what stands is read again, checked again, sealed, stored and committed
before anyone is told.

Nothing is written but what a person's form asked for, and only as the talks' own functions allow.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from goodoffices.desk.open_case import ParsedFiles
from goodoffices.server.store.blobs import seal_blob
from goodoffices.server.store.cases import StoredCase, open_case
from goodoffices.server.store.clock import now
from goodoffices.server.store.errors import SentBefore
from goodoffices.server.store.keys import write_key
from goodoffices.server.store.models import Blob, Case, Room, RoomKey
from goodoffices.server.store.seen import remember
from goodoffices.server.store.sql import insert_entry, is_spent, spend_mark
from goodoffices.server.store.users import UnlockedIdentity, random_id
from goodoffices.talks import (
    Act,
    NotWritten,
    Placed,
    Provenance,
    RoomView,
    acts,
    decode_entry,
    encode_entry,
    files_of,
    fold,
    reason,
    write,
)
from goodoffices.vault import (
    CaseKey,
    Head,
    NotAllowed,
    OpenedEntry,
    SealedEntry,
    SealedFile,
    SealedKey,
    follow,
    found_room,
    head_after,
    renew_room,
    seal_entry,
)


def new_token() -> str:
    """A token for one form on one page: 128 random bits."""
    return secrets.token_urlsafe(16)


class StoreWriter:
    """What one form may write in one case. It stands in a transaction: an exception takes all of it back."""

    def __init__(self, case: StoredCase, form: str) -> None:
        self.case, self._form, self.at = case, form, now()
        case.writing = True
        self._written: dict[str, int] = {}
        self.grown: dict[str, tuple[Head, Head]] = {}
        """The rooms written in, each from which head to which."""

    def hand(self, room: str) -> Provenance:
        """The person's act behind the form's next entry in a room.

        What the entry holds of it is drawn from the form, the room and how many it wrote there before: who
        reads one room can neither count what the same act wrote in others, nor tie their entries to it.
        """
        count = self._written[room] = self._written.get(room, 0) + 1
        drawn = f"{self._form}/{room}/{count}".encode()
        form = hashlib.blake2b(drawn, digest_size=16, person=b"goodoffices hand").hexdigest()
        return Provenance(self.case.desk.user, form, self.at)

    def write(self, room: str, act: Act) -> int:
        """Write one entry; gives its sequence. Raises :class:`~goodoffices.talks.NotWritten`, for other words
        of a relay too: those go with what it rests on.
        """
        view = self.case.view(room)
        corrected = view.items.get(act.entry) if isinstance(act, acts.Corrected) else None
        if corrected is not None and isinstance(corrected.act, acts.Relayed):
            raise NotWritten(reason("relay-alone"))
        (sequence,) = self.put(write(view, act, self.hand(room)))
        return sequence

    def put(self, *placed: Placed) -> tuple[int, ...]:
        """Store what one of the talks' ``write`` functions gave; gives the sequences."""
        return tuple(self._put(one) for one in placed)

    def attach(self, data: bytes) -> SealedFile:
        """Seal a small file of this case, to be named in an entry."""
        return seal_blob(self.case.outer, data)

    def found(self, named: acts.RoomNamed) -> str:
        """Found a room of which this user is the only member so far; gives its identifier."""
        room, desk = random_id(), self.case.desk
        made = found_room(self.case.id, room, desk.identity, {}, self.at)
        Room.objects.create(id=room, case_id=self.case.id)
        self._insert(made.entry)
        for key in made.sealed_keys:
            self._insert_key(key)
        self.case.rings[room] = {made.state.epoch: made.key}
        self.case.room_ids.append(room)
        state, opened = follow(self.case.id, room, [made.entry], self.case.rings[room])
        self.case.set(room, state, fold(room, map(decode_entry, opened), RoomView(room)))
        self.write(room, named)
        return room

    def close(self, room: str) -> None:
        """Begin a new epoch of a room: whoever becomes a member later is given nothing that was written
        before.

        Raises :class:`~goodoffices.talks.NotWritten` if this user is no steward of the room.
        """
        case = self.case
        state, ring = case.state(room), case.rings[room]
        try:
            made = renew_room(state, ring, case.desk.identity, self.at, closing=True)
        except NotAllowed:
            raise NotWritten(reason("not-steward")) from None
        self._insert(made.entry)
        for key in made.sealed_keys:
            self._insert_key(key)
        ring[made.state.epoch] = made.key
        after, opened = follow(case.id, room, [made.entry], ring, start=state, reader=case.desk.user)
        case.set(room, after, fold(room, map(decode_entry, opened), case.view(room)))

    def _put(self, placed: Placed) -> int:
        case, room = self.case, placed.room
        view, state = case.view(room), case.state(room)
        kind, body = encode_entry(placed.act, placed.hand)
        author, at = case.desk.user, placed.hand.at
        entry, after = seal_entry(state, case.rings[room], case.desk.identity, kind, body, at)
        # What goes into the view is what was sealed, read again as every reader will read it.
        read = decode_entry(OpenedEntry(entry.sequence, entry.epoch, author, at, kind, body))
        folded = fold(room, [read], view)
        why = folded.items[entry.sequence].invalid
        if why:
            raise NotWritten(why)
        self._insert(entry)
        for file in files_of(placed.act):
            Blob.objects.get_or_create(id=file.blob, case_id=case.id)
        case.set(room, after, folded)
        return entry.sequence

    def _insert(self, entry: SealedEntry) -> None:
        insert_entry(self.case.outer.store(entry))
        before, _ = self.grown.get(entry.room, (Head(entry.sequence - 1, entry.previous), None))
        self.grown[entry.room] = (before, head_after(self.case.id, entry))

    def _insert_key(self, key: SealedKey) -> None:
        row = self.case.outer.store_key(key)
        RoomKey.objects.create(room_id=row.room, epoch=row.epoch, recipient=row.recipient, sealed=row.sealed)


@contextmanager
def write_case(
    desk: UnlockedIdentity, case: str, form: str, parsed: ParsedFiles | None = None
) -> Iterator[StoreWriter]:
    """Write in a case; ``parsed`` is what this request has parsed of it. Raises :class:`SentBefore` for a
    form that was sent before, and what :func:`open_case` raises.
    """
    with transaction.atomic():
        opened = open_case(desk, case, parsed)
        use_token(form)
        pen = StoreWriter(opened, form)
        yield pen
    remember(pen.case, pen.grown)


@contextmanager
def create_case(desk: UnlockedIdentity, named: acts.RoomNamed, form: str) -> Iterator[StoreWriter]:
    """Begin a case: its outer key, and its home room as ``named``. Raises :class:`SentBefore`."""
    with transaction.atomic():
        use_token(form)
        outer = CaseKey.new(random_id())
        write_key(outer)
        Case.objects.create(id=outer.case, key_check=outer.check)
        pen = StoreWriter(StoredCase(desk, outer), form)
        pen.found(named)
        yield pen
    remember(pen.case, pen.grown)


def use_token(form: str) -> None:
    """Note that a form was sent; raises :class:`SentBefore` where it was already.

    The token itself is kept nowhere: it would tie entries of several rooms to one act.
    """
    if not spend_mark(_form_mark(form)):
        raise SentBefore("this form was sent before")


def was_sent(form: str) -> bool:
    """Whether a form was sent and held."""
    return is_spent(_form_mark(form))


def _form_mark(form: str) -> bytes:
    return hashlib.blake2b(form.encode(), digest_size=32, person=b"goodoffices form").digest()
