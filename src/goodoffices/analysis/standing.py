"""The standing text weighed: what it gives each party, what an efficient package would add, and what would
bridge it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import msgspec
import numpy as np

from goodoffices.analysis.best_packages import BestPackages
from goodoffices.analysis.blocks import NothingPermitted, TooLarge
from goodoffices.analysis.bridging import bridges
from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.layers import sought
from goodoffices.analysis.partial_sums import Ints, Limits
from goodoffices.analysis.results import Point, Refused, Scores, Solution, Standing
from goodoffices.analysis.scored_case import Minima, ScoredCase, compile_case
from goodoffices.analysis.scores import Ends
from goodoffices.analysis.solutions import solve
from goodoffices.case import Case

TEXT_SHARE = 0.6
"""The part of the time that bridging may take; the rest is for what an efficient package would add."""


def weigh_text(
    scored: ScoredCase,
    limits: Limits | None = None,
    show: int = 20,
    *,
    minima: Minima = "stated",
    ends: Ends = "middle",
) -> Standing | None:
    """Weigh the case's standing text; None where it has none. ``minima`` and ``ends`` are those that the case
    was compiled with.
    """
    text = scored.case.text
    if not text:
        return None
    undecided = tuple(issue.id for issue in scored.case.issues if issue.id not in text)
    found = text_range(scored, minima, ends, limits.part(0.2) if limits else None)
    meets = {
        party: minimum is None or found.low[party] >= minimum
        for party, minimum in zip(scored.parties, scored.minima, strict=True)
    }
    unsure = tuple(party for party, met in meets.items() if not met and _can_meet(scored, party, found.high))
    near = bridges(scored, text, show, limits.timer.part(TEXT_SHARE) if limits else None)
    standing = Standing(
        scores=found.low,
        upper=found.high,
        meets=meets,
        unsure=unsure,
        undecided=undecided,
        permitted=found.permitted,
        refused=_refused(scored.case) if minima == "stated" else (),
        blocked=found.blocked,
        distance=near.distance,
        bridges=near.found,
        bridge_count=near.count,
        proved=near.all_listed,
    )
    return standing if undecided else _compare(scored, standing, limits)


def _can_meet(scored: ScoredCase, party: str, high: Scores) -> bool:
    minimum = scored.minima[scored.parties.index(party)]
    return minimum is None or high[party] >= minimum


def _refused(case: Case) -> tuple[Refused, ...]:
    """The text's options that somebody refuses, in the case's order."""
    found = []
    for issue in case.issues:
        option = case.text.get(issue.id, "")
        parties = tuple(
            preference.party
            for preference in case.preferences
            if option in preference.refuses.get(issue.id, ())
        )
        if option and parties:
            found.append(Refused(issue=issue.id, option=option, parties=parties))
    return tuple(found)


@dataclass(frozen=True)
class TextRange:
    """The least and the most that the text can come to. ``permitted``: a linkage allows some way to fill it
    in; ``blocked``: only with an option that somebody refuses.
    """

    low: Scores
    high: Scores
    permitted: bool
    blocked: bool = False


def text_range(
    scored: ScoredCase, minima: Minima = "stated", ends: Ends = "middle", limits: Limits | None = None
) -> TextRange:
    """What the text can come to: over the ways to fill it in that linkages permit and nobody refuses; where
    there is none, over those that linkages permit; where there is none of these either, over all. What the
    text itself says stays, whoever refuses it.
    """
    case = scored.case
    if all(issue.id in case.text for issue in case.issues):
        scores = scored.score(case.text)
        return TextRange(scores, scores, case.permits(case.text))
    without = msgspec.structs.replace(case, linkages=())
    for tried, refusals, permitted, blocked in (
        (case, minima, True, False),
        (case, "ignored", True, True),
        (without, minima, False, False),
    ):
        ends_found = _completions(tried, refusals, ends, not scored.exact, limits)
        if ends_found is not None:
            return TextRange(*ends_found, permitted, blocked)
    low = {
        party: sum((min(of.values()) for of in v.values()), Fraction(0))
        for party, v in zip(scored.parties, scored.values, strict=True)
    }
    high = {
        party: sum((max(of.values()) for of in v.values()), Fraction(0))
        for party, v in zip(scored.parties, scored.values, strict=True)
    }
    return TextRange(low, high, permitted=False)


def _completions(
    case: Case, refusals: Minima, ends: Ends, rounded: bool, limits: Limits | None
) -> tuple[Scores, Scores] | None:
    """The least and the most, by party, over the packages that hold the text; None where there is none within
    linkages and budgets.
    """
    try:
        whole = compile_case(case, minima=refusals, ends=ends, rounded=rounded, settled=case.text)
    except (NothingPermitted, TooLarge):
        return None
    found = [ends_within(whole, p, limits) for p in range(len(whole.parties))]
    if any(end is None for end in found):
        return None
    low, high = (
        {
            party: field.offset + field.unit * (end.low if side == 0 else end.high)
            for party, field, end in zip(whole.parties, whole.fields, found, strict=False)
            if end is not None
        }
        for side in (0, 1)
    )
    return low, high


@dataclass(frozen=True)
class EndsFound:
    """The least and the most of one party's field; ``exact``, or only bounds, where the time was short."""

    low: int
    high: int
    exact: bool = True


