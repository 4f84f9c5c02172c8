"""The outer key of a case.

Whatever is stored is sealed once more under a key that lies in a file outside the database and its backups. Destroying that file ends the
case: room keys, entries and files in every backup can no longer be opened, whoever knows a passphrase. Chains and signatures are over what
is inside, so a case can be moved to another outer key without a break.
"""

from __future__ import annotations

import base64
import hmac

import msgspec
from nacl.utils import random

from goodoffices.vault.entries import SealedEntry
from goodoffices.vault.errors import CaseEnded, Fault, Tampered, Unreadable
from goodoffices.vault.roomkeys import SealedKey
from goodoffices.vault.sealing import (
    KEY_SIZE,
    NONCE_SIZE,
    SealBroken,
    bind,
    derive,
    digest,
    new_key,
    seal,
    unseal,
)

_FIRST_LINE = "Good Offices case key 1. Whoever destroys this file and its copies ends the case."


class StoredEntry(msgspec.Struct, frozen=True):
    """A row of the entries' table: the fields of a sealed entry, its ciphertext under the outer key."""

    room: str
    sequence: int
    epoch: int
    nonce: bytes
    ciphertext: bytes
    previous: bytes
    signature: bytes


class StoredKey(msgspec.Struct, frozen=True):
    """A row of the room keys' table."""

    room: str
    epoch: int
    recipient: str
    sealed: bytes


class CaseKey:
    """A case's outer key. Its text form holds no key."""

    def __init__(self, case: str, key: bytes) -> None:
        self.case = case
        self._outer = derive(key, "outer")
        self._key = key
        self.stream_key = derive(key, "stream")
        self.check = digest("goodoffices case check 1", case, derive(key, "check"))

    def __repr__(self) -> str:
        return f"CaseKey({self.case!r})"

    @classmethod
    def new(cls, case: str) -> CaseKey:
        """A fresh key for ``case``."""
        return cls(case, new_key())

    def to_text(self) -> str:
        """The text of the key's file."""
        return f"{_FIRST_LINE}\n{self.case}\n{base64.b32encode(self._key + self.check[:3]).decode()}\n"

    @classmethod
    def from_text(cls, text: str) -> CaseKey:
        """Read the key's file; raises :class:`Unreadable`."""
        lines = text.split("\n")
        try:
            first, case, coded = lines[:3]
            raw = base64.b32decode(coded)
        except ValueError:
            raise Unreadable("this is not a case key file of Good Offices") from None
        if first != _FIRST_LINE or len(raw) != KEY_SIZE + 3:
            raise Unreadable("this is not a case key file of Good Offices")
        found = cls(case, raw[:KEY_SIZE])
        if found.check[:3] != raw[KEY_SIZE:]:
            raise Unreadable(f"the case key file of {case} was altered")
        return found

    def require(self, check: bytes) -> None:
        """Compare with the ``check`` stored beside the case; raises :class:`CaseEnded`."""
        if not hmac.compare_digest(check, self.check):
            raise CaseEnded(f"the outer key at hand is not that of case {self.case}")

    def store(self, entry: SealedEntry) -> StoredEntry:
        """The row to store for an entry. The nonce serves both seals: their keys differ."""
        outer = seal(self._outer, entry.nonce, entry.ciphertext, self._entry_bound(entry))
        return StoredEntry(
            entry.room,
            entry.sequence,
            entry.epoch,
            entry.nonce,
            outer,
            entry.previous,
            entry.signature,
        )

    def fetch(self, row: StoredEntry) -> SealedEntry:
        """The entry in a row; raises :class:`Tampered`."""
        try:
            inner = unseal(self._outer, row.nonce, row.ciphertext, self._entry_bound(row))
        except SealBroken as broken:
            what = f"its outer seal does not open: {broken}"
            raise Tampered(Fault(row.room, row.sequence, what)) from None
        return SealedEntry(row.room, row.sequence, row.epoch, row.nonce, inner, row.previous, row.signature)

    def store_key(self, key: SealedKey) -> StoredKey:
        """The row to store for a sealed room key."""
        name = f"room key/{key.room}/{key.epoch}/{key.recipient}"
        return StoredKey(key.room, key.epoch, key.recipient, self.wrap(name, key.sealed))

    def fetch_key(self, row: StoredKey) -> SealedKey:
        """The sealed room key in a row; raises :class:`Tampered`."""
        name = f"room key/{row.room}/{row.epoch}/{row.recipient}"
        return SealedKey(row.room, row.epoch, row.recipient, self.unwrap(name, row.sealed, row.room))

    def wrap(self, name: str, data: bytes) -> bytes:
        """Seal any bytes that are stored under ``name``."""
        nonce = random(NONCE_SIZE)
        return nonce + seal(self._outer, nonce, data, bind("goodoffices outer 1", self.case, name))

    def unwrap(self, name: str, data: bytes, room: str = "") -> bytes:
        """Open what :meth:`wrap` made under the same name; raises :class:`Tampered`."""
        bound = bind("goodoffices outer 1", self.case, name)
        try:
            return unseal(self._outer, data[:NONCE_SIZE], data[NONCE_SIZE:], bound)
        except SealBroken as broken:
            raise Tampered(Fault(room, -1, f"the outer seal of {name} does not open: {broken}")) from None

    def _entry_bound(self, entry: SealedEntry | StoredEntry) -> bytes:
        return bind(
            "goodoffices outer entry 1",
            self.case,
            entry.room,
            entry.sequence,
            entry.epoch,
            entry.previous,
            entry.signature,
        )
