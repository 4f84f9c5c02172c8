"""The outer key of a case.

Whatever is stored is sealed once more under a key that lies in a file outside the database and its backups.
Destroying that file ends the case: room keys, entries and files in every backup can no longer be opened,
whoever knows a passphrase. Chains and signatures are over what is inside, so a case can be moved to another
outer key without a break.

A case that was given a new outer key keeps the former ones in the same file, behind it: what was stored under
them stays as it lies, and opens with them. Which of the file's keys is the one in use, the check that is
stored beside the case says; so the file can be written before the database, and a run that ends between the
two leaves a case that opens.
"""

from __future__ import annotations

import base64
import hmac

import msgspec
from nacl.utils import random

from goodoffices.language import CodedText
from goodoffices.vault.entries import SealedEntry
from goodoffices.vault.errors import CaseEnded, Fault, Tampered, UnreadableError
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
_MARK = 3
"""Bytes of a key's check that stand behind it in the file."""


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
    """A case's outer key, with the former ones, which only open. Its text form holds no key."""

    def __init__(self, case: str, key: bytes, former: tuple[bytes, ...] = ()) -> None:
        self.case = case
        self._keys = (key, *former)
        self._outers = tuple(derive(one, "outer") for one in self._keys)
        self.stream_keys = tuple(derive(one, "stream") for one in self._keys)
        """For files: the one to seal with first."""
        self.check = _check(case, key)

    def __repr__(self) -> str:
        return f"CaseKey({self.case!r})"

    @classmethod
    def new(cls, case: str) -> CaseKey:
        """A fresh key for ``case``."""
        return cls(case, new_key())

    def renewed(self) -> CaseKey:
        """A fresh key for the same case, with these as the former ones."""
        return CaseKey(self.case, new_key(), self._keys)

    def to_text(self) -> str:
        """The text of the key's file."""
        coded = [base64.b32encode(key + _check(self.case, key)[:_MARK]).decode() for key in self._keys]
        return "\n".join((_FIRST_LINE, self.case, *coded, ""))

    @classmethod
    def from_text(cls, text: str) -> CaseKey:
        """Read the key's file; raises :class:`UnreadableError`."""
        try:
            first, case, newest, *former = text.split("\n")
            raw = [base64.b32decode(coded) for coded in (newest, *filter(None, former))]
        except ValueError:
            raise UnreadableError(
                CodedText("not-case-key-file", "this is not a case key file of Good Offices")
            ) from None
        if first != _FIRST_LINE or any(len(one) != KEY_SIZE + _MARK for one in raw):
            raise UnreadableError(
                CodedText("not-case-key-file", "this is not a case key file of Good Offices")
            )
        if any(_check(case, one[:KEY_SIZE])[:_MARK] != one[KEY_SIZE:] for one in raw):
            raise UnreadableError(
                CodedText("case-key-file-was", "the case key file of %(case)s was altered", case=case)
            )
        keys = [one[:KEY_SIZE] for one in raw]
        return cls(case, keys[0], tuple(keys[1:]))

    def require(self, check: bytes) -> CaseKey:
        """The same keys, the one in use first: that of the ``check`` stored beside the case. Raises
        :class:`CaseEnded` where it is none of them.
        """
        for key in self._keys:
            if hmac.compare_digest(check, _check(self.case, key)):
                return CaseKey(self.case, key, tuple(one for one in self._keys if one != key))
        raise CaseEnded(
            CodedText(
                "outer-key-hand-not", "the outer key at hand is not that of case %(case)s", case=self.case
            )
        )

    def store(self, entry: SealedEntry) -> StoredEntry:
        """The row to store for an entry. The nonce serves both seals: their keys differ."""
        outer = seal(self._outers[0], entry.nonce, entry.ciphertext, self._entry_bound(entry))
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
            inner = self._unseal(row.nonce, row.ciphertext, self._entry_bound(row))
        except SealBroken as broken:
            what = CodedText(
                "its-outer-seal-does", "its outer seal does not open: %(broken)s", broken=broken.args[0]
            )
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
        return nonce + seal(self._outers[0], nonce, data, bind("goodoffices outer 1", self.case, name))

    def unwrap(self, name: str, data: bytes, room: str = "") -> bytes:
        """Open what :meth:`wrap` made under the same name; raises :class:`Tampered`."""
        bound = bind("goodoffices outer 1", self.case, name)
        try:
            return self._unseal(data[:NONCE_SIZE], data[NONCE_SIZE:], bound)
        except SealBroken as broken:
            raise Tampered(
                Fault(
                    room,
                    -1,
                    CodedText(
                        "outer-seal-does-not",
                        "the outer seal of %(name)s does not open: %(broken)s",
                        name=name,
                        broken=broken.args[0],
                    ),
                )
            ) from None

    def _unseal(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        for outer in self._outers[:-1]:
            try:
                return unseal(outer, nonce, sealed, bound)
            except SealBroken as broken:
                if not broken.wrong_key:
                    raise
        return unseal(self._outers[-1], nonce, sealed, bound)

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


def _check(case: str, key: bytes) -> bytes:
    return digest("goodoffices case check 1", case, derive(key, "check"))
