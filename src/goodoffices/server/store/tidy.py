"""What lies in the folder at the start. The desk deletes only what it made, began and never finished; all
else that it does not know is moved aside.

What was moved aside comes back where the database names it: it was another's database, or an older one, that
did not know it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from goodoffices.server.folder import HEADER, STATE, header_of
from goodoffices.server.folder.data_folder import DataFolder
from goodoffices.server.store.models import Blob, Case, Folder
from goodoffices.vault import CaseEnded, CaseKey, UnreadableError

DAY = 24 * 3600.0


def folder_id(known: str) -> str:
    """The id that the database has for its folder; ``known``, or a new one, where it has none yet."""
    row = Folder.objects.first()
    if row is None:
        from secrets import token_hex

        row = Folder.objects.create(id=known or token_hex(16))
        return str(row.id)
    return str(row.id)


def is_at_home(home: DataFolder) -> bool:
    """Whether the folder has a key that opens a case of this database: then the two belong together, whatever
    the mark says.
    """
    cases = Case.objects.values_list("id", "key_check")
    return any(_opens(home.keys / f"{case}.key", bytes(check)) for case, check in cases)


def tidy(home: DataFolder, now: float | None = None, *, strange_base: bool = False) -> list[str]:
    """Look through keys and files; gives what was found and done, in sentences.

    ``strange_base``: the database is another folder's. It does not know what this folder's files are, so they
    are left where they are.
    """
    told = list(_keys_back(home))
    names = set(Blob.objects.values_list("id", flat=True))
    back = sum(_back(home, name) for name in names if not (home.files / name).exists())
    if back:
        told.append(f"{_files(back)} came back from {home.aside}: the database names them.")
    gone = sum(not (home.files / name).exists() for name in names)
    if gone:
        told.append(f"{_files(gone)} that entries name are not in {home.files}. Put them back from a backup.")
    if strange_base:
        told.append(
            "The database is another folder's than the one that was here. Files that it does not name are "
            "left where they are."
        )
    strange = [path for path in home.files.iterdir() if path.name not in names and not strange_base]
    moved = 0
    for path in strange:
        if _is_part(path):
            if (time.time() if now is None else now) - path.lstat().st_mtime > DAY:
                path.unlink()
        else:
            moved += _put_aside(home, path)
    if moved:
        told.append(f"{_files(moved)} in {home.files} that no entry names were moved to {home.aside}.")
    return told


def put_key_aside(home: DataFolder, place: Path) -> None:
    """Make room for another key of the same case; nothing is lost by it."""
    home.aside.mkdir(mode=0o700, exist_ok=True)
    place.rename(_free(home.aside / place.name))


def _is_part(path: Path) -> bool:
    """A file that this folder's desk began to seal, and that was never whole."""
    if path.suffix != ".part" or path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(HEADER) == header_of(STATE.id)


def _put_aside(home: DataFolder, path: Path) -> bool:
    try:
        home.aside.mkdir(mode=0o700, exist_ok=True)
        path.rename(_free(home.aside / path.name))
    except OSError:  # another disk, or a full one: it stays where it is
        return False
    return True


def _back(home: DataFolder, name: str) -> bool:
    place = home.aside / name
    if not place.is_file():
        return False
    place.rename(home.files / name)
    return True


def _keys_back(home: DataFolder) -> Iterator[str]:
    """A case whose key is gone or another's, and whose own lies aside, gets it back."""
    for case, check in Case.objects.values_list("id", "key_check"):
        place = home.keys / f"{case}.key"
        if _opens(place, bytes(check)):
            continue
        for other in sorted(home.aside.glob(f"{case}.key*")) if home.aside.is_dir() else ():
            if _opens(other, bytes(check)):
                held = other.rename(home.aside / f"{case}.taken")
                if place.exists():
                    put_key_aside(home, place)
                held.rename(place)
                yield f"A key that lay in {home.aside} came back to its case."
                break


def _opens(place: Path, check: bytes) -> bool:
    try:
        CaseKey.from_text(place.read_text(encoding="ascii")).require(check)
    except (OSError, ValueError, UnreadableError, CaseEnded):
        return False
    return True


def _free(place: Path) -> Path:
    number = 1
    free = place
    while free.exists() or free.is_symlink():
        number += 1
        free = place.with_name(f"{place.name}.{number}")
    return free


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
