"""`goodoffices new`: a case file to start from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from goodoffices.agreement.files import agreement_template, read_agreement_text
from goodoffices.case import ProblemsFound
from goodoffices.case.files import Starter, read_case_text, save, shown, template
from goodoffices.cli.main import fail
from goodoffices.cli.say import say
from goodoffices.language.located import problems_words
from goodoffices.language.words import gettext as _


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
@click.option("--agreement", "agreed", is_flag=True, help="Write an agreement file instead.")
@click.option("--fictional", is_flag=True, help="The case is invented.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(
    file: Path | None,
    title: str,
    parties: tuple[str, ...],
    mediators: tuple[str, ...],
    issues: tuple[str, ...],
    agreed: bool,
    fictional: bool,
    force: bool,
) -> None:
    """Write a case file to start from, with a word on every part of it; with --agreement an agreement file.

    It goes to FILE (.yaml), or is printed where none is named. On a terminal, what is needed and not given is
    asked for.
    """
    if file is not None and file.suffix.lower() not in (".yaml", ".yml"):
        fail(_("%(file)s: A file with comments is YAML. Write a name that ends in .yaml.", file=shown(file)))
    if file is not None and file.exists() and not force:
        fail(
            _(
                "%(file)s: There is such a file already. Name another one, or replace it with --force.",
                file=shown(file),
            )
        )
    if agreed and issues:
        fail(_("--issue: An agreement has no issues. Leave it out, or leave out --agreement."))
    if someone_is_there():
        title = title or click.prompt(_("What are the talks about?"), err=True)
        parties = parties or _names(click.prompt(_("Who are the parties? (name, name)"), err=True))
    try:
        if agreed:
            text = agreement_template(title, parties, mediators, fictional=fictional)
            read_agreement_text(text, shown(file) if file else _("the new agreement"))
        else:
            known = tuple(_issue(issue) for issue in issues)
            text = template(Starter(title, parties, mediators, known, fictional=fictional))
            read_case_text(text, shown(file) if file else _("the new case"))
        if file is None:
            say(text.removesuffix("\n"))
            return
        save(file, text)
    except ProblemsFound as found:
        fail(problems_words(found.problems))
    say(_("Written: %(file)s", file=shown(file)))
    if agreed:
        say(_("Next: edit it, then goodoffices plan %(file)s", file=shown(file)))
    else:
        say(_("Next: edit it, then goodoffices check %(file)s", file=shown(file)))


def someone_is_there() -> bool:
    """Whether a person is at the terminal and can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _issue(text: str) -> tuple[str, tuple[str, ...]]:
    name, _equals, options = text.partition("=")
    found = _names(options)
    if not name.strip() or len(found) < 2:
        fail(
            _(
                "--issue: %(text)r names no options. Write a name and two options or more: "
                "prisoners=all,most,none.",
                text=text,
            )
        )
    return name.strip(), found
