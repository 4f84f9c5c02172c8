"""Exchanges towards a rule: one option of a package for another, or two at once, as long as it helps.

A problem comes flat as in `prices`. Only layers that no linkage ties (one node before and after) are
exchanged: ``free``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.kernels.compiler import compiled

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Rung = NDArray[np.uint8]


@compiled
def worth_of(totals: Floats, offsets: Floats, rule: int, factors: Floats) -> float:
    """What a rule makes of the gains, totals with their offsets: 0 the sum of ``factors * gain``, 1 the
    smallest with a little of the sum, 2 the product (as a sum of logarithms). Factors of 0 leave a party out.
    """
    total = 0.0
    low = np.inf
    for p in range(factors.size):
        gain = factors[p] * (totals[p] + offsets[p])
        if rule == 2:
            if factors[p] > 0:
                total += np.log(gain) if gain > 0 else 1e6 * gain - 1e3
        else:
            total += gain
            if factors[p] > 0:
                low = min(low, gain)
    return low + 1e-4 * total if rule == 1 else total


@compiled
def _lack(totals: Floats, least: Floats, sizes: Floats) -> float:
    """How far totals stay below what is asked, by parts of the fields' ranges."""
    lack = 0.0
    for f in range(totals.size):
        lack += max(0.0, least[f] - totals[f]) / sizes[f]
    return lack


@compiled
def _judge(
    totals: Floats, least: Floats, sizes: Floats, offsets: Floats, rule: int, factors: Floats, most: float
) -> tuple[float, float]:
    """What totals lack, and what the rule makes of them; of those that lack more than ``most`` it is not
    worked out.
    """
    lack = _lack(totals, least, sizes)
    if lack > most + 1e-12:
        return lack, -np.inf
    return lack, worth_of(totals, offsets, rule, factors)


@compiled
def _tilts(
    options: Floats,
    starts: Ints,
    chosen: Ints,
    totals: Floats,
    offsets: Floats,
    rule: int,
    factors: Floats,
    tilts: Floats,
    tops: Floats,
) -> None:
    """What each option adds at most to the worth, in place of the one that its layer holds: ``tilts``; the
    largest of a layer: ``tops``. Exchanges together add at most the sum of theirs, for every rule is concave
    in the gains. Infinite where a product has a gain that is not above 0.
    """
    slopes = factors.copy()
    if rule == 1:
        worst = -1
        low = np.inf
        for p in range(factors.size):
            gain = factors[p] * (totals[p] + offsets[p])
            if factors[p] > 0 and gain < low:
                worst, low = p, gain
        slopes *= 1e-4
        if worst >= 0:
            slopes[worst] += factors[worst]
    elif rule == 2:
        for p in range(factors.size):
            gain = totals[p] + offsets[p]
            if factors[p] > 0 and gain <= 0:
                tilts[:] = np.inf
                tops[:] = np.inf
                return
            slopes[p] = 1 / gain if factors[p] > 0 else 0.0
    for k in range(starts.size - 1):
        held = 0.0
        for p in range(factors.size):
            held += slopes[p] * options[starts[k] + chosen[k], p]
        tops[k] = -np.inf
        for at in range(starts[k], starts[k + 1]):
            tilt = -held
            for p in range(factors.size):
                tilt += slopes[p] * options[at, p]
            tilts[at] = tilt
            tops[k] = max(tops[k], tilt)


@compiled
def _step(
    options: Floats,
    starts: Ints,
    free: Bools,
    chosen: Ints,
    totals: Floats,
    least: Floats,
    sizes: Floats,
    offsets: Floats,
    rule: int,
    factors: Floats,
    now: Floats,
    tilts: Floats,
    tops: Floats,
    k: int,
    pairs: bool,
) -> bool:
    """Make the first exchange that helps of layer ``k`` (with each later one, if ``pairs``). ``now`` holds
    what is lacking and the worth. Where nothing is lacking, those are passed over whose tilts add nothing.
    """
    two = totals.copy()
    fits = now[0] <= 0
    for j in range(starts[k + 1] - starts[k]):
        if j == chosen[k]:
            continue
        tilt = tilts[starts[k] + j]
        one = totals + options[starts[k] + j] - options[starts[k] + chosen[k]]
        for m in range(k + 1 if pairs else k, starts.size - 1 if pairs else k + 1):
            if not free[m] or (fits and tilt + (tops[m] if pairs else 0.0) <= 0):
                continue
            held = starts[m] + chosen[m]
            for i in range(starts[m], starts[m + 1] if pairs else starts[m] + 1):
                if pairs and (i == held or (fits and tilt + tilts[i] <= 0)):
                    continue
                for f in range(two.size):
                    two[f] = one[f] + options[i, f] - options[held, f] if pairs else one[f]
                lack, worth = _judge(two, least, sizes, offsets, rule, factors, now[0])
                if lack > now[0] + 1e-12:
                    continue
                if lack < now[0] - 1e-12 or worth > now[1] + 1e-9 * max(1.0, abs(now[1])):
                    now[0], now[1] = lack, worth
                    totals[:] = two
                    chosen[k] = j
                    if pairs:
                        chosen[m] = i - starts[m]
                    return True
    return False


@compiled
def improve(
    options: Floats,
    starts: Ints,
    moves: NDArray[np.int32],
    places: Ints,
    nodes: Ints,
    chosen: Ints,
    least: Floats,
    sizes: Floats,
    offsets: Floats,
    rule: int,
    factors: Floats,
    rounds: int,
    rung: NDArray[np.uint8],
) -> float:
    """Exchange one option, or two at once, as long as it helps: first towards ``least``, then by the rule.
    ``chosen`` is changed in place. Once ``rung`` is set, it stays as far as it came.

    ``sizes`` are the fields' ranges, by which what is lacking is measured. Returns what the rule makes of the
    result, or -inf where some field stays below its least.
    """
    layers = starts.size - 1
    totals = np.zeros(options.shape[1])
    for k in range(layers):
        totals += options[starts[k] + chosen[k]]
    free = (nodes[:-1] == 1) & (nodes[1:] == 1)
    now = np.zeros(2)
    now[0], now[1] = _judge(totals, least, sizes, offsets, rule, factors, np.inf)
    tilts, tops = np.empty(options.shape[0]), np.empty(layers)
    _tilts(options, starts, chosen, totals, offsets, rule, factors, tilts, tops)
    for _ in range(rounds):
        better = False
        for pairs in (False, True):
            if better:
                break
            for k in range(layers):
                if rung[0]:
                    break
                if free[k] and _step(
                    options,
                    starts,
                    free,
                    chosen,
                    totals,
                    least,
                    sizes,
                    offsets,
                    rule,
                    factors,
                    now,
                    tilts,
                    tops,
                    k,
                    pairs,
                ):
                    better = True
                    _tilts(options, starts, chosen, totals, offsets, rule, factors, tilts, tops)
        if not better:
            break
    return now[1] if now[0] <= 1e-12 else -np.inf
