"""The whole analysis of a case, in one call."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from fractions import Fraction
from math import prod

import msgspec
import numpy as np

from goodoffices.analysis.best_packages import BestPackages
from goodoffices.analysis.blocks import NothingPermitted, TooLarge
from goodoffices.analysis.decision_rules import asked_by, decide, unanimous
from goodoffices.analysis.extremes import has_intervals, reachable, unknown_minima
from goodoffices.analysis.fairness import measure
from goodoffices.analysis.frontier import Front, find_frontier, search_frontier, whole_frontier
from goodoffices.analysis.frontier_columns import TooWide
from goodoffices.analysis.gaps import VOICES
from goodoffices.analysis.intervals import hedged
from goodoffices.analysis.layers import sought
from goodoffices.analysis.little_known import what_follows
from goodoffices.analysis.partial_sums import Limits, Progress
from goodoffices.analysis.reach import count_reach
from goodoffices.analysis.results import (
    Analysis,
    DecisionFound,
    Frontier,
    Scores,
    Solution,
    SolutionName,
    Standing,
)
from goodoffices.analysis.reveals import find_reveals, telling
from goodoffices.analysis.scored_case import Minima, ScoredCase, compile_case
from goodoffices.analysis.scores import Ends, NotScored, option_scores
from goodoffices.analysis.shortfall import shortfalls
from goodoffices.analysis.solutions import solve
from goodoffices.analysis.standing import weigh_text
from goodoffices.analysis.trades import find_trades
from goodoffices.case import Case, Voice
from goodoffices.language import CodedText


def analyse(
    case: Case,
    *,
    weights: Mapping[str, Fraction] | None = None,
    minima: Minima = "stated",
    ends: Ends = "middle",
    limit: int = 10_000,
    limits: Limits | None = None,
    progress: Progress | None = None,
    voices: Collection[Voice] = VOICES,
    as_of: str = "",
) -> Analysis:
    """What could be agreed: :func:`weigh`, and where preferences are not known exactly, what follows from so
    little.

    ``voices`` and ``as_of`` say whose word, and of which day, counts where there are no numbers (as for the
    gap board).
    """
    limits = (limits or Limits()).begun()
    rough = any(map(has_intervals, case.preferences))
    more = rough or not unanimous(case)
    found = weigh(
        case,
        weights=weights,
        minima=minima,
        ends=ends,
        limit=limit,
        limits=limits.part(0.5 if more else 0.95),
        progress=progress,
    )
    possible, decided = found.agreement_possible, None
    if minima == "stated" and not unanimous(case):
        decided = decide(case, ends=ends, limits=limits.part(0.5))
        possible = _enough_possible(possible, decided, bool(unknown_minima(case, found.scored)))
    elif minima == "stated" and possible is not None and unknown_minima(case, found.scored):
        parties = [party.id for party in case.parties]
        possible = reachable(case, parties, limits.part(0.5))
        if possible is False and found.solutions:
            # Whatever the scores allow breaks a minimum of somebody without scores.
            found = msgspec.structs.replace(found, solutions={}, frontier=None, no_agreement={}, reveals=())
    found = msgspec.structs.replace(found, agreement_possible=possible, decision=decided)
    shown = {key: one.package for key, one in found.solutions.items()}
    if shown and found.standing is not None and not found.standing.undecided:
        shown["text"] = case.text
    if shown and not rough:
        found = msgspec.structs.replace(found, fairness=measure(case, shown, ends, limits.part(0.5)))
    if not found.unscored and not rough:
        return found
    known = None
    if minima == "stated":
        known = what_follows(case, voices=voices, as_of=as_of, clock=limits.timer.part(0.5))
    if rough and len(found.scored) > 1:
        weighed = case if minima == "stated" else asked_by(case, ())
        found = hedged(weighed, found, known, weights, limits.part(0.9))
    elif unknown_minima(case, found.scored):
        found = msgspec.structs.replace(found, reach=None)
    return msgspec.structs.replace(found, little_known=known)


def _enough_possible(all_meet: bool | None, decided: DecisionFound | None, unsure: bool) -> bool | None:
    """Whether what enough sides asked for can be had, as far as it is known; ``all_meet``: whether what all
    asked for can.
    """
    if decided is None:
        return True if all_meet and not unsure else None
    some = [one.possible for one in decided.enough]
    return True if True in some else None if None in some else False


def weigh(
    case: Case,
    *,
    weights: Mapping[str, Fraction] | None = None,
    minima: Minima = "stated",
    ends: Ends = "middle",
    limit: int = 10_000,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Analysis:
    """What could be agreed.

    ``weights`` are the utilitarian solution's, by party (1 where absent). ``minima="ignored"`` sets stated
    minima and refusals aside. A case in which an issue has no options yet has no packages and no scores; its
    gaps can still be told. ``ends`` says where to stand in intervals. ``limit`` bounds the frontier's points
    written out, ``limits`` the work. Where linkages tie too many issues together, or where they and what
    parties refuse leave no package at all, there are no scores either, and ``unscored`` says why; in the
    second case no agreement is possible as things were stated.
    """
    started = time.monotonic()
    scored = _compiled(case, minima, ends)
    if isinstance(scored, Analysis):
        return scored
    if len(scored.parties) < 2:
        return Analysis(
            packages=scored.packages,
            scored=scored.parties,
            unscored=scored.unscored,
            trades=find_trades(case),
            seconds=time.monotonic() - started,
        )
    limits = (limits or Limits()).begun()
    agreeing = limits.part(0.6 if case.text else 0.85)
    try:
        front, solutions = _agree(scored, weights, agreeing, progress)
    except TooWide:
        scored = compile_case(case, minima=minima, ends=ends, rounded=True)
        front, solutions = _agree(scored, weights, agreeing, progress)
    possible = _possible(front)
    if possible is False and _nothing_affordable(scored, limits):
        why = CodedText(
            "no-package-left-what", "no package is left: what the parties do not refuse exceeds a budget"
        )
        return _without_packages(case, why, possible=False)
    standing = weigh_text(scored, limits.part(0.6), minima=minima, ends=ends)
    fields = scored.fields[: len(scored.parties)]
    return Analysis(
        packages=scored.packages,
        scored=scored.parties,
        unscored=scored.unscored,
        reservations={p: m for p, m in zip(scored.parties, scored.minima, strict=True) if m is not None},
        maxima={p: f.offset + f.unit * f.most for p, f in zip(scored.parties, fields, strict=True)},
        agreement_possible=possible,
        frontier=_written(front, limit),
        solutions=solutions,
        no_agreement=shortfalls(scored, limits.part(0.8)) if possible is False else None,
        standing=standing,
        trades=find_trades(case),
        reveals=find_reveals(front, _shown(solutions, standing)),
        telling=telling(scored),
        reach=count_reach(scored, minima, ends),
        assumptions=_assumptions(scored, minima, ends),
        seconds=time.monotonic() - started,
    )


def _compiled(case: Case, minima: Minima, ends: Ends) -> ScoredCase | Analysis:
    """The case compiled, or, where it has no packages to weigh, what is told then."""
    bare = [issue.label for issue in case.issues if not case.options(issue)]
    if bare or not case.issues:
        why = (
            CodedText("no-options-known-yet", "no options are known yet for %(bare)r", bare=bare[0])
            if bare
            else CodedText("there-no-issues-yet", "there are no issues yet")
        )
        return Analysis(
            packages=0, unscored={party.id: why for party in case.parties}, trades=find_trades(case)
        )
    try:
        return compile_case(case, minima=minima, ends=ends)
    except TooLarge as reason:
        return _without_packages(case, reason.args[0], possible=None)
    except NothingPermitted as reason:
        return _without_packages(
            case,
            CodedText("no-package-left", "no package is left: %(reason)s", reason=reason.args[0]),
            possible=False,
        )


def _shown(solutions: Mapping[SolutionName, Solution], standing: Standing | None) -> list[tuple[str, Scores]]:
    """The packages that are shown first, by where."""
    shown: list[tuple[str, Scores]] = [(name, solution.scores) for name, solution in solutions.items()]
    if standing:
        shown += [
            (f"bridging {n}", bridge.scores) for n, bridge in enumerate(standing.bridges, 1) if bridge.changes
        ]
    if standing and standing.better:
        shown.append(("better", standing.better.scores))
    return shown


def _agree(
    scored: ScoredCase, weights: Mapping[str, Fraction] | None, limits: Limits, progress: Progress | None
) -> tuple[Front, dict[SolutionName, Solution]]:
    """The front, and the four solutions: read off it where it is complete, else sought by themselves."""
    front = whole_frontier(scored, limits=limits, progress=progress)
    if progress:
        progress("solutions", 0, 1)
    if front is not None:
        return front, solve(front, weights)
    best = BestPackages(scored, weights=weights, clock=limits.timer.part(SOLUTIONS_SHARE))
    solutions = best.all()
    if best.possible is False:
        nothing = np.zeros((0, len(scored.parties)), dtype=np.int64)
        return Front(scored, nothing, np.zeros(0, dtype=np.bool_), (0,) * len(scored.parties), None), {}
    front = search_frontier(scored, limits=limits, progress=progress, seeds=best.seeds)
    return front, best.again(front, solutions)


SOLUTIONS_SHARE = 0.4
"""The part of the time that the solutions may take where they are sought by themselves."""


def _without_packages(case: Case, why: str, *, possible: bool | None) -> Analysis:
    """No package can be weighed: every party that has scores is left without them for the same reason."""
    unscored = {}
    for party in case.parties:
        try:
            option_scores(case, party.id)
            unscored[party.id] = why
        except NotScored as reason:
            unscored[party.id] = reason.args[0]
    if list(unscored.values()).count(why) < 2:
        possible = None
    return Analysis(
        packages=prod(len(case.options(issue)) for issue in case.issues),
        unscored=unscored,
        agreement_possible=possible,
        no_agreement={} if possible is False else None,
        trades=find_trades(case),
    )


def _nothing_affordable(scored: ScoredCase, limits: Limits) -> bool:
    """Whether the budgets alone, whatever the minima, leave no package."""
    if not scored.budgets:
        return False
    nothing_asked = [0] * len(scored.parties)
    if sought(scored):
        return BestPackages(scored, least=nothing_asked, clock=limits.timer).top(0).empty
    return _possible(find_frontier(scored, least=nothing_asked, limits=limits)) is False


def _possible(front: Front) -> bool | None:
    """Whether some package meets all the stated minima; None where a thinned frontier came out empty and
    cannot tell.
    """
    if len(front.scores):
        return True
    return False if front.complete else None


def _written(front: Front, limit: int) -> Frontier:
    rows = front.shown
    if len(rows) > limit:
        rows = rows[np.linspace(0, len(rows) - 1, max(1, limit)).round().astype(np.int64)]
    return Frontier(
        points=tuple(front.points(rows.tolist())),
        size=len(front.scores),
        efficient=int(front.proved.sum()) if front.scored.exact else 0,
        complete=front.complete and front.scored.exact,
        ended=front.ended,
        error_bound=front.error_bound,
        error_bounds=front.error_bounds,
    )


def _assumptions(scored: ScoredCase, minima: Minima, ends: Ends) -> tuple[str, ...]:
    case = scored.case
    found = [
        CodedText(
            "package-worth-sum-what", "A package is worth the sum of what its options are worth to a party."
        )
    ]
    for party, minimum, base in zip(scored.parties, scored.minima, scored.baseline, strict=True):
        if minimum is None:
            found.append(
                CodedText(
                    "has-stated-no-minimum",
                    "%(label)s has stated no minimum; its gains are counted from %(base)s.",
                    label=case.party(party).label,
                    base=base,
                )
            )
    if minima == "ignored":
        found.append(CodedText("stated-minima-refusals-set", "Stated minima and refusals are set aside."))
    elif any(preference.refuses for preference in case.preferences):
        found.append(
            CodedText(
                "packages-option-party-refuses",
                "Packages with an option that a party refuses outright are left out.",
            )
        )
    if any(map(has_intervals, case.preferences)):
        taken = {
            "low": CodedText(
                "intervals-low", "Where a value is known only as an interval, it is taken at the low end."
            ),
            "middle": CodedText(
                "intervals-middle", "Where a value is known only as an interval, it is taken in the middle."
            ),
            "high": CodedText(
                "intervals-high", "Where a value is known only as an interval, it is taken at the high end."
            ),
        }
        found.append(taken[ends])
    if any(preference.discount is not None for preference in case.preferences):
        found.append(
            CodedText(
                "discounts-concern-time-not",
                "Discounts concern time and are not applied to the value of a package.",
            )
        )
    found += _left_aside(scored, minima)
    if not unanimous(case):
        found.append(
            CodedText(
                "solutions-meet-every-party",
                "Solutions meet every party's minimum, though the case asks for fewer to agree.",
            )
        )
    if not scored.exact:
        found.append(
            CodedText(
                "scale-too-fine-held",
                "The scale is too fine to be held exactly and was rounded once; the error bound says by "
                "how much.",
            )
        )
    return tuple(found)


def _left_aside(scored: ScoredCase, minima: Minima) -> list[CodedText]:
    """Of whom the packages shown say nothing."""
    case, found = scored.case, list[CodedText]()
    if not scored.unscored:
        return found
    names = ", ".join(case.party(party).label for party in scored.unscored)
    found.append(
        CodedText(
            "not-scored-so-not", "Not scored, and so not in the packages' scores: %(names)s.", names=names
        )
    )
    asked = ", ".join(
        case.party(one.party).label
        for one in case.preferences
        if one.minimum and one.party in scored.unscored
    )
    if asked and minima == "stated":
        found.append(
            CodedText(
                "minimum-of-unscored-not-weighed",
                "Whether a package meets the stated minimum of %(names)s turns on what is not known; "
                "the packages shown leave it aside.",
                names=asked,
            )
        )
    return found
