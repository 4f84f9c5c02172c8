"""`goodoffices brief`: from a handful of press reports to a cited picture of the talks, in one command."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from goodoffices.case import ProblemsFound
from goodoffices.cli.articles import finish, load, options, put, said
from goodoffices.cli.main import fail
from goodoffices.language.located import problems_words
from goodoffices.language.words import gettext as _


def _schema(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the schema and end."""
    if wanted:
        from goodoffices.report.findings import findings_schema

        click.echo(findings_schema(), nl=False)
        ctx.exit()


@click.command()
@click.argument("articles", nargs=-1, required=True)
@click.option(
    "--html", "page", type=click.Path(path_type=Path), help="Write the brief as one HTML page, too."
)
@click.option(
    "--write-case",
    "case_out",
    type=click.Path(path_type=Path),
    help="Write the case that the reports imply, as FILE.yaml or FILE.json.",
)
@click.option("--full", is_flag=True, help="All sections behind the first page.")
@click.option(
    "--section",
    "only",
    multiple=True,
    metavar="NAME",
    help="One section alone, such as positions, gaps, said or figures; may be given several times.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print all that was found as JSON, for other programs, instead of the brief.",
)
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_schema,
    help="Print the JSON Schema of --json instead.",
)
@options
def command(
    articles: Sequence[str],
    page: Path | None,
    case_out: Path | None,
    full: bool,
    only: tuple[str, ...],
    as_json: bool,
    **about: object,
) -> None:
    """Where talks stand, on one page: who takes part, what is agreed, what is open, what contradicts; a
    number behind each line names its report.

    ARTICLES are files and folders of HTML, text and saved feeds, - for pasted text, or one record file.
    Nothing is fetched. Missing days of publication are asked for at a terminal, else left open. The status is
    1 where some article could not be read, 3 where none is in a language that the rules read.
    """
    from goodoffices.desk import make_brief
    from goodoffices.report.brief_text import brief_text, first_page_text, section_keys
    from goodoffices.report.terminal import can_show

    told = said(**about)  # type: ignore[arg-type]
    record, problems = load(articles, told, ask=True)
    brief = make_brief(record, told.case)
    unknown = [name for name in only if name not in section_keys(brief)]
    if unknown:
        fail(
            _(
                "--section %(unknown)s: there is no such section. Sections: %(section_keys)s.",
                unknown=unknown[0],
                section_keys=", ".join(section_keys(brief)),
            )
        )
    if as_json:
        from goodoffices.report.findings import findings_json

        click.echo(findings_json(brief.findings))
    else:
        width = min(shutil.get_terminal_size((100, 24)).columns, 120)
        unicode = can_show(sys.stdout.encoding or "ascii")
        text = (
            brief_text(brief, width, unicode, only=only)
            if full or only
            else first_page_text(brief, width, unicode)
        )
        click.echo(text, nl=False)
    if page:
        from goodoffices.report.sheet import render_brief

        put(page, render_brief(brief))
    if case_out:
        from goodoffices.case.files import write_case

        if brief.case is None:
            fail(
                _(
                    "%(case_out)s: not written. The reports name no two parties. Write a case that does, and "
                    "give it with --case: goodoffices new --party NAME --party NAME --issue "
                    "NAME=OPTION,OPTION FILE.yaml",
                    case_out=case_out,
                )
            )
        try:
            write_case(brief.case, case_out)
        except ProblemsFound as wrong:
            fail(problems_words(wrong.problems))
        click.echo(str(case_out), err=True)
    finish(problems, record)
