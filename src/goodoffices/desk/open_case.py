"""The case as it stands now: one object for one request, with named readings by who may read.

A store fills in the first half (rooms and files, as one person can open them). The second half is made of it
here, each reading once:

- :attr:`~OpenCase.file`: what the mediators wrote into the case file, and nothing else;
- :attr:`~OpenCase.whole`: that, with the positions of the public record that a person confirmed. What is
  downloaded;
- :attr:`~OpenCase.public`: the same without what was retired: what everybody could know;
- :attr:`~OpenCase.confided`: that, with the positions which were confided in the rooms that this person can
  open. For mediators' eyes;
- :attr:`~OpenCase.outline`: parties and issues alone, quick to read; :attr:`~OpenCase.together`: the rooms,
  put together.

Whoever shows, computes or checks something reads one of these, so that no two pages can differ about one
case.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Protocol

import msgspec

from goodoffices.analysis import Ask
from goodoffices.case import Case, MergedPart, on_table
from goodoffices.case.files import read_case_text
from goodoffices.desk.confided import told
from goodoffices.desk.followed import followed_record, followed_ties, followed_view
from goodoffices.desk.issues import Outline, Ties, marked_here, outline_in, outline_of
from goodoffices.desk.keeping.held import HeldAgreement, agreement_in
from goodoffices.desk.matters import with_matters
from goodoffices.desk.picture import Picture, picture
from goodoffices.desk.public import with_record, without_record
from goodoffices.desk.questions import asks_of, questions_for
from goodoffices.desk.stored_files import CASE_MEDIA, RECORD_MEDIA, StoredFile, newest_file
from goodoffices.record import Record
from goodoffices.talks import Act, EntryState, MediatorView, Placed, Provenance, RoomView, acts, compose, tied
from goodoffices.vault import NoKey, RoomState, SealedFile, Tampered


class ParsedFiles:
    """The case files and records that one request has parsed, by the digest of their bytes.

    A form opens its case again inside the transaction that it writes in: what it finds unchanged there is not
    parsed a second time.
    """

    def __init__(self) -> None:
        self._cases: dict[bytes, Case] = {}
        self._records: dict[bytes, Record] = {}

    def case(self, data: bytes) -> Case:
        """The case file of these bytes; it may be unfinished."""
        key = digest(data)
        if key not in self._cases:
            self._cases[key] = read_case_text(data.decode(), "case", "json", unfinished=True)
        return self._cases[key]

    def record(self, data: bytes) -> Record:
        """The record of these bytes."""
        key = digest(data)
        if key not in self._records:
            self._records[key] = msgspec.json.decode(data, type=Record)
        return self._records[key]


class OpenCase(Protocol):
    """A case, opened by one person for one request. It is dropped with the request: nothing that was read
    here outlives it.
    """

    room_ids: list[str]
    """The rooms that this person can open, in the order of founding."""
    parsed: ParsedFiles

    # What a store fills in.

    @property
    def id(self) -> str:
        """The case's identifier."""
        ...

    @property
    def user(self) -> str:
        """Who opened it."""
        ...

    @property
    def home(self) -> str:
        """The mediators' room with which the case began. The case file and the record lie in it."""
        ...

    @property
    def title(self) -> str:
        """What the case is called; empty if the room that says so cannot be read."""
        ...

    def view(self, room: str) -> RoomView:
        """A room as it stands."""
        ...

    def readable(self) -> dict[str, RoomView]:
        """Every room that can be read, in the order of founding; of the others it is noted what is wrong."""
        ...

    def note(self, problem: Tampered | NoKey, room: str = "") -> None:
        """Take note of what cannot be read, so that the page says so and goes on with the rest."""
        ...

    def state(self, room: str) -> RoomState:
        """The head of a room's chain, and what its next entry has to name."""
        ...

    def open(self, file: SealedFile) -> Iterator[bytes]:
        """An attached file's bytes, chunk by chunk."""
        ...

    def read(self, file: SealedFile) -> bytes:
        """A small attached file, whole."""
        ...

    # What is made of it.

    def views(self) -> tuple[RoomView, ...]:
        """Every room that can be read, in the order of founding."""
        return tuple(self.readable().values())

    def newest(self, media: str, room: str = "") -> EntryState | None:
        """The newest file of that media type attached to a room (the home room, where none is named), or
        None.
        """
        for item in self.view(room or self.home).items.latest(acts.Attached):
            holds = not item.invalid and item.taken_back is None
            if holds and isinstance(item.act, acts.Attached) and item.act.media == media:
                return item
        return None

    @cached_property
    def stored_case(self) -> StoredFile | None:
        """The case file as it lies in the home room, or None."""
        return newest_file(self, CASE_MEDIA)

    @cached_property
    def stored_record(self) -> StoredFile | None:
        """The record as it lies in the home room, or None."""
        return newest_file(self, RECORD_MEDIA)

    @cached_property
    def agreement(self) -> HeldAgreement | None:
        """What was agreed, as the mediators hold it; None where nothing is."""
        return agreement_in(self, self.home)

    @cached_property
    def file(self) -> Case:
        """What the mediators wrote into the case file; an empty case where there is none. It may be
        unfinished.

        Files of earlier releases, and downloads that were put back, hold positions of the record too: they
        are left out here, and come in again by :attr:`public`, so that none counts twice.
        """
        stored = self.stored_case
        if stored is None:
            return Case(title=self.title, parties=(), issues=())
        return without_record(self.parsed.case(stored.data), self.record)

    @cached_property
    def record(self) -> Record:
        """What was said in public, with what a person decided on it; empty if nothing was brought in
        yet.
        """
        stored = self.stored_record
        if stored is None:
            return Record()
        return followed_record(self.parsed.record(stored.data), self.merged)

    @cached_property
    def whole(self) -> Case:
        """The case file with those positions of the record that a person accepted or edited, and with what
        was retired.
        """
        return with_record(self.file, self.record)

    @cached_property
    def public(self) -> Case:
        """What is on the table: the whole without what was retired."""
        return on_table(self.whole)

    @cached_property
    def confided(self) -> Case:
        """The case with everything that this mediator was told: as positions in the voice "confided", and as
        what matters to each side.
        """
        said = tuple(one.position for one in told(self.together, self.public))
        whole = msgspec.structs.replace(self.public, positions=(*self.public.positions, *said))
        return with_matters(self.together, whole)[0]

    def asks(self) -> dict[str, tuple[Ask, ...]]:
        """Whom one might ask on each issue: the questions that the page of questions has, and no others."""
        sides = {
            party.id: questions_for(self.together, self.public, party.id) for party in self.public.parties
        }
        return asks_of(sides)

    @property
    def merged(self) -> tuple[MergedPart, ...]:
        """What became of issues, options and others that were merged: where the file says nothing of it, it
        is not parsed for that.
        """
        try:
            stored = self.stored_case
        except Tampered:  # told where the outline is asked for
            return ()
        return self.outline.merged if stored is not None and _MERGED in stored.data else ()

    @cached_property
    def outline(self) -> Outline:
        """Parties and issues alone, without the rest of the case file; none if the room that holds it
        cannot be read, so that the other rooms still can.
        """
        try:
            stored = self.stored_case
        except Tampered as problem:
            self.note(problem)
            return Outline()
        if stored is None:
            return Outline()
        whole = self.__dict__.get("file")
        return outline_in(whole) if whole is not None else outline_of(stored.data)

    @cached_property
    def together(self) -> MediatorView:
        """All rooms that can be read put together, as the talks compose them."""
        return followed_view(compose(self.readable(), self.user), self.merged)

    @cached_property
    def party_labels(self) -> dict[str, str]:
        """The label of each party."""
        return {party.id: party.label for party in self.outline.parties}

    def board(self, today: date) -> Picture:
        """The mediators' picture of the case on a day: every issue and side, and what is open besides."""
        return picture(self.together, self.public, today.isoformat())

    def ties(self) -> dict[tuple[str, int], str]:
        """The case's issue for each room and its issue's label: that of :attr:`together`, without the rest of
        it.
        """
        return self.tied()[0]

    def tied(self) -> Ties:
        """The same with the case's option for an option's letter there."""
        views = self.readable()
        found = tied({room: views[room] for room in sorted(views) if self.user in views[room].members})
        return followed_ties(*found, self.merged)

    def outline_in(self, room: str) -> Outline:
        """The outline, with what a room has under an earlier name marked as being there."""
        return marked_here(self.view(room), self.outline, self.tied)

    def forget(self, room: str) -> None:
        """Take note that a room has grown: the readings that rest on it are made anew when they are asked
        for.
        """
        resting = _ON_HOME if room in self.room_ids[:1] else _ON_ROOMS
        for name in resting:
            self.__dict__.pop(name, None)


