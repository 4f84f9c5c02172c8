"""A folder that something is brought into: new, it stays only where that succeeded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from goodoffices.server.folder.lock import release


@contextmanager
def gone_unless_done(root: Path) -> Iterator[None]:
    """Take away what the block made in a folder that was not there before it, or was empty, if the block
    fails: an initialised desk without an owner would be taken for one. Any other folder stays as it is.
    """
    there = root.is_dir()
    fresh = not root.exists() or (there and not any(root.iterdir()))
    try:
        yield
    except BaseException:
        if fresh and root.is_dir():
            release(root)
            for path in root.iterdir():
                with suppress(OSError):  # Windows keeps a file that this process still has open
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            if not there:
                with suppress(OSError):
                    root.rmdir()
        raise
