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

import msgspec


class Fault(msgspec.Struct, frozen=True, order=True):
    """One thing found wrong with what is stored. ``sequence`` is the entry's place in its room, -1 where no
    entry is meant; no room where it is no room's.
    """

    room: str
    sequence: int
    what: str

    def __str__(self) -> str:
        place = f"room {self.room}" if self.room else "what is stored"
        if self.sequence >= 0:
            place += f", entry {self.sequence}"
        return f"{place}: {self.what}"


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
        super().__init__(str(fault))
