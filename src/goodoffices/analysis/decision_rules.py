"""Who is enough to agree, who can block, and what enough sides could agree on.

A rule of decision says which sets of parties *win*: their agreement is enough. All of them (where the case
says nothing), so many (``needed``), vetoes always among them, votes up to a quota, so many of each of several
groups (sufficient consensus). A set *blocks* if those outside it do not win. Both families are told by their
smallest members (J. von Neumann and O. Morgenstern, 1944, ch. 10; L. S. Shapley, *Simple games*, 1962).

The *core* holds the packages from which no winning set would go to another package that each of its members
likes strictly better. It may be empty: then for every package such a set and package are found, by looking at
every one. *Power* is the Shapley–Shubik index (1954): how often a party is the one that makes a growing set
win, over all orders.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from fractions import Fraction
from itertools import combinations
from math import factorial

import msgspec
import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.blocks import NothingPermitted, TooLarge
from goodoffices.analysis.extremes import has_intervals, reachable
from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.frontier_columns import TooWide
from goodoffices.analysis.partial_sums import Limits
from goodoffices.analysis.results import Coalition, Core, DecisionFound, Enough, Point
from goodoffices.analysis.scored_case import ScoredCase, compile_case
from goodoffices.analysis.scores import Ends, NotScored, option_scores
from goodoffices.case import Case

MOST_PARTIES = 12
"""Parties of which every set is looked at."""

MOST_PACKAGES = 2_000
"""Packages of which each is held against every other for the core."""

SHOWN = 5


def wins_in(case: Case) -> Callable[[frozenset[str]], bool]:
    """Whether the agreement of a set of parties is enough by the case's rule."""
    everybody = frozenset(party.id for party in case.parties)
    vetoes = frozenset(party.id for party in case.parties if party.veto)
    decision = case.decision
    plain = case.needed is None and decision is None

    def wins(parties: frozenset[str]) -> bool:
        if plain:
            return parties >= everybody
        if not parties >= vetoes or len(parties) < (case.needed or 1):
            return False
        if decision is None:
            return True
        if decision.quota is not None:
            votes = sum((decision.votes.get(party, Fraction(1)) for party in parties), Fraction(0))
            if votes < decision.quota:
                return False
        return all(len(parties & set(group.of)) >= group.needed for group in decision.groups)

    return wins


def unanimous(case: Case) -> bool:
    """Whether nothing less than the agreement of all is enough."""
    everybody = frozenset(party.id for party in case.parties)
    wins = wins_in(case)
    return not any(wins(everybody - {party}) for party in everybody)


def smallest(case: Case, holds: Callable[[frozenset[str]], bool]) -> list[Coalition]:
    """The sets for which something holds (that holds for larger ones too) and for no smaller part of them,
    small ones first.
    """
    ids = [party.id for party in case.parties]
    found: list[Coalition] = []
    for size in range(1, len(ids) + 1):
        for chosen in combinations(ids, size):
            if not any(set(one) <= set(chosen) for one in found) and holds(frozenset(chosen)):
                found.append(chosen)
    return found


def power(case: Case) -> dict[str, Fraction]:
    """The Shapley–Shubik index of every party."""
    ids = [party.id for party in case.parties]
    wins = wins_in(case)
    found = dict.fromkeys(ids, Fraction(0))
    for size in range(len(ids)):
        weight = Fraction(factorial(size) * factorial(len(ids) - size - 1), factorial(len(ids)))
        for chosen in combinations(ids, size):
            before = frozenset(chosen)
            if wins(before):
                continue
            for party in ids:
                if party not in before and wins(before | {party}):
                    found[party] += weight
    return found


def decide(case: Case, *, ends: Ends = "middle", limits: Limits | None = None) -> DecisionFound | None:
    """What enough sides could agree on. None under unanimity, where fewer than two parties have scores, or
    beyond so many parties.
    """
    if unanimous(case) or len(case.parties) > MOST_PARTIES:
        return None
    scored = _scored(case)
    if len(scored) < 2:
        return None
    wins = wins_in(case)
    everybody = frozenset(party.id for party in case.parties)
    enough = smallest(case, wins)
    limits = (limits or Limits()).begun()
    exact = not any(has_intervals(one) for one in case.preferences if one.party in scored)
    found = [
        _enough(case, coalition, exact and set(coalition) <= scored, ends, limits.part(1 / (len(enough) - k)))
        for k, coalition in enumerate(enough)
    ]
    return DecisionFound(
        enough=tuple(found),
        blocking=tuple(smallest(case, lambda parties: not wins(everybody - parties))),
        power=power(case),
        core=_core(case, enough, ends),
    )


