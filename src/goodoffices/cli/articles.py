"""What the commands on articles share: their options, reading, and asking for what is missing."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from goodoffices.case import Case, Problem, ProblemsFound, on_table
from goodoffices.case.files import read_case, save
from goodoffices.cli.main import fail
from goodoffices.desk import first_case
from goodoffices.language.located import problem_words, problems_words
from goodoffices.language.words import gettext as _
from goodoffices.record import (
    Article,
    ArticleReading,
    Given,
    Record,
    UnreadableArticleError,
    build,
    find_actors,
    finder,
    read,
    read_bytes,
    read_files,
    rematch,
)
from goodoffices.record.language import READ

UNREAD = 3
"""The exit status where no article is in a language that the rules read, so that nothing was found."""
MANIFEST = ("file", "outlet", "published", "address", "title")
Command = TypeVar("Command", bound=Callable[..., Any])


class SaidOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the options say of the articles."""

    outlets: dict[str, str]
    dates: dict[str, str]
    manifest: Path | None = None
    case: Case | None = None
    named: dict[str, str] = {}


def options(command: Command) -> Command:
    """The options that say something of the articles, and of the case that they are about."""
    return _CASE(about_articles(command))


def about_articles(command: Command) -> Command:
    """The options that say something of the articles alone."""
    for option in reversed(_ABOUT):
        command = option(command)
    return command


_ABOUT = (
    click.option("--outlet", multiple=True, metavar="FILE=NAME", help="The outlet of one article."),
    click.option(
        "--date",
        "dates",
        multiple=True,
        metavar="FILE=DATE",
        help="The day one article was published, as 2031-05-06.",
    ),
    click.option(
        "--manifest",
        type=click.Path(path_type=Path),
        help="A CSV with the columns file, outlet, published, address, title.",
    ),
    click.option(
        "--named-dates",
        type=click.Path(path_type=Path),
        help="A file of days with names, one to a line: the anniversary = 2031-05-06.",
    ),
)
_CASE = click.option(
    "--case",
    "case_file",
    type=click.Path(path_type=Path),
    help="A case whose parties and issues the articles are about.",
)


def said(
    outlet: Sequence[str],
    dates: Sequence[str],
    manifest: Path | None,
    named_dates: Path | None,
    case_file: Path | None = None,
) -> SaidOptions:
    """The options, checked; ends the command with what is wrong and what to write instead."""
    days = pairs(dates, "--date", "2031-05-06")
    return SaidOptions(
        outlets=pairs(outlet, "--outlet", "The Sarn Post"),
        dates={file: _day(day, f"--date {file}={day}") for file, day in days.items()},
        manifest=manifest,
        case=load_case(case_file) if case_file else None,
        named=_named(named_dates) if named_dates else {},
    )


def load_case(file: Path) -> Case:
    """A case without what was retired, or the end of the command with what is wrong in it."""
    try:
        return on_table(read_case(file))
    except ProblemsFound as problems:
        fail(problems_words(problems.problems))


def load(paths: Sequence[str], told: SaidOptions, *, ask: bool = False) -> tuple[Record, list[Problem]]:
    """The record that ``paths`` stand for: one record file as it is, else articles read, found and connected.

    ``-`` is an article pasted on standard input. With ``ask``, missing days of publication are asked for
    where a person sits at the terminal. Ends the command where nothing could be read.
    """
    if len(paths) == 1 and paths[0].endswith(".json"):
        if told.outlets or told.dates or told.manifest or told.named:
            fail(
                _(
                    "%(paths)s: a record keeps the outlets and days of its articles; --outlet, --date, "
                    "--manifest and --named-dates say them when it is built. Build it again with goodoffices "
                    "record build.",
                    paths=paths[0],
                )
            )
        try:
            record = read(Path(paths[0]))
            return (rematch(record, told.case) if told.case else record), []
        except ProblemsFound as problems:
            fail(problems_words(problems.problems))
    reading = read_articles(paths, told)
    articles = ask_dates(reading.articles) if ask else list(reading.articles)
    return find_all(articles, told), list(reading.problems)


