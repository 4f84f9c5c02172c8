"""Why no package meets all the stated minima: what each party can get at best, and what it then lacks."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from goodoffices.analysis.best_packages import BestPackages
from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.layers import sought
from goodoffices.analysis.partial_sums import Limits
from goodoffices.analysis.results import Shortfall
from goodoffices.analysis.scored_case import ScoredCase


def shortfalls(scored: ScoredCase, limits: Limits | None = None) -> dict[str, Shortfall]:
    """For each party with a stated minimum: the best that it can get where every other party's minimum is
    met.

    Where the others' minima cannot all be met at once, it is the best where as many of them are met as can
    be. A party of which the time is too short to tell it is left out.
    """
    stated = [p for p, minimum in enumerate(scored.minima) if minimum is not None]
    limits = (limits or Limits()).begun()
    found = {}
    for k, p in enumerate(stated):
        lacks = _shortfall(scored, p, [q for q in stated if q != p], limits.part(1 / (len(stated) - k)))
        if lacks is not None:
            found[scored.parties[p]] = lacks
    return found


def _shortfall(scored: ScoredCase, p: int, others: list[int], limits: Limits) -> Shortfall | None:
    """None where the time was too short to tell."""
    field, reservation = scored.fields[p], scored.minima[p]
    assert reservation is not None
    for size in range(len(others), -1, -1):
        best = max(
            (
                found
                for kept in combinations(others, size)
                if (found := _best(scored, p, kept, limits)) is not None
            ),
            default=None,
        )
        if best is not None:
            break
        if limits.timer.over:
            return None
    else:
        best, size = field.offset, 0
    return Shortfall(
        best=best,
        reservation=reservation,
        short_by=max(Fraction(0), reservation - best),
        others_met=size == len(others),
    )


def _best(scored: ScoredCase, p: int, kept: tuple[int, ...], limits: Limits | None) -> Fraction | None:
    """The most that party number ``p`` can get where the minima of ``kept`` are met; None where they cannot
    be.
    """
    least = [field.least if q in kept else 0 for q, field in enumerate(scored.fields[: len(scored.parties)])]
    field = scored.fields[p]
    if sought(scored):
        best = BestPackages(scored, least=least, clock=limits.timer if limits else None)
        top = best.top(p)
        if top.empty or top.value is None:
            return None
        return field.offset + field.unit * top.value
    front = find_frontier(scored, least=least, limits=limits)
    if not len(front.scores):
        return None
    return field.offset + field.unit * max(int(value) for value in front.scores[:, p])
