"""`goodoffices track`: what was reported done, and how everything that is owed stands."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from goodoffices.agreement import Agreement
from goodoffices.agreement.files import read_agreement
from goodoffices.agreement.moments import NotAMoment, read_moment
from goodoffices.agreement.tracking import FieldReport, Ledger, for_viewer, read_reports, reports_schema
from goodoffices.agreement.tracking.reading import moment_of
from goodoffices.case import ProblemsFound
from goodoffices.case.files import save
from goodoffices.cli.main import fail
from goodoffices.language.located import problems_words
from goodoffices.language.words import gettext as _
from goodoffices.report import can_show
from goodoffices.report.agreed.track import render_track, track_contract

WIDTH = 120
"""Columns written where the output is not a terminal."""


def _schema(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(json.dumps(reports_schema(), indent=2, ensure_ascii=False))
        context.exit()


@click.command(name="track")
@click.argument("agreement_file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--reports",
    "files",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Reports of what was done, as CSV or JSON; repeat it for several files.",
)
@click.option(
    "--form",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a form for reports, to be printed and filled by hand, as PDF or DOCX; it needs no reports.",
)
@click.option(
    "--reports-schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_schema,
    help="Print the JSON Schema of files of reports instead.",
)
@click.option(
    "--as-of", metavar="MOMENT", default="", help="As things stood then; now, where it is left out."
)
@click.option("--viewer", metavar="PARTY", default="", help="Only from the reports that this side may see.")
@click.option("--json", "as_json", is_flag=True, help="Print the state as JSON.")
@click.option(
    "--csv",
    "table",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the table of states as CSV.",
)
@click.option(
    "--xlsx",
    "workbook",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write states, balances and reports as a workbook.",
)
@click.option(
    "--html",
    "page",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page that shows how everything stands.",
)
def command(
    agreement_file: Path,
    files: tuple[Path, ...],
    form: Path | None,
    as_of: str,
    viewer: str,
    as_json: bool,
    table: Path | None,
    workbook: Path | None,
    page: Path | None,
) -> None:
    """Say how everything that is owed stands, from what was reported.

    FILE is an agreement, the reports are rows: time with zone, place, commitment, what, number, says,
    evidence, verified_by. The state depends on the reports alone, not on their order; the same report in two
    files counts once.
    """
    try:
        agreement = read_agreement(agreement_file).agreement
        if form is not None:
            _form(agreement, form)
        if not files and form is None:
            fail(_("--reports: Name a file of reports, or write a form with --form."))
        if not files:
            return
        reports = tuple(report for file in files for report in read_reports(file, agreement))
        known = [party.id for party in agreement.parties]
        if viewer and viewer not in known:
            fail(
                _(
                    "--viewer: There is no party %(viewer)r. Write one of: %(known)s.",
                    viewer=viewer,
                    known=", ".join(known),
                )
            )
        seen = _seen(agreement, reports, viewer)
        ledger = Ledger(agreement, _as_of(as_of, agreement), seen, partial=bool(viewer))
        _write(ledger, table, workbook, page)
    except ProblemsFound as problems:
        fail(problems_words(problems.problems))
    if as_json:
        sys.stdout.buffer.write(track_contract(ledger))
        sys.stdout.buffer.flush()
    else:
        width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
        click.echo(
            render_track(ledger, width=width, unicode=can_show(sys.stdout.encoding or "ascii")), nl=False
        )
    for written in (table, workbook, page):
        if written is not None:
            click.echo(_("Written: %(file)s", file=written), err=as_json)


def _form(agreement: Agreement, file: Path) -> None:
    """Write the form that is filled by hand, as what its name says."""
    from goodoffices.report.agreed.report_form import form_pdf, form_word  # brings makers of documents

    makers = {".pdf": form_pdf, ".docx": form_word}
    maker = makers.get(file.suffix.lower())
    if maker is None:
        fail(_("--form: Write a name that ends in .pdf or .docx."))
    save(file, maker(agreement))
    click.echo(_("Written: %(file)s", file=file), err=True)


def _seen(agreement: Agreement, reports: tuple[FieldReport, ...], viewer: str) -> tuple[FieldReport, ...]:
    return for_viewer(agreement, reports, viewer) if viewer else reports


def _as_of(text: str, agreement: Agreement) -> datetime:
    if not text:
        return datetime.now(UTC)
    try:
        return moment_of(read_moment(text), agreement, end=True)
    except NotAMoment:
        fail(_("--as-of: %(text)r is no moment. Write one such as 2031-06-09 14:30+03:00.", text=text))


def _write(ledger: Ledger, table: Path | None, workbook: Path | None, page: Path | None) -> None:
    if table is not None or workbook is not None:
        from goodoffices.report.agreed.sheets import states_csv, track_workbook  # only where one is asked for

        if table is not None:
            save(table, states_csv(ledger))
        if workbook is not None:
            save(workbook, track_workbook(ledger))
    if page is not None:
        from goodoffices.report.agreed.track_page import (
            render_track_page,
        )  # brings what a table does not need

        save(page, render_track_page(ledger))
