"""The folder in which everything of this laptop's desk lies."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

VARIABLE = "GOODOFFICES_HOME"


@dataclass(frozen=True)
class DataFolder:
    """Paths of the desk. Nothing in them can be read without a passphrase but sizes, times and who shares a
    room with whom.
    """

    root: Path

    @property
    def database(self) -> Path:
        """SQLite: sealed entries, sealed room keys, sealed identities."""
        return self.root / "goodoffices.sqlite3"

    @property
    def keys(self) -> Path:
        """The outer key of each case; whoever destroys a file here ends its case. Not to be kept with backups
        of the rest.
        """
        return self.root / "keys"

    @property
    def files(self) -> Path:
        """Attached files, sealed."""
        return self.root / "files"

    @property
    def aside(self) -> Path:
        """What lay among the desk's files and nobody knows: moved here, never deleted."""
        return self.root / "aside"

    def prepare(self) -> None:
        """Make the folders, for this user alone."""
        for folder in (self.root, self.keys, self.files):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)


def home() -> DataFolder:
    """The folder named by ``GOODOFFICES_HOME``, or this user's place for the data of programs."""
    named = os.environ.get(VARIABLE, "")
    root = Path(named).expanduser() if named else user_data_path("goodoffices", appauthor=False)
    return DataFolder(root.absolute())