def find_all(
    articles: Sequence[Article], told: SaidOptions, previous: Record | None = None, jobs: int = 1
) -> Record:
    """Find, by ``jobs`` workers, and connect; a note for each article in a language that the rules do not
    read.
    """
    for article in articles:
        if article.language not in READ:
            click.echo(
                _(
                    "%(article)s: this is not English (%(language)s); the rules read English only, and "
                    "nothing "
                    "was found in it. Add what it says by hand.",
                    article=article.file or article.id,
                    language=article.language,
                ),
                err=True,
            )
    actors = find_actors(articles)
    case = told.case or first_case(articles, actors)
    return build(articles, finder(articles, case, told.named, actors), previous, jobs=jobs)


def read_articles(paths: Sequence[str], told: SaidOptions) -> ArticleReading:
    """Read the articles and say on standard error what was wrong; ends the command where none could be
    read.
    """
    records = [path for path in paths if path.endswith(".json")]
    if records:
        fail(
            _(
                "%(records)s: a record is no article. Name it alone, or name the articles that it was "
                "built from.",
                records=records[0],
            )
        )
    files = [Path(path) for path in paths if path != "-"]
    given, problems = _given(files, told)
    reading = read_files(
        [*files, *(file for file in given if file not in files and told.manifest)], given, today=date.today()
    )
    articles, problems = list(reading.articles), [*problems, *reading.problems]
    if "-" in paths:
        try:
            new, notes = read_bytes(
                sys.stdin.buffer.read(),
                name="pasted",
                file=_("standard input"),
                given=_about(_PASTED, told, Given()),
                taken={each.id for each in articles},
            )
            articles, problems = articles + new, problems + notes
        except UnreadableArticleError as refused:
            problems.append(Problem(_("standard input"), 0, 0, refused.args[0]))
    for problem in problems:
        click.echo(problem_words(problem), err=True)
    if not articles:
        fail(
            _("No article could be read.")
            if problems
            else _("Name the articles: files, folders, or - for pasted text.")
        )
    return ArticleReading(articles=tuple(articles), problems=tuple(problems))


def ask_dates(articles: Sequence[Article]) -> list[Article]:
    """Ask for each day of publication that nobody has said; left open without a terminal or with an empty
    answer.
    """
    found = list(articles)
    if not sys.stdin.isatty():
        return found
    for place, article in enumerate(found):
        if article.published:
            continue
        start = " ".join(article.text[:70].split())
        click.echo(f"{article.id}: {start} …", err=True)
        answer = click.prompt(
            _("  Published on (as 2031-05-06; empty if not known)"),
            default="",
            show_default=False,
            value_proc=_optional_day,
            err=True,
        )
        if answer:
            found[place] = msgspec.structs.replace(article, published=answer, how_known="given")
    return found


def finish(problems: Sequence[Problem], record: Record | None = None) -> None:
    """End with status 3 where the rules read the language of none of the articles, else with 1 where some
    file had something wrong.
    """
    unread = record is not None and all(article.language not in READ for article in record.articles)
    if record is not None and unread and next(iter(record.rows()), None) is None:
        sys.exit(UNREAD)
    if problems:
        sys.exit(1)


def put(file: Path, content: str | bytes) -> None:
    """Write a file whole and say its name on standard error, or end the command with what is wrong."""
    try:
        save(file, content)
    except ProblemsFound as problems:
        fail(problems_words(problems.problems))
    click.echo(str(file), err=True)


def pairs(values: Sequence[str], option: str, example: str) -> dict[str, str]:
    """``FILE=VALUE`` options as a table."""
    found = {}
    for value in values:
        file, equals, rest = value.rpartition("=")
        if not equals or not file or not rest:
            fail(
                _(
                    "%(option)s %(value)s: write it as FILE=%(example)s",
                    option=option,
                    value=value,
                    example=example,
                )
            )
        found[file] = rest
    return found


