"""How many permitted packages meet the stated minima, where there are few enough packages to look at every
one.
"""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.decision_rules import MOST_PARTIES, smallest, unanimous, wins_in
from goodoffices.analysis.results import Reach
from goodoffices.analysis.scored_case import Minima, ScoredCase, compile_case
from goodoffices.analysis.scores import Ends

MAX_PACKAGES = 3_000_000


def count_reach(scored: ScoredCase, minima: Minima = "stated", ends: Ends = "middle") -> Reach | None:
    """Count the packages; None where there are more than :data:`MAX_PACKAGES`, or a scale was rounded."""
    totals = _totals(scored, list(scored.scores))
    if totals is None:
        return None
    count = len(scored.parties)
    least = np.array([field.least for field in scored.fields], dtype=object)
    reached: NDArray[np.bool_] = (totals >= least).astype(np.bool_)
    affordable = reached[:, count:].all(axis=1)
    met = reached[affordable, :count]
    return Reach(
        permitted=int(affordable.sum()),
        all_minima=int(met.all(axis=1).sum()),
        enough=_enough(scored, ends) if minima == "stated" else None,
    )


def _totals(scored: ScoredCase, cells: list[NDArray[np.int64]]) -> NDArray[np.int64] | None:
    """Every package, a row each; None where they are too many, or not held exactly."""
    sizes = [len(each) for each in cells]
    if not scored.parties or prod(sizes) > MAX_PACKAGES or not scored.exact or scored.tied:
        return None
    width = cells[0].shape[1]
    totals: NDArray[np.int64] = np.zeros((1, width), dtype=cells[0].dtype)
    for each in cells:
        totals = (totals[:, None, :] + each[None, :, :]).reshape(-1, width)
    return totals


def _enough(scored: ScoredCase, ends: Ends) -> int | None:
    """How many packages within linkages satisfy every member of some set of sides that is enough: what others
    ask for, and what they refuse, does not count. None under unanimity.
    """
    case = scored.case
    if unanimous(case) or len(case.parties) > MOST_PARTIES:
        return None
    every = compile_case(case, minima="ignored", ends=ends)
    totals = _totals(every, [np.column_stack([s, _refused(every, k)]) for k, s in enumerate(every.scores)])
    if totals is None:
        return None
    count, fields = len(every.parties), len(every.fields)
    within = (totals[:, count:fields] >= [field.least for field in every.fields[count:]]).all(axis=1)
    satisfied = {}
    for p, party in enumerate(every.parties):
        minimum, field = scored.minima[scored.parties.index(party)], every.fields[p]
        least = 0 if minimum is None else -((field.offset - minimum) // field.unit)
        satisfied[party] = totals[:, p] >= least
    for q, one in enumerate(case.parties):
        if one.id in satisfied:
            satisfied[one.id] = satisfied[one.id] & (totals[:, fields + q] == 0)
    held = np.zeros(len(totals), dtype=np.bool_)
    for coalition in smallest(case, wins_in(case)):
        if set(coalition) <= set(satisfied):
            held |= np.all([satisfied[party] for party in coalition], axis=0)
    return int((held & within).sum())


def _refused(scored: ScoredCase, k: int) -> NDArray[np.int64]:
    """Per local package of block ``k`` and party, how many of its options the party refuses."""
    block, case = scored.blocks[k], scored.case
    found = np.zeros((len(block.choices), len(case.parties)), dtype=np.int64)
    for q, party in enumerate(case.parties):
        preference = case.preference(party.id)
        for column, i in enumerate(block.issues):
            refused = preference.refuses.get(case.issues[i].id, ()) if preference else ()
            those = np.array([option in refused for option in scored.options[i]], dtype=np.int64)
            found[:, q] += those[block.choices[:, column]]
    return found
