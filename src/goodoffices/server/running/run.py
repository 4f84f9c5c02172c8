"""The site in one process: waitress, the watch over the lock, and a browser let in by a one-time
invitation.
"""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable
from typing import TYPE_CHECKING

from goodoffices.server.running.serving import ADDRESS, leave, make_server

if TYPE_CHECKING:
    from goodoffices.server.store import UnlockedIdentity

WATCH_SECONDS = 5.0


def without_dumps() -> None:
    """A process that breaks leaves no copy of its memory on the disk, as far as the system lets it say so."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def serve(taken: socket.socket, *, when_locked: Callable[[], None] | None = None) -> None:
    """Serve until the process ends; :func:`~goodoffices.server.running.begin.prepare` comes first.

    ``when_locked`` is called once the desk has locked and what was on its way has ended: it ends the process,
    which alone takes keys and words out of the memory.
    """
    from goodoffices.server.access.desk_session import DOOR

    without_dumps()
    server = make_server(taken)
    if when_locked is not None:
        ends = when_locked
        DOOR.when_locked = lambda: threading.Thread(target=leave, args=(server, ends), daemon=True).start()
    threading.Thread(target=_watch, daemon=True).start()
    server.run()


def run(
    taken: socket.socket,
    *,
    desk: UnlockedIdentity | None,
    case: str = "",
    browser: bool,
    say: Callable[[str], None],
    when_locked: Callable[[], None] | None = None,
) -> None:
    """Serve on a port that was taken, with the identity open where the terminal asked for it, and open the
    browser.
    """
    from goodoffices.server.access.desk_session import DOOR
    from goodoffices.server.store import idle_minutes

    if desk is not None:
        DOOR.open(desk, idle_minutes())
    if case:
        DOOR.first_page = f"/c/{case}/"
    address = f"http://{ADDRESS}:{taken.getsockname()[1]}/enter/{DOOR.invite()}/"
    if browser:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    say(address)
    serve(taken, when_locked=when_locked)


def show(
    taken: socket.socket, desk: UnlockedIdentity, case: str, *, browser: bool, say: Callable[[str], None]
) -> None:
    """Serve a desk that is shown to whoever comes on this laptop, opened on one case: the demonstration's,
    never anybody's own.
    """
    from goodoffices.server.access.desk_session import DOOR

    DOOR.shown, DOOR.first_page = desk, f"/c/{case}/board/"
    address = f"http://localhost:{taken.getsockname()[1]}"
    if browser:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    say(address)
    serve(taken)


def _watch() -> None:
    """Drop the identity when the idle minutes are over, also where no request comes."""
    from goodoffices.server.access.desk_session import DOOR

    pause = threading.Event()
    while not pause.wait(WATCH_SECONDS):
        DOOR.lock_if_idle()
