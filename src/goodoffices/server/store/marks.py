"""Marks of chains, as they are printed on sheets: whether what is stored still leads through one."""

from __future__ import annotations

from typing import Literal

from rapidfuzz.distance import Levenshtein

from goodoffices.server.store.cases import StoredCase
from goodoffices.server.store.models import Entry
from goodoffices.vault import StoredEntry, entry_hash, verify_chain

Found = Literal["leads-through", "mistyped", "elsewhere", "another", "cut-off", "broken"]
"""``leads-through``: the chain has that mark and is whole. ``mistyped``: it has one that differs in a few
signs only, as no other entry's would. ``elsewhere``: it has that mark at another entry. ``another``: another
entry stands there. ``cut-off``: the chain ends before it. ``broken``: the chain is not whole.
"""
SLIPS = 4
"""Signs in which a mark that was mistyped may differ. Of 24 signs that are drawn anew, hardly ever do so few
differ: once in 10**19 times.
"""


def find_mark(case: StoredCase, room: str, sequence: int, mark: str) -> Found:
    """Compare a printed mark (the beginning of an entry's hash, in hexadecimal) with the room's stored chain,
    read anew from its first entry.
    """
    case.view(room)
    rows = Entry.objects.filter(room_id=room).order_by("sequence")
    sealed = [case.outer.fetch(_stored(row)) for row in rows]
    if verify_chain(case.id, room, sealed):
        return "broken"
    printed = "".join(mark.split()).casefold()
    marks = {one.sequence: entry_hash(case.id, one).hex() for one in sealed}
    return _compared(marks, sequence, printed)


def _compared(marks: dict[int, str], sequence: int, printed: str) -> Found:
    true = marks.get(sequence)
    if true is not None and true.startswith(printed):
        return "leads-through"
    if true is not None and Levenshtein.distance(true[: len(printed)], printed) <= SLIPS:
        return "mistyped"
    if true is None:
        return "cut-off"
    return "elsewhere" if any(one.startswith(printed) for one in marks.values()) else "another"


def _stored(row: Entry) -> StoredEntry:
    clear = (row.nonce, row.ciphertext, row.previous, row.signature)
    return StoredEntry(row.room_id, row.sequence, row.epoch, *map(bytes, clear))
