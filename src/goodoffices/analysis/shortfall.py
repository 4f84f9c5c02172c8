"""Why no package meets all the stated minima: what each party can get at best, and what it then lacks."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.problem import Problem
from goodoffices.analysis.results import Shortfall
from goodoffices.analysis.sums import Limits


def shortfalls(problem: Problem, limits: Limits | None = None) -> dict[str, Shortfall]:
    """For each party with a stated minimum: the best that it can get where every other party's minimum is met.

    Where even the others' minima cannot all be met, it is the best over every permitted package.
    """
    least = [field.least for field in problem.fields[: len(problem.parties)]]
    found = {}
    for p, party in enumerate(problem.parties):
        reservation = problem.minima[p]
        if reservation is None:
            continue
        front = find_frontier(
            problem, least=[0 if q == p else need for q, need in enumerate(least)], limits=limits
        )
        others_met = bool(len(front.scores))
        if not others_met:
            front = find_frontier(problem, least=[0] * len(least), limits=limits)
        field = problem.fields[p]
        if len(front.scores):
            best = field.offset + field.unit * max(int(value) for value in front.scores[:, p])
        else:
            best = field.offset
        found[party] = Shortfall(
            best=best,
            reservation=reservation,
            short_by=max(Fraction(0), reservation - best),
            others_met=others_met,
        )
    return found
