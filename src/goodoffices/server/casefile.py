"""The case file of a case: attached to its home room, sealed; the newest counts, with what was changed in it since."""

from __future__ import annotations

import hashlib

import msgspec

from goodoffices.case import Case
from goodoffices.case.files import case_to_json, read_case_text
from goodoffices.desk.issues import Outline, outline_of
from goodoffices.server.store import OpenCase, Pen
from goodoffices.talks import Item, acts, changed, difference
from goodoffices.vault import Fault, Tampered

LARGEST = 16_384
"""Characters of a change that still goes into an entry of the room; a larger one attaches the file anew."""
HEAVIEST, MOST = 65_536, 64
"""Characters and number of changes after which the file is attached anew: no less than the smallest attached file takes on the disk."""
CASE_MEDIA = "application/vnd.goodoffices.case+json"
RECORD_MEDIA = "application/vnd.goodoffices.record+json"


def read_case_file(case: OpenCase) -> Case:
    """The whole case file (some hundredths of a second); an empty case where none was attached.

    It may be unfinished: whoever computes from it asks :func:`goodoffices.case.validate.problems_of` first.
    """
    text = newest_bytes(case, CASE_MEDIA)
    if not text:
        return Case(title=case.title, parties=(), issues=())
    return read_case_text(text.decode(), "case", "json", unfinished=True)


def read_outline(case: OpenCase) -> Outline:
    """Parties and issues alone, quickly; none where the room that holds them cannot be read, so that the other rooms still can."""
    try:
        text = newest_bytes(case, CASE_MEDIA)
    except Tampered as problem:
        case.note(problem)
        return Outline()
    return outline_of(text) if text else Outline()


class Kept(msgspec.Struct, frozen=True):
    """A file of the home room as it stands: the entry that it was last attached whole with, and how much was changed since."""

    sequence: int
    data: bytes
    changes: int = 0
    weight: int = 0


def newest_bytes(case: OpenCase, media: str) -> bytes:
    """The newest file of that type in the home room; empty where there is none."""
    found = _newest(case, media)
    return found.data if found else b""


def is_kept(item: Item) -> bool:
    """Whether an entry attached a file that the site keeps: what was changed since rests on it."""
    return isinstance(item.act, acts.Attached) and item.act.media in (CASE_MEDIA, RECORD_MEDIA)


def _newest(case: OpenCase, media: str) -> Kept | None:
    """Raises :class:`~goodoffices.vault.Tampered` where the changes do not lead to what they say."""
    item = case.newest(media)
    if item is None:
        if media == CASE_MEDIA:
            _require_none_elsewhere(case)
        return None
    assert isinstance(item.act, acts.Attached)
    whole = case.read(item.act.file)
    changes = list(case.view(case.home).changes_of(item.sequence))
    if not changes:
        return Kept(item.sequence, whole)
    try:
        text = whole.decode()
        for change in changes:
            text = changed(text, change.cuts)
    except ValueError:
        text = ""
    data = text.encode()
    if _digest(data) != changes[-1].digest:
        raise Tampered(Fault(case.home, item.sequence, "the file does not become what its changes say"))
    return Kept(item.sequence, data, len(changes), sum(_weight(change.cuts) for change in changes))


def _require_none_elsewhere(case: OpenCase) -> None:
    """Raises Tampered where another room holds the case file: the order of rooms is in no seal, and another was put first."""
    for room in case.room_ids[1:]:
        if any(map(is_kept, case.view(room).items.of(acts.Attached))):
            raise Tampered(Fault(room, -1, "it holds the case file, and another room stands first"))


def keep_case_file(pen: Pen, case: Case) -> None:
    """Attach a case file as the newest."""
    _keep(pen, case_to_json(case).encode(), "case.json", CASE_MEDIA)


def keep_record(pen: Pen, record: bytes) -> None:
    """Attach a record of what was said in public (as :func:`goodoffices.record.encode` writes it) as the newest."""
    _keep(pen, record, "record.json", RECORD_MEDIA)


def _keep(pen: Pen, data: bytes, name: str, media: str) -> None:
    """Keep a file: what changed in it, or all of it where there is none yet, the change is large, or many have come together."""
    before = _newest(pen.case, media)
    if before is not None:
        cuts = difference(before.data.decode(), data.decode())
        weight = _weight(cuts)
        if not cuts:
            return
        if weight <= LARGEST and before.weight + weight <= HEAVIEST and before.changes < MOST:
            change = acts.FileChanged(entry=before.sequence, cuts=cuts, digest=_digest(data))
            pen.write(pen.case.home, change)
            return
    pen.write(pen.case.home, acts.Attached(words="", file=pen.attach(data), name=name, media=media))


def _weight(cuts: tuple[acts.Cut, ...]) -> int:
    return sum(len(cut.put) + 16 for cut in cuts)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=32).digest()
