"""Bytes from disk, within limits: a foreign file may be of any size and kind."""

from __future__ import annotations

import stat
from pathlib import Path

from goodoffices.case.formats.faults import refuse, shown

MAX_BYTES = 20_000_000
"""Largest file that is read. The largest published domain has under 100 kB."""

_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "there is no such file.",
    PermissionError: "you may not read this file.",
}


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """All bytes of a regular file of at most ``limit`` bytes; ``ProblemsFound`` for anything else."""
    try:
        data = _read(path, limit)
    except OSError as reason:
        what = _REASONS.get(type(reason), f"the file cannot be read ({reason.strerror or 'unknown reason'}).")
        raise refuse(shown(path), None, what) from reason
    if len(data) > limit:
        raise refuse(shown(path), None, f"the file grew beyond {limit:,} bytes while it was read.")
    return data


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name; false for names that no file system takes."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _read(path: Path, limit: int) -> bytes:
    try:
        status = path.stat()
    except ValueError as reason:
        raise refuse(shown(path), None, "this is not a possible file name.") from reason
    if not stat.S_ISREG(status.st_mode):
        raise refuse(shown(path), None, "this is not a file.")
    if status.st_size > limit:
        raise refuse(
            shown(path),
            None,
            f"the file has {status.st_size:,} bytes; at most {limit:,} are read.",
            "Is it the right file?",
        )
    with path.open("rb") as stream:
        return stream.read(limit + 1)
