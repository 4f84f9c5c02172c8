"""The desk as its one person has it open: what they may do there besides writing in a case."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from goodoffices.desk.open_case import CaseWriter
from goodoffices.talks import acts

LONGEST_IDLE = 240
"""Minutes, at most, after which the desk locks where nobody does anything."""


class OpenDesk(Protocol):
    """A desk that its owner has unlocked; a store fills it in. A ``token`` is that of the form behind which
    the act stands: it counts once.
    """

    def create(self, named: acts.RoomNamed, token: str) -> AbstractContextManager[CaseWriter]:
        """Begin a case with its home room, to write in."""
        ...

    def title_of(self, case: str) -> str:
        """What a case is called."""
        ...

    def end(self, case: str) -> None:
        """Destroy a case with its key."""
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """Seal the keys under another passphrase. Raises :class:`~goodoffices.vault.WrongPassphrase` and
        :class:`~goodoffices.vault.WeakPassphrase`.
        """
        ...

    def make_keys(self, passphrase: str, token: str) -> None:
        """Make new keys and let them in everywhere. Raises :class:`~goodoffices.vault.WrongPassphrase`."""
        ...

    def let_keys_in(self, token: str) -> None:
        """Let the new keys into rooms that were left."""
        ...

    def set_idle_minutes(self, minutes: int) -> None:
        """Choose after how many minutes the desk locks."""
        ...
