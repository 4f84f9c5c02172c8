"""`goodoffices text`: a draft that all work on, as a file: what is in brackets, what changed, what is wrong
with it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from goodoffices.cli.main import fail
from goodoffices.cli.say import say
from goodoffices.language.words import gettext as _
from goodoffices.language.words import worded
from goodoffices.text import (
    Encoding,
    Text,
    UnreadableTextError,
    decode_text,
    encode_text,
    numbered,
    read_text,
)

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
    not agreed],
    [one] [another], Option 1 … Option 2. Reading never refuses a text: a bracket that is never closed is said
    with its place, and
    the reading goes on. Where FILE is -, standard input is read.
    """


def read_file(file: Path, encoding: str = "") -> tuple[Text, str, Encoding]:
    """A file's text, its characters and how they lay in it. Ends the program with status 2 where it cannot be
    read."""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        if encoding:
            printed, how = data.decode(encoding), Encoding(encoding)
        else:
            printed, how = decode_text(data)
    except OSError as why:
        fail(_("%(file)s: %(strerror)s. Name a file of plain text.", file=file, strerror=why.strerror))
    except UnreadableTextError as why:
        fail(f"{file}: {worded(why.args[0])}.")
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
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The changes and both texts as pieces, for programs.")
@ENCODING
def diff_command(old: Path, new: Path, as_json: bool, encoding: str) -> None:
    """Say what changed from OLD to NEW, in words: what went, what came, what moved, each with its clause.

    A name, a number, a date or a compound is never split. The status is 0 whether they differ or not.
    """
    from goodoffices.report.text_difference import difference_json, difference_lines
    from goodoffices.text import compare

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
        click.echo(f"{finding.message} {finding.remedy}", err=True)
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
        click.echo(json.dumps(msgspec.to_builtins(rows), indent=1))
        return
    for line in history_lines(rows):
        say(line)
