"""Passphrases, and the keys drawn from them by Argon2id (RFC 9106, as libsodium has it: one lane)."""

from __future__ import annotations

import secrets
import unicodedata
from importlib import resources

import msgspec
from nacl.pwhash import argon2id

from goodoffices.language import CodedText
from goodoffices.vault.errors import UnreadableError, WeakPassphrase
from goodoffices.vault.sealing import KEY_SIZE

SALT_SIZE: int = argon2id.SALTBYTES
WORDS = 6
SHORTEST = 16
_MOST_MEMORY = 1 << 30
_MOST_PASSES = 64


class PassphraseCost(msgspec.Struct, frozen=True):
    """What one guess at a passphrase costs: ``memory`` in bytes and ``passes`` over it."""

    memory: int
    passes: int


STANDARD = PassphraseCost(memory=64 << 20, passes=3)
"""64 MiB, three passes: about a fifth of a second on a laptop."""


def words() -> tuple[str, ...]:
    """The 2,048 words that passphrases are drawn from; each adds 11 bits."""
    text = resources.files("goodoffices.vault").joinpath("words.txt").read_text(encoding="ascii")
    return tuple(text.split())


def new_passphrase(count: int = WORDS) -> str:
    """``count`` words drawn at random, each independent of the others: six words are one of 2^66 phrases."""
    listed = words()
    return " ".join(secrets.choice(listed) for _ in range(count))


def normalise(passphrase: str) -> str:
    """The passphrase as it is used: capitals, runs of spaces and ways to compose a letter make no
    difference.
    """
    return " ".join(unicodedata.normalize("NFKC", passphrase).casefold().split())


def require_strong(passphrase: str) -> None:
    """Raises :class:`WeakPassphrase` for one of fewer than 16 characters, or of fewer than six different
    ones.
    """
    text = normalise(passphrase)
    if len(text) < SHORTEST or len(set(text)) < 6:
        raise WeakPassphrase(
            CodedText(
                "passphrase-too-short-characters",
                "the passphrase is too short: %(shortest)s characters at least, or %(words)s words drawn "
                "at random",
                shortest=SHORTEST,
                words=WORDS,
            )
        )


def key_of(passphrase: str, salt: bytes, cost: PassphraseCost) -> bytes:
    """The key that a passphrase gives. Raises :class:`UnreadableError` for a cost that no honest file
    states.
    """
    if (
        not (8192 <= cost.memory <= _MOST_MEMORY and 1 <= cost.passes <= _MOST_PASSES)
        or len(salt) != SALT_SIZE
    ):
        raise UnreadableError(
            CodedText("stated-cost-passphrase-out", "the stated cost of the passphrase is out of bounds")
        )
    return argon2id.kdf(
        KEY_SIZE, normalise(passphrase).encode(), salt, opslimit=cost.passes, memlimit=cost.memory
    )
