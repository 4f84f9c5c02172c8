"""The one user of the desk: made once, opened with the passphrase, held in memory only."""

from __future__ import annotations

import re
import secrets

import msgspec
from django.db import transaction

from goodoffices.desk.open_desk import LONGEST_IDLE
from goodoffices.server.store.errors import AnotherUser, NotFound, OtherKeys
from goodoffices.server.store.models import RoomKey, User
from goodoffices.vault import (
    Directory,
    Identity,
    SealedIdentity,
    SeenHeads,
    UnreadableError,
    WrongPassphrase,
    fingerprint,
    new_identity,
    open_identity,
    require_strong,
    seal_identity,
)

_ID = re.compile(r"[0-9a-z]{1,32}")


def random_id() -> str:
    """A new identifier: 120 random bits, in letters and digits that are safe in addresses and file names."""
    return secrets.token_hex(15)


def is_id(text: str) -> bool:
    """Whether a text can be an identifier. What comes from a file or a table is asked before it becomes part
    of a path: "../x" leads elsewhere.
    """
    return bool(_ID.fullmatch(text))


class UnlockedIdentity:
    """An opened identity and the room keys that it gave: in the memory of this process, until the desk is
    locked.
    """

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.rings: dict[str, dict[str, dict[int, bytes]]] = {}
        """Case to room to epoch to key."""
        self.givers: dict[str, dict[str, dict[int, str]]] = {}
        """Case to room to epoch to who gave that key."""
        self.seen: dict[str, SeenHeads] = {}
        """Case to what was seen at the ends of its rooms."""

    def __repr__(self) -> str:
        return f"Desk({self.user!r})"

    @property
    def user(self) -> str:
        """The user's identifier."""
        return self.identity.user

    @property
    def directory(self) -> Directory:
        """Public keys that are known for certain: all that this user ever had."""
        return {self.user: tuple(one.public for one in self.identity.every)}

    @property
    def fingerprint(self) -> str:
        """Of this user's public keys, to be compared by voice."""
        return fingerprint(self.identity.public)


def has_user() -> bool:
    """Whether the desk was started before."""
    return User.objects.exists()


def make_user(passphrase: str) -> UnlockedIdentity:
    """The first start. Raises :class:`~goodoffices.vault.WeakPassphrase`, or :class:`AnotherUser` where there
    is one.
    """
    require_strong(passphrase)
    identity = new_identity(random_id())
    sealed = seal_identity(identity, passphrase)
    with transaction.atomic():
        if has_user():
            raise AnotherUser("this folder has an identity already")
        User.objects.create(id=identity.user, sealed=msgspec.msgpack.encode(sealed))
    return UnlockedIdentity(identity)


def open_desk(passphrase: str) -> UnlockedIdentity:
    """Open the identity. Raises :class:`~goodoffices.vault.WrongPassphrase`, or :class:`NotFound` before the
    first start.
    """
    return UnlockedIdentity(open_identity(stored_identity(), passphrase))


def change_passphrase(desk: UnlockedIdentity, old: str, new: str) -> None:
    """Seal the keys under another passphrase. Raises WrongPassphrase or WeakPassphrase. Copies of the old
    database still open with the old one, and the keys stay the same:
    :func:`~goodoffices.server.store.newkeys.new_keys` makes others.
    """
    found = open_identity(stored_identity(), old)
    if found.user != desk.user:
        raise WrongPassphrase("the passphrase does not open these keys")
    require_strong(new)
    User.objects.filter(id=desk.user).update(sealed=msgspec.msgpack.encode(seal_identity(found, new)))


def stored_identity() -> SealedIdentity:
    """The sealed keys; raises :class:`NotFound` before the first start,
    :class:`~goodoffices.vault.UnreadableError` where they were altered.
    """
    row = User.objects.first()
    if row is None:
        raise NotFound("there is no identity yet")
    try:
        return msgspec.msgpack.decode(bytes(row.sealed), type=SealedIdentity)
    except (msgspec.MsgspecError, TypeError):
        raise UnreadableError("the stored identity cannot be read") from None


def opens_with(passphrase: str) -> bool:
    """Whether a passphrase opens the identity that is stored here."""
    try:
        open_identity(stored_identity(), passphrase)
    except WrongPassphrase:
        return False
    return True


def adopt_identity(sealed: SealedIdentity) -> None:
    """Take the identity that a case brought along, also in the place of one that was just made and has
    nothing yet.

    Raises :class:`AnotherUser` if there is a different one that has cases, :class:`OtherKeys` where it is
    this user's and has not the keys of the case.
    """
    row = User.objects.first()
    if row is not None and row.id == sealed.user:
        mine = stored_identity()
        if sealed.public not in (mine.public, *mine.former):
            raise OtherKeys("the case was written out under other keys of this user than the folder has")
        return
    if row is not None:
        if RoomKey.objects.filter(recipient=row.id).exists():
            raise AnotherUser("the case belongs to another identity than this folder")
        row.delete()
    User.objects.create(id=sealed.user, sealed=msgspec.msgpack.encode(sealed))


def idle_minutes() -> int:
    """After how many minutes without an act the desk locks. The number stands in the clear, so who writes
    into the database could put the lock off: it is bounded.
    """
    row = User.objects.only("idle_minutes").first()
    written: object = row.idle_minutes if row else None  # SQLite keeps a text in a column of numbers
    return max(1, min(written, LONGEST_IDLE)) if isinstance(written, int) else 15


def set_idle_minutes(desk: UnlockedIdentity, minutes: int) -> None:
    """Choose after how many minutes the desk locks."""
    User.objects.filter(id=desk.user).update(idle_minutes=minutes)
