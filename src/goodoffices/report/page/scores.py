"""What packages give the parties, as the page shows it: solutions, what each would settle, the standing text,
warnings.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.analysis import CONCEPTS, Analysis, Concept, Point, Scores, Solution
from goodoffices.case import Case, Package
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.language.words import worded
from goodoffices.report.charts import Shape
from goodoffices.report.numbers import show, show_signed
from goodoffices.report.page.names import Names
from goodoffices.report.refusals import Refusers, mark

SHAPES: tuple[Shape, ...] = ("circle", "diamond", "square", "triangle")
"""The shapes of the concepts in charts, in their order; beyond them they begin again."""


def drawn() -> list[tuple[Concept, Shape]]:
    """Every concept with its shape."""
    return [(row, SHAPES[place % len(SHAPES)]) for place, row in enumerate(CONCEPTS)]


class Score(msgspec.Struct):
    """What a package gives one party: the score, and how far over its minimum (empty where it stated none).
    ``tells``: so near to a minimum that the party confided that putting the package forward would tell it.
    """

    party: str
    score: str
    over: str
    short: bool
    tells: bool


class PageProposal(msgspec.Struct, kw_only=True):
    """A package that one rule or several choose."""

    rules: list[str]
    shape: Shape
    why: list[str]
    scores: list[Score]
    raw: Scores
    package: Package
    count: str
    notes: list[str]


class Rule(msgspec.Struct, kw_only=True):
    """One concept with its solution's value and bound."""

    name: str
    shape: Shape
    makes: str
    definition: str
    after: str
    citation: str
    value: str
    bound: str
    proved: bool
    method: str


class Settles(msgspec.Struct):
    """One issue and how each package settles it; ``same`` where all packages settle it alike; ``refused``
    says who refuses that.
    """

    issue: str
    text: str
    options: list[str]
    changed: list[bool]
    refused: list[str]
    same: bool


class Lacks(msgspec.Struct):
    """Where no package meets all minima: what one party can get, and what it lacks."""

    party: str
    best: str
    reservation: str
    short_by: str
    others_met: bool


def score_rows(case: Case, analysis: Analysis, scores: Scores) -> list[Score]:
    """What scores mean to every party that has one, in the case's order."""
    rows = []
    for party in case.parties:
        if party.id in scores:
            score, least = scores[party.id], analysis.reservations.get(party.id)
            over = "" if least is None else show_signed(score - least)
            short = least is not None and score < least
            rows.append(Score(party.label, show(score), over, short, tells(analysis, party.id, score)))
    return rows


def tells(analysis: Analysis, party: str, score: Fraction) -> bool:
    """Whether a package with that score would tell the minimum that the party confided."""
    margin, least = analysis.telling.get(party), analysis.reservations.get(party)
    return margin is not None and least is not None and 0 <= score - least <= margin


def proposals(case: Case, analysis: Analysis) -> list[PageProposal]:
    """The solutions, those with the same package told together."""
    found: dict[tuple[tuple[str, Fraction], ...], PageProposal] = {}
    for row, shape in drawn():
        solution = analysis.solutions.get(row.key)
        if solution is None:
            continue
        key = tuple(sorted(solution.scores.items()))
        if key not in found:
            found[key] = PageProposal(
                rules=[],
                shape=shape,
                why=[],
                scores=score_rows(case, analysis, solution.scores),
                raw=solution.scores,
                package=solution.package,
                count=_alike(solution),
                notes=[],
            )
        found[key].rules.append(_(row.title))
        found[key].why.append(_(row.makes))
        if solution.note and worded(solution.note) not in found[key].notes:
            found[key].notes.append(worded(solution.note))
    return list(found.values())


def rules(case: Case, analysis: Analysis) -> list[Rule]:
    """Every solution with what proves it, and the shape that its point has in the charts."""
    taken: dict[tuple[tuple[str, Fraction], ...], Shape] = {}
    found = []
    for row, shape in drawn():
        if row.key in analysis.solutions:
            solution = analysis.solutions[row.key]
            key = tuple(sorted(solution.scores.items()))
            found.append(_rule(row, solution, taken.setdefault(key, shape)))
    return found


def settles(case: Case, names: Names, packages: list[Package], refused: Refusers) -> list[Settles]:
    """Issue by issue, how each of the packages settles it, where that departs from the standing text, and who
    refuses it.
    """
    rows = []
    for issue in case.issues:
        text = case.text.get(issue.id, "")
        chosen = [package[issue.id] for package in packages]
        rows.append(
            Settles(
                names.issue(issue.id),
                names.option(issue.id, text) if text else "",
                names.options(issue.id, tuple(chosen)),
                [bool(text) and option != text for option in chosen],
                [mark(case, refused, issue.id, option) for option in chosen],
                len(set(chosen)) == 1 and len(chosen) > 1,
            )
        )
    return rows


def lacks(case: Case, analysis: Analysis) -> list[Lacks]:
    """What each party lacks where no package meets all minima."""
    found = analysis.no_agreement or {}
    return [
        Lacks(
            party.label,
            show(found[party.id].best),
            show(found[party.id].reservation),
            show(found[party.id].short_by),
            found[party.id].others_met,
        )
        for party in case.parties
        if party.id in found
    ]


def changed(case: Case, names: Names, before: Package, after: Package) -> list[tuple[str, str, str]]:
    """Issue, option before (empty where it was open) and option after, for what differs between two
    packages.
    """
    return [
        (
            names.issue(issue.id),
            names.option(issue.id, before[issue.id]) if issue.id in before else "",
            names.chosen(issue.id, after[issue.id]),
        )
        for issue in case.issues
        if after[issue.id] != before.get(issue.id)
    ]


def named(case: Case, names: Names, point: Point) -> list[tuple[str, str]]:
    """A package written out: issue and option."""
    return [(names.issue(i.id), names.chosen(i.id, point.package[i.id])) for i in case.issues]


def _rule(row: Concept, found: Solution, shape: Shape) -> Rule:
    return Rule(
        name=_(row.title),
        shape=shape,
        makes=_(row.makes),
        definition=_(row.definition),
        after=_(row.after),
        citation=row.citation,
        value=show(found.value),
        bound=show(found.bound),
        proved=found.proved,
        method=worded(found.method),
    )


def _alike(solution: Solution) -> str:
    count = solution.count
    if count == 1:
        return ""
    if not solution.counted:
        return n_(
            "one of at least %(count)s package with these scores",
            "one of at least %(count)s packages with these scores",
            count,
        )
    return n_(
        "one of %(count)s package with these scores", "one of %(count)s packages with these scores", count
    )
