"""`goodoffices conditions`: what conditional words come to when they are taken together."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from goodoffices.case import ProblemsFound
from goodoffices.case.files import save, shown
from goodoffices.cli.main import fail
from goodoffices.cli.say import say
from goodoffices.language.located import problems_words
from goodoffices.language.words import gettext as _

WIDTH = 100
"""Columns where the output is no terminal."""


@click.command(name="conditions")
@click.argument("file", metavar="FILE", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The result for programs, in exact numbers.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of FILE instead.")
@click.option("--result-schema", is_flag=True, help="Print the JSON Schema of --json instead.")
@click.option(
    "--graph", metavar="OUT.svg", type=click.Path(path_type=Path), help="Draw who waits for whom as SVG."
)
@click.option("--force", is_flag=True, help="Replace OUT.svg if it is there already.")
def command(
    file: Path | None, as_json: bool, schema: bool, result_schema: bool, graph: Path | None, force: bool
) -> None:
    """Say what holds if everybody keeps their word: "if they withdraw, we accept the phases"; "for each 10
    released above 30 we release 3, at most 90".

    FILE (YAML or JSON) names parties, what each may do, and under which conditions it would. Told is the
    largest set of acts in which every condition is met by the others, proved, in exact numbers; who waits for
    whom; and which word would bring most. One's own share never counts.
    """
    from goodoffices.case.condition_files import conditions_schema_text, read_conditions

    if schema:
        click.echo(conditions_schema_text(), nl=False)
        return
    if result_schema:
        from goodoffices.report.contract_conditions import conditions_result_schema

        click.echo(conditions_result_schema(), nl=False)
        return
    if file is None:
        raise click.UsageError(_("Name a FILE of conditions."))
    from goodoffices.analysis.conditions import EndlessAmountsError, solve_conditions

    try:
        sheet = read_conditions(file)
        found = solve_conditions(sheet)
    except ProblemsFound as problems:
        fail(problems_words(problems.problems))
    except EndlessAmountsError as endless:
        fail(
            _(
                "%(file)s: The amounts of %(acts)s drive each other up without end. Write at_most: in one of "
                "their conditions, or most: at an act.",
                file=shown(file),
                acts=", ".join(endless.acts),
            )
        )
    if graph is not None:
        from goodoffices.report.conditions_picture import conditions_picture

        if graph.exists() and not force:
            fail(_("%(file)s is there already. Name another, or add --force.", file=shown(graph)))
        try:
            save(graph, conditions_picture(sheet, found).encode())
        except OSError as why:
            fail(_("%(file)s: %(strerror)s. Name another file.", file=shown(graph), strerror=why.strerror))
    if as_json:
        from goodoffices.report.contract_conditions import conditions_json

        click.echo(conditions_json(sheet, found))
        return
    from goodoffices.report import can_show
    from goodoffices.report.conditions_words import ConditionWords
    from goodoffices.report.terminal_page import TerminalPage

    width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    page = TerminalPage(width, can_show(sys.stdout.encoding))
    say(page.text(sheet.title))
    for title, lines in ConditionWords(sheet, found).sections():
        say("")
        say(page.text(title))
        for line in page.listed(lines):
            say(line)
