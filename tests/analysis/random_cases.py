"""Small random cases with ties, linkages, minima and budgets, and brute force over them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from fractions import Fraction

from goodoffices.analysis.scored_case import ScoredCase
from goodoffices.case import (
    Budget,
    Case,
    Choice,
    Count,
    Excludes,
    Implies,
    Issue,
    Linkage,
    Minimum,
    Option,
    Package,
    Party,
    Preference,
)

Scores = tuple[Fraction, ...]
SCALES = (1, 2, 3, 10, 10**6, 10**17, 10**19, 10**25)


def random_case(seed: int, *, scales: tuple[int, ...] = SCALES) -> Case:
    """A case of two to six parties and up to five issues; the same seed gives the same case."""
    rng = random.Random(seed)
    issues = tuple(
        Issue(id=f"i{i}", options=tuple(Option(id=f"o{k}") for k in range(rng.randint(1, 4))))
        for i in range(rng.randint(1, 5))
    )
    parties = tuple(Party(id=f"p{p}") for p in range(rng.choice((2, 2, 3, 3, 4, 5, 6))))
    top = rng.choice(scales)
    text = {}
    if rng.random() < 0.6:
        text = {issue.id: rng.choice(issue.options).id for issue in issues if rng.random() < 0.95}
    return Case(
        title="random",
        parties=parties,
        issues=issues,
        preferences=tuple(_preference(rng, party.id, issues, top) for party in parties),
        linkages=tuple(_linkage(rng, issues) for _ in range(rng.choice((0, 0, 1, 2)))),
        text=text,
    )


def _preference(rng: random.Random, party: str, issues: tuple[Issue, ...], top: int) -> Preference:
    points = {
        issue.id: {o.id: Fraction(rng.randint(-1, top), rng.choice((1, 1, 2, 3))) for o in issue.options}
        for issue in issues
    }
    minimum = None
    if rng.random() < 0.4:
        minimum = Minimum(score=Fraction(rng.randint(0, top * len(issues)), 2))
    return Preference(party=party, points=points, minimum=minimum)


def _linkage(rng: random.Random, issues: tuple[Issue, ...]) -> Linkage:
    def choice() -> Choice:
        issue = rng.choice(issues)
        ids = [option.id for option in issue.options]
        return Choice(issue=issue.id, options=tuple(rng.sample(ids, rng.randint(1, len(ids)))))

    kind = rng.choice(("implies", "excludes", "at_most", "at_least", "budget"))
    if kind == "implies":
        return Linkage(implies=Implies(when=(choice(),), then=(choice(),)))
    if kind == "excludes":
        return Linkage(excludes=Excludes(together=(choice(), choice())))
    if kind == "at_most":
        return Linkage(at_most=Count(number=1, of=(choice(), choice(), choice())))
    if kind == "at_least":
        return Linkage(at_least=Count(number=1, of=(choice(), choice())))
    costs = {issue.id: {o.id: Fraction(rng.randint(0, 3)) for o in issue.options} for issue in issues}
    return Linkage(budget=Budget(limit=Fraction(rng.randint(0, 2 * len(issues))), costs=costs))


def packages(case: Case) -> Iterator[Package]:
    """Every permitted package, one by one."""
    ids = [issue.id for issue in case.issues]
    for options in itertools.product(*([o.id for o in issue.options] for issue in case.issues)):
        package = dict(zip(ids, options, strict=True))
        if case.permits(package):
            yield package


def permitted(case: Case, problem: ScoredCase) -> list[tuple[Package, Scores]]:
    """Every permitted package with what it gives each party."""
    return [(package, tuple(problem.score(package).values())) for package in packages(case)]


def rational(rows: list[tuple[Package, Scores]], problem: ScoredCase) -> list[tuple[Package, Scores]]:
    """Those that meet every stated minimum."""
    return [row for row in rows if meets(row[1], problem)]


def meets(scores: Scores, problem: ScoredCase) -> bool:
    """Whether every stated minimum is met."""
    pairs = zip(scores, problem.minima, strict=True)
    return all(minimum is None or score >= minimum for score, minimum in pairs)


def dominates(a: Scores, b: Scores) -> bool:
    """Whether ``a`` is at least as good as ``b`` for everybody, and better for somebody."""
    return a != b and all(x >= y for x, y in zip(a, b, strict=True))
