"""Putting a file in its place whole: never half of it, and never a trace where it could not be written."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.case.files.text import shown


def save(path: Path | str, data: str | bytes | Iterable[bytes]) -> None:
    """Write a file beside its place and move it there in one step; a link is followed, rights are kept. What is large may come in pieces.

    Raises :class:`ProblemsFound` where the folder cannot be written; what stood there before then stands there still.
    """
    path = Path(path)
    content = data.encode() if isinstance(data, str) else data
    pieces = (content,) if isinstance(content, bytes) else content
    place = Path(os.path.realpath(path))
    beside = place.with_name(f".{place.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        if place.exists() and not place.is_file():
            # A device or a pipe: moving a file there would put an end to it.
            raise OSError(errno.EINVAL, "it is not an ordinary file")
        with beside.open("xb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            beside.chmod(place.stat().st_mode & 0o777)
        beside.replace(place)
    except OSError as error:
        what = f"The file cannot be written: {error.strerror}."
        raise ProblemsFound(
            [Problem(shown(path), 0, 0, what, "Name a folder in which you may write.")]
        ) from None
    finally:
        beside.unlink(missing_ok=True)
