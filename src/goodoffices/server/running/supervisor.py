"""The process that stays, and knows nothing: it holds the port and the folder, and starts the one that holds
keys and words.

When the desk locks, that process ends and takes with it all that it had in memory; a fresh one shows the
door. What a process has forgotten can be found in its memory for hours; of one that has ended the system
gives nobody anything.

Where processes cannot be handed a line (Windows), the desk is one process, and the lock drops what it holds
without ending it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec

from goodoffices.server.folder import claim, hold
from goodoffices.server.folder.data_folder import DataFolder

LOCKED = 75
"""How the process that held the keys ends when the desk has locked."""
QUICK = 10.0
"""Seconds: a process that breaks sooner would break again."""


class Order(msgspec.Struct, frozen=True):
    """What a fresh process is told. ``taken`` and ``held`` are the descriptors of the port and of the
    folder's lock.
    """

    root: str
    taken: int
    held: int
    case: str = ""
    browser: bool = False
    first: bool = True
    last_page: str = ""


def can_supervise() -> bool:
    """Whether this system hands open lines to a process that it starts."""
    return os.name == "posix"


def supervise(home: DataFolder, taken: socket.socket, *, case: str = "", browser: bool) -> int:
    """Serve a folder until somebody stops it; gives the exit status. Raises
    :class:`~goodoffices.server.folder.FolderRefused`.
    """
    claim(home)
    home.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = hold(home.root)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    order = Order(str(home.root), taken.fileno(), held, case, browser)
    while True:
        begun = time.monotonic()
        status, last_page = _one(order)
        broke = status < 0 or status == 1
        if status != LOCKED and not (broke and time.monotonic() - begun > QUICK):
            return status if status >= 0 else 1
        order = msgspec.structs.replace(
            order, first=False, browser=False, last_page=last_page or order.last_page
        )


def _one(order: Order) -> tuple[int, str]:
    """Start a process and wait for its end: its status, and the page where the desk was."""
    ours, its = socket.socketpair()
    # -P: without it, Python looks for modules first in the folder in which the desk was started, and a file
    # there could take a module's place.
    command = [sys.executable, "-P", "-m", "goodoffices.server.running.worker", str(its.fileno())]
    process = subprocess.Popen(command, pass_fds=(its.fileno(), order.taken, order.held))
    its.close()
    with ours:
        try:
            ours.sendall(msgspec.json.encode(order) + b"\n")
            told = b"".join(iter(lambda: ours.recv(4096), b""))
            return process.wait(), told.decode("utf-8", "replace")
        except OSError:
            return process.wait(), ""
        finally:
            _end(process)


def _end(process: subprocess.Popen[Any]) -> None:
    """End it where it has not ended: somebody stopped this one."""
    if process.poll() is None:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
    if process.poll() is None:
        process.kill()
        process.wait()


def root_of(home: Path | None) -> DataFolder:
    """The folder that was named, or this user's."""
    from goodoffices.server.folder.data_folder import home as named

    return DataFolder(home.absolute()) if home is not None else named()
