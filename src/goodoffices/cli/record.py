"""`goodoffices record`: from press reports to a cited record."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from goodoffices.case import ProblemsFound
from goodoffices.cli.articles import (
    about_articles,
    ask_dates,
    find_all,
    finish,
    load,
    options,
    put,
    read_articles,
    said,
)
from goodoffices.cli.main import fail
from goodoffices.language.located import problems_words
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.language.words import worded
from goodoffices.record import (
    FIELDS,
    Kind,
    NotPossible,
    Record,
    add,
    encode,
    find_passage,
    read,
    write,
)

FORMS = {
    "markdown": (".md", ".markdown"),
    "csv": (".csv",),
    "json": (".json",),
    "html": (".html", ".htm"),
    "qdpx": (".qdpx",),
    "jsonld": (".jsonld",),
}
"""What a record is handed over as, each with the endings that stand for it."""
ARTICLES = click.argument("articles", nargs=-1, required=True)


@click.group()
def command() -> None:
    """From press reports to a cited record of what was said.

    Commands that show something take a record file or articles: files and folders of HTML, text and saved
    feeds, or - for pasted text. Nothing is ever fetched. The status is 1 where some article could not be
    read, and build ends with 3 where none is in a language that the rules read.
    """


@command.command("build")
@ARTICLES
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    required=True,
    help="The record file to write, as FILE.json.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Workers that go through the articles at once; the file is the same whatever their number.",
)
@options
def build_command(articles: Sequence[str], out: Path, jobs: int, **about: object) -> None:
    """Read articles and write a record. What was confirmed in a record of that name before is kept."""
    if out.suffix.lower() != ".json":
        fail(
            _(
                "-o %(out)s: a record is told from an article by its name. Write one that ends in .json.",
                out=out,
            )
        )
    told = said(**about)  # type: ignore[arg-type]
    previous = _read(out) if out.exists() else None
    reading = read_articles(articles, told)
    record = find_all(ask_dates(reading.articles), told, previous, jobs)
    _write(record, out)
    counts = ", ".join(
        (
            n_("%(count)s article", "%(count)s articles", len(record.articles)),
            n_("%(count)s statement", "%(count)s statements", len(record.statements)),
            n_("%(count)s figure", "%(count)s figures", len(record.figures)),
            n_("%(count)s event", "%(count)s events", len(record.events)),
            n_("%(count)s proposal", "%(count)s proposals", len(record.proposals)),
            n_("%(count)s link", "%(count)s links", len(record.links)),
        )
    )
    click.echo(f"{out}: {counts}")
    for orphan in record.orphans:
        click.echo(
            _(
                "%(id)s: %(why)s: “%(text)s”. It is kept, and set back when its words return.",
                id=orphan.row.id,
                why=worded(orphan.why),
                text=orphan.row.text[:70],
            ),
            err=True,
        )
    finish(reading.problems, record)


@command.command()
@ARTICLES
@click.option("--article", help="Only what this article says, by its id.")
@options
def show(articles: Sequence[str], article: str | None, **about: object) -> None:
    """Who said what: every statement with its passage."""
    from goodoffices.report.record_text import statements_text

    record, problems = load(articles, said(**about))  # type: ignore[arg-type]
    if article and article not in {each.id for each in record.articles}:
        fail(
            _(
                "--article %(article)s: the record has %(names)s.",
                article=article,
                names=", ".join(each.id for each in record.articles[:20]),
            )
        )
    click.echo(statements_text(record, article or ""), nl=False)
    finish(problems)


@command.command("timeline")
@ARTICLES
@options
def timeline_command(articles: Sequence[str], **about: object) -> None:
    """What happened when, with all who tell it."""
    from goodoffices.report.record_text import timeline_text

    record, problems = load(articles, said(**about))  # type: ignore[arg-type]
    click.echo(timeline_text(record), nl=False)
    finish(problems)


@command.command()
@ARTICLES
@options
def conflicts(articles: Sequence[str], **about: object) -> None:
    """Figures that differ, and what only repeats one origin."""
    from goodoffices.report.record_text import conflicts_text

    record, problems = load(articles, said(**about))  # type: ignore[arg-type]
    click.echo(conflicts_text(record), nl=False)
    finish(problems)


@command.command()
@ARTICLES
@options
def figures(articles: Sequence[str], **about: object) -> None:
    """Every figure with what it counts and where it stands."""
    from goodoffices.report.record_text import figures_text

    record, problems = load(articles, said(**about))  # type: ignore[arg-type]
    click.echo(figures_text(record), nl=False)
    finish(problems)


@command.command()
@ARTICLES
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    help="Known from the ending of the output file where it is not given.",
)
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    help="The file to write; without it, standard output.",
)
@options
def export(articles: Sequence[str], form: str | None, out: Path | None, **about: object) -> None:
    """Hand the record over: Markdown, CSV, JSON, one HTML page, a REFI-QDA project (qdpx) or Web Annotations
    (jsonld).
    """
    form = form or next(
        (name for name, endings in FORMS.items() if out and out.suffix.lower() in endings), ""
    )
    if not form:
        fail(
            _(
                "Say in which form: --format %(names)s or %(forms)s.",
                names=", ".join(list(FORMS)[:-1]),
                forms=list(FORMS)[-1],
            )
        )
    record, problems = load(articles, said(**about))  # type: ignore[arg-type]
    made = _exported(record, form)
    if out:
        put(out, made)
    else:
        click.echo(made, nl=False)
    finish(problems)


def _exported(record: Record, form: str) -> str | bytes:
    from goodoffices.report.record_annotations import record_annotations
    from goodoffices.report.record_export import record_csv, record_markdown
    from goodoffices.report.record_qdpx import record_qdpx
    from goodoffices.report.sheet import render_record

    makers: dict[str, Callable[[Record], str | bytes]] = {
        "markdown": record_markdown,
        "csv": record_csv,
        "json": encode,
        "html": render_record,
        "qdpx": record_qdpx,
        "jsonld": record_annotations,
    }
    return makers[form](record)


@command.command()
@click.argument("case_file", metavar="CASE", type=click.Path(path_type=Path))
@ARTICLES
@about_articles
def positions(case_file: Path, articles: Sequence[str], **about: object) -> None:
    """Propose positions for a case's issues, each with the passage that it cites."""
    from goodoffices.report.record_text import positions_text

    told = said(case_file=case_file, **about)  # type: ignore[arg-type]
    record, problems = load(articles, told)
    assert told.case is not None
    click.echo(positions_text(record, told.case), nl=False)
    finish(problems)


