"""Putting files in their places whole: never half of one, and never a trace where they could not be
written.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from goodoffices.case.errors import Problem, ProblemsFound
from goodoffices.case.trees.text import shown
from goodoffices.language import CodedText

Content = str | bytes | Iterable[bytes]
"""A text, bytes, or what is large in pieces."""


def save(path: Path | str, content: Content) -> None:
    """Write a file beside its place and move it there in one step; a link is followed, rights are kept.

    Raises :class:`ProblemsFound` if the folder cannot be written; what stood there before then stands
    there still.
    """
    save_all({Path(path): content})


def save_all(contents: Mapping[Path, Content]) -> None:
    """Write several files beside their places, then move all of them in: where one cannot be written, none is
    changed.

    Raises :class:`ProblemsFound`.
    """
    waiting: dict[Path, Path] = {}
    at = Path()
    try:
        for at, content in contents.items():
            place = _ordinary(at)
            waiting[place] = place.with_name(f".{place.name[:100]}.{secrets.token_hex(4)}.tmp")
            _write(waiting[place], content, place)
        for place, beside in waiting.items():
            at = place
            beside.replace(place)
    except OSError as error:
        what = CodedText(
            "file-cannot-written", "The file cannot be written: %(strerror)s.", strerror=error.strerror
        )
        instead = CodedText("name-folder-which-you", "Name a folder in which you may write.")
        raise ProblemsFound([Problem(shown(at), 0, 0, what, instead)]) from None
    finally:
        for beside in waiting.values():
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def _ordinary(path: Path) -> Path:
    """The place itself, links followed. A device or a pipe is refused: moving a file there would put an end
    to it.
    """
    place = Path(os.path.realpath(path))
    if place.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if place.exists() and not place.is_file():
        raise OSError(errno.EINVAL, CodedText("not-ordinary-file-2", "it is not an ordinary file"))
    return place


def _write(beside: Path, content: Content, place: Path) -> None:
    data = content.encode() if isinstance(content, str) else content
    with beside.open("xb") as file:
        file.writelines((data,) if isinstance(data, bytes) else data)
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileNotFoundError):
        beside.chmod(place.stat().st_mode & 0o777)
