"""`goodoffices convert`: a case in one format to the same case in another."""

from __future__ import annotations

from pathlib import Path

import click

from goodoffices.case import Case, ProblemsFound, on_table
from goodoffices.case.files import has_comments, is_foreign, read_case, shown, write_case
from goodoffices.case.formats import genius_files, genius_notes, write_genius
from goodoffices.cli.main import fail
from goodoffices.cli.progress import ProgressLine
from goodoffices.cli.say import say
from goodoffices.language.located import problems_words
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.language.words import worded

_OWN = (".yaml", ".yml", ".json")


@click.command(name="convert")
@click.argument("inputs", metavar="IN...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def command(inputs: tuple[Path, ...], output: Path, force: bool) -> None:
    """Read a case and write it in another format.

    IN is a case file, or a domain of Genius, GeniusWeb, NegoLog or NegMAS, then its profiles. OUT ends in
    .yaml or .json for a case file; with .xml, or for a folder, a Genius domain is written and a profile for
    each party that has preferences. What the other format cannot hold is said.
    """
    progress = ProgressLine()
    try:
        case = read_case(*inputs, progress=progress)
        progress.end()
        if output.suffix.lower() in _OWN:
            _refuse([output], force)
            write_case(case, output)
            say(_("Written: %(output)s", output=shown(output)))
            if not is_foreign(inputs[0]) and has_comments(inputs[0]):
                say(_("Comments of the file that was read stay behind."))
        elif output.suffix.lower() == ".xml":
            _genius(on_table(case), output.parent, output.stem, force)
        elif output.is_dir() or not output.suffix:
            _genius(on_table(case), output, "", force)
        else:
            fail(
                _(
                    "%(output)s: The suffix does not say how to write a case. End it in .yaml, .json or "
                    ".xml.",
                    output=shown(output),
                )
            )
    except ProblemsFound as found:
        fail(problems_words(found.problems))
    finally:
        progress.end()


def _genius(case: Case, folder: Path, domain: str, force: bool) -> None:
    notes = genius_notes(case)
    _refuse(genius_files(case, folder, domain), force)
    for file in write_genius(case, folder, domain):
        say(_("Written: %(file)s", file=shown(file)))
    for note in notes:
        say(worded(note))


def _refuse(files: list[Path], force: bool) -> None:
    there = [shown(file) for file in files if file.exists()]
    if there and not force:
        fail(
            n_(
                "%(files)s: is there already. Name another place, or replace with --force.",
                "%(files)s: are there already. Name another place, or replace with --force.",
                len(there),
                files=", ".join(there),
            )
        )
