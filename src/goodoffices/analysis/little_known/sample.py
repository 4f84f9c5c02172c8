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

from goodoffices.analysis.little_known.records import Share
from goodoffices.analysis.little_known.said import SaidOrders
from goodoffices.analysis.little_known.spans import ZERO, Most, Span, closed
from goodoffices.analysis.little_known.verdicts import Space
from goodoffices.case import Case

Floats = NDArray[np.float64]

BATCHES = 16
_SWEEPS = 40
"""Rounds of the walk through all coordinates before a member is taken."""

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
    scores = np.zeros((samples, len(space.rows), len(said)))
    least: list[Floats | None] = []
    for p, party in enumerate(said):
        free = [i for i in space.issues if party.spans[i].free and len(party.spans[i].options) > 1]
        stakes = _stakes(party, free, samples, rng)
        worth = {}
        for k, issue in enumerate(space.issues):
            span = party.spans[issue]
            values = _walk(span, samples, rng)
            if issue in stakes:
                values = values * stakes[issue][:, None]
            elif not span.free:
                low, high = float(span.weight.low), float(span.weight.high)
                values = values * rng.uniform(low, high, samples)[:, None] if high > low else values * low
            worth[issue] = values
            scores[:, :, p] += values[:, space.rows[:, k]]
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
    return Drawn(scores, least)


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


def _walk(span: Span, samples: int, rng: np.random.Generator) -> Floats:
    """Values of the options, one row a member; from 0 to 1 where nothing else bounds them."""
    edges = {pair: Most(bound.value) for pair, bound in span.most.items() if bound.value is not None}
    for option in span.options:
        if (option, ZERO) not in edges:
            edges[option, ZERO] = Most(Fraction(1))
    most = closed(span.options, edges) if len(span.options) <= 60 else edges
    size = len(span.options)
    gap = np.full((size + 1, size + 1), np.inf)
    nodes = [*span.options, ZERO]
    for a in range(size + 1):
        gap[a, a] = 0.0
        for b in range(size + 1):
            bound = most.get((nodes[a], nodes[b]))
            if bound is not None and bound.value is not None:
                gap[a, b] = float(bound.value)
    starts = [gap[a, size] - gap[a, :size] for a in range(size)] + [-gap[size, :size]]
    finite = [start for start in starts if np.isfinite(start).all()]
    values = np.tile(np.mean(finite, axis=0), (samples, 1))
    groups = _tied(gap[:size, :size])
    lead = [group[0] for group in groups]
    offsets = values[0] - values[0][[next(g[0] for g in groups if k in g) for k in range(size)]]
    if all(gap[k, size] + gap[size, k] <= 1e-15 for k in lead):
        return values
    for _ in range(_SWEEPS):
        for k in lead:
            others = [j for j in lead if j != k]
            high = np.minimum(
                gap[k, size], np.min(values[:, others] + gap[k, others], axis=1, initial=np.inf)
            )
            low = np.maximum(
                -gap[size, k], np.max(values[:, others] - gap[others, k], axis=1, initial=-np.inf)
            )
            values[:, k] = rng.uniform(low, np.maximum(low, high))
    for group in groups:
        for k in group[1:]:
            values[:, k] = values[:, group[0]] + offsets[k]
    return values


def _tied(gap: Floats) -> list[list[int]]:
    """Options whose difference is known exactly move together."""
    groups: list[list[int]] = []
    for k in range(len(gap)):
        home = next((g for g in groups if abs(gap[g[0], k] + gap[k, g[0]]) < 1e-15), None)
        if home is None:
            groups.append([k])
        else:
            home.append(k)
    return groups


def share(held: NDArray[np.bool_]) -> Share:
    """The part of the members for which something holds, with the standard error between batches."""
    means = held.reshape(BATCHES, -1).mean(axis=1)
    return Share(value=float(held.mean()), error=float(means.std(ddof=1) / BATCHES**0.5))


def unbeaten(scores: Floats, row: int) -> NDArray[np.bool_]:
    """In which members no package equals or passes that one for every party and beats it for one."""
    mine = scores[:, row : row + 1, :]
    as_good = np.all(scores >= mine - 1e-12, axis=2)
    better = np.any(scores > mine + 1e-12, axis=2)
    found: NDArray[np.bool_] = ~np.any(as_good & better, axis=1)
    return found
