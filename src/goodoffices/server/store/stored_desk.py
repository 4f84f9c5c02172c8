"""The desk as :class:`~goodoffices.desk.open_desk.OpenDesk` asks it: one unlocked identity and its store."""

from __future__ import annotations

from contextlib import AbstractContextManager

from goodoffices.server.store import cases, newkeys, users
from goodoffices.server.store.case_writer import StoreWriter, create_case
from goodoffices.server.store.users import UnlockedIdentity
from goodoffices.talks import acts


class StoredDesk:
    """What its owner may do there besides writing in a case; each method is a function of the store."""

    def __init__(self, identity: UnlockedIdentity) -> None:
        self.identity = identity

    def create(self, named: acts.RoomNamed, token: str) -> AbstractContextManager[StoreWriter]:
        """Begin a case with its home room, to write in."""
        return create_case(self.identity, named, token)

    def title_of(self, case: str) -> str:
        """What a case is called."""
        return cases.open_case(self.identity, case).title

    def end(self, case: str) -> None:
        """Destroy a case with its key."""
        cases.end_case(self.identity, case)

    def change_passphrase(self, old: str, new: str) -> None:
        """Seal the keys under another passphrase."""
        users.change_passphrase(self.identity, old, new)

    def make_keys(self, passphrase: str, token: str) -> None:
        """Make new keys and let them in everywhere."""
        newkeys.new_keys(self.identity, passphrase, token)

    def let_keys_in(self, token: str) -> None:
        """Let the new keys into rooms that were left."""
        newkeys.let_in(self.identity, token)

    def set_idle_minutes(self, minutes: int) -> None:
        """Choose after how many minutes the desk locks."""
        users.set_idle_minutes(self.identity, minutes)
