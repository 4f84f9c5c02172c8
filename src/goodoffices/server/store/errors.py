"""What the store refuses.

StoreError
  ├─ NotFound        there is no such thing, or it is not this user's
  ├─ SentBefore      this form was sent before; nothing was added
  ├─ FileLost        a sealed file of the case is not in the folder
  ├─ KeyLost         a case's key file is not there, or is another's
  └─ AnotherUser     this laptop's folder belongs to another identity
       └─ OtherKeys  it is this user's, with other keys

:class:`DatabaseError` is the database's own: only the store knows which one that is.
"""

from __future__ import annotations

from django.db import DatabaseError

from goodoffices.desk.refusals import NotThereError
from goodoffices.vault import Fault, Tampered

__all__ = [
    "AnotherUser",
    "DatabaseError",
    "FileLost",
    "KeyLost",
    "NotFound",
    "OtherKeys",
    "SentBefore",
    "StoreError",
]


class StoreError(Exception):
    """Anything that the store refuses."""


class NotFound(StoreError, NotThereError):
    """There is no such case, room or entry, or this user has no part in it. The two are not told apart."""


class SentBefore(StoreError):
    """The form was sent before; nothing was added."""


class AnotherUser(StoreError):
    """The folder belongs to another identity."""


class OtherKeys(AnotherUser):
    """A case is this user's, and was written out under keys that this folder does not have, newer ones most
    likely.
    """


class FileLost(StoreError, Tampered):
    """A sealed file that an entry names is not in the folder, or cannot be read there."""

    def __init__(self, blob: str, why: str) -> None:
        self.blob, self.why = blob, why
        Tampered.__init__(self, Fault("", -1, f"files/{blob} {why}"))

    def __str__(self) -> str:
        return self.fault.what


class KeyLost(StoreError):
    """The file of a case's key is not there, or is not the one. Nothing of the case is destroyed by that:
    with the file it opens again.
    """

    def __init__(self, case: str, why: str) -> None:
        self.case, self.why = case, why
        super().__init__(f"keys/{case}.key {why}")
