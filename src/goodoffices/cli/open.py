"""`goodoffices open`: the desk, on this laptop alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodoffices.cli.main import fail

if TYPE_CHECKING:
    from goodoffices.server.store import Desk


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

    Asks for the passphrase; at the first start shows six words for one. CASE is the id of a case, from its address.
    Nothing leaves the laptop, and everything is stored sealed.
    """
    if demo:
        if case or home:
            fail("--demo opens its own case in a folder of its own: leave out CASE and --home.")
        _demonstrate(port, browser=not no_browser)
        return
    try:
        from goodoffices.server import PORT, PortTaken, listen, prepare, run
    except ImportError:
        fail("The site is not installed. Install it with: pip install 'goodoffices[server]'")
    if case and not (case.isascii() and case.isalnum()):
        fail(f"{case!r} is not the id of a case: it stands in the case's address, behind /c/.")
    try:
        taken = listen(PORT if port is None else port)
    except PortTaken as problem:
        fail(f"Port {problem} is in use; perhaps the desk is open already. Name another with --port.")
    prepare(home)
    desk = _ask() if sys.stdin.isatty() else None
    run(taken, desk=desk, case=case, browser=not no_browser, say=_say)


def _demonstrate(port: int | None, *, browser: bool) -> None:
    try:
        from goodoffices.cli.demonstrate import demonstrate, serve_demonstration, take_port
    except ImportError:
        fail("The site is not installed. Install it with: pip install 'goodoffices[server]'")
    taken = take_port(port)
    with demonstrate() as shown:
        serve_demonstration(taken, shown, browser=browser)


def _say(address: str) -> None:
    click.echo(
        f"The desk is open on this laptop only (for one browser, within a minute):\n  {address}\nStop it with Ctrl-C."
    )


def _ask() -> Desk:
    """The opened identity, by a passphrase that is typed without being shown."""
    from goodoffices.server.store import has_user, make_user, open_desk
    from goodoffices.vault import WeakPassphrase, WrongPassphrase, new_passphrase

    if not has_user():
        click.echo(
            "First start. Everything is sealed under a passphrase, and nobody can give it back to you."
        )
        click.echo("Six words drawn for you; they are shown this once. Write them on paper:\n")
        click.echo(f"  {new_passphrase()}\n")
        while True:
            asked = "These words, or a passphrase of your own (16 characters at least)"
            given = click.prompt(asked, hide_input=True, confirmation_prompt="Once more")
            try:
                return make_user(given)
            except WeakPassphrase as problem:
                click.echo(f"{problem}.", err=True)
    while True:
        try:
            return open_desk(click.prompt("Passphrase", hide_input=True))
        except WrongPassphrase:
            click.echo("This passphrase does not open the desk.", err=True)
