"""`goodoffices matters`: what each side said of what matters to it, and what to ask it next."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from goodoffices.case import ProblemsFound
from goodoffices.case.files import shown
from goodoffices.cli.main import fail
from goodoffices.cli.say import say
from goodoffices.language.located import problems_words
from goodoffices.language.words import gettext as _

WIDTH = 100
"""Columns where the output is no terminal."""


@click.command(name="matters")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--party", metavar="ID", multiple=True, help="One side alone; can be given again.")
@click.option(
    "--ask",
    "many",
    metavar="N",
    type=click.IntRange(0, 100),
    default=3,
    help="How many questions to name for each side (3).",
)
@click.option("--json", "as_json", is_flag=True, help="The result for programs, in exact numbers.")
def command(file: Path, party: tuple[str, ...], many: int, as_json: bool) -> None:
    """Say what each side of a case said of what matters to it: how many numbers it gave, what contradicts
    itself, what to ask next, and what the standing text is worth to it.

    Everything told of a side rests on its own answers; what another side said changes none of it, so that it
    can be shown to that side.
    """
    from goodoffices.case.files import read_case
    from goodoffices.report import can_show
    from goodoffices.report.matters_words import matters_json, matters_sections
    from goodoffices.report.terminal_page import TerminalPage

    try:
        case = read_case(file)
    except ProblemsFound as problems:
        fail(problems_words(problems.problems))
    known = [one.id for one in case.parties]
    missing = next((one for one in party if one not in known), None)
    if missing is not None:
        fail(
            _(
                "%(file)s: There is no party %(party)s. Name one of: %(known)s.",
                file=shown(file),
                party=missing,
                known=", ".join(known),
            )
        )
    asked = [one for one in known if not party or one in party]
    if as_json:
        click.echo(matters_json(case, asked, many))
        return
    width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    page = TerminalPage(width, can_show(sys.stdout.encoding))
    say(page.text(case.title))
    for title, lines in matters_sections(case, asked, many):
        say("")
        say(page.text(title))
        for line in page.listed(lines):
            say(line)