def asked_by(case: Case, parties: Collection[str]) -> Case:
    """The case in which only these parties have minima and refuse anything."""
    return msgspec.structs.replace(
        case,
        preferences=tuple(
            one if one.party in parties else msgspec.structs.replace(one, minimum=None, refuses={})
            for one in case.preferences
        ),
    )


def _scored(case: Case) -> set[str]:
    """The parties that gave every option a value, exact or as an interval."""
    found = set()
    for party in case.parties:
        try:
            option_scores(case, party.id)
        except NotScored:
            continue
        found.add(party.id)
    return found


def _enough(case: Case, coalition: Coalition, exact: bool, ends: Ends, limits: Limits) -> Enough:
    """What the coalition could agree on. Where the scores are not known exactly (``exact``), whether it could
    at all, whatever these are.
    """
    theirs = asked_by(case, coalition)
    if not exact:
        return Enough(parties=coalition, possible=reachable(theirs, coalition, limits))
    try:
        front = find_frontier(compile_case(theirs, ends=ends), limits=limits)
    except NothingPermitted:
        return Enough(parties=coalition, possible=False)
    except (TooLarge, TooWide):
        return Enough(parties=coalition, possible=None)
    size = len(front.scores)
    if not size:
        return Enough(parties=coalition, possible=False if front.complete else None)
    rows = np.linspace(0, size - 1, min(size, SHOWN)).round().astype(np.int64).tolist()
    return Enough(
        parties=coalition,
        possible=True,
        packages=tuple(front.points(rows)),
        count=size,
        complete=front.complete,
    )


def _core(case: Case, enough: list[Coalition], ends: Ends) -> Core | None:
    """Hold every permitted package against every other, for every smallest winning set; larger sets leave no
    package that these do not.
    """
    if any(has_intervals(one) for one in case.preferences):
        return None
    try:
        scored = compile_case(case, minima="ignored", ends=ends)
    except (NothingPermitted, TooLarge):
        return None
    rows = _every(scored)
    if rows is None or len(scored.parties) < len(case.parties):
        return None
    scores = _scores(scored, rows)
    keys = sorted({tuple(row) for row in scores.tolist()})
    points = np.array(keys, dtype=scores.dtype).reshape(-1, len(scored.parties))
    leavers: list[list[tuple[int, int]]] = [[] for _ in points]
    for number, coalition in enumerate(enough):
        members = [scored.parties.index(party) for party in coalition]
        mine = points[:, members]
        for row in range(len(points)):
            better = np.flatnonzero(np.all(mine > mine[row], axis=1))
            if better.size:
                leavers[row].append((number, int(better[0])))

    def point(row: int) -> Point:
        same = np.flatnonzero((scores == points[row]).all(axis=1))
        package = scored.package(rows[int(same[0])].tolist())
        return Point(scores=scored.score(package), package=package, count=len(same))

    if not len(points):
        return None  # the linkages leave no package
    inside = [row for row, found in enumerate(leavers) if not found]
    if inside:
        return Core(size=len(inside), packages=tuple(point(row) for row in inside[:SHOWN]))
    least = min(range(len(points)), key=lambda row: len(leavers[row]))
    number, other = leavers[least][0]
    return Core(size=0, left=point(least), leaves=enough[number], to=point(other))


def _every(scored: ScoredCase) -> NDArray[np.int64] | None:
    """Every permitted package as local packages, within the budgets; None where there are too many."""
    sizes = [len(table) for table in scored.scores]
    total = 1
    for size in sizes:
        total *= size
        if total > MOST_PACKAGES:
            return None
    rows = np.indices(sizes).reshape(len(sizes), -1).T.astype(np.int64)
    keep = [scored.case.permits(scored.package(row)) for row in rows.tolist()]
    return rows[keep]


def _scores(scored: ScoredCase, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    total = np.zeros((len(rows), len(scored.parties)), dtype=scored.scores[0].dtype)
    for k, table in enumerate(scored.scores):
        total = total + table[rows[:, k], : len(scored.parties)]
    return total
