"""Drafts: what was typed on a page and not sent yet. Sealed as it is typed, so that nothing typed is lost
when the desk locks, and given back afterwards.

A place is a form's address on the desk, with a number where a page has several
(``/c/CASE/r/ROOM/record/#0``): ids and numbers, no words. A draft of a case is sealed under the case's key
too, and ends with it.
"""

from __future__ import annotations

import re

import msgspec

from goodoffices.server.store.case_writer import was_sent
from goodoffices.server.store.clock import now
from goodoffices.server.store.errors import KeyLost, StoreError
from goodoffices.server.store.keys import read_key
from goodoffices.server.store.models import Case
from goodoffices.server.store.models import Draft as Row
from goodoffices.server.store.users import UnlockedIdentity
from goodoffices.vault import CaseKey, Tampered, UnreadableError, draft_mark, open_draft, seal_draft

LARGEST = 1 << 20
"""Bytes of one draft."""
MOST = 200
"""Drafts that are kept; beyond, none is taken until one is sent or thrown away."""
_CASE = re.compile(r"/c/([0-9a-z]{1,32})/")


class Draft(msgspec.Struct, frozen=True):
    """What was typed, by field, and when it was kept (ISO 8601, UTC)."""

    place: str
    at: str
    fields: dict[str, list[str]]


class DraftRefused(StoreError):
    """The draft is too large, or there are too many."""


def keep_draft(
    desk: UnlockedIdentity, place: str, fields: dict[str, list[str]], form: str = "", at: str = ""
) -> None:
    """Keep what stands in a form, in the place of what was kept of it before.

    ``form`` is the form's token: one that was sent meanwhile keeps nothing. Raises :class:`DraftRefused`, and
    :class:`KeyLost`.
    """
    if form and was_sent(form):
        return
    plain = msgspec.msgpack.encode(Draft(place, at or now(), fields))
    mark = draft_mark(desk.identity, place)
    if len(plain) > LARGEST:
        raise DraftRefused("the draft is larger than the desk keeps")
    if Row.objects.exclude(mark=mark).count() >= MOST:
        raise DraftRefused("there are too many drafts")
    outer = _outer(place)
    sealed = seal_draft(desk.identity, mark, plain)
    if outer is not None:
        sealed = outer.wrap(_name(mark), sealed)
    given = {"sealed": sealed, "case_id": outer.case if outer else None}
    Row.objects.update_or_create(mark=mark, defaults=given)


def give_draft(desk: UnlockedIdentity, place: str) -> Draft | None:
    """What was kept of a place; None if there is nothing that these keys open."""
    there = {bytes(row.mark): row for row in Row.objects.filter(mark__in=_marks(desk, place))}
    row = next((there[mark] for mark in _marks(desk, place) if mark in there), None)
    return _read(desk, row) if row else None


def list_drafts(desk: UnlockedIdentity) -> tuple[Draft, ...]:
    """Every draft that these keys open, the last one kept first."""
    found = filter(None, (_read(desk, row) for row in Row.objects.all()))
    return tuple(sorted(found, key=lambda draft: draft.at, reverse=True))


def drop_draft(desk: UnlockedIdentity, place: str) -> None:
    """Drop what was kept of a place: it was sent, or thrown away."""
    Row.objects.filter(mark__in=_marks(desk, place)).delete()


def take_along(desk: UnlockedIdentity) -> None:
    """Seal every draft anew under the desk's newest keys. One that does not open stays as it lies: its case's
    key is not here, and may come back.
    """
    for row in list(Row.objects.all()):
        draft = _read(desk, row)
        if draft is not None:
            row.delete()
            keep_draft(desk, draft.place, draft.fields, at=draft.at)


def _marks(desk: UnlockedIdentity, place: str) -> list[bytes]:
    """The names that a place's draft can have: under the keys now, and under former ones."""
    return [draft_mark(one, place) for one in desk.identity.every]


def _read(desk: UnlockedIdentity, row: Row) -> Draft | None:
    mark, sealed = bytes(row.mark), bytes(row.sealed)
    try:
        if row.case_id:
            sealed = read_key(row.case_id, bytes(row.case.key_check)).unwrap(_name(mark), sealed)
        return msgspec.msgpack.decode(open_draft(desk.identity, mark, sealed), type=Draft)
    except (Tampered, UnreadableError, KeyLost, msgspec.MsgspecError):
        return None


def _outer(place: str) -> CaseKey | None:
    """The key of the case that a place is in; None if it is in none."""
    found = _CASE.match(place)
    row = Case.objects.filter(id=found[1]).first() if found else None
    return read_key(row.id, bytes(row.key_check)) if row else None


def _name(mark: bytes) -> str:
    return f"draft/{mark.hex()}"
