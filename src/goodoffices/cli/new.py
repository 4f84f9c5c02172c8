"""`goodoffices new`: a case file to start from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from goodoffices.case import ProblemsFound
from goodoffices.case.files import Starter, read_case_text, save, shown, template
from goodoffices.cli.main import fail
from goodoffices.cli.say import say


@click.command(name="new")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--title", default="", help="What the talks are about.")
@click.option("--party", "parties", metavar="NAME", multiple=True, help="A side; repeat it for each.")
@click.option(
    "--mediator", "mediators", metavar="NAME", multiple=True, help="One who goes between; repeat it."
)
@click.option(
    "--issue",
    "issues",
    metavar="NAME=OPTION,OPTION",
    multiple=True,
    help="A question with the ways to settle it; repeat it.",
)
@click.option("--fictional", is_flag=True, help="The case is invented.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(
    file: Path | None,
    title: str,
    parties: tuple[str, ...],
    mediators: tuple[str, ...],
    issues: tuple[str, ...],
    fictional: bool,
    force: bool,
) -> None:
    """Write a case file to start from, with a word on every part of it.

    It goes to FILE (.yaml), or is printed where none is named. On a terminal, what is needed and not given is
    asked for.
    """
    if file is not None and file.suffix.lower() not in (".yaml", ".yml"):
        fail(f"{shown(file)}: A file with comments is YAML. Write a name that ends in .yaml.")
    if file is not None and file.exists() and not force:
        fail(f"{shown(file)}: There is such a file already. Name another one, or replace it with --force.")
    if someone_is_there():
        title = title or click.prompt("What are the talks about?", err=True)
        parties = parties or _names(click.prompt("Who are the parties? (name, name)", err=True))
    text = template(
        Starter(title, parties, mediators, tuple(_issue(issue) for issue in issues), fictional=fictional)
    )
    try:
        read_case_text(text, shown(file) if file else "the new case")
        if file is None:
            say(text.removesuffix("\n"))
            return
        save(file, text)
    except ProblemsFound as found:
        fail(str(found))
    say(f"Written: {shown(file)}")
    say(f"Next: edit it, then goodoffices check {shown(file)}")


def someone_is_there() -> bool:
    """Whether a person is at the terminal and can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _issue(text: str) -> tuple[str, tuple[str, ...]]:
    name, _, options = text.partition("=")
    found = _names(options)
    if not name.strip() or len(found) < 2:
        fail(
            f"--issue: {text!r} names no options. Write a name and two options or more: "
            f"prisoners=all,most,none."
        )
    return name.strip(), found
