"""What is asked and told at the terminal where the desk is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from goodoffices.server.store import UnlockedIdentity


def say(address: str) -> None:
    """Where the desk is."""
    click.echo(
        f"The desk is open on this laptop only (for one browser, within a minute):\n  {address}\nStop "
        f"it with Ctrl-C."
    )


def ask() -> UnlockedIdentity | None:
    """The opened identity, by a passphrase that is typed without being shown; None if it is left to the
    browser.
    """
    from goodoffices.server.store import has_user

    return _unlocked() if has_user() else _begun()


def _begun() -> UnlockedIdentity | None:
    from goodoffices.server.store import make_user
    from goodoffices.vault import WeakPassphrase, new_passphrase

    click.echo("First start. Everything is sealed under a passphrase, and nobody can give it back to you.")
    click.echo("Six words drawn for you; they are shown this once. Write them on paper:\n")
    click.echo(f"  {new_passphrase()}\n")
    click.echo("To bring a case from another laptop instead, leave it empty: the browser asks for its file.")
    while True:
        asked = "These words, or a passphrase of your own (16 characters at least)"
        given = click.prompt(asked, hide_input=True, default="", show_default=False)
        if not given:
            return None
        if click.prompt("Once more", hide_input=True, default="", show_default=False) != given:
            click.echo("The two are not the same.", err=True)
            continue
        try:
            return make_user(given)
        except WeakPassphrase as problem:
            click.echo(f"{problem}.", err=True)


def _unlocked() -> UnlockedIdentity | None:
    from goodoffices.server.store import open_desk
    from goodoffices.vault import WrongPassphrase

    while True:
        given = click.prompt(
            "Passphrase (empty: the browser asks for it)", hide_input=True, default="", show_default=False
        )
        if not given:
            return None
        try:
            return open_desk(given)
        except WrongPassphrase:
            click.echo("This passphrase does not open the desk.", err=True)
