"""Sealing bytes under a key: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, section 2) that commits to its
key.

Poly1305 does not tie a ciphertext to one key: somebody who chooses two keys can make one ciphertext that
opens under both, to two different texts. A room's members could so be shown different words under one
signature. A keyed hash in front of the ciphertext fixes the key.
"""

from __future__ import annotations

import hashlib
import hmac

import msgspec
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError
from nacl.utils import random

from goodoffices.language import CodedText

KEY_SIZE = 32
NONCE_SIZE = 24
HASH_SIZE = 32
COMMITMENT_SIZE = 32


class SealBroken(Exception):
    """The seal does not open. ``wrong_key`` says that it was made under another key, or for another place."""

    def __init__(self, wrong_key: bool) -> None:
        self.wrong_key = wrong_key
        super().__init__(
            CodedText("made-under-another-key", "made under another key or for another place")
            if wrong_key
            else CodedText("altered-since", "altered since")
        )


def new_key() -> bytes:
    """A key of 32 random bytes."""
    return random(KEY_SIZE)


def bind(context: str, *parts: str | int | bytes) -> bytes:
    """Parts joined so that no two lists of parts give the same bytes (msgpack writes each one's kind and
    length).
    """
    return msgspec.msgpack.encode((context, *parts))


def digest(context: str, *parts: str | int | bytes) -> bytes:
    """BLAKE2b of 32 bytes over :func:`bind`."""
    return hashlib.blake2b(bind(context, *parts), digest_size=HASH_SIZE).digest()


def derive(key: bytes, purpose: str) -> bytes:
    """A key for one purpose (16 characters at most), so that no key serves two."""
    return hashlib.blake2b(b"", digest_size=KEY_SIZE, key=key, person=purpose.encode()).digest()


def seal(key: bytes, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
    """Seal ``plain``; ``bound`` is not stored in it but has to be the same when it is opened."""
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, nonce, derive(key, "seal"))
    return _commitment(key, nonce, bound) + sealed


def unseal(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    """Open what :func:`seal` made; raises :class:`SealBroken`."""
    head, body = sealed[:COMMITMENT_SIZE], sealed[COMMITMENT_SIZE:]
    if len(nonce) != NONCE_SIZE or not hmac.compare_digest(head, _commitment(key, nonce, bound)):
        raise SealBroken(wrong_key=True)
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(body, bound, nonce, derive(key, "seal"))
    except (CryptoError, ValueError, TypeError):
        raise SealBroken(wrong_key=False) from None


def _commitment(key: bytes, nonce: bytes, bound: bytes) -> bytes:
    return hashlib.blake2b(nonce + bound, digest_size=COMMITMENT_SIZE, key=key, person=b"commit").digest()
