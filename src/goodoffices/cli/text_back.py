"""`goodoffices text back`: what a DOCX that came back proposes."""

from __future__ import annotations

from pathlib import Path

import click

from goodoffices.cli.main import fail
from goodoffices.cli.say import say
from goodoffices.language.words import gettext as _
from goodoffices.language.words import worded


@click.command("back")
@click.argument("sent", metavar="SENT", type=click.Path(path_type=Path))
@click.argument("returned", metavar="RETURNED", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="All of it for programs.")
@click.option(
    "--write",
    "out",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the text with everything accepted here.",
)
@click.option(
    "--encoding",
    default="",
    metavar="NAME",
    help="Read FILE in this encoding (cp1251, koi8-r …), where the likeliest one is not it.",
)
def back_command(sent: Path, returned: Path, as_json: bool, out: Path | None, encoding: str) -> None:
    """Say what a DOCX that came back proposes, against what was sent: a DOCX or a plain text.

    Marks of this round are told from those of earlier ones, changes without a mark are found by comparison,
    and comments stand apart. A file
    that could harm is refused.
    """
    from goodoffices.cli.text import put_file, read_file
    from goodoffices.report.text_back import back_json, back_lines
    from goodoffices.text import WordRefusedError, compare_with_sent, read_word

    try:
        at = returned
        back = read_word(_bytes(returned))
        at = sent
        went = read_word(_bytes(sent)) if sent.suffix.lower() == ".docx" else read_file(sent, encoding)[1]
    except WordRefusedError as why:
        fail(f"{at}: {worded(why.args[0])}")
    came = compare_with_sent(went, back)
    if as_json:
        click.echo(back_json(came))
    else:
        for line in back_lines(came, str(returned)):
            say(line)
    if out is not None:
        put_file(out, came.proposed.encode("utf-8", "replace"), False, out.suffix.lower() or ".txt")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as why:
        fail(_("%(file)s: %(strerror)s. Name a DOCX.", file=file, strerror=why.strerror))
