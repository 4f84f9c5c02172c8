"""The case file and the record as they lie in a case's home room: attached sealed, and changed there by
entries that say what was cut and put.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from goodoffices.case import Case
from goodoffices.case.files import case_to_json
from goodoffices.desk.refusals import NotThereError
from goodoffices.record import Record, encode
from goodoffices.talks import EntryState, RoomView, acts, changed, difference
from goodoffices.vault import Fault, Tampered

if TYPE_CHECKING:
    from goodoffices.desk.open_case import CaseWriter, OpenCase

LARGEST = 16_384
"""Characters of a change that still goes into an entry of the room; a larger one attaches the file anew."""
HEAVIEST, MOST = 65_536, 64
"""Characters and number of changes after which the file is attached anew: no less than the smallest attached
file takes on the disk.
"""
CASE_MEDIA = "application/vnd.goodoffices.case+json"
RECORD_MEDIA = "application/vnd.goodoffices.record+json"
AGREEMENT_MEDIA = "application/vnd.goodoffices.agreement+json"
"""What was agreed. A room of a side has the copy that it was told."""


_OF_HOME = (CASE_MEDIA, RECORD_MEDIA)
"""Files that stand in the home room alone."""


class StoredFile(msgspec.Struct, frozen=True):
    """A file as it stands: the entry that attached it whole for the last time, its bytes now, and how much
    was changed in between.
    """

    sequence: int
    data: bytes
    changes: int = 0
    weight: int = 0


def is_stored_file(item: EntryState) -> bool:
    """Whether an entry attached the case file, the record or the agreement: later changes rest on it."""
    return isinstance(item.act, acts.Attached) and item.act.media in (*_OF_HOME, AGREEMENT_MEDIA)


def _is_of_home(item: EntryState) -> bool:
    return isinstance(item.act, acts.Attached) and item.act.media in _OF_HOME


def attached_file(view: RoomView, sequence: int) -> acts.Attached:
    """The file that an entry of a room attached. Raises NotThereError."""
    item = view.items.get(sequence)
    if item is None or item.invalid or not isinstance(item.act, acts.Attached):
        raise NotThereError("no such file")
    return item.act


def newest_file(case: OpenCase, media: str, room: str = "") -> StoredFile | None:
    """The newest file of that type in a room (the home room, where none is named), or None.

    Raises :class:`~goodoffices.vault.Tampered` if the changes do not lead to what they say.
    """
    room = room or case.home
    item = case.newest(media, room)
    if item is None:
        if media == CASE_MEDIA:
            _require_none_elsewhere(case)
        return None
    assert isinstance(item.act, acts.Attached)
    whole = case.read(item.act.file)
    changes = list(case.view(room).changes_of(item.sequence))
    if not changes:
        return StoredFile(item.sequence, whole)
    try:
        text = whole.decode()
        for change in changes:
            text = changed(text, change.cuts)
    except ValueError:
        text = ""
    data = text.encode()
    if _digest(data) != changes[-1].digest:
        raise Tampered(Fault(room, item.sequence, "the file does not become what its changes say"))
    return StoredFile(item.sequence, data, len(changes), sum(_weight(change.cuts) for change in changes))


def save_case_file(writer: CaseWriter, case: Case) -> None:
    """Make this the case file. Positions of the record have no place in it: see
    :attr:`~goodoffices.desk.open_case.OpenCase.file`.
    """
    _save(writer, writer.case.stored_case, case_to_json(case).encode(), "case.json", CASE_MEDIA)


def save_record(writer: CaseWriter, record: Record) -> None:
    """Make this the record of what was said in public."""
    save_record_bytes(writer, encode(record))


def save_record_bytes(writer: CaseWriter, data: bytes) -> None:
    """Make this the record, as :func:`goodoffices.record.encode` wrote it."""
    _save(writer, writer.case.stored_record, data, "record.json", RECORD_MEDIA)


def save_agreement(writer: CaseWriter, data: bytes) -> int:
    """Make this the agreement; gives the entry that attached its file whole."""
    return _save(writer, newest_file(writer.case, AGREEMENT_MEDIA), data, "agreement.json", AGREEMENT_MEDIA)


def _save(writer: CaseWriter, before: StoredFile | None, data: bytes, name: str, media: str) -> int:
    """Write what changed in a file, or attach all of it where there is none yet, the change is large, or many
    have come together; gives the entry that attached it whole.
    """
    home = writer.case.home
    if before is not None:
        cuts = difference(before.data.decode(), data.decode())
        weight = _weight(cuts)
        if not cuts:
            return before.sequence
        if weight <= LARGEST and before.weight + weight <= HEAVIEST and before.changes < MOST:
            writer.write(home, acts.FileChanged(entry=before.sequence, cuts=cuts, digest=_digest(data)))
            return before.sequence
    return writer.write(home, acts.Attached(words="", file=writer.attach(data), name=name, media=media))


def _require_none_elsewhere(case: OpenCase) -> None:
    """Raises Tampered if another room holds the case file: the order of rooms is in no seal, and another
    was put first.
    """
    for room in case.room_ids[1:]:
        if any(_is_of_home(item) for item in case.view(room).items.of(acts.Attached)):
            raise Tampered(Fault(room, -1, "it holds the case file, and another room stands first"))


def _weight(cuts: tuple[acts.Cut, ...]) -> int:
    return sum(len(cut.put) + 16 for cut in cuts)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=32).digest()
