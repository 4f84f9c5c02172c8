"""`goodoffices analyse`: where the gaps are, what could be agreed, and why."""

from __future__ import annotations

import re
import shutil
import sys
import time
from datetime import date
from fractions import Fraction
from pathlib import Path

import click

from goodoffices.analysis import (
    VOICES,
    Analysis,
    Clock,
    GapBoard,
    Limits,
    analyse,
    board,
)
from goodoffices.case import Case, NotExact, ProblemsFound, on_table, parse_exact
from goodoffices.case.files import read_case, save
from goodoffices.cli.main import fail
from goodoffices.cli.progress import ProgressLine
from goodoffices.language.located import problems_words
from goodoffices.language.words import error_words
from goodoffices.language.words import gettext as _
from goodoffices.report import (
    can_show,
    contract,
    render_terminal,
    schema_text,
    without_confidences,
)

NOT_CONFIDED = tuple(voice for voice in VOICES if voice != "confided")

THINKING = 0.92
"""The part of the time after which nothing is worked out any more: what is left is for writing."""

WIDTH = 100
"""Columns written where the output is not a terminal."""


def _schema(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(schema_text(), nl=False)
        context.exit()


@click.command(name="analyse")
@click.argument("case_file", metavar="CASE", type=click.Path(path_type=Path))
@click.argument("profiles", metavar="[PROFILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--html",
    "page",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a report as one self-contained page.",
)
@click.option(
    "--xlsx",
    "workbook",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the results as a workbook for a spreadsheet.",
)
@click.option(
    "--csv",
    "table",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the packages as CSV.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the analysis as JSON instead of tables.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=10_000,
    show_default=True,
    help="Most points of the frontier that are written out.",
)
@click.option(
    "--weights",
    metavar="PARTY=N,…",
    default="",
    help="Weights of the utilitarian solution; 1 for a party that is not named.",
)
@click.option(
    "--minima",
    type=click.Choice(["stated", "ignored"]),
    default="stated",
    show_default=True,
    help="Whether packages have to meet the stated minima.",
)
@click.option(
    "--ends",
    type=click.Choice(["low", "middle", "high"]),
    default="middle",
    show_default=True,
    help="Where to stand in values that are known only as an interval.",
)
@click.option(
    "--seconds",
    metavar="N",
    type=click.IntRange(min=1, max=86_400),
    default=60,
    show_default=True,
    help="Time for all of it, from start to end; what is found by then is told, with how far off it can be.",
)
@click.option(
    "--as-of", metavar="DATE", default="", help="Positions as they stood on that day, such as 2031-05-02."
)
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_schema,
    help="Print the JSON Schema of --json instead.",
)
@click.option(
    "--public-only",
    is_flag=True,
    help="Leave out what was confided, and scores that do not say whose word they are.",
)
@click.pass_obj
def command(
    started: float | None,
    case_file: Path,
    profiles: tuple[Path, ...],
    page: Path | None,
    workbook: Path | None,
    table: Path | None,
    as_json: bool,
    limit: int,
    weights: str,
    minima: str,
    ends: str,
    seconds: int,
    as_of: str,
    public_only: bool,
) -> None:
    """Say where the gaps are, what could be agreed, and why.

    CASE is a case file (YAML or JSON), or a domain of Genius, GeniusWeb, NegoLog or NegMAS; then each PROFILE
    holds one party's preferences.
    """
    started = time.monotonic() if started is None else started
    _check_day(as_of)
    progress = ProgressLine()
    try:
        case = on_table(read_case(case_file, *profiles))
        if public_only:
            case = without_confidences(case)
        found = analyse(
            case,
            weights=_weights(weights, case),
            minima="ignored" if minima == "ignored" else "stated",
            ends="low" if ends == "low" else "high" if ends == "high" else "middle",
            limit=limit,
            limits=Limits(seconds=seconds, clock=Clock(until=started + seconds * THINKING)),
            progress=progress,
            voices=NOT_CONFIDED if public_only else VOICES,
            as_of=as_of,
        )
        gaps = board(case, voices=NOT_CONFIDED if public_only else VOICES, as_of=as_of)
        if page is not None:
            progress(_("writing the report"), 0, 1)
            from goodoffices.report import render_page  # brings what a table does not need

            save(page, render_page(case, found, gaps))
        _tables(case, found, gaps, workbook, table)
    except ProblemsFound as problems:
        fail(problems_words(problems.problems))
    finally:
        progress.end()
    _print(case, found, gaps, as_json)
    if page is not None:
        click.echo(_("Report: %(page)s", page=page), err=as_json)
    for written in (workbook, table):
        if written is not None:
            click.echo(_("Tables: %(written)s", written=written), err=as_json)


def _tables(case: Case, found: Analysis, gaps: GapBoard, workbook: Path | None, table: Path | None) -> None:
    """Write what was asked for as a workbook, and the packages as CSV."""
    if workbook is None and table is None:
        return
    from goodoffices.report.refusals import refusers
    from goodoffices.report.sheets_of_results import as_csv, as_xlsx, packages, sheets

    if workbook is not None:
        save(workbook, as_xlsx(sheets(case, found, gaps)))
    if table is not None:
        save(table, as_csv(packages(case, found, refusers(case, gaps))))


def _print(case: Case, found: Analysis, gaps: GapBoard, as_json: bool) -> None:
    if as_json:
        for piece in contract(case, found, gaps):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    unicode = can_show(sys.stdout.encoding or "ascii")
    click.echo(render_terminal(case, found, gaps, width=width, unicode=unicode), nl=False)


def _check_day(day: str) -> None:
    if not day:
        return
    try:
        known = re.fullmatch(r"\d{4}-\d\d-\d\d", day) and date.fromisoformat(day)
    except ValueError:
        known = None
    if not known:
        fail(_("--as-of: %(day)r is not a day. Write year, month and day, such as 2031-05-02.", day=day))


def _weights(text: str, case: Case) -> dict[str, Fraction]:
    """The weights by party id, from "front=2,republic=1/2"."""
    parties = [party.id for party in case.parties]
    found: dict[str, Fraction] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        party, equals, number = part.rpartition("=")
        party = party.strip()
        if not equals:
            fail(
                _(
                    "--weights: %(part)r has no weight. Write a party and a number, such as %(parties)s=2.",
                    part=part,
                    parties=parties[0],
                )
            )
        if party not in parties:
            fail(
                _(
                    "--weights: The case has no party %(party)r. Write one of: %(parties)s.",
                    party=party,
                    parties=", ".join(parties),
                )
            )
        if party in found:
            fail(_("--weights: %(party)s stands there twice. Name it once.", party=party))
        try:
            found[party] = parse_exact(number)
        except NotExact as why:
            fail(f"--weights: {party}: {error_words(why)}")
        if not 0 <= found[party] <= 1_000_000:
            fail(
                _(
                    "--weights: %(party)s: %(number)s is out of range. Write a number from 0 to 1000000.",
                    party=party,
                    number=number,
                )
            )
    return found