_MERGED = b'"merged"'
_ON_ROOMS = ("together", "confided")
_ON_HOME = (
    *_ON_ROOMS,
    "stored_case",
    "stored_record",
    "agreement",
    "file",
    "record",
    "whole",
    "public",
    "outline",
    "party_labels",
)


class CaseWriter(Protocol):
    """What one form may write in a case, all of it or nothing."""

    @property
    def case(self) -> OpenCase:
        """The case, as it is after each entry."""
        ...

    at: str
    """The time that its entries state: ISO 8601 in UTC."""

    def hand(self, room: str) -> Provenance:
        """The person's act behind the next entry in a room."""
        ...

    def write(self, room: str, act: Act) -> int:
        """Write one entry; gives its sequence. Raises :class:`~goodoffices.talks.NotWritten`."""
        ...

    def put(self, *placed: Placed) -> tuple[int, ...]:
        """Store what one of the talks' ``write`` functions gave; gives the sequences."""
        ...

    def attach(self, data: bytes) -> SealedFile:
        """Seal a small file of this case, to be named in an entry."""
        ...

    def close(self, room: str) -> None:
        """Begin a new epoch of a room: whoever becomes a member later is given nothing that was written
        before.
        """
        ...

    def found(self, named: acts.RoomNamed) -> str:
        """Found a room of which this person is the only member so far; gives its identifier."""
        ...


def digest(data: bytes) -> bytes:
    """The hash by which a file's bytes are told from others."""
    return hashlib.blake2b(data, digest_size=32).digest()
