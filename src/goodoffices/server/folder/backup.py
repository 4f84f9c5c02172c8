"""The whole folder to one file, and from one: the database as it stands at one moment, the sealed files that
it names, and the cases' keys, there or apart.

Nothing is opened for it: what is sealed in the folder is sealed in the copy. It may be made while the desk is
open.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from goodoffices.server.folder.claim import claim, mark
from goodoffices.server.folder.data_folder import DataFolder
from goodoffices.server.folder.errors import FolderRefused
from goodoffices.server.folder.examine import is_ours, opened
from goodoffices.server.folder.flush import flush_folder

FIRST = "good-offices-backup"
LAST = "contents.json"
_NAME = re.compile(
    r"goodoffices\.sqlite3|files/[0-9a-z]{1,32}|keys/[0-9a-z]{1,32}\.key|seen/[0-9a-z]{1,32}\.seen"
)
_PIECE = 1 << 20
_NO_BACKUP = "{} is not a backup of the desk, or it was harmed."


def back_up(home: DataFolder, target: Path, keys: Path | None = None) -> list[str]:
    """Write the folder to ``target``, the keys of the cases to ``keys`` where that is named; gives what is
    missing in the folder.

    Raises :class:`FolderRefused`; then nothing is left of the copy.
    """
    if not (claim(home) or is_ours(home)):
        raise FolderRefused(f"{home.root} is not a folder of the desk. Name the one that is with --home.")
    _refuse_places(target, keys)
    base = _new_beside(target)
    try:
        _copy_base(home, base)
        files, missing = _named_files(home, base)
        own = [("goodoffices.sqlite3", base), *files, *_all(home.root / "seen", "seen/*.seen", home)]
        held = _all(home.keys, "keys/*.key", home)
        if keys is not None:
            _write(keys, held, "keys")
            _write(target, own, "folder without keys")
        else:
            _write(target, [*own, *held], "folder")
    finally:
        base.unlink(missing_ok=True)
    return missing


def _refuse_places(target: Path, keys: Path | None) -> None:
    places = [target] if keys is None else [target, keys]
    for place in places:
        if place.exists() or place.is_symlink():
            raise FolderRefused(f"{place} is there already. Name a new file.")
        if not place.parent.is_dir():
            raise FolderRefused(f"{place.parent} is not a folder that is there. Make it, or name another.")
    if keys is not None and keys.parent.resolve() / keys.name == target.parent.resolve() / target.name:
        raise FolderRefused(f"{keys} is named for the copy and for the keys. Name two files.")


def _new_beside(target: Path) -> Path:
    """A new file in the folder of the target, under a name that nothing there has: it is removed at the end,
    and nobody's file may be.
    """
    number, place = tempfile.mkstemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent)
    os.close(number)
    return Path(place)


def restore(source: Path, home: DataFolder, keys: Path | None = None) -> list[str]:
    """Put a backup into a folder that is new or empty, whole or not at all; gives the cases whose key did not
    come along.

    Raises :class:`FolderRefused`.
    """
    root = home.root.resolve()
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise FolderRefused(
            f"{root} is not empty. Name a new folder with --home: nothing is put over what is there."
        )
    part = root.with_name(f"{root.name}.part")
    if part.exists():
        raise FolderRefused(
            f"{part} is there, of a restore that was broken off perhaps. Look at it and remove it, or "
            f"name another folder."
        )
    part.mkdir(mode=0o700, parents=True)
    try:
        kinds = [_read(source, part), *([_read(keys, part)] if keys is not None else [])]
        if not kinds[0].startswith("folder"):
            raise FolderRefused(
                f"{source} holds keys alone. Name the backup of the folder first, and this file with --keys."
            )
        for folder in ("files", "keys"):
            (part / folder).mkdir(mode=0o700, exist_ok=True)
        mark(DataFolder(part), _id_of(DataFolder(part)))
        cases = _cases(DataFolder(part))
        if root.exists():
            root.rmdir()
        part.rename(root)
        flush_folder(root.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return [case for case in cases if not (home.keys / f"{case}.key").exists()]


def is_backup(source: Path) -> bool:
    """Whether a file is such a copy: the export of one case is another thing."""
    with contextlib.suppress(OSError, tarfile.TarError, EOFError), tarfile.open(source, "r:") as tar:
        first = tar.next()
        return first is not None and first.name == FIRST
    return False


def _copy_base(home: DataFolder, place: Path) -> None:
    try:
        with opened(home.database) as source, contextlib.closing(sqlite3.connect(place)) as target:
            source.backup(target)
            found = target.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as problem:
        if getattr(problem, "sqlite_errorname", "") == "SQLITE_FULL":
            raise FolderRefused(
                f"There is no room in {place.parent} for the copy. Name a place on another disk."
            ) from None
        raise FolderRefused(
            f"The database {home.database} cannot be copied whole ({problem}). Copy the folder as it "
            f"is, and start the desk: it shows what can still be read."
        ) from None
    if found != "ok":
        raise FolderRefused(
            f"The database {home.database} is damaged ({found}). Copy the folder as it is, and start "
            f"the desk: it shows what can still be read."
        )


def _named_files(home: DataFolder, base: Path) -> tuple[list[tuple[str, Path]], list[str]]:
    """The sealed files that the copy of the database names, and those of them that are not there."""
    with opened(base, alone=True) as copied:
        names = [name for (name,) in copied.execute("SELECT id FROM store_blob")]
    there = [(f"files/{name}", home.files / name) for name in names if (home.files / name).is_file()]
    return there, [f"files/{name}" for name in names if not (home.files / name).is_file()]


def _all(folder: Path, pattern: str, home: DataFolder) -> list[tuple[str, Path]]:
    if not folder.is_dir():
        return []
    return [
        (str(path.relative_to(home.root).as_posix()), path)
        for path in sorted(home.root.glob(pattern))
        if path.is_file()
    ]


def _write(target: Path, members: list[tuple[str, Path]], kind: str) -> None:
    part = _new_beside(target)
    try:
        with part.open("wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                head = {"version": 1, "kind": kind, "made": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
                _add(tar, FIRST, json.dumps(head).encode())
                hashes = {}
                for name, path in members:
                    with (
                        contextlib.suppress(FileNotFoundError),
                        path.open("rb") as source,
                    ):  # a case that was ended meanwhile
                        size = os.fstat(source.fileno()).st_size
                        counted = _Counted(source)
                        tar.addfile(_member(name, size), counted)
                        hashes[name] = counted.hash.hexdigest()
                _add(tar, LAST, json.dumps(hashes).encode())
            file.flush()
            os.fsync(file.fileno())
        part.rename(target)
        flush_folder(target.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _read(source: Path, root: Path) -> str:
    """Unpack a copy into a folder, every name asked and every byte compared; gives its kind."""
    hashes: dict[str, str] = {}
    contents: dict[str, str] | None = None
    try:
        with tarfile.open(source, "r:") as tar:
            head = json.loads(_small(tar, tar.next(), FIRST))
            kind = head["kind"]
            if head["version"] != 1:
                raise FolderRefused(f"{source} was made by a later version of Good Offices.")
            for member in tar:
                if member.name == FIRST:
                    continue
                if member.name == LAST:
                    contents = json.loads(_small(tar, member, LAST))
                    break
                if not member.isreg() or not _NAME.fullmatch(member.name) or (root / member.name).exists():
                    raise FolderRefused(f"{source} holds what no backup does here: {member.name!r}.")
                hashes[member.name] = _unpack(tar, member, root / member.name)
    except (tarfile.TarError, EOFError, KeyError, TypeError, ValueError, RecursionError):
        raise FolderRefused(_NO_BACKUP.format(source)) from None
    if not isinstance(kind, str):
        raise FolderRefused(_NO_BACKUP.format(source))
    if contents != hashes:
        raise FolderRefused(f"{source} was harmed: it does not hold what it was made of. Take another copy.")
    return kind


def _unpack(tar: tarfile.TarFile, member: tarfile.TarInfo, place: Path) -> str:
    place.parent.mkdir(mode=0o700, exist_ok=True)
    source = tar.extractfile(member)
    assert source is not None
    digest = hashlib.sha256()
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while piece := source.read(_PIECE):
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    flush_folder(place.parent)
    return digest.hexdigest()


def _small(tar: tarfile.TarFile, member: tarfile.TarInfo | None, name: str) -> bytes:
    if member is None or member.name != name or not member.isreg() or member.size > 64 * _PIECE:
        raise ValueError("not the part that stands here")
    source = tar.extractfile(member)
    assert source is not None
    return source.read()


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    tar.addfile(_member(name, len(data)), io.BytesIO(data))


def _member(name: str, size: int) -> tarfile.TarInfo:
    found = tarfile.TarInfo(name)
    found.size, found.mode = size, 0o600
    return found


def _id_of(home: DataFolder) -> str:
    with opened(home.database, alone=True) as base, contextlib.suppress(sqlite3.DatabaseError):
        row = base.execute("SELECT id FROM store_folder").fetchone()
        return str(row[0]) if row and re.fullmatch("[0-9a-f]{32}", str(row[0])) else ""
    return ""


def _cases(home: DataFolder) -> list[str]:
    try:
        with opened(home.database, alone=True) as base:
            return [str(case) for (case,) in base.execute("SELECT id FROM store_case")]
    except sqlite3.DatabaseError:
        raise FolderRefused("The database in the backup cannot be read. Take another copy.") from None


class _Counted:
    """A file that is hashed while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.hash = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Some more of it."""
        piece = self.file.read(size)
        self.hash.update(piece)
        return piece
