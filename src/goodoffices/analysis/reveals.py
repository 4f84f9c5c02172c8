"""A good suggestion can betray: packages that sit on somebody's confided minimum.

A side that is offered exactly its secret minimum learns that it was told; the other side, seeing the offer
stand, learns where the limit lies. So every package that the analysis would show first is held against the
confided minima, and an efficient package that keeps clear of them is named beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import numpy as np

from goodoffices.analysis.frontier import Front
from goodoffices.analysis.results import Point, Reveal, Scores
from goodoffices.analysis.scored_case import ScoredCase

NEAR = Fraction(1, 100)
"""How near counts as on it: this part of the party's whole range of scores."""


def find_reveals(front: Front, shown: Iterable[tuple[str, Scores]]) -> tuple[Reveal, ...]:
    """A warning for each shown package (named by where it is shown) and party whose confided minimum it would
    tell.
    """
    scored = front.scored
    secret = _confided(scored)
    if not secret:
        return ()
    instead: Point | None = None
    looked = False
    found = []
    for where, scores in shown:
        for p, margin in secret.items():
            party, minimum = scored.parties[p], scored.minima[p]
            assert minimum is not None
            if not 0 <= scores[party] - minimum <= margin:
                continue
            if not looked:
                instead, looked = _clear_of_all(front, secret), True
            found.append(Reveal(party=party, where=where, scores=scores, instead=instead))
    return tuple(found)


def telling(scored: ScoredCase) -> Scores:
    """For each party with a confided minimum, how far above it a package still tells it."""
    return {scored.parties[p]: margin for p, margin in _confided(scored).items()}


def _confided(scored: ScoredCase) -> dict[int, Fraction]:
    """Index of each party with a confided minimum, and how near to it is too near."""
    found = {}
    for p, party in enumerate(scored.parties):
        preference = scored.case.preference(party)
        if preference is None or preference.minimum is None or scored.minima[p] is None:
            continue
        if (preference.minimum.said or preference.said) == "confided":
            field = scored.fields[p]
            found[p] = field.unit * field.most * NEAR
    return found


def _clear_of_all(front: Front, secret: dict[int, Fraction]) -> Point | None:
    """The efficient package with the largest smallest share of the way up, among those near no confided
    minimum.
    """
    scored = front.scored
    if not len(front.scores):
        return None
    shares = []
    clear = np.ones(len(front.scores), dtype=np.bool_)
    for p, field in enumerate(scored.fields[: len(scored.parties)]):
        gains = front.scores[:, p].astype(np.float64) * float(field.unit) + float(
            field.offset - scored.baseline[p]
        )
        if p in secret:
            clear &= gains > float(secret[p]) * (1 + 1e-9)
        shares.append(gains / (gains.max() or 1.0))
    if not clear.any():
        return None
    smallest = np.where(clear, np.min(shares, axis=0), -np.inf)
    [point] = front.points([int(np.argmax(smallest))])
    return point
