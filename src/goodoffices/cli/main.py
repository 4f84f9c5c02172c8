"""The command `goodoffices`: a table of commands, each imported only when it is called, so that --help is
instant.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import time
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from goodoffices import __version__
from goodoffices.cli.speech import (
    OPTION,
    clicks_own_words,
    known_language,
    language_of,
    worded_command,
    worded_option,
)
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import gettext as _
from goodoffices.language.words import speaking

STARTED = time.monotonic() - time.process_time()
"""When this process began, by the monotonic clock: what was spent before this line is taken off."""

COMMANDS: dict[str, tuple[str, str]] = {
    "analyse": ("goodoffices.cli.analyse", N_("What could be agreed: gaps, packages, solutions, trades.")),
    "backup": ("goodoffices.cli.backup", N_("Copy everything of the desk to one file.")),
    "brief": ("goodoffices.cli.brief", N_("Press reports to a cited picture of the talks.")),
    "check": ("goodoffices.cli.check", N_("Say what is wrong with case files, and where.")),
    "conditions": ("goodoffices.cli.conditions", N_("What conditional words come to, taken together.")),
    "convert": ("goodoffices.cli.convert", N_("Read a case in one format and write it in another.")),
    "matters": ("goodoffices.cli.matters", N_("What matters to whom, and what to ask next.")),
    "new": ("goodoffices.cli.new", N_("Write a case file to start from.")),
    "open": ("goodoffices.cli.open", N_("Open the desk in a browser, on this laptop alone.")),
    "plan": ("goodoffices.cli.plan", N_("Look at an agreement before it is signed; plan its exchanges.")),
    "record": ("goodoffices.cli.record", N_("Build, show, review and hand over a record of what was said.")),
    "restore": ("goodoffices.cli.restore", N_("Bring back a backup, or one case's file.")),
    "text": (
        "goodoffices.cli.text",
        N_("A draft as a file: brackets, changes, what is wrong, Word and PDF."),
    ),
    "track": ("goodoffices.cli.track", N_("How everything that was agreed stands, from what was reported.")),
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
        return worded_command(command)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; where it is interrupted, say so in one line and end with status 130, as shells
        expect.
        """
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            after_the_key = "\n" if sys.stderr.isatty() else ""
            click.echo(after_the_key + _("Stopped. No file was left half-written."), err=True)
            ctx.exit(130)

    def main(self, args: Sequence[str] | None = None, *others: Any, **extra: Any) -> Any:
        """Run the program in the reader's language; where its output cannot be written (a full disk), say
        so in one line and end with status 2.
        """
        _open_closed()
        given = list(sys.argv[1:] if args is None else args)
        if args is None:
            extra["obj"] = STARTED  # called by another program, it begins when it is called
        with speaking(language_of(given)), clicks_own_words():
            try:
                return super().main(given, *others, **extra)
            except OSError as why:
                _drop_output()
                if why.filename:
                    fail(f"{why.filename}: {why.strerror}.")
                fail(_("The output cannot be written: %(why)s.", why=why.strerror))

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The options of the program itself, their help in the reader's language."""
        self._help_option = None  # click keeps its words in the language in which they were first told
        return [worded_option(param) for param in super().get_params(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the program is, in the reader's language."""
        click.Command.format_help_text(worded_command(self), ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table alone."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(line)) for name, (_module, line) in COMMANDS.items()])


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="goodoffices")
@click.option(
    OPTION,
    metavar="TAG",
    default="",
    is_eager=True,
    expose_value=False,
    callback=known_language,
    help="The language to speak, such as ar or pt-br, if there is a catalogue of it; else that of LANG.",
)
def main() -> None:
    """Good Offices: mediated, indirect negotiation, from what is said to a package that all can accept."""


def _open_closed() -> None:
    """Open the standard streams that were closed before the start: otherwise the next file that is opened
    would get their number, and what is printed would be written into it.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


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
