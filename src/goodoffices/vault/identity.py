"""A user's keys: X25519 to receive room keys, Ed25519 to sign; the private halves sealed under a
passphrase.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from nacl.public import PrivateKey, PublicKey
from nacl.signing import SigningKey
from nacl.utils import random

from goodoffices.language import CodedText
from goodoffices.vault.errors import UnreadableError, WrongPassphrase
from goodoffices.vault.passphrase import SALT_SIZE, STANDARD, PassphraseCost, key_of
from goodoffices.vault.sealing import NONCE_SIZE, SealBroken, bind, digest, seal, unseal

_PAIR = 64
"""Bytes of a pair of private halves."""


class PublicKeys(msgspec.Struct, frozen=True):
    """What others know of a user: 32 bytes to check signatures with, 32 bytes to seal room keys to."""

    sign: bytes
    box: bytes


Directory = Mapping[str, PublicKeys | tuple[PublicKeys, ...]]
"""Public keys of users that are known for certain: the keys of one, or all that they ever had, the newest
first.
"""


def known_keys(directory: Directory, user: str) -> tuple[PublicKeys, ...]:
    """All keys that a directory has of a user, the newest first; none if it does not know them."""
    found = directory.get(user, ())
    return (found,) if isinstance(found, PublicKeys) else found


class Identity:
    """A user with the private keys at hand. Never stored and never shown: its text form holds no key.

    ``former`` are the keys that this user had before, the newest first: what was written under them opens
    with them, and nothing is written with them.
    """

    def __init__(
        self, user: str, sign_seed: bytes, box_secret: bytes, former: tuple[Identity, ...] = ()
    ) -> None:
        self.user, self.former = user, former
        self.signing = SigningKey(sign_seed)
        self.box = PrivateKey(box_secret)
        self.public = PublicKeys(bytes(self.signing.verify_key), bytes(self.box.public_key))

    def __repr__(self) -> str:
        return f"Identity({self.user!r})"

    @property
    def every(self) -> tuple[Identity, ...]:
        """These keys and the former ones, the newest first."""
        return (self, *self.former)

    def renewed(self) -> Identity:
        """Fresh keys for the same user, with these among the former ones."""
        return Identity(self.user, random(32), random(32), self.every)

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of an Ed25519 signature."""
        return self.signing.sign(message).signature


class SealedIdentity(msgspec.Struct, frozen=True):
    """A user's keys as they are stored. ``former`` are the public halves of earlier ones, whose private
    halves are sealed with the rest.
    """

    user: str
    public: PublicKeys
    salt: bytes
    cost: PassphraseCost
    nonce: bytes
    sealed: bytes
    former: tuple[PublicKeys, ...] = ()


def new_identity(user: str) -> Identity:
    """Fresh keys for ``user``."""
    return Identity(user, random(32), random(32))


def seal_identity(identity: Identity, passphrase: str, cost: PassphraseCost = STANDARD) -> SealedIdentity:
    """Seal the private keys; done again with another passphrase, this is how a passphrase is changed."""
    salt, nonce = random(SALT_SIZE), random(NONCE_SIZE)
    plain = b"".join(bytes(one.signing) + bytes(one.box) for one in identity.every)
    former = tuple(one.public for one in identity.former)
    key = key_of(passphrase, salt, cost)
    sealed = seal(key, nonce, plain, _bound(identity.user, identity.public, former))
    return SealedIdentity(identity.user, identity.public, salt, cost, nonce, sealed, former)


def open_identity(stored: SealedIdentity, passphrase: str) -> Identity:
    """The user with the private keys. Raises :class:`WrongPassphrase`, or :class:`UnreadableError` where the
    keys do not fit.
    """
    key = key_of(passphrase, stored.salt, stored.cost)
    try:
        plain = unseal(key, stored.nonce, stored.sealed, _bound(stored.user, stored.public, stored.former))
    except SealBroken:
        raise WrongPassphrase(
            CodedText(
                "passphrase-does-not-open-2", "the passphrase does not open these keys (or they were altered)"
            )
        ) from None
    pairs = [plain[i : i + _PAIR] for i in range(0, len(plain), _PAIR)]
    former = tuple(Identity(stored.user, pair[:32], pair[32:]) for pair in pairs[1:])
    identity = Identity(stored.user, pairs[0][:32], pairs[0][32:], former)
    if (identity.public, *(one.public for one in former)) != (stored.public, *stored.former):
        raise UnreadableError(
            CodedText("private-keys-do-not", "the private keys do not belong to the public ones")
        )
    return identity


def fingerprint(public: PublicKeys) -> str:
    """Forty digits in groups of five, to be compared by voice: the same keys, the same digits (132 bits)."""
    number = int.from_bytes(digest("goodoffices fingerprint 1", public.sign, public.box)) % 10**40
    text = f"{number:040d}"
    return " ".join(text[i : i + 5] for i in range(0, 40, 5))


def box_key(public: PublicKeys) -> PublicKey:
    """The key to seal to."""
    return PublicKey(public.box)


def _bound(user: str, public: PublicKeys, former: tuple[PublicKeys, ...]) -> bytes:
    if not former:
        return bind("goodoffices identity 1", user, public.sign, public.box)
    every = (part for one in (public, *former) for part in (one.sign, one.box))
    return bind("goodoffices identity 2", user, *every)
