"""Which forms a room's entries came from, in a few bytes an entry: enough to see that a form was sent before
without opening what it wrote.

Each entry that has an effect has a record of twelve bytes: a hash of its form's token, and its sequence. Two
tokens may have one hash; so a find only says which entry to look at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

_HASH, _RECORD = 8, 12


class Forms:
    """The marks of forms while a room's view is being made."""

    def __init__(self, marks: bytes = b"") -> None:
        self._marks = bytearray(marks)

    def marks(self) -> bytes:
        """The marks as they are kept, in the order of the entries."""
        return bytes(self._marks)

    def add(self, form: str, sequence: int) -> None:
        """Note that an entry came from a form."""
        self._marks += _hash(form) + sequence.to_bytes(_RECORD - _HASH, "big")

    def find(self, form: str) -> Iterator[int]:
        """The entries that may have come from a form, in order: all that did, and hardly ever another."""
        wanted = _hash(form)
        at = self._marks.find(wanted)
        while at >= 0:
            if at % _RECORD == 0:
                yield int.from_bytes(self._marks[at + _HASH : at + _RECORD], "big")
            at = self._marks.find(wanted, at + 1)


def _hash(form: str) -> bytes:
    return hashlib.blake2b(form.encode("utf-8", "surrogatepass"), digest_size=_HASH).digest()