def ends_within(scored: ScoredCase, p: int, limits: Limits | None = None) -> EndsFound | None:
    """The least and the most that party number ``p`` can get in any package within linkages and budgets,
    whatever the minima; None where there is none.
    """
    count = len(scored.parties)
    cells = [each[:, p] for each in scored.scores]
    most = sum(int(each.max()) for each in cells)
    if not scored.tied and not scored.budgets:
        return EndsFound(sum(int(each.min()) for each in cells), most)
    mirrored = replace(scored, scores=tuple(_mirrored(each, p) for each in scored.scores))
    found = []
    for turned in (scored, mirrored):
        if sought(scored):
            top = BestPackages(turned, least=[0] * count, clock=limits.timer if limits else None).top(p)
            if top.empty:
                return None
            found.append((min(top.high, most), top.value == top.high))
        else:
            front = find_frontier(_alone(turned, p, most), limits=limits)
            if not len(front.scores):
                return None
            found.append((int(front.scores[:, 0].max()) + front.errors[0], front.complete))
    (high, sure), (low, safe) = found
    return EndsFound(most - low, high, sure and safe)


def _mirrored(cells: Ints, p: int) -> Ints:
    """The same with column ``p`` counted from its largest downwards."""
    turned: Ints = cells.copy()
    turned[:, p] = cells[:, p].max() - cells[:, p]
    return turned


def _alone(scored: ScoredCase, p: int, most: int) -> ScoredCase:
    """The case with party number ``p`` only, and the budgets."""
    count = len(scored.parties)
    alone = replace(
        scored,
        parties=(scored.parties[p],),
        fields=(replace(scored.fields[p], least=0, most=most), *scored.fields[count:]),
        scores=tuple(np.column_stack([each[:, p], each[:, count:]]) for each in scored.scores),
    )
    if alone.wide:
        return alone
    return replace(alone, scores=tuple(each.astype(np.int64) for each in alone.scores))


def _compare(scored: ScoredCase, standing: Standing, limits: Limits | None) -> Standing:
    """Set the complete text beside the packages that are at least as good for every party."""
    least = [
        -((field.offset - standing.scores[party] + field.rounding) // field.unit)
        for party, field in zip(scored.parties, scored.fields, strict=False)
    ]
    shifted = replace(scored, minima=tuple(standing.scores[party] for party in scored.parties))
    better, known = _best_share(shifted, least, limits)
    if better is None or better.scores == standing.scores:
        if standing.refused:
            return standing
        known = known or not standing.permitted
        return msgspec.structs.replace(standing, efficient=standing.permitted if known else None)
    return msgspec.structs.replace(
        standing,
        efficient=None if standing.refused else False,
        better=Point(
            scores=better.scores, package=better.package, count=better.count, efficient=better.proved
        ),
        adds={party: better.scores[party] - standing.scores[party] for party in scored.parties},
    )


def _best_share(scored: ScoredCase, least: list[int], limits: Limits | None) -> tuple[Solution | None, bool]:
    """The package with the largest smallest share of what can be added, and whether it is proved that there
    is no other.
    """
    if not sought(scored):
        front = find_frontier(scored, least=least, limits=limits)
        return solve(front).get("kalai_smorodinsky"), front.complete
    best = BestPackages(scored, least=least, clock=limits.timer if limits else None)
    if not best.ideal:
        return None, True
    found = best.kalai_smorodinsky()
    return found, best.possible is False or (found is not None and found.proved)
