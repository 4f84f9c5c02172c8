"""Marks of chains, as they are printed on sheets: whether what is stored still leads through one."""

from __future__ import annotations

from typing import Literal

from goodoffices.server.store.cases import StoredCase
from goodoffices.server.store.models import Entry
from goodoffices.vault import StoredEntry, entry_hash, verify_chain

Found = Literal["leads-through", "another", "cut-off", "broken"]
"""``leads-through``: the chain has that mark and is whole. ``another``: another entry stands there. ``cut-off``: the chain ends before it.
``broken``: the chain is not whole."""


def find_mark(case: StoredCase, room: str, sequence: int, mark: str) -> Found:
    """Compare a printed mark (the beginning of an entry's hash, in hexadecimal) with the room's stored chain, read anew from its first entry."""
    case.view(room)
    rows = Entry.objects.filter(room_id=room).order_by("sequence")
    sealed = [case.outer.fetch(_stored(row)) for row in rows]
    if verify_chain(case.id, room, sealed):
        return "broken"
    entry = next((one for one in sealed if one.sequence == sequence), None)
    if entry is None:
        return "cut-off"
    printed = "".join(mark.split()).casefold()
    return "leads-through" if entry_hash(case.id, entry).hex().startswith(printed) else "another"


def _stored(row: Entry) -> StoredEntry:
    clear = (row.nonce, row.ciphertext, row.previous, row.signature)
    return StoredEntry(row.room_id, row.sequence, row.epoch, *map(bytes, clear))
