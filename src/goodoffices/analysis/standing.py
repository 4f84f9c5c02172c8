"""The standing text weighed: what it gives each party, what an efficient package would add, and what would bridge it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import msgspec
import numpy as np

from goodoffices.analysis.bridging import bridges
from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.problem import Problem
from goodoffices.analysis.results import Point, Standing
from goodoffices.analysis.solutions import solve
from goodoffices.analysis.sums import Limits
from goodoffices.case import Package


def weigh_text(problem: Problem, limits: Limits | None = None, show: int = 20) -> Standing | None:
    """Weigh the case's standing text; None where it has none."""
    text = problem.case.text
    if not text:
        return None
    undecided = tuple(issue.id for issue in problem.case.issues if issue.id not in text)
    low, high, permitted = _range(problem, text)
    meets = {
        party: minimum is None or low[party] >= minimum
        for party, minimum in zip(problem.parties, problem.minima, strict=True)
    }
    near = bridges(problem, text, show)
    standing = Standing(
        scores=low,
        upper=high,
        meets=meets,
        undecided=undecided,
        permitted=permitted,
        distance=near.distance,
        bridges=near.found,
        bridge_count=near.count,
        proved=near.all_listed,
    )
    return standing if undecided else _compare(problem, standing, limits)


def _range(problem: Problem, text: Package) -> tuple[dict[str, Fraction], dict[str, Fraction], bool]:
    """The least and the most that the text can come to for each party, and whether it can be completed at all."""
    if all(issue.id in text for issue in problem.case.issues):
        scores = problem.score(text)
        return scores, scores, problem.case.permits(text)
    low = {party: Fraction(0) for party in problem.parties}
    high = dict(low)
    permitted = True
    for block in problem.blocks:
        fits = np.ones(len(block.choices), dtype=np.bool_)
        for column, i in enumerate(block.issues):
            issue = problem.case.issues[i].id
            if issue in text:
                fits &= block.choices[:, column] == problem.options[i].index(text[issue])
        permitted = permitted and bool(fits.any())
        rows = block.choices[fits] if fits.any() else block.choices
        for party, values in zip(problem.parties, problem.values, strict=True):
            per_issue = [
                [values[problem.case.issues[i].id][option] for option in problem.options[i]]
                for i in block.issues
            ]
            totals = {
                sum((cells[o] for cells, o in zip(per_issue, row, strict=True)), Fraction(0))
                for row in np.unique(rows, axis=0)[:100_000].tolist()
            }
            low[party] += min(totals)
            high[party] += max(totals)
    return low, high, permitted


def _compare(problem: Problem, standing: Standing, limits: Limits | None) -> Standing:
    """Set the complete text beside the packages that are at least as good for every party."""
    least = [
        -((field.offset - standing.scores[party] + field.rounding) // field.unit)
        for party, field in zip(problem.parties, problem.fields, strict=False)
    ]
    shifted = replace(problem, minima=tuple(standing.scores[party] for party in problem.parties))
    front = find_frontier(shifted, least=least, limits=limits)
    better = solve(front).get("kalai_smorodinsky") if len(front.scores) else None
    if better is None or better.scores == standing.scores:
        return msgspec.structs.replace(standing, efficient=front.complete and standing.permitted)
    return msgspec.structs.replace(
        standing,
        efficient=False,
        better=Point(scores=better.scores, package=better.package, count=better.count),
        adds={party: better.scores[party] - standing.scores[party] for party in problem.parties},
    )
