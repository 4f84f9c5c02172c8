"""Files that are on the disk once they are there: the bytes, and the folder that names them."""

from __future__ import annotations

import os
from pathlib import Path


def flush_folder(folder: Path) -> None:
    """Have the disk know what a folder holds: without it, a file that was put in place can be gone after a
    power cut.
    """
    if os.name != "posix":
        return  # Windows opens no folder, and keeps the order itself
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def write_whole(place: Path, data: bytes, *, at_once: bool = True) -> None:
    """Write a small file for this user alone, whole or not at all, and on the disk before it is told of.

    Where an older file in its place does no harm after a power cut, not ``at_once``: the disk has the bytes
    before the file is put in place, and hears of the place when it comes to it.
    """
    part = place.with_name(place.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    if at_once:
        flush_folder(place.parent)