def _given(files: Sequence[Path], told: SaidOptions) -> tuple[dict[Path, Given], list[Problem]]:
    from goodoffices.record.reading import files_in

    given = _manifest(told.manifest) if told.manifest else {}
    every, _notes = files_in([*files, *(file for file in given if file not in files)])
    given = {file: _about(file, told, given.get(file, Given())) for file in every}
    for option, table in (("--outlet", told.outlets), ("--date", told.dates)):
        for name in table:
            meant = [file for file in (*every, _PASTED) if name in _names(file)]
            if not meant:
                fail(
                    _(
                        "%(option)s %(name)s=…: none of the articles is %(name)s. Write its file name.",
                        option=option,
                        name=name,
                    )
                )
            if len(meant) > 1 and name not in map(str, meant):
                several = ", ".join(str(file) for file in meant[:5])
                fail(
                    _(
                        "%(option)s %(name)s=…: %(count)s articles are called so. Write the path: "
                        "%(several)s",
                        option=option,
                        name=name,
                        count=len(meant),
                        several=several,
                    )
                )
    return given, []


_PASTED = Path("pasted")
"""What stands for the text on standard input where an option names an article."""


def _names(file: Path) -> tuple[str, ...]:
    """What an option may call an article, the narrowest first."""
    return (str(file), file.name, file.stem) if file != _PASTED else ("pasted", "-")


def _about(file: Path, told: SaidOptions, known: Given) -> Given:
    def look(table: dict[str, str], else_: str) -> str:
        return next((table[name] for name in _names(file) if name in table), else_)

    return msgspec.structs.replace(
        known, outlet=look(told.outlets, known.outlet), published=look(told.dates, known.published)
    )


def _manifest(file: Path) -> dict[Path, Given]:
    """What a manifest says of each file; paths in it are relative to where it lies."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            unknown = [name for name in rows.fieldnames or () if name not in MANIFEST]
            if "file" not in (rows.fieldnames or ()) or unknown:
                fail(
                    _(
                        "%(file)s:1: the first line names the columns: %(manifest)s (only file is needed).",
                        file=file,
                        manifest=", ".join(MANIFEST),
                    )
                )
            found = {}
            for number, row in enumerate(rows, start=2):
                if not row["file"] or None in row:
                    fail(
                        _(
                            "%(file)s:%(number)s: this line does not have the columns of the first. "
                            "Quote a value "
                            "that has a comma.",
                            file=file,
                            number=number,
                        )
                    )
                values = {name: row.get(name) or "" for name in MANIFEST[1:]}
                if values["published"]:
                    values["published"] = _day(values["published"], f"{file}:{number}: {values['published']}")
                found[file.parent / row["file"]] = Given(**values)
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        fail(
            _(
                "%(file)s: this manifest cannot be read (%(why)s). Write a CSV in UTF-8 with the columns "
                "%(manifest)s.",
                file=file,
                why=_why(problem),
                manifest=", ".join(MANIFEST),
            )
        )
    return found


def _named(file: Path) -> dict[str, str]:
    found = {}
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        fail(
            _(
                "%(file)s: the days with names cannot be read (%(why)s). Write a text in UTF-8 with "
                "lines such as: the anniversary = 2031-05-06",
                file=file,
                why=_why(problem),
            )
        )
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            words, equals, day = (part.strip() for part in line.rpartition("="))
            if not equals or not words:
                fail(
                    _(
                        "%(file)s:%(number)s: write a line as: the anniversary = 2031-05-06",
                        file=file,
                        number=number,
                    )
                )
            found[words] = _day(day, f"{file}:{number}: {day}")
    return found


def _why(problem: OSError | ValueError | csv.Error) -> str:
    """What went wrong, in words that name no number of the system's and no decoder."""
    if isinstance(problem, OSError):
        return problem.strerror or _("it cannot be opened")
    return _("it is not UTF-8") if isinstance(problem, UnicodeDecodeError) else str(problem)


def _day(words: str, where: str) -> str:
    """The day as the record keeps it; other forms of ISO 8601 (20310506, 2031-W19-2) mean the same day."""
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        fail(_("%(where)s: this is not a day. Write it as 2031-05-06.", where=where))


def _optional_day(words: str) -> str:
    if not words.strip():
        return ""
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError:
        raise click.BadParameter(_("this is not a day; write it as 2031-05-06, or nothing")) from None
