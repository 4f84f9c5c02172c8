"""Whose a folder is: the desk starts in one that is new, empty or marked as its own, and in no other.

A folder of a release before there were marks is known by its database or its case keys, and marked.
"""

from __future__ import annotations

import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from goodoffices.server.folder.errors import FolderRefused
from goodoffices.server.folder.examine import is_ours
from goodoffices.server.folder.flush import write_whole
from goodoffices.server.folder.lock import NAME as LOCK

if TYPE_CHECKING:
    from goodoffices.server.folder.data_folder import DataFolder

MARKER = "goodoffices.folder"
_FIRST = "Good Offices desk folder"
_TEXT = """{first} 1
{id}
The desk keeps everything in this folder, sealed. Without this file it does not know the folder for its own, and starts in no other.
"""
MAGIC = b"goodoffices file 1\n"
"""With it a sealed file begins; behind it stands the id of the folder whose database names it."""
HEADER = len(MAGIC) + 16


def header_of(folder: str) -> bytes:
    """The first bytes of a sealed file of a folder."""
    return MAGIC + bytes.fromhex(folder)


def claim(home: DataFolder) -> str:
    """The id in the folder's mark; empty if the folder is the desk's and has none yet. Nothing is changed.

    Raises :class:`FolderRefused` for a folder that holds what the desk did not make.
    """
    root = home.root
    if not root.exists():
        return ""
    if not root.is_dir():
        raise FolderRefused(f"{root} is a file, not a folder. Name a folder with --home.")
    marker = root / MARKER
    if marker.is_file() and not _cut_short(marker):
        return _id_in(marker)
    # A mark that was cut short, as a full disk or a failing one does it, says nothing; what lies beside it does.
    ours = {LOCK, MARKER, f"{MARKER}.part"}
    found = sorted(path.name for path in root.iterdir() if path.name not in ours)
    if not found or is_ours(home):
        return ""
    shown = ", ".join(found[:3]) + (f" and {len(found) - 3} more" if len(found) > 3 else "")
    raise FolderRefused(
        f"{root} is not a folder of the desk: it holds {shown}. Nothing in it was touched. "
        "Name a new or an empty folder with --home."
    )


def mark(home: DataFolder, known: str = "") -> str:
    """Mark a folder as the desk's, under an id that it has already or a new one; gives it."""
    found = known or secrets.token_hex(16)
    write_whole(home.root / MARKER, _TEXT.format(first=_FIRST, id=found).encode())
    return found


def _cut_short(marker: Path) -> bool:
    """Whether a mark ends before its first line does: an empty one, above all."""
    return f"{_FIRST} 1\n".encode().startswith(marker.read_bytes()[:4096])


def _id_in(marker: Path) -> str:
    lines = marker.read_bytes()[:4096].decode("utf-8", "replace").split("\n")
    first, _space, version = lines[0].rpartition(" ")
    if first != _FIRST or not version.isdecimal():
        raise FolderRefused(
            f"{marker} is not the mark of a folder of the desk. Name another folder with --home."
        )
    if version != "1":
        raise FolderRefused(
            f"{marker.parent} was made by a later version of Good Offices. Open it with that one."
        )
    if len(lines) < 2 or not re.fullmatch("[0-9a-f]{32}", lines[1]):
        return ""  # cut short: the folder is the desk's all the same
    return lines[1]
