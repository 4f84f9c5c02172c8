"""The process that holds keys and words while the desk is open: ``python -m goodoffices.server.running.worker
DESCRIPTOR``, started by the supervisor.

It ends when the desk locks, and when the supervisor ends, however that was.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from goodoffices.server.running.supervisor import LOCKED, Order

if TYPE_CHECKING:
    from goodoffices.server.store import UnlockedIdentity


def main() -> int:
    """Read the order, prepare the folder, ask at the terminal where there is one, and serve."""
    line = socket.socket(fileno=int(sys.argv[1]))
    order = msgspec.json.decode(_first_line(line), type=Order)
    threading.Thread(target=_end_with, args=(line,), daemon=True).start()
    taken = socket.socket(fileno=order.taken)
    from goodoffices.server.folder import STATE, FolderRefused
    from goodoffices.server.running.begin import prepare
    from goodoffices.server.running.run import run, serve, without_dumps

    without_dumps()
    try:
        prepare(Path(order.root), held=order.held)
    except FolderRefused as problem:
        click.echo(str(problem), err=True)
        return 2
    except OSError as problem:
        click.echo(f"{problem.filename or order.root}: {problem.strerror or problem}.", err=True)
        return 2
    from goodoffices.server.access.desk_session import DOOR
    from goodoffices.server.running.asking import ask, say

    def leave() -> None:
        line.sendall(DOOR.last_page.encode())
        os._exit(LOCKED)

    if not order.first:
        DOOR.last_page = order.last_page
        click.echo("The desk has locked. It asks for the passphrase in the browser.")
        serve(taken, when_locked=leave)
        return 0
    for one in STATE.told:
        click.echo(one, err=True)
    try:
        desk: UnlockedIdentity | None = ask() if sys.stdin.isatty() else None
        run(taken, desk=desk, case=order.case, browser=order.browser, say=say, when_locked=leave)
    except (KeyboardInterrupt, click.Abort):
        return 130
    return 0


def _first_line(line: socket.socket) -> bytes:
    told = b""
    while not told.endswith(b"\n"):
        more = line.recv(4096)
        if not more:
            sys.exit(1)
        told += more
    return told


def _end_with(line: socket.socket) -> None:
    """Wait for the supervisor's end of the line to close."""
    while line.recv(1):
        pass
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
