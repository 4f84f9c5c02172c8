"""What a user typed and has not sent: sealed under the user's own key, filled up to a size class, and named
by a mark that tells nobody its place.
"""

from __future__ import annotations

import hashlib

from nacl.utils import random

from goodoffices.language import CodedText
from goodoffices.vault.errors import UnreadableError
from goodoffices.vault.identity import Identity
from goodoffices.vault.padding import fill, unpad
from goodoffices.vault.sealing import HASH_SIZE, NONCE_SIZE, SealBroken, bind, derive, seal, unseal


def draft_mark(owner: Identity, place: str) -> bytes:
    """The name that a draft of a place is stored under: 32 bytes that only its owner can compute."""
    key = derive(bytes(owner.box), "draft mark")
    return hashlib.blake2b(bind("goodoffices draft mark 1", place), digest_size=HASH_SIZE, key=key).digest()


def seal_draft(owner: Identity, mark: bytes, plain: bytes) -> bytes:
    """Seal a draft for its owner."""
    nonce = random(NONCE_SIZE)
    return nonce + seal(_key(owner), nonce, fill(plain), _bound(owner, mark))


def open_draft(owner: Identity, mark: bytes, sealed: bytes) -> bytes:
    """Open what :func:`seal_draft` made; raises :class:`~goodoffices.vault.UnreadableError`."""
    for one in owner.every:
        try:
            return unpad(unseal(_key(one), sealed[:NONCE_SIZE], sealed[NONCE_SIZE:], _bound(owner, mark)))
        except (SealBroken, ValueError):
            continue
    raise UnreadableError(
        CodedText("draft-not-one-these", "the draft is not one of these keys, or was altered")
    )


def _key(owner: Identity) -> bytes:
    return derive(bytes(owner.box), "draft")


def _bound(owner: Identity, mark: bytes) -> bytes:
    return bind("goodoffices draft 1", owner.user, mark)
