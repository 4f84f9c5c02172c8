"""Members drawn evenly from the preferences that agree with what was said, and what part of them favours
which package.

Each issue's values are drawn by a random walk along one coordinate at a time, uniform within what the bounds
leave (coordinate-directions hit-and-run: R. L. Smith, *Operations Research* 32, 1984), started inside, many
walks side by side, from a seed. How much issues matter is drawn evenly from the simplex where no number says
it. The shares are those of stochastic multicriteria acceptability analysis (Lahdelma, Hokkanen & Salminen,
*European Journal of Operational Research* 106, 1998). Sampled, not proved: each has the standard error
between batches.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.little_known.issue_walk import Floats, IssueWalk
from goodoffices.analysis.little_known.joint_walk import JointWalk
from goodoffices.analysis.little_known.records import Share
from goodoffices.analysis.little_known.said import SaidOrders
from goodoffices.analysis.little_known.verdicts import Space
from goodoffices.case import Case

BATCHES = 16
SEED = 20260101


@dataclass(frozen=True)
class Drawn:
    """``scores``: member by package by party. ``least``: per party the score that it asks for, member by
    member, None where it asks none.
    """

    scores: Floats
    least: list[Floats | None]


def draw(case: Case, said: list[SaidOrders], space: Space, samples: int, seed: int = SEED) -> Drawn:
    """``samples`` members (a multiple of the batches) and what every package is worth in them."""
    rng = np.random.default_rng(seed)
    # Each party's scores lie together: what is compared and joined goes party by party.
    by_party = np.zeros((len(said), samples, len(space.rows)))
    least: list[Floats | None] = []
    for p, party in enumerate(said):
        worth = draw_party(party, space.issues, samples, rng)
        for k, issue in enumerate(space.issues):
            by_party[p] += worth[issue][:, space.rows[:, k]]
        minimum = preference.minimum if (preference := case.preference(party.party)) else None
        if minimum is None:
            least.append(None)
        elif minimum.package:
            least.append(
                np.sum(
                    [worth[i][:, party.spans[i].options.index(o)] for i, o in minimum.package.items()], axis=0
                )
            )
        else:
            least.append(np.full(samples, float(minimum.score or 0)))
    return Drawn(np.moveaxis(by_party, 0, 2), least)


def draw_party(
    party: SaidOrders, issues: tuple[str, ...], samples: int, rng: np.random.Generator
) -> dict[str, Floats]:
    """Issue to what each option is worth to a party, one row a member."""
    if party.compared:
        return JointWalk(party, issues, samples).run(rng)
    free = [i for i in issues if party.spans[i].free and len(party.spans[i].options) > 1]
    stakes = _stakes(party, free, samples, rng)
    worth = {}
    for issue in issues:
        span = party.spans[issue]
        values = IssueWalk(span).run(samples, rng)
        if issue in stakes:
            values = values * stakes[issue][:, None]
        elif not span.free:
            low, high = float(span.weight.low), float(span.weight.high)
            values = values * rng.uniform(low, high, samples)[:, None] if high > low else values * low
        worth[issue] = values
    return worth


def _stakes(party: SaidOrders, free: list[str], samples: int, rng: np.random.Generator) -> dict[str, Floats]:
    """How much each issue of which no number says it matters: parts of one whole; beside issues with numbers,
    at most as much as the widest of these.
    """
    if not free:
        return {}
    if party.scored:
        ranges = []
        for span in party.spans.values():
            if not span.free:
                highs = [h.value for h in map(span.high, span.options) if h.value is not None]
                ranges.append(max(highs, default=Fraction(0)) - min(map(span.low, span.options)))
        top = float(max(ranges, default=Fraction(1)))
        return {issue: rng.uniform(0, top, samples) for issue in free}
    parts = rng.dirichlet(np.ones(len(free)), samples)
    return {issue: parts[:, k] for k, issue in enumerate(free)}


def share(held: NDArray[np.bool_]) -> Share:
    """The part of the members for which something holds, with the standard error between batches."""
    means = held.reshape(BATCHES, -1).mean(axis=1)
    return Share(value=float(held.mean()), error=float(means.std(ddof=1) / BATCHES**0.5))


def unbeaten(scores: Floats, row: int) -> NDArray[np.bool_]:
    """In which members no package equals or passes that one for every party and beats it for one."""
    mine = scores[:, row : row + 1, :]
    as_good = np.ones(scores.shape[:2], dtype=np.bool_)
    better = np.zeros_like(as_good)
    for p in range(scores.shape[2]):
        as_good &= scores[:, :, p] >= mine[:, :, p] - 1e-12
        better |= scores[:, :, p] > mine[:, :, p] + 1e-12
    found: NDArray[np.bool_] = ~np.any(as_good & better, axis=1)
    return found
