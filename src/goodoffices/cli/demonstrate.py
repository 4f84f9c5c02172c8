"""The demonstration as the terminal shows it: its gap board first, then where to open it."""

from __future__ import annotations

import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from goodoffices.cli.main import fail
from goodoffices.language.words import gettext as _
from goodoffices.report import can_show, render_board
from goodoffices.server import PortTaken, listen, listen_near, show
from goodoffices.server.demo import Demonstration, demonstration

PORT = 8000
WIDTH = 100


@contextmanager
def demonstrate() -> Iterator[Demonstration]:
    """Build the invented case and print its gap board; everything is deleted at the end, also where the
    process is asked to end.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    with demonstration() as shown:
        click.echo(render_board(shown.case, shown.board, width, can_show(sys.stdout.encoding or "ascii")))
        yield shown


def take_port(port: int | None) -> socket.socket:
    """The port that was asked for, or 8000 or the next that is free; ends the command where it is taken."""
    try:
        return listen_near(PORT) if port is None else listen(port)
    except PortTaken as problem:
        fail(_("Port %(problem)s is in use. Name another with --port.", problem=problem))


def serve_demonstration(taken: socket.socket, shown: Demonstration, *, browser: bool) -> None:
    """Serve until somebody stops it."""
    show(taken, shown.desk, shown.case_id, browser=browser, say=_say)


def _say(address: str) -> None:
    click.echo(
        _(
            "The desk is open on these invented talks, on this laptop only:\n  %(address)s\nStop it "
            "with Ctrl-C; all of it is then deleted.",
            address=address,
        )
    )
