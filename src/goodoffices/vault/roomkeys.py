"""A room's key of one epoch, sealed to one member.

The grant inside is signed by the steward who gives it and names case, room, epoch and recipient, so that a
sealed key can be neither moved to another room nor passed on as if it had been meant for somebody else. Who
gave it is inside the seal too.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from nacl.exceptions import BadSignatureError, CryptoError
from nacl.public import SealedBox
from nacl.signing import VerifyKey

from goodoffices.language import CodedText
from goodoffices.vault.errors import Fault, Tampered
from goodoffices.vault.identity import Directory, Identity, PublicKeys, box_key, known_keys
from goodoffices.vault.sealing import KEY_SIZE, bind


class SealedKey(msgspec.Struct, frozen=True):
    """A room key as it is stored: in the clear stand room, epoch and recipient."""

    room: str
    epoch: int
    recipient: str
    sealed: bytes


class _Grant(msgspec.Struct, frozen=True):
    giver: str
    key: bytes
    signature: bytes


def seal_room_key(
    case: str, room: str, epoch: int, key: bytes, recipient: str, public: PublicKeys, giver: Identity
) -> SealedKey:
    """Seal a room's key to a member."""
    signature = giver.sign(_signed(case, room, epoch, recipient, public, key))
    grant = msgspec.msgpack.encode(_Grant(giver.user, key, signature))
    return SealedKey(room, epoch, recipient, SealedBox(box_key(public)).encrypt(grant))


class GivenKey(msgspec.Struct, frozen=True):
    """A room key, and who gave it. Whether the giver was a steward of the room only its chain says:
    :func:`~goodoffices.vault.follow` asks.
    """

    key: bytes
    giver: str


def open_room_key(case: str, stored: SealedKey, recipient: Identity, directory: Directory) -> GivenKey:
    """The key inside, once its giver's signature holds. ``directory`` has the public keys of the case's
    users.

    A key that was sealed to former keys of the recipient opens with those.

    Raises :class:`Tampered`.
    """

    def fault(what: str) -> Tampered:
        where = CodedText(
            "sealed-key-epoch",
            "the sealed key of epoch %(epoch)s for %(recipient)s",
            epoch=stored.epoch,
            recipient=stored.recipient,
        )
        return Tampered(
            Fault(stored.room, -1, CodedText("of-a-key", "%(where)s %(what)s", where=where, what=what))
        )

    if stored.recipient != recipient.user:
        raise fault(CodedText("not-meant", "is not meant for %(user)s", user=recipient.user))
    opened = next(filter(None, (_opened(one, stored.sealed) for one in recipient.every)), None)
    if opened is None:
        raise fault(CodedText("does-not-open-user", "does not open with this user's key"))
    public, grant = opened
    givers = known_keys(directory, grant.giver)
    if not givers:
        raise fault(
            CodedText("was-given-who-not", "was given by %(giver)s, who is not known", giver=grant.giver)
        )
    message = _signed(case, stored.room, stored.epoch, recipient.user, public, grant.key)
    if not any(_signed_by(one, message, grant.signature) for one in givers):
        raise fault(
            CodedText(
                "does-not-bear-signature",
                "does not bear the signature of %(giver)s, whom it names",
                giver=grant.giver,
            )
        )
    if len(grant.key) != KEY_SIZE:
        raise fault(CodedText("holds-no-key", "holds no key"))
    return GivenKey(grant.key, grant.giver)


def open_room_keys(
    case: str, stored: Iterable[SealedKey], recipient: Identity, directory: Directory
) -> dict[str, dict[int, bytes]]:
    """Every room's keyring out of a user's sealed keys: room to epoch to key."""
    rings: dict[str, dict[int, bytes]] = {}
    for one in stored:
        rings.setdefault(one.room, {})[one.epoch] = open_room_key(case, one, recipient, directory).key
    return rings


def _opened(recipient: Identity, sealed: bytes) -> tuple[PublicKeys, _Grant] | None:
    try:
        plain = SealedBox(recipient.box).decrypt(sealed)
        return recipient.public, msgspec.msgpack.decode(plain, type=_Grant)
    except (CryptoError, ValueError, TypeError, msgspec.MsgspecError):
        return None


def _signed_by(public: PublicKeys, message: bytes, signature: bytes) -> bool:
    try:
        VerifyKey(public.sign).verify(message, signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def _signed(case: str, room: str, epoch: int, recipient: str, public: PublicKeys, key: bytes) -> bytes:
    return bind("goodoffices room key 1", case, room, epoch, recipient, public.sign, public.box, key)