@command.command("add")
@click.argument("file", metavar="RECORD", type=click.Path(path_type=Path))
@click.argument("kind", type=click.Choice(["statement", "figure", "event", "proposal"]))
@click.option("--article", required=True, help="The article, by its id.")
@click.option("--passage", help="The words, copied exactly from the article.")
@click.option(
    "--at", metavar="START:END", help="Where the passage stands, in characters of the article's text from 0."
)
@click.option(
    "--set",
    "sets",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field of the row, such as speaker=…; lists are divided by ;",
)
def add_command(
    file: Path, kind: str, article: str, passage: str | None, at: str | None, sets: Sequence[str]
) -> None:
    """Add a row of your own on a passage."""
    record = _read(file)
    plural: Kind = f"{kind}s"  # type: ignore[assignment]
    fields: dict[str, str] = {}
    for value in sets:
        name, equals, rest = value.partition("=")
        if not equals:
            fail(
                _(
                    "--set %(value)s: write it as FIELD=VALUE. Fields: %(names)s.",
                    value=value,
                    names=", ".join(FIELDS[plural]),
                )
            )
        fields[name] = rest
    if article not in {each.id for each in record.articles}:
        fail(
            _(
                "--article %(article)s: the record has %(names)s.",
                article=article,
                names=", ".join(each.id for each in record.articles[:20]),
            )
        )
    if (passage is None) == (at is None):
        fail(_("Say where the passage stands: --passage with its words, or --at START:END."))
    try:
        span = _span(at) if at else find_passage(record, article, passage or "")
        grown = add(record, plural, article, span, fields)
    except NotPossible as problem:
        fail(worded(problem.args[0]))
    _write(grown, file)
    row = next(row for _kind, row in grown.rows(plural) if row not in getattr(record, plural))
    click.echo(f"{row.id}: “{row.text}”")


@command.command()
@click.argument("file", metavar="RECORD", type=click.Path(path_type=Path))
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["statements", "proposals", "figures", "events"]),
    help="Only rows of this kind.",
)
@click.option(
    "--accept-rule",
    metavar="RULE",
    help="Accept all open rows of one rule, if it has been measured to be right.",
)
def review(file: Path, kinds: Sequence[Kind], accept_rule: str | None) -> None:
    """Accept, edit or reject what the rules propose, most doubtful first."""
    from goodoffices.cli.review import review_all
    from goodoffices.record import accept_rule as accept

    record = _read(file)
    if accept_rule:
        try:
            done = accept(record, accept_rule)
        except NotPossible as problem:
            fail(worded(problem.args[0]))
        _write(done, file)
        count = sum(
            one.status != two.status
            for (_one, one), (_two, two) in zip(record.rows(), done.rows(), strict=True)
        )
        click.echo(n_("%(count)s accepted", "%(count)s accepted", count, count=count))
        return
    if not sys.stdin.isatty():
        fail(
            _(
                "Reviewing takes a key for each row: run it at a terminal, or decide one rule with "
                "--accept-rule."
            )
        )
    review_all(record, tuple(kinds), lambda changed: _write(changed, file))


def _span(at: str) -> tuple[int, int]:
    start, colon, end = at.partition(":")
    if not colon or not start.isdigit() or not end.isdigit():
        fail(_("--at %(at)s: write it as START:END, two numbers.", at=at))
    return int(start), int(end)


def _read(file: Path) -> Record:
    try:
        return read(file)
    except ProblemsFound as problems:
        fail(problems_words(problems.problems))


def _write(record: Record, file: Path) -> None:
    try:
        write(record, file)
    except ProblemsFound as problems:
        fail(problems_words(problems.problems))
