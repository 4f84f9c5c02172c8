"""The start on a folder: whose it is, who holds it, what state its database is in; then Django, and the
database of this version.
"""

from __future__ import annotations

import os
from pathlib import Path

from goodoffices.server.folder import STATE, FolderRefused, Health, claim, examine, hold
from goodoffices.server.folder.claim import mark
from goodoffices.server.folder.data_folder import VARIABLE, DataFolder
from goodoffices.server.folder.data_folder import home as named_home
from goodoffices.server.folder.rescue import NAME, rescue
from goodoffices.server.folder.schema import keep_schema

SERVER = Path(__file__).resolve().parents[1]
_INSTEAD = (
    "Put it back from a backup, or bring a backup into a new folder: goodoffices restore BACKUP --home FOLDER"
)


def prepare(home: Path | None = None, *, held: int | None = None) -> None:
    """Set Django up for a folder, and bring its database to this version.

    ``held`` is a descriptor by which this process holds the folder already. Raises
    :class:`~goodoffices.server.folder.FolderRefused`, and then nothing in the folder was changed.
    """
    if home is not None:
        os.environ[VARIABLE] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodoffices.server.settings")
    found = named_home()
    known = claim(found)
    found.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    hold(found.root, held)
    health = examine(found, _migrations())
    _refuse(found, health)
    _set_up(found, health)
    if STATE.trouble:
        STATE.id = known or "0" * 32
    else:
        _take(found, known)


def _refuse(home: DataFolder, health: Health) -> None:
    place = home.database
    if health.state == "missing":
        raise FolderRefused(
            f"The database {place} {health.what}, though keys or files of cases lie beside it. Nothing "
            f"was touched. {_INSTEAD}"
        )
    if health.state == "foreign":
        raise FolderRefused(f"{place} {health.what}. Nothing was touched. Name another folder with --home.")
    if health.state == "later":
        raise FolderRefused(f"{place} {health.what}. Nothing was touched. Open it with that version.")
    if health.state == "lacking":
        raise FolderRefused(f"The database {place} {health.what}. Nothing was touched. {_INSTEAD}")
    for folder in (home.keys, home.files):
        if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
            raise FolderRefused(
                f"{folder} is no folder, and has to be one. Nothing was touched. Move it away."
            )
    if health.state == "altered":
        raise FolderRefused(
            f"{place} {health.what}. It could act by itself, so it is not opened, and nothing was "
            f"touched. {_INSTEAD}"
        )


def _set_up(home: DataFolder, health: Health) -> None:
    import django
    from django.conf import settings

    if health.state in ("damaged", "full"):
        if not rescue(home.database):
            raise FolderRefused(
                f"The database {home.database} {health.what}, and nothing in it can be read. Nothing "
                f"was touched. {_INSTEAD}"
            )
        base = settings.DATABASES["default"]
        base["NAME"] = NAME
        base["OPTIONS"] |= {"uri": True, "init_command": "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF;"}
        STATE.trouble = f"The database {health.what}"
        STATE.told.append(
            f"The database {home.database} {health.what}. What can still be read is shown; nothing is "
            f"recorded, and the file stays as it is."
        )
    else:
        home.prepare()
    django.setup()


def _take(home: DataFolder, known: str) -> None:
    """Bring the database to this version, mark the folder, and look through what lies in it."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    home.database.chmod(0o600)
    keep_schema(home.database)
    from goodoffices.server.store.tidy import folder_id, is_at_home, tidy

    STATE.id = folder_id(known)
    strange_base = bool(known) and known != STATE.id and not is_at_home(home)
    if known != STATE.id and not strange_base:
        mark(home, STATE.id)
    STATE.told += tidy(home, strange_base=strange_base)


def _migrations() -> frozenset[str]:
    return frozenset(file.stem for file in (SERVER / "store" / "migrations").glob("0*.py"))
