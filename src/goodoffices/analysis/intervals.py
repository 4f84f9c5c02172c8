"""What an analysis at one place in the intervals may say of the others: no proof, and a bound that holds for
all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import prod

import msgspec

from goodoffices.analysis.bridging import bridges
from goodoffices.analysis.extremes import End, at_end, has_intervals, least_ahead, reachable
from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.frontier_columns import TooWide
from goodoffices.analysis.little_known.records import LittleKnown
from goodoffices.analysis.partial_sums import Limits
from goodoffices.analysis.results import Analysis, Frontier, Standing
from goodoffices.analysis.scored_case import ScoredCase, compile_case
from goodoffices.analysis.shortfall import shortfalls
from goodoffices.analysis.solutions import solve
from goodoffices.analysis.standing import text_range
from goodoffices.case import Case
from goodoffices.language import CodedText, gettext_noop

METHOD = gettext_noop(
    "%(method)s, at one place in the intervals; another place may give another package, the bound "
    "holds for all "
    "of them"
)


def hedged(
    case: Case,
    found: Analysis,
    known: LittleKnown | None,
    weights: Mapping[str, Fraction] | None,
    limits: Limits,
) -> Analysis:
    """The same analysis without a claim that holds for one place in the intervals only. ``case`` is the one
    that was weighed: without minima and refusals, where these are set aside.

    No solution is proved: which package a concept picks turns on where in the intervals the values lie. The
    frontier is complete only where every permitted package that can be efficient is efficient in any case;
    else no point is called efficient, and the error bounds are what the intervals leave open. That no package
    meets all minima is told where none can, wherever the values lie, and what each party then lacks is the
    least that it can lack. The text gives each party something between the least and the most that it can
    come to. Packages counted at one place (``reach``) and parts of a way from worst to best (``fairness``)
    are left out.
    """
    bounds = _bounds(case, found, weights, limits)
    solutions = {}
    for key, one in found.solutions.items():
        bound = max(one.bound, bounds.get(key, one.bound))
        if key == "kalai_smorodinsky":
            bound = max(bound, Fraction(1))
        solutions[key] = msgspec.structs.replace(
            one, bound=bound, proved=False, method=CodedText("at-one-place", METHOD, method=one.method)
        )
    settled = _settled(case, found, known)
    frontier = found.frontier
    if frontier is not None and not settled:
        frontier = _open(case, found, frontier)
    lacks = found.no_agreement
    if lacks:
        never = reachable(case, found.scored, limits.part(0.5)) is False
        lacks = shortfalls(_end(case, found, "best", gains=False), limits.part(0.5)) if never else None
    told = found.assumptions
    if lacks:
        told = (
            *told,
            CodedText(
                "lacks-at-best",
                "What a party can get at best is told with every interval where it is best for that.",
            ),
        )
    return msgspec.structs.replace(
        found,
        assumptions=told,
        solutions=solutions,
        frontier=frontier,
        no_agreement=lacks,
        standing=_standing(case, found, settled, limits),
        reach=None,
        fairness={},
    )


def _settled(case: Case, found: Analysis, known: LittleKnown | None) -> bool:
    """Whether which packages are efficient, and which meet the minima, is the same wherever the values lie:
    every package was compared, and none is efficient for some values only.
    """
    if known is None or found.unscored or known.compared < known.packages:
        return False
    if any(one.minimum is not None and has_intervals(one) for one in case.preferences):
        return False
    return known.efficient["some"] == known.efficient["open"] == 0


def _open(case: Case, found: Analysis, frontier: Frontier) -> Frontier:
    slacks = _slacks(case, found)
    off = {party: frontier.error_bounds.get(party, Fraction(0)) + slacks[party] for party in found.scored}
    return msgspec.structs.replace(
        frontier,
        points=tuple(msgspec.structs.replace(point, efficient=False) for point in frontier.points),
        efficient=0,
        complete=False,
        ended=frontier.ended or "intervals",
        error_bounds=off,
        error_bound=max(off.values(), default=Fraction(0)),
    )


def _end(case: Case, found: Analysis, end: End, *, gains: bool) -> ScoredCase:
    moved = at_end(case, end, of=found.scored, gains=gains)
    scored = compile_case(moved)
    return compile_case(moved, rounded=True) if scored.wide else scored


def _bounds(
    case: Case, found: Analysis, weights: Mapping[str, Fraction] | None, limits: Limits
) -> dict[str, Fraction]:
    """What no package can pass by each concept, wherever in the intervals the true values lie: all scores at
    their most, and gains counted from the least.
    """
    most = _end(case, found, "best", gains=False)
    least = _end(case, found, "worst", gains=False).baseline
    floors = tuple(
        base if minimum is None else minimum for base, minimum in zip(least, most.minima, strict=True)
    )
    best = replace(most, minima=floors)
    nothing_asked = [0] * len(best.parties)
    try:
        front = find_frontier(best, least=nothing_asked, limits=limits.part(0.5))
    except TooWide:
        return _far_bounds(best, weights or {})
    return {key: one.bound for key, one in solve(front, weights).items()}


def _far_bounds(scored: ScoredCase, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Bounds from every party's most alone, where all together cannot be summed."""
    tops = [field.offset + field.unit * field.most for field in scored.fields[: len(scored.parties)]]
    gains = [max(Fraction(0), top - base) for top, base in zip(tops, scored.baseline, strict=True)]
    return {
        "nash": prod(gains, start=Fraction(1)),
        "egalitarian": min(gains),
        "utilitarian": sum(
            (weights.get(p, Fraction(1)) * top for p, top in zip(scored.parties, tops, strict=True)),
            Fraction(0),
        ),
    }


