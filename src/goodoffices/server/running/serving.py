"""waitress on the loopback address: whose connections it takes, and how much it reads of whom."""

from __future__ import annotations

import copy
import os
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

ADDRESS = "127.0.0.1"
PORT = 8421
BIGGEST_BODY = 256 * 1024 * 1024
"""More than the site takes (``UPLOAD_LIMIT``), so that who sends a larger file is told so, and does not find
the line cut.
"""
BEFORE_THE_DOOR = 64 * 1024
"""Largest body, in bytes, of who was not let in: a passphrase, and no more."""
IN_MEMORY = BIGGEST_BODY + (1 << 20)
"""waitress would put larger bodies into temporary files in the clear; so nothing is larger."""
GRACE = 3.0
"""Seconds that requests on their way have to end after the desk locked."""


class PortTaken(Exception):
    """Something listens on the port already."""


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


def listen_near(port: int, tries: int = 20) -> socket.socket:
    """Take a port on the loopback address, or the next that is free."""
    for one in range(port, port + tries):
        try:
            return listen(one)
        except PortTaken:
            continue
    return listen(0)


def make_server(taken: socket.socket) -> Any:
    """waitress with the site on a port that was taken; before it,
    :func:`~goodoffices.server.running.begin.prepare`.
    """
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    server = create_server(
        get_wsgi_application(),
        sockets=[taken],
        threads=6,
        ident="",
        max_request_body_size=BIGGEST_BODY,
        max_request_header_size=BEFORE_THE_DOOR,
        inbuf_overflow=IN_MEMORY,
        outbuf_overflow=IN_MEMORY,
        outbuf_high_watermark=1 << 22,
        clear_untrusted_proxy_headers=True,
    )
    server.accept = _own_users(server.accept, taken.getsockname()[1])
    server.channel_class = _channel_class()
    return server


def leave(server: Any, then: Callable[[], None]) -> None:
    """Take no more connections, let what is on its way end, and call ``then``."""
    server.readable = lambda: False  # who comes now waits for the process that follows
    limit = time.monotonic() + GRACE
    busy = True
    while busy and time.monotonic() < limit:
        busy = False
        for channel in list(server.active_channels.values()):
            busy |= bool(channel.requests or channel.total_outbufs_len)
            channel.close_when_flushed = not channel.requests
        server.pull_trigger()
        threading.Event().wait(0.02)
    then()


def _own_users(accept: Callable[[], Any], port: int) -> Callable[[], Any]:
    """How the server takes a connection, without those of other users of this machine: each is closed before
    a byte of it is read.
    """
    from goodoffices.server.running.socket_owner import is_own_users

    def taken() -> Any:
        found = accept()
        if found is None or is_own_users(found[1], (ADDRESS, port)):
            return found
        found[0].close()
        return None

    return taken


def _channel_class() -> Any:
    from waitress.channel import HTTPChannel
    from waitress.parser import HTTPRequestParser

    class Parser(HTTPRequestParser):
        """Reads little of who was not let in: what is read is held in memory."""

        adj: Any

        def parse_header(self, header_plus: bytes) -> None:
            super().parse_header(header_plus)
            if not _was_let_in(self.headers.get("COOKIE", "")):
                little: Any = copy.copy(self.adj)
                little.max_request_body_size = BEFORE_THE_DOOR + 1
                self.adj = little

    class DeskChannel(HTTPChannel):
        parser_class = Parser

    return DeskChannel


def _was_let_in(cookies: str) -> bool:
    from django.http.cookie import parse_cookie

    from goodoffices.server.access.desk_session import COOKIE, DOOR

    return DOOR.knows(parse_cookie(cookies).get(COOKIE, ""))
