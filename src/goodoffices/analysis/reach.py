"""How many permitted packages meet the stated minima, where there are few enough packages to look at every
one.
"""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.decision_rules import MOST_PARTIES, smallest, unanimous, wins_in
from goodoffices.analysis.results import Reach
from goodoffices.analysis.scored_case import ScoredCase

MAX_PACKAGES = 3_000_000


def count_reach(scored: ScoredCase) -> Reach | None:
    """Count the packages; None where there are more than :data:`MAX_PACKAGES`, or a scale was rounded."""
    sizes = [len(scores) for scores in scored.scores]
    if not scored.parties or prod(sizes) > MAX_PACKAGES or not scored.exact or scored.tied:
        return None
    totals = np.zeros((1, len(scored.fields)), dtype=scored.scores[0].dtype)
    for scores in scored.scores:
        totals = (totals[:, None, :] + scores[None, :, :]).reshape(-1, len(scored.fields))
    count = len(scored.parties)
    least = np.array([field.least for field in scored.fields], dtype=object)
    reached: NDArray[np.bool_] = (totals >= least).astype(np.bool_)
    affordable = reached[:, count:].all(axis=1)
    met = reached[affordable, :count]
    case = scored.case
    enough = None
    if not unanimous(case) and len(case.parties) <= MOST_PARTIES:
        held = np.zeros(len(met), dtype=np.bool_)
        for coalition in smallest(case, wins_in(case)):
            if set(coalition) <= set(scored.parties):
                held |= met[:, [scored.parties.index(party) for party in coalition]].all(axis=1)
        enough = int(held.sum())
    return Reach(permitted=int(affordable.sum()), all_minima=int(met.all(axis=1).sum()), enough=enough)
