"""What the owner of a desk does with their identity: another passphrase, new keys, when the desk locks."""

from __future__ import annotations

from goodoffices.desk.open_desk import LONGEST_IDLE, OpenDesk
from goodoffices.desk.refusals import RefusedError
from goodoffices.vault import WeakPassphrase, WrongPassphrase
from goodoffices.vault.passphrase import SHORTEST, WORDS


def change_passphrase(desk: OpenDesk, old: str, new: str) -> None:
    """Put the keys under another passphrase. Raises RefusedError for a wrong one, or a new one too weak."""
    try:
        desk.change_passphrase(old, new)
    except WrongPassphrase:
        raise RefusedError("wrong-passphrase") from None
    except WeakPassphrase:
        raise RefusedError("weak-passphrase", characters=SHORTEST, words=WORDS) from None


def make_keys(desk: OpenDesk, passphrase: str, token: str) -> None:
    """Make new keys, which an old copy of the folder does not open. Raises RefusedError for a wrong
    passphrase.
    """
    try:
        desk.make_keys(passphrase, token)
    except WrongPassphrase:
        raise RefusedError("wrong-passphrase") from None


def choose_idle_minutes(desk: OpenDesk, minutes: int) -> None:
    """Choose after how many minutes the desk locks. Raises RefusedError outside of 1 to 240."""
    if not 1 <= minutes <= LONGEST_IDLE:
        raise RefusedError("idle-minutes", most=LONGEST_IDLE)
    desk.set_idle_minutes(minutes)
