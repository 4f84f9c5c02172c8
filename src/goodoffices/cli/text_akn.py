"""`goodoffices text akn`: a text for programs that keep laws."""

from __future__ import annotations

from pathlib import Path

import click

from goodoffices.cli.main import fail
from goodoffices.language.words import gettext as _

_PATH = click.Path(path_type=Path)


@click.command("akn")
@click.argument("file", metavar="FILE", type=_PATH)
@click.option("-o", "--output", "out", type=_PATH, required=True, help="The file to write.")
@click.option("--title", default="", help="The title of the text.")
@click.option("--version", "version", default="", help="The name of the version, as “draft 4”.")
@click.option("--day", default="", help="The day of the version, as 2031-05-06.")
@click.option("--language", default="en", help="The language of the text, as en, fr, ar.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option("--encoding", default="", metavar="NAME", help="Read FILE in this encoding (cp1251, koi8-r …).")
def akn_command(
    file: Path, out: Path, title: str, version: str, day: str, language: str, force: bool, encoding: str
) -> None:
    """Write a text as Akoma Ntoso 3.0 (OASIS LegalDocML), an XML of laws: clauses within clauses, each with
    its number.

    Brackets stand in the words as signs. The file says nothing of who wrote it and when.
    """
    from datetime import date

    from goodoffices.cli.text import put_file, read_file, status_of_file
    from goodoffices.report.documents.akoma import write_akoma

    try:
        day = date.fromisoformat(day).isoformat() if day else ""
    except ValueError:
        fail(_("--day %(day)s: Write a day as 2031-05-06.", day=day))
    text = read_file(file, encoding)[0]
    status = status_of_file(title, version, day, "", clean=False)
    put_file(out, write_akoma(text, status, language=language, day=day), force, ".xml")
