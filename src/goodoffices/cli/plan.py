"""`goodoffices plan`: an agreement looked at before it is signed: findings, schedule, exposure."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from goodoffices.agreement import Agreement, AgreementPlan, plan_agreement
from goodoffices.agreement.files import agreement_schema_text, read_agreement
from goodoffices.agreement.planner import WORK
from goodoffices.case import ProblemsFound
from goodoffices.case.files import save
from goodoffices.cli.main import fail
from goodoffices.cli.progress import ProgressLine
from goodoffices.desk.holding import hold
from goodoffices.language.located import problems_words
from goodoffices.language.words import gettext as _
from goodoffices.report import can_show
from goodoffices.report.agreed import plan_contract, plan_schema, render_plan

_PAPERS = ("docx", "pdf", "csv", "xlsx", "ics")
WIDTH = 100
"""Columns written where the output is not a terminal."""


def _schema(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked:
        file = parameter.name == "file_schema"
        text = agreement_schema_text() if file else json.dumps(plan_schema(), indent=2) + "\n"
        click.echo(text, nl=False)
        context.exit()


@click.command(name="plan")
@click.argument("agreement_file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print findings, schedule and exposure as JSON.")
@click.option(
    "--html",
    "page",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page that explains the plan.",
)
@click.option(
    "--docx",
    "word",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the agreement with schedule, definitions and signature blocks as DOCX; no worths are in it.",
)
@click.option(
    "--pdf",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the same as PDF.",
)
@click.option(
    "--csv",
    "table",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the schedule as CSV.",
)
@click.option(
    "--xlsx",
    "workbook",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the schedule as a workbook.",
)
@click.option(
    "--ics",
    "calendar",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what is due as a calendar, with neutral titles.",
)
@click.option(
    "--for", "party", metavar="PARTY", default="", help="In --ics only what is due from or to this party."
)
@click.option("--exchange", "only", metavar="ID", default="", help="Plan this exchange alone.")
@click.option(
    "--thorough",
    metavar="N",
    type=click.IntRange(1, 1000),
    default=1,
    show_default=True,
    help="Look N times as long for a schedule where none is proved the least exposed.",
)
@click.option(
    "--file-schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_schema,
    help="Print the JSON Schema of agreement files instead.",
)
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_schema,
    help="Print the JSON Schema of --json instead.",
)
def command(
    agreement_file: Path,
    as_json: bool,
    page: Path | None,
    word: Path | None,
    pdf: Path | None,
    table: Path | None,
    workbook: Path | None,
    calendar: Path | None,
    party: str,
    only: str,
    thorough: int,
) -> None:
    """Look at an agreement before it is signed.

    FILE is an agreement (YAML or JSON). What would trouble those who have to live with it is told with its
    clauses, why it matters and what
    would mend it; each exchange gets a schedule of turns in which every side is at each moment better off
    going on than stopping, or the one
    with the least exposure.
    """
    progress = ProgressLine()
    papers = (word, pdf, table, workbook, calendar)
    try:
        read = read_agreement(agreement_file, progress=progress)
        known = [one.id for one in read.agreement.exchanges]
        if only and only not in known:
            fail(
                _(
                    "--exchange: There is no exchange %(only)r. Write one of: %(known)s.",
                    only=only,
                    known=", ".join(known) or "–",
                )
            )
        plan = plan_agreement(read.agreement, read.places, work=WORK * thorough, only=only)
        sides = [one.id for one in read.agreement.parties]
        if party and party not in sides:
            fail(
                _(
                    "--for: There is no party %(party)r. Write one of: %(known)s.",
                    party=party,
                    known=", ".join(sides),
                )
            )
        held = hold(read.agreement)
        if page is not None:
            from goodoffices.report.agreed.page import render_plan_page  # brings what a table does not need

            save(page, render_plan_page(read.agreement, plan, held))
        _papers(read.agreement, plan, dict(zip(_PAPERS, papers, strict=True)), party)
    except ProblemsFound as problems:
        fail(problems_words(problems.problems))
    finally:
        progress.end()
    if as_json:
        sys.stdout.buffer.write(plan_contract(plan))
        sys.stdout.buffer.flush()
    else:
        width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
        unicode = can_show(sys.stdout.encoding or "ascii")
        click.echo(render_plan(read.agreement, plan, held, width=width, unicode=unicode), nl=False)
    for written in (page, *papers):
        if written is not None:
            click.echo(_("Written: %(file)s", file=written), err=as_json)


def _papers(agreement: Agreement, plan: AgreementPlan, papers: dict[str, Path | None], party: str) -> None:
    """Write what was asked for as documents, tables and a calendar."""
    asked = {kind: path for kind, path in papers.items() if path is not None}
    if not asked:
        return
    from goodoffices.report.agreed.papers import (  # brings makers of documents
        agreement_pdf,
        agreement_word,
        due_calendar,
        table_of_turns,
    )
    from goodoffices.report.sheets_of_results import ResultSheet, as_csv, as_xlsx

    head, rows = table_of_turns(agreement, plan)
    sheet = ResultSheet(_("Turns"), head, list(rows))
    makers: dict[str, Callable[[], str | bytes]] = {
        "docx": lambda: agreement_word(agreement, plan),
        "pdf": lambda: agreement_pdf(agreement, plan),
        "csv": lambda: as_csv(sheet),
        "xlsx": lambda: as_xlsx([sheet]),
        "ics": lambda: due_calendar(agreement, party, date.today()),
    }
    for kind, path in asked.items():
        save(path, makers[kind]())
