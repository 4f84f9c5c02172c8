"""`goodoffices text`: a draft that all work on, as a file: what is in brackets, what changed, what is wrong
with it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodoffices.cli.main import fail
from goodoffices.cli.say import say
from goodoffices.cli.text_akn import akn_command
from goodoffices.cli.text_back import back_command
from goodoffices.language import plain_text
from goodoffices.language.located import problems_words
from goodoffices.language.words import error_words, worded
from goodoffices.language.words import gettext as _
from goodoffices.text import (
    Encoding,
    Text,
    UnreadableTextError,
    WordRefusedError,
    decode_text,
    encode_text,
    numbered,
    read_text,
    read_word,
)

if TYPE_CHECKING:
    from goodoffices.report.documents.status import DocumentStatus

FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
ENCODING = click.option(
    "--encoding",
    default="",
    metavar="NAME",
    help="Read FILE in this encoding (cp1251, koi8-r …), where the likeliest one is not it.",
)


@click.group()
def command() -> None:
    """A negotiating text as a file: read, printed, checked, compared, and taken to Word and PDF.

    FILE is plain text in the manner of the United Nations: numbered articles and paragraphs, [words that are
    not agreed], [one] [another], Option 1 … Option 2. Reading never refuses a text: a bracket that is never
    closed is said with its place, and the reading goes on. A DOCX is read with every change accepted. Where
    FILE is -, standard input is read.
    """


command.add_command(akn_command)
command.add_command(back_command)


def read_file(file: Path, encoding: str = "") -> tuple[Text, str, Encoding]:
    """A file's text, its characters and how they lay in it. Ends the program with status 2 where it cannot be
    read."""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        if data.startswith(b"PK\x03\x04"):
            printed, how = read_word(data).accepted.replace("\n", "\n\n"), Encoding()
        elif encoding:
            printed, how = data.decode(encoding), Encoding(encoding)
        else:
            printed, how = decode_text(data)
    except OSError as why:
        fail(_("%(file)s: %(strerror)s. Name a file of plain text.", file=file, strerror=why.strerror))
    except (UnreadableTextError, WordRefusedError) as why:
        fail(f"{file}: {worded(why.args[0])}")
    except LookupError:
        fail(
            _(
                "--encoding %(encoding)s: there is no encoding of this name. Write utf-8, cp1252, "
                "cp1251, koi8-r …",
                encoding=encoding,
            )
        )
    except UnicodeDecodeError as why:
        fail(
            _(
                "%(file)s: byte %(number)s is none in %(encoding)s. Name another encoding, or leave "
                "--encoding out.",
                file=file,
                number=why.start + 1,
                encoding=encoding,
            )
        )
    return read_text(printed), printed, how


@command.command("print")
@FILE
@click.option("--numbered", "number", is_flag=True, help="Give each paragraph of an article its number.")
@ENCODING
def print_command(file: Path, number: bool, encoding: str) -> None:
    """Print a text from what was read of it: byte for byte the file.

    With --numbered, a pasted agreement becomes numbered clauses: paragraphs that have no number get one below
    their article.
    """
    text, _printed, how = read_file(file, encoding)
    printed = (numbered(text) if number else text).printed
    sys.stdout.buffer.write(encode_text(printed, how))
    sys.stdout.buffer.flush()


@command.command("check")
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="All of it for programs: clauses, brackets, findings.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of --json instead.")
@ENCODING
def check_command(files: tuple[Path, ...], as_json: bool, schema: bool, encoding: str) -> None:
    """Say what a text holds and what is wrong with it, each with its line and column, why, and what to write
    instead.

    Brackets are counted with their depth; one that is never closed counts none. The status is 0 for every
    text that can be read, whatever
    is found in it.
    """
    from goodoffices.report.text_survey import checked, schema_text, survey_json, survey_lines

    if schema:
        click.echo(schema_text(), nl=False)
        return
    if not files:
        raise click.UsageError(_("Name a FILE to check."))
    surveys = []
    for file in files:
        text, _printed, how = read_file(file, encoding)
        surveys.append(checked(text, file=str(file), encoding=how.name))
    if as_json:
        click.echo(survey_json(surveys))
        return
    for one in surveys:
        for line in survey_lines(one):
            say(line)


@command.command("diff")
@click.argument("old", metavar="OLD", required=False, type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The changes and both texts as pieces, for programs.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of --json instead.")
@ENCODING
def diff_command(old: Path | None, new: Path | None, as_json: bool, schema: bool, encoding: str) -> None:
    """Say what changed from OLD to NEW, in words: what went, what came, what moved, each with its clause.

    A name, a number, a date or a compound is never split. The status is 0 whether they differ or not.
    """
    from goodoffices.report.text_difference import difference_json, difference_lines, difference_schema
    from goodoffices.text import compare

    if schema:
        click.echo(difference_schema(), nl=False)
        return
    if old is None or new is None:
        raise click.UsageError(_("Name OLD and NEW to compare."))

    before, after = read_file(old, encoding)[0], read_file(new, encoding)[0]
    difference = compare(before, after)
    if as_json:
        click.echo(difference_json(difference, str(old), str(new)))
        return
    for line in difference_lines(difference, str(old), str(new)):
        say(line)


@command.command("merge")
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("files", metavar="CHANGED...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), help="Write the text here, not to the terminal."
)
@click.option(
    "--brackets", is_flag=True, help="Put each conflict into the text as alternatives, the old words first."
)
@ENCODING
def merge_command(
    old: Path, files: tuple[Path, ...], out: Path | None, brackets: bool, encoding: str
) -> None:
    """Put together what several people made of OLD.

    What touches different words is in. Changes to the same words are a conflict: the old words stand, each
    wording is said with the file that it
    comes from, and the status is 1 until a person has decided all of them.
    """
    from goodoffices.case.trees.save import save
    from goodoffices.report.text_difference import merge_findings
    from goodoffices.text import Proposed, merge

    _text, before, how = read_file(old, encoding)
    proposals = [Proposed(text=read_file(file, encoding)[1], owners=(file.name,)) for file in files]
    merged = merge(before, proposals)
    printed = encode_text(merged.bracketed if brackets else merged.printed, how)
    if out is None:
        sys.stdout.buffer.write(printed)
        sys.stdout.buffer.flush()
    else:
        save(out, printed)
        say(_("Written: %(out)s", out=out))
    for finding in merge_findings(merged):
        click.echo(f"{worded(finding.message)} {worded(finding.remedy)}", err=True)
    if merged.conflicts:
        sys.exit(1)


@command.command("history")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="A row for each version, for programs.")
@ENCODING
def history_command(files: tuple[Path, ...], as_json: bool, encoding: str) -> None:
    """Say how many brackets are left in each version, the oldest first: where, and since which version."""
    import json

    import msgspec

    from goodoffices.report.text_difference import history_lines
    from goodoffices.text import TextVersion, brackets_left

    versions = [TextVersion(name=file.stem, text=read_file(file, encoding)[0]) for file in files]
    rows = brackets_left(versions)
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(rows, enc_hook=plain_text), indent=1))
        return
    for line in history_lines(rows):
        say(line)


def status_of_file(title: str, version: str, day: str, letterhead: str, clean: bool) -> DocumentStatus:
    """What a document says of the standing of its text."""
    from goodoffices.report.documents.status import DocumentStatus

    return DocumentStatus(title=title, version=version, day=day, letterhead=letterhead, clean=clean)


def _about(command: Callable[..., None]) -> Callable[..., None]:
    """What a document says above its words."""
    options = [
        click.option("--title", default="", help="The title of the text."),
        click.option("--version", "version", default="", help="The name of the version, as “draft 4”."),
        click.option("--day", default="", help="The day, as it is to be read."),
        click.option("--letterhead", default="", help="Who sends it, above each page."),
        click.option("--force", is_flag=True, help="Replace a file that is there already."),
        click.option(
            "-o",
            "--output",
            "out",
            type=click.Path(path_type=Path),
            required=True,
            help="The file to write.",
        ),
    ]
    for option in options:
        command = option(command)
    return command


def put_file(out: Path, content: bytes, force: bool, suffix: str) -> None:
    """Write a file, whole or not at all. Ends the program with status 2 where it may not be written."""
    from goodoffices.case import ProblemsFound
    from goodoffices.case.trees.save import save

    if out.suffix.lower() != suffix:
        fail(_("-o %(out)s: Let the file's name end in %(suffix)s.", out=out, suffix=suffix))
    if out.exists() and not force:
        fail(_("%(out)s: is there already. Name another place, or replace with --force.", out=out))
    try:
        save(out, content)
    except ProblemsFound as found:
        fail(problems_words(found.problems))
    say(_("Written: %(out)s", out=out))


@command.command("docx")
@FILE
@click.argument("new", metavar="[NEW]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--side",
    "sides",
    metavar="NAME=FILE",
    multiple=True,
    help="What a side made of FILE, its changes under its name.",
)
@_about
@ENCODING
def docx_command(
    file: Path,
    new: Path | None,
    sides: tuple[str, ...],
    out: Path,
    force: bool,
    letterhead: str,
    day: str,
    version: str,
    title: str,
    encoding: str,
) -> None:
    """Write a text for Word.

    With NEW, the changes from FILE to NEW are tracked: accepting all gives NEW, refusing all gives FILE, and
    one neutral author has made them. With
    --side, once for each side, each side's changes stand under its name: for mediators alone. The file says
    nothing of who wrote it, when, and on
    what machine.
    """
    from goodoffices.report.documents.word import write_word
    from goodoffices.text import Proposed, changed_flow, merge, merged_flow, plain_flow

    if new and sides:
        raise click.UsageError(_("Give NEW or --side, not both."))
    text, printed, _how = read_file(file, encoding)
    if sides:
        proposals = []
        for side in sides:
            name, equals, place = side.partition("=")
            if not equals or not name or not place:
                raise click.UsageError(_("--side %(side)s: write NAME=FILE.", side=side))
            proposals.append(Proposed(text=read_file(Path(place), encoding)[1], owners=(name,)))
        flow = merged_flow(text, merge(printed, proposals))
    else:
        flow = changed_flow(text, read_file(new, encoding)[0]) if new else plain_flow(text)
    status = status_of_file(title, version, day, letterhead, clean=not (new or sides))
    put_file(out, write_word(flow, status), force, ".docx")


@command.command("pdf")
@FILE
@click.argument("new", metavar="[NEW]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--beside",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A second language, clause by clause beside the first.",
)
@click.option("--prevails", default="", help="Which language's text prevails, said below the title.")
@click.option("--lines/--no-lines", default=True, help="Number the lines.")
@_about
@ENCODING
def pdf_command(
    file: Path,
    new: Path | None,
    beside: Path | None,
    prevails: str,
    lines: bool,
    out: Path,
    force: bool,
    letterhead: str,
    day: str,
    version: str,
    title: str,
    encoding: str,
) -> None:
    """Write a text as PDF, with its status on every page: mediators' draft, day, without prejudice, not
    agreed.

    With NEW, the changes from FILE to NEW are marked: struck out, underlined, dashed where words moved. With
    --beside, two languages stand side by
    side.
    """
    from goodoffices.report.documents.pdf import PdfFailedError, write_pdf
    from goodoffices.text import changed_flow, plain_flow, side_by_side

    if new and beside:
        raise click.UsageError(_("Give NEW or --beside, not both."))
    text = read_file(file, encoding)[0]
    status = status_of_file(title, version, day, letterhead, clean=new is None)
    notes = (
        [_("Where the texts differ, the %(prevails)s text prevails.", prevails=prevails)] if prevails else []
    )
    try:
        if beside:
            rows = side_by_side(text, read_file(beside, encoding)[0])
            made = write_pdf([], status, lines=lines, beside=rows, notes=notes)
        else:
            flow = changed_flow(text, read_file(new, encoding)[0]) if new else plain_flow(text)
            made = write_pdf(flow, status, lines=lines, notes=notes)
    except PdfFailedError as why:
        fail(error_words(why))
    put_file(out, made, force, ".pdf")
