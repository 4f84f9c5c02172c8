"""Starting the site on this laptop: waitress on the loopback address, and a browser let in by a one-time invitation."""

from __future__ import annotations

import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodoffices.server.home import VARIABLE

if TYPE_CHECKING:
    from goodoffices.server.store import Desk

ADDRESS = "127.0.0.1"
PORT = 8421
BIGGEST_BODY = 256 * 1024 * 1024
"""More than the site takes (``UPLOAD_LIMIT``), so that who sends a larger file is told so, and does not find the line cut."""
IN_MEMORY = BIGGEST_BODY + (1 << 20)
"""waitress would put larger bodies into temporary files in the clear; so nothing is larger."""
WATCH_SECONDS = 5.0


class PortTaken(Exception):
    """Something listens on the port already."""


def prepare(home: Path | None = None) -> None:
    """Set Django up for a folder, and bring its database to this version."""
    if home is not None:
        os.environ[VARIABLE] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodoffices.server.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.HOME.prepare()
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    settings.HOME.database.chmod(0o600)
    from goodoffices.server.store.blobs import sweep

    sweep()


def without_dumps() -> None:
    """A process that breaks leaves no copy of its memory on the disk, as far as the system lets it say so."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def listen(port: int) -> socket.socket:
    """Take a port on the loopback address (0: any that is free); raises :class:`PortTaken`."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((ADDRESS, port))
        taken.listen(64)  # who comes before the server is up waits, and is not turned away
    except OSError as problem:
        taken.close()
        raise PortTaken(str(port)) from problem
    return taken


def make_server(taken: socket.socket) -> Any:
    """waitress with the site on a port that was taken. :func:`prepare` comes first."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    server = create_server(
        get_wsgi_application(),
        sockets=[taken],
        threads=6,
        ident="",
        max_request_body_size=BIGGEST_BODY,
        inbuf_overflow=IN_MEMORY,
        outbuf_overflow=IN_MEMORY,
        outbuf_high_watermark=1 << 22,
        clear_untrusted_proxy_headers=True,
    )
    server.accept = _own_users(server.accept, taken.getsockname()[1])
    return server


def _own_users(accept: Callable[[], Any], port: int) -> Callable[[], Any]:
    """How the server takes a connection, without those of other users of this machine: each is closed before a byte of it is read."""
    from goodoffices.server.peer import is_another_users

    def taken() -> Any:
        found = accept()
        if found is None or not is_another_users(found[1], (ADDRESS, port)):
            return found
        found[0].close()
        return None

    return taken


def serve(taken: socket.socket) -> None:
    """Serve until the process ends. :func:`prepare` comes first."""
    without_dumps()
    server = make_server(taken)
    threading.Thread(target=_watch, daemon=True).start()
    server.run()


def run(
    taken: socket.socket, *, desk: Desk | None, case: str = "", browser: bool, say: Callable[[str], None]
) -> None:
    """Serve on a port that was taken, with the identity open where the terminal asked for it, and open the browser."""
    from goodoffices.server.door import DOOR
    from goodoffices.server.store import idle_minutes

    if desk is not None:
        DOOR.open(desk, idle_minutes())
    if case:
        DOOR.first_page = f"/c/{case}/"
    address = f"http://{ADDRESS}:{taken.getsockname()[1]}/enter/{DOOR.invite()}/"
    if browser:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    say(address)
    serve(taken)


def show(taken: socket.socket, desk: Desk, case: str, *, browser: bool, say: Callable[[str], None]) -> None:
    """Serve a desk that is shown to whoever comes on this laptop, opened on one case: the demonstration's, never anybody's own."""
    from goodoffices.server.door import DOOR

    DOOR.shown, DOOR.first_page = desk, f"/c/{case}/board/"
    address = f"http://localhost:{taken.getsockname()[1]}"
    if browser:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    say(address)
    serve(taken)


def listen_near(port: int, tries: int = 20) -> socket.socket:
    """Take a port on the loopback address, or the next that is free."""
    for one in range(port, port + tries):
        try:
            return listen(one)
        except PortTaken:
            continue
    return listen(0)


def _watch() -> None:
    """Drop the identity when the idle minutes are over, also where no request comes."""
    from goodoffices.server.door import DOOR

    pause = threading.Event()
    while not pause.wait(WATCH_SECONDS):
        DOOR.lock_if_idle()
