"""The outer keys of cases, one file each, and where else something of a case lies outside the database."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from goodoffices.server.store.errors import NotFound
from goodoffices.server.store.users import is_id
from goodoffices.vault import CaseEnded, CaseKey, Unreadable


def key_file(case: str) -> Path:
    """Where a case's outer key lies. Raises :class:`NotFound` for an id that no case has: one that leads out of the folder."""
    if not is_id(case):
        raise NotFound("no such case")
    folder: Path = settings.HOME.keys
    return folder / f"{case}.key"


def seen_file(case: str) -> Path:
    """Where the memory of how far a case's rooms had grown lies: outside the database, and apart from the keys."""
    folder: Path = settings.HOME.root / "seen"
    return folder / key_file(case).with_suffix(".seen").name


def write_key(key: CaseKey) -> None:
    """Write a new key's file, readable for this user alone, and on the disk before it is used."""
    place = key_file(key.case)
    part = place.with_suffix(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(key.to_text())
        file.flush()
        os.fsync(file.fileno())
    part.replace(place)


def read_key(case: str, check: bytes) -> CaseKey:
    """The outer key. Raises :class:`~goodoffices.vault.CaseEnded` where it is gone or another's, and :class:`~goodoffices.vault.Unreadable`."""
    try:
        text = key_file(case).read_text(encoding="ascii")
    except FileNotFoundError:
        raise CaseEnded(f"the outer key of case {case} is gone") from None
    except ValueError:
        raise Unreadable("this is not a case key file of Good Offices") from None
    key = CaseKey.from_text(text)
    key.require(check)
    return key


def destroy_key(case: str) -> None:
    """Write over a key's file and remove it. What the disk keeps underneath is not in our hands (SECURITY.md)."""
    place = key_file(case)
    if place.exists():
        with place.open("r+b") as file:
            file.write(os.urandom(place.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        place.unlink()
