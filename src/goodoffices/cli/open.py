"""`goodoffices open`: the desk, on this laptop alone."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import click

from goodoffices.cli.main import fail
from goodoffices.language.words import gettext as _
from goodoffices.language.words import worded


@click.command(name="open")
@click.argument("case", required=False, default="", metavar="[CASE]")
@click.option(
    "--home",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder in which everything lies, sealed (else GOODOFFICES_HOME, else your own place for data).",
)
@click.option(
    "--port", metavar="N", type=click.IntRange(0, 65535), help="Port on 127.0.0.1; 0 takes any that is free."
)
@click.option(
    "--demo",
    is_flag=True,
    help="Open an invented case to try things out; it is gone when the desk is closed.",
)
@click.option("--no-browser", is_flag=True, help="Print the address instead of opening a browser.")
def command(case: str, home: Path | None, port: int | None, demo: bool, no_browser: bool) -> None:
    """Open the desk in a browser, on this laptop alone.

    Asks for the passphrase; at the first start shows six words for one. CASE is the id of a case, from its
    address. Nothing leaves the laptop, and everything is stored sealed.
    """
    if demo:
        if case or home:
            fail(_("--demo opens its own case in a folder of its own: leave out CASE and --home."))
        _demonstrate(port, browser=not no_browser)
        return
    try:
        from goodoffices.server import PORT, FolderRefused, PortTaken, listen
        from goodoffices.server.running.supervisor import can_supervise, root_of, supervise
    except ImportError:
        fail(_("The site is not installed. Install it with: pip install 'goodoffices[server]'"))
    if case and not (case.isascii() and case.isalnum()):
        fail(_("%(case)r is not the id of a case: it stands in the case's address, behind /c/.", case=case))
    try:
        taken = listen(PORT if port is None else port)
        if can_supervise():
            sys.exit(supervise(root_of(home), taken, case=case, browser=not no_browser))
        _in_one(home, taken, case, browser=not no_browser)
    except PortTaken as problem:
        fail(
            _(
                "Port %(problem)s is in use; perhaps the desk is open already. Name another with --port.",
                problem=problem,
            )
        )
    except FolderRefused as problem:
        fail(worded(problem.args[0]))


def _in_one(home: Path | None, taken: socket.socket, case: str, *, browser: bool) -> None:
    """The desk in this process, where the system cannot hand it to another."""
    from goodoffices.server import prepare, run

    prepare(home)
    from goodoffices.server.running.asking import ask, say

    run(taken, desk=ask() if sys.stdin.isatty() else None, case=case, browser=browser, say=say)


def _demonstrate(port: int | None, *, browser: bool) -> None:
    try:
        from goodoffices.cli.demonstrate import demonstrate, serve_demonstration, take_port
    except ImportError:
        fail(_("The site is not installed. Install it with: pip install 'goodoffices[server]'"))
    taken = take_port(port)
    with demonstrate() as shown:
        serve_demonstration(taken, shown, browser=browser)
