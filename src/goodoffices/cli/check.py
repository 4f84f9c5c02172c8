"""`goodoffices check`: what is wrong with case files, and where; and what sound ones hold."""

from __future__ import annotations

import math
import sys
from collections.abc import Sized
from pathlib import Path

import click

from goodoffices.case import Case, Preference, ProblemsFound
from goodoffices.case.files import is_foreign, read_case, schema_text, shown
from goodoffices.case.validate import option_count
from goodoffices.cli.progress import ProgressLine
from goodoffices.cli.say import say
from goodoffices.language import ngettext_noop as nn_
from goodoffices.language.located import problem_words
from goodoffices.language.words import counted
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_

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
        raise click.UsageError(_("Name a FILE to check."))
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
            say(problem_words(problem))
        return False
    progress.end()
    say(_("%(file)s: in order. %(title)s", file=shown(file), title=case.title))
    for line in summary(case):
        say(f"  {line}")
    return True


def summary(case: Case) -> list[str]:
    """What a case holds, in a few lines."""
    packages = math.prod(option_count(case, issue) for issue in case.issues)
    lines = [
        n_("%(count)s party", "%(count)s parties", len(case.parties))
        + f": {', '.join(party.id for party in case.parties)}",
        f"{_issues(case.issues)}, {_packages(packages)}",
    ]
    if case.linkages:
        linkages = n_("%(count)s linkage", "%(count)s linkages", len(case.linkages))
        lines[-1] = _("%(counts)s before %(linkages)s", counts=lines[-1], linkages=linkages)
    others = [
        n_(*forms, len(records))
        for records, forms in (
            (case.mediators, nn_("%(count)s mediator", "%(count)s mediators")),
            (case.sources, nn_("%(count)s source", "%(count)s sources")),
            (case.phases, nn_("%(count)s phase", "%(count)s phases")),
            (case.terms, nn_("%(count)s term", "%(count)s terms")),
            (case.quantities, nn_("%(count)s quantity", "%(count)s quantities")),
            (case.figures, nn_("%(count)s figure", "%(count)s figures")),
            (case.positions, nn_("%(count)s position", "%(count)s positions")),
        )
        if records
    ]
    if others:
        lines.append(", ".join(others))
    if case.text:
        lines.append(
            _(
                "standing text: %(settled)s of %(issues)s settled",
                settled=counted(len(case.text)),
                issues=_issues(case.issues),
            )
        )
        lines += [_("standing text: breaks linkage %(name)s", name=name) for name in _broken(case)]
    for known in case.preferences:
        lines.append(_("preferences of %(party)s: %(known)s", party=known.party, known=_known(case, known)))
        lines += [f"  {lack}" for lack in _lacking(case, known)]
    return lines if case.preferences else [*lines, _("no preferences: the gaps can be shown, no scores")]


def _broken(case: Case) -> list[str]:
    """The linkages that the standing text breaks, of those whose issues it settles."""
    return [
        linkage.id or str(number)
        for number, linkage in enumerate(case.linkages, 1)
        if all(issue in case.text for issue in linkage.issues) and not linkage.allows(case.text)
    ]


def _known(case: Case, preference: Preference) -> str:
    kinds = [
        (_("points for %(issues)s", issues=_issues(preference.points)), preference.points),
        (_("weights of %(issues)s", issues=_issues(preference.weights)), preference.weights),
        (_("values for %(issues)s", issues=_issues(preference.values)), preference.values),
        (_("an order for %(issues)s", issues=_issues(preference.order)), preference.order),
        (
            n_("%(count)s comparison of drafts", "%(count)s comparisons of drafts", len(preference.rather)),
            preference.rather,
        ),
        (_("refused options on %(issues)s", issues=_issues(preference.refuses)), preference.refuses),
        (_("a minimum"), preference.minimum),
        (_("not said whose word"), not (case.fictional or preference.said or preference.cite)),
    ]
    return ", ".join(words for words, given in kinds if given) or _("none said")


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
            lacking.append(_("no weight for %(issue)s", issue=issue.id))
        if issue.kind in ("range", "divisible"):
            bare = issue.id not in given and (issue.kind == "range" or not preference.weights)
            lacking += [_("no number for %(issue)s", issue=issue.id)] if bare else []
            continue
        missing = [option.id for option in issue.options if option.id not in given.get(issue.id, {})]
        if missing:
            names, more = ", ".join(missing[:_SHOWN]), len(missing) - _SHOWN
            if more > 0:
                names = n_("%(names)s and %(count)s more", "%(names)s and %(count)s more", more, names=names)
            lacking.append(_("no number for %(options)s on %(issue)s", options=names, issue=issue.id))
    return lacking


def _issues(records: Sized) -> str:
    return n_("%(count)s issue", "%(count)s issues", len(records))


def _packages(number: int) -> str:
    told = counted(number) if number < 10**12 else _("about 10^%(power)s", power=len(str(number)) - 1)
    return n_("%(count)s package", "%(count)s packages", number, count=told)
