"""What can go wrong with keys and sealed entries.

VaultError
  ├─ WrongPassphrase     the passphrase does not open this
  ├─ WeakPassphrase      the passphrase is too short to be used
  ├─ Unreadable          these bytes are not what they should be, or come from a later version
  ├─ TooLarge            more than one entry can hold
  ├─ CaseEnded           the case's outer key is not the one (or is gone): nothing of it can be read again
  ├─ NoKey               the reader holds no key for this room and epoch
  ├─ NotAllowed          this person may not make this change
  └─ Tampered            something stored is not what was written; ``.fault`` says where and what
"""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.language import CodedText


class Fault(msgspec.Struct, frozen=True, order=True):
    """One thing found wrong with what is stored. ``sequence`` is the entry's place in its room, -1 where no
    entry is meant; no room where it is no room's.
    """

    room: str
    sequence: int
    what: str

    def __str__(self) -> str:
        return str(self.said)

    @property
    def said(self) -> CodedText:
        """Where, and what: with its code and fields."""
        given: dict[str, Any] = {"room": self.room, "entry": self.sequence, "what": self.what}
        if self.room and self.sequence >= 0:
            return CodedText("fault-in-entry", "room %(room)s, entry %(entry)s: %(what)s", **given)
        if self.room:
            return CodedText("fault-in-room", "room %(room)s: %(what)s", **given)
        if self.sequence >= 0:
            return CodedText("fault-at-entry", "what is stored, entry %(entry)s: %(what)s", **given)
        return CodedText("fault", "what is stored: %(what)s", **given)


class VaultError(Exception):
    """Anything that keys, seals and chains can refuse."""


class WrongPassphrase(VaultError):
    """The passphrase does not open this."""


class WeakPassphrase(VaultError):
    """The passphrase is too short to be used."""


class UnreadableError(VaultError):
    """These bytes are not what they should be, or were written by a later version."""


class TooLargeError(VaultError):
    """More than one entry can hold; attach a file instead."""


class CaseEnded(VaultError):
    """The case's outer key does not open this: it is another case's, or the key was destroyed and the case
    has ended.
    """


class NoKey(VaultError):
    """The reader holds no key for this room and epoch."""


class NotAllowed(VaultError):
    """This person may not make this change."""


class Tampered(VaultError):
    """Something stored is not what was written. ``fault`` says which entry of which room, and what is wrong
    with it.
    """

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.said)
