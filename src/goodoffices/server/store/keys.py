"""The outer keys of cases, one file each, and where else something of a case lies outside the database."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from goodoffices.server.folder import flush_folder, write_whole
from goodoffices.server.store.errors import KeyLost, NotFound
from goodoffices.server.store.users import is_id
from goodoffices.vault import CaseEnded, CaseKey, UnreadableError


def key_file(case: str) -> Path:
    """Where a case's outer key lies. Raises :class:`NotFound` for an id that no case has: one that leads out
    of the folder.
    """
    if not is_id(case):
        raise NotFound("no such case")
    folder: Path = settings.HOME.keys
    return folder / f"{case}.key"


def seen_file(case: str) -> Path:
    """Where the memory of how far a case's rooms had grown lies: outside the database, and apart from the
    keys.
    """
    folder: Path = settings.HOME.root / "seen"
    return folder / key_file(case).with_suffix(".seen").name


def write_key(key: CaseKey) -> None:
    """Write a new key's file, readable for this user alone, and on the disk before it is used. A key that
    lies there already is moved aside.
    """
    place = key_file(key.case)
    if place.exists():
        from goodoffices.server.store.tidy import put_key_aside

        put_key_aside(settings.HOME, place)
    write_whole(place, key.to_text().encode("ascii"))


def renew_key(key: CaseKey) -> None:
    """Write the file of a case's key that has its former ones behind it, in the place of theirs. Either file
    opens the case as the database has it now.
    """
    write_whole(key_file(key.case), key.to_text().encode("ascii"))


def read_key(case: str, check: bytes) -> CaseKey:
    """The outer key. Raises :class:`~goodoffices.server.store.errors.KeyLost` if its file is gone,
    another's, or no key file.
    """
    try:
        text = key_file(case).read_text(encoding="ascii")
    except FileNotFoundError:
        raise KeyLost(case, "is not there") from None
    except OSError as problem:
        raise KeyLost(case, f"cannot be read: {problem.strerror}") from None
    except ValueError:
        raise KeyLost(case, "is not a case key file of Good Offices") from None
    try:
        return CaseKey.from_text(text).require(check)
    except UnreadableError as problem:
        raise KeyLost(case, f"is harmed ({problem})") from None
    except CaseEnded:
        raise KeyLost(case, "is the key of another case, or of another copy of this one") from None


def destroy_key(case: str) -> None:
    """Write over a key's file and remove it. What the disk keeps underneath is not in our hands
    (SECURITY.md).
    """
    place = key_file(case)
    if place.exists():
        with place.open("r+b") as file:
            file.write(os.urandom(place.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        place.unlink()
        flush_folder(place.parent)
