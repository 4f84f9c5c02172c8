"""The command `goodoffices`: a table of commands, each imported only when it is called, so that --help is
instant.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from typing import Any, NoReturn

import click

from goodoffices import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "analyse": ("goodoffices.cli.analyse", "What could be agreed: gaps, packages, solutions, trades."),
    "backup": ("goodoffices.cli.backup", "Copy everything of the desk to one file."),
    "brief": ("goodoffices.cli.brief", "Press reports to a cited picture of the talks."),
    "check": ("goodoffices.cli.check", "Say what is wrong with case files, and where."),
    "convert": ("goodoffices.cli.convert", "Read a case in one format and write it in another."),
    "new": ("goodoffices.cli.new", "Write a case file to start from."),
    "open": ("goodoffices.cli.open", "Open the desk in a browser, on this laptop alone."),
    "record": ("goodoffices.cli.record", "Build, show, review and hand over a record of what was said."),
    "restore": ("goodoffices.cli.restore", "Bring back a backup, or one case's file."),
    "text": ("goodoffices.cli.text", "A draft as a file: brackets, changes, what is wrong, Word and PDF."),
}
"""Name of a command to its module (which has a click command named ``command``) and its line in --help."""

ALIASES = {"analyze": "analyse"}


class Commands(click.Group):
    """A group that knows its commands' names and help lines without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        entry = COMMANDS.get(ALIASES.get(cmd_name, cmd_name))
        if entry is None:
            return None
        command = importlib.import_module(entry[0]).command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; where it is interrupted, say so in one line and end with status 130, as shells
        expect.
        """
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            after_the_key = "\n" if sys.stderr.isatty() else ""
            click.echo(f"{after_the_key}Stopped. No file was left half-written.", err=True)
            ctx.exit(130)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program; where its output cannot be written (a full disk), say so in one line and end with
        status 2.
        """
        _open_closed()
        try:
            return super().main(*args, **extra)
        except OSError as why:
            place = f"{why.filename}: " if why.filename else "The output cannot be written: "
            _drop_output()
            fail(f"{place}{why.strerror}.")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="goodoffices")
def main() -> None:
    """Good Offices: mediated, indirect negotiation, from what is said to a package that all can accept."""


def _open_closed() -> None:
    """Give streams that were closed before the start a place to go, so that no file takes their number and
    their words.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end


def _drop_output() -> None:
    """Let what is still to be written go nowhere, so that closing the program does not fail once more."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def fail(message: str) -> NoReturn:
    """Say on standard error what is wrong and end with status 2."""
    click.echo(message, err=True)
    sys.exit(2)
