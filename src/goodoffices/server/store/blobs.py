"""Attached files on the disk: sealed while they come in, so that no plain byte of them is ever written."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from goodoffices.server.folder import HEADER, MAGIC, STATE, flush_folder, header_of
from goodoffices.server.store.errors import FileLost, NotFound
from goodoffices.server.store.models import Blob
from goodoffices.server.store.users import is_id, random_id
from goodoffices.vault import CaseKey, FileSealer, SealedFile

PIECE = 1 << 16


def blob_path(blob: str) -> Path:
    """Where a sealed file lies. Raises :class:`NotFound` for a name that no file has: one that leads out of
    the folder.
    """
    if not is_id(blob):
        raise NotFound("the file is not there")
    folder: Path = settings.HOME.files
    return folder / blob


class BlobWriter:
    """A file being sealed. Until :meth:`finish` it lies under another name, and begins as this folder's files
    do: a start after a day removes it.
    """

    def __init__(self, outer: CaseKey) -> None:
        self._sealer = FileSealer(outer, random_id())
        self._part = blob_path(self._sealer.blob).with_suffix(".part")
        self._file = self._part.open("xb")
        self._write(header_of(STATE.id))

    def feed(self, data: bytes) -> None:
        """Seal and write some more. Where the disk refuses, nothing is left of the file."""
        self._write(self._sealer.feed(data))

    def finish(self) -> SealedFile:
        """Close the file, on the disk; gives what an entry has to say of it."""
        rest, sealed = self._sealer.finish()
        self._write(rest)
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._part.replace(blob_path(sealed.blob))
            flush_folder(self._part.parent)
        except OSError:
            self.drop()
            raise
        return sealed

    def _write(self, data: bytes) -> None:
        try:
            self._file.write(data)
        except OSError:
            self.drop()
            raise

    def drop(self) -> None:
        """Give up, and leave nothing behind."""
        with contextlib.suppress(OSError):  # closing writes what was held back, and a full disk refuses that
            self._file.close()
        self._part.unlink(missing_ok=True)


def seal_blob(outer: CaseKey, data: bytes) -> SealedFile:
    """Seal a small file that is in memory."""
    writer = BlobWriter(outer)
    writer.feed(data)
    return writer.finish()


def write_blob(blob: str, pieces: Iterable[bytes]) -> None:
    """Store a file that is sealed already."""
    part = blob_path(blob).with_suffix(".part")
    try:
        with part.open("xb") as file:
            file.write(header_of(STATE.id))
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        part.replace(blob_path(blob))
        flush_folder(part.parent)
    finally:
        part.unlink(missing_ok=True)


def read_blob(blob: str) -> Iterator[bytes]:
    """A sealed file's bytes; raises :class:`~goodoffices.server.store.errors.FileLost`."""
    try:
        with blob_path(blob).open("rb") as file:
            head = file.read(HEADER)
            if not head.startswith(MAGIC):  # of a release before files had a head
                file.seek(0)
            while piece := file.read(PIECE):
                yield piece
    except FileNotFoundError:
        raise FileLost(blob, "is not there") from None
    except OSError as problem:
        raise FileLost(blob, f"cannot be read: {problem.strerror}") from None


def drop_blob(file: SealedFile) -> None:
    """Remove a file that came in with a form that did not hold, unless an entry names it."""
    if not Blob.objects.filter(id=file.blob).exists():
        delete_blobs([file.blob])


def delete_blobs(blobs: Iterable[str]) -> None:
    """Remove sealed files."""
    for blob in filter(is_id, blobs):
        blob_path(blob).unlink(missing_ok=True)
