"""`goodoffices check`: what is wrong with case files, and where; and what sound ones hold."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import click

from goodoffices.case import Case, Preference, ProblemsFound
from goodoffices.case.files import is_foreign, read_case, schema_text, shown
from goodoffices.case.validate import option_count
from goodoffices.cli.progress import ProgressLine
from goodoffices.cli.say import say

_SHOWN = 5
"""Options without a number that are named."""


@click.command(name="check")
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--schema", is_flag=True, help="Print the JSON Schema of case files instead.")
def command(files: tuple[Path, ...], schema: bool) -> None:
    """Say what is wrong with case files, each problem with its line, its column and what to write instead.

    Where the first FILE is a domain of Genius, GeniusWeb, NegoLog or NegMAS, those after it are its profiles.
    The exit status is 2 where anything is wrong.
    """
    if schema:
        click.echo(schema_text(), nl=False)
        return
    if not files:
        raise click.UsageError("Name a FILE to check.")
    groups = [files] if is_foreign(files[0]) else [(file,) for file in files]
    sound = [_check(*group) for group in groups]
    if not all(sound):
        sys.exit(2)


def _check(file: Path, *profiles: Path) -> bool:
    """Say what is wrong with one case, or what it holds; whether it is sound."""
    progress = ProgressLine()
    try:
        case = read_case(file, *profiles, progress=progress)
    except ProblemsFound as found:
        progress.end()
        for problem in found.problems:
            say(str(problem))
        return False
    progress.end()
    say(f"{shown(file)}: in order. {case.title}")
    for line in summary(case):
        say(f"  {line}")
    return True


def summary(case: Case) -> list[str]:
    """What a case holds, in a few lines."""
    packages = math.prod(option_count(case, issue) for issue in case.issues)
    lines = [
        f"{_count(case.parties, 'party', 'parties')}: {', '.join(party.id for party in case.parties)}",
        f"{_count(case.issues, 'issue')}, {_number(packages)} package{'s' * (packages != 1)}",
    ]
    if case.linkages:
        lines[-1] += f" before {_count(case.linkages, 'linkage')}"
    others = [
        _count(records, *words)
        for records, words in (
            (case.mediators, ("mediator",)),
            (case.sources, ("source",)),
            (case.phases, ("phase",)),
            (case.terms, ("term",)),
            (case.quantities, ("quantity", "quantities")),
            (case.figures, ("figure",)),
            (case.positions, ("position",)),
        )
        if records
    ]
    if others:
        lines.append(", ".join(others))
    if case.text:
        lines.append(f"standing text: {len(case.text)} of {_count(case.issues, 'issue')} settled")
        lines += [f"standing text: breaks linkage {name}" for name in _broken(case)]
    for known in case.preferences:
        lines.append(f"preferences of {known.party}: {_known(case, known)}")
        lines += [f"  {lack}" for lack in _lacking(case, known)]
    return lines if case.preferences else [*lines, "no preferences: the gaps can be shown, no scores"]


def _broken(case: Case) -> list[str]:
    """The linkages that the standing text breaks, of those whose issues it settles."""
    return [
        linkage.id or str(number)
        for number, linkage in enumerate(case.linkages, 1)
        if all(issue in case.text for issue in linkage.issues) and not linkage.allows(case.text)
    ]


def _known(case: Case, preference: Preference) -> str:
    kinds = [
        (f"points for {_count(preference.points, 'issue')}", preference.points),
        (f"weights of {_count(preference.weights, 'issue')}", preference.weights),
        (f"values for {_count(preference.values, 'issue')}", preference.values),
        (f"an order for {_count(preference.order, 'issue')}", preference.order),
        (f"refused options on {_count(preference.refuses, 'issue')}", preference.refuses),
        ("a minimum", preference.minimum),
        ("not said whose word", not (case.fictional or preference.said or preference.cite)),
    ]
    return ", ".join(words for words, given in kinds if given) or "none said"


def _lacking(case: Case, preference: Preference) -> list[str]:
    """The options that a party has put no number on, of a party that puts numbers on some: a package has no
    score without them.
    """
    if not preference.points and not preference.weights:
        return []
    lacking = []
    given = preference.values if preference.weights else preference.points
    for issue in case.issues:
        if preference.weights and issue.id not in preference.weights:
            lacking.append(f"no weight for {issue.id}")
        if issue.kind in ("range", "divisible"):
            bare = issue.id not in given and (issue.kind == "range" or not preference.weights)
            lacking += [f"no number for {issue.id}"] if bare else []
            continue
        missing = [option.id for option in issue.options if option.id not in given.get(issue.id, {})]
        if missing:
            more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
            lacking.append(f"no number for {', '.join(missing[:_SHOWN])}{more} on {issue.id}")
    return lacking


def _count(records: object, one: str, several: str = "") -> str:
    assert isinstance(records, tuple | dict)
    return f"{len(records)} {one if len(records) == 1 else several or one + 's'}"


def _number(number: int) -> str:
    return f"{number:,}" if number < 10**12 else f"about 10^{len(str(number)) - 1}"
