"""Bounds without the frontier, by multipliers: a weighted sum of scores separates by block.

For any weights above 0 the largest weighted sum over all packages is the sum of the blocks' largest, so it bounds what any package
can reach (Lagrangian relaxation; Geoffrion 1974). The minima only make the true best smaller, and a budget is relaxed, so the
bounds stay valid with them. The weights are improved by a few subgradient steps; the bound itself is computed in exact numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.scored_case import ScoredCase

_STEPS = 200


def weighted_bound(scored: ScoredCase, weights: Sequence[Fraction]) -> Fraction:
    """No permitted package has a larger sum of ``weight * score``."""
    fields = scored.fields[: len(weights)]
    total = sum((w * field.offset for w, field in zip(weights, fields, strict=True)), Fraction(0))
    for scores in scored.scores:
        rough = np.zeros(len(scores))
        for p, (weight, field) in enumerate(zip(weights, fields, strict=True)):
            rough += float(weight * field.unit) * scores[:, p].astype(np.float64)
        near = np.flatnonzero(rough >= rough.max() - 1e-9 * max(1.0, abs(rough.max())))
        total += max(
            sum(
                (
                    w * f.unit * int(scores[row, p])
                    for p, (w, f) in enumerate(zip(weights, fields, strict=True))
                ),
                Fraction(0),
            )
            for row in near.tolist()
        )
    return total + sum((w * field.rounding for w, field in zip(weights, fields, strict=True)), Fraction(0))


def smallest_gain_bound(scored: ScoredCase, scale: Sequence[Fraction]) -> Fraction:
    """No permitted package makes the smallest of ``scale * gain`` larger (parties with scale 0 left out).

    The smallest is at most any weighted mean; the weights that make the largest mean smallest are sought.
    """
    active = [p for p, s in enumerate(scale) if s > 0]
    weights = np.ones(len(active)) / len(active)
    best: Fraction | None = None
    for step in range(_STEPS):
        exact = _spread(weights, active, scale)
        bound = _gain_sum(scored, exact)
        best = bound if best is None else min(best, bound)
        gains = _maximiser(scored, exact)
        slope = np.array([float(scale[p]) * gains[p] for p in active])
        weights *= np.exp(-slope / (np.abs(slope).max() or 1.0) / (1 + step) ** 0.5)
        weights /= weights.sum()
    return best if best is not None else Fraction(0)


def nash_bound(scored: ScoredCase, active: Sequence[int], gains: NDArray[np.float64]) -> Fraction:
    """No permitted package has a larger product of the gains of the parties ``active``.

    By the inequality of arithmetic and geometric means, for multipliers above 0 the product is at most
    (max of the sum of multiplier * gain / n)^n / product of multipliers.
    """
    if not active:
        return Fraction(0)
    start = (
        gains[np.argmax(np.log(np.maximum(gains[:, list(active)], 1e-12)).sum(axis=1))]
        if len(gains)
        else None
    )
    seed = [1.0 if start is None else 1 / max(start[p], 1e-9) for p in active]
    logs = np.log(np.array(seed))
    best: Fraction | None = None
    for step in range(_STEPS):
        multipliers = [
            Fraction(float(np.exp(x))).limit_denominator(10**9) or Fraction(1, 10**9) for x in logs
        ]
        spread = [Fraction(0)] * len(scored.parties)
        product = Fraction(1)
        for p, multiplier in zip(active, multipliers, strict=True):
            spread[p] = multiplier
            product *= multiplier
        mean = max(Fraction(0), _gain_sum(scored, spread) / len(active))
        bound = mean ** len(active) / product
        best = bound if best is None else min(best, bound)
        found = _maximiser(scored, spread)
        slope = np.array(
            [
                found[p] * float(m) / max(float(mean), 1e-12) - 1
                for p, m in zip(active, multipliers, strict=True)
            ]
        )
        logs -= 0.5 * slope / (1 + step) ** 0.5
    return best if best is not None else Fraction(0)


def _spread(weights: NDArray[np.float64], active: Sequence[int], scale: Sequence[Fraction]) -> list[Fraction]:
    exact = [Fraction(float(w)).limit_denominator(10**9) for w in weights]
    total = sum(exact, Fraction(0))
    found = [Fraction(0)] * len(scale)
    for p, weight in zip(active, exact, strict=True):
        found[p] = weight / total * scale[p]
    return found


def _gain_sum(scored: ScoredCase, weights: Sequence[Fraction]) -> Fraction:
    base = sum((w * b for w, b in zip(weights, scored.baseline, strict=True)), Fraction(0))
    return weighted_bound(scored, weights) - base


def _maximiser(scored: ScoredCase, weights: Sequence[Fraction]) -> list[float]:
    gains = [float(field.offset - base) for field, base in zip(scored.fields, scored.baseline, strict=False)]
    units = [float(field.unit) for field in scored.fields[: len(weights)]]
    for scores in scored.scores:
        rough = np.zeros(len(scores))
        for p, weight in enumerate(weights):
            rough += float(weight) * units[p] * scores[:, p].astype(np.float64)
        row = int(np.argmax(rough))
        for p in range(len(weights)):
            gains[p] += units[p] * float(scores[row, p])
    return gains
