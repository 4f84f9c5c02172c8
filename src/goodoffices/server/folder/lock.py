"""One desk at one folder, by a lock of the system's that ends with the process that holds it, however that
ends.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from goodoffices.server.folder.errors import FolderRefused

NAME = "goodoffices.lock"
_HELD: dict[Path, int] = {}


def hold(root: Path, inherited: int | None = None) -> int:
    """Take the folder for this process, and the processes that it hands the descriptor to; gives that.

    Raises :class:`FolderRefused` if another desk is at the folder. ``inherited`` is a descriptor that
    holds it already.
    """
    root = root.resolve()
    if inherited is not None:
        _HELD[root] = inherited
    if root not in _HELD:
        _HELD[root] = _taken(root)
    return _HELD[root]


def release(root: Path) -> None:
    """Give the folder back before the process ends."""
    number = _HELD.pop(root.resolve(), None)
    if number is not None:
        os.close(number)


def _taken(root: Path) -> int:
    number = os.open(root / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(number)
    except OSError:
        who = os.read(number, 32).decode("ascii", "replace").strip()
        os.close(number)
        told = f" (process {who})" if who.isdecimal() else ""
        raise FolderRefused(
            f"A desk is open on {root} already{told}. Two at one folder would lose what the other writes: "
            "go to the one that is open, stop it, or name another folder with --home."
        ) from None
    with contextlib.suppress(OSError):  # on a full disk: the lock holds without it
        os.ftruncate(number, 0)
        os.write(number, f"{os.getpid()}\n".encode())
    return number


def _lock(number: int) -> None:
    """Raises OSError if another process has it."""
    if os.name == "posix":
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    import msvcrt  # a byte beyond what is written: Windows lets nobody read a locked one

    os.lseek(number, 1024, os.SEEK_SET)
    msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    os.lseek(number, 0, os.SEEK_SET)