def _slacks(case: Case, found: Analysis) -> dict[str, Fraction]:
    """By how much two packages of each party can stand otherwise than at one place in the intervals: the sum
    of all that is open.
    """
    ends = [at_end(case, end, of=found.scored, gains=False) for end in ("worst", "best")]
    total = {}
    for party in found.scored:
        low, high = (
            {issue: row for one in end.preferences if one.party == party for issue, row in one.points.items()}
            for end in ends
        )
        opens = (
            max(_number(high[issue][option]) - _number(value) for option, value in row.items())
            for issue, row in low.items()
        )
        total[party] = 2 * sum(opens, Fraction(0))
    return total


def _number(value: object) -> Fraction:
    assert isinstance(value, Fraction)
    return value


def _standing(case: Case, found: Analysis, settled: bool, limits: Limits) -> Standing | None:
    """The text weighed wherever the values lie."""
    standing = found.standing
    if standing is None:
        return None
    low = text_range(_end(case, found, "worst", gains=False), limits=limits.part(0.2)).low
    high = text_range(_end(case, found, "best", gains=False), limits=limits.part(0.2)).high
    worst, best = _end(case, found, "worst", gains=True), _end(case, found, "best", gains=True)
    sure, can = text_range(worst, limits=limits.part(0.2)).low, text_range(best, limits=limits.part(0.2)).high
    meets, unsure = {}, []
    for party, least, most in zip(worst.parties, worst.minima, best.minima, strict=True):
        meets[party] = least is None or sure[party] >= least
        if not meets[party] and (most is None or can[party] >= most):
            unsure.append(party)
    near = bridges(worst, case.text, clock=limits.timer.part(0.3))
    nearest = bridges(best, case.text, clock=limits.timer.part(0.3)).distance
    weighed = compile_case(case, minima="ignored")
    standing = msgspec.structs.replace(
        standing,
        scores=low,
        upper=high,
        meets=meets,
        unsure=tuple(unsure),
        distance=near.distance,
        bridges=tuple(
            msgspec.structs.replace(bridge, scores=weighed.score(bridge.package)) for bridge in near.found
        ),
        bridge_count=near.count,
        proved=near.all_listed and nearest == near.distance,
    )
    return _compared(case, found, standing, settled)


def _compared(case: Case, found: Analysis, standing: Standing, settled: bool) -> Standing:
    """The text beside a better package: one that is better wherever the values lie, or none."""
    if standing.better is not None:
        adds = {party: least_ahead(case, party, standing.better.package, case.text) for party in found.scored}
        if min(adds.values()) >= 0 and max(adds.values()) > 0:
            better = msgspec.structs.replace(standing.better, efficient=False)
            return msgspec.structs.replace(standing, better=better, adds=adds)
        return msgspec.structs.replace(standing, better=None, adds={}, efficient=None)
    if standing.efficient and not settled:
        return msgspec.structs.replace(standing, efficient=None)
    return standing
