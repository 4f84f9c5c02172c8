"""Kernels on whole problems: the best package for given prices, prices that make a bound small, and prices
that show that nothing can come of a partial package.

A problem comes flat: ``options`` (a row per option of every layer, a column per field), ``starts`` (where
each layer begins), ``moves`` (for every layer, node before by node, the node after each option or -1),
``places`` (where each layer's moves begin) and ``nodes`` (how many nodes stand before each layer, and one
more after the last).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.kernels.compiler import compiled

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Nodes = NDArray[np.int32]


@compiled
def best_path(
    options: Floats,
    starts: Ints,
    moves: Nodes,
    places: Ints,
    nodes: Ints,
    first: int,
    node: int,
    multipliers: Floats,
    chosen: Ints,
) -> float:
    """The largest sum of ``multipliers . fields`` over all ways from ``node`` before layer ``first`` to the
    end; ``chosen`` takes the option of every layer from there.
    """
    layers = starts.size - 1
    fields = options.shape[1]
    widest = nodes.max()
    values = np.zeros((layers + 1, widest))
    for k in range(layers - 1, first - 1, -1):
        size = starts[k + 1] - starts[k]
        values[k] = -np.inf
        for j in range(size):
            worth = 0.0
            for f in range(fields):
                worth += multipliers[f] * options[starts[k] + j, f]
            for node in range(nodes[k]):
                target = moves[places[k] + node * size + j]
                if target >= 0:
                    values[k, node] = max(values[k, node], worth + values[k + 1, target])
    whole = values[first, node]
    for k in range(first, layers):
        size = starts[k + 1] - starts[k]
        best = -np.inf
        to = 0
        for j in range(size):
            target = moves[places[k] + node * size + j]
            if target < 0:
                continue
            worth = values[k + 1, target]
            for f in range(fields):
                worth += multipliers[f] * options[starts[k] + j, f]
            if worth > best:
                best = worth
                chosen[k] = j
                to = target
        node = to
    return float(whole)


FIXED, PRICE, WEIGHT, LOG = 0, 1, 2, 3
"""What a field's multiplier is: fixed; a price at or above 0; a weight, all of them together 1; one whose
logarithm is taken off.
"""


@compiled
def _slope(
    options: Floats,
    starts: Ints,
    chosen: Ints,
    v: Floats,
    kinds: Ints,
    units: Floats,
    constants: Floats,
    slope: Floats,
) -> float:
    """What the bound's own terms add to the package's sum; ``slope`` takes how the bound changes with each
    multiplier.
    """
    added = 0.0
    slope[:] = constants
    for k in range(chosen.size):
        slope += options[starts[k] + chosen[k]]
    for f in range(slope.size):
        added += units[f] * v[f] * constants[f]
        slope[f] *= units[f]
        if kinds[f] == LOG:
            added -= np.log(v[f])
            slope[f] -= 1 / v[f]
    return added


@compiled
def _remember(bound: float, v: Floats, values: Floats, history: Floats) -> None:
    """Keep multipliers in place of the worst that are kept, if they are better."""
    if values.size:
        worst = np.argmax(values)
        if bound < values[worst]:
            values[worst] = bound
            history[worst] = v


@compiled
def _centre(slope: Floats, kinds: Ints) -> None:
    """Weights stay 1 together: only what their slopes have over their mean moves them."""
    total, weights = 0.0, 0
    for f in range(slope.size):
        if kinds[f] == WEIGHT:
            total += slope[f]
            weights += 1
    for f in range(slope.size):
        if kinds[f] == WEIGHT:
            slope[f] -= total / weights


@compiled
def _move(v: Floats, slope: Floats, kinds: Ints, metric: Floats, over: float) -> bool:
    """One step down the slope, so far that ``over`` would be gained; whether there was a slope at all."""
    norm = 0.0
    for f in range(v.size):
        if kinds[f] != FIXED and not (v[f] <= 0 and slope[f] > 0):
            norm += slope[f] * slope[f] * metric[f]
    if norm <= 0:
        return False
    length = over / norm
    total, weights = 0.0, 0
    for f in range(v.size):
        if kinds[f] == WEIGHT:
            weights += 1
            total += max(0.0, v[f] - length * slope[f])
    if weights and total <= 0:
        return False  # slopes that are equal but for rounding would take all weights away
    for f in range(v.size):
        if kinds[f] in (PRICE, WEIGHT):
            v[f] = max(0.0, v[f] - length * slope[f])
        elif kinds[f] == LOG:
            v[f] = min(2 * v[f], max(0.5 * v[f], v[f] - length * slope[f] * metric[f]))
    for f in range(v.size):
        if kinds[f] == WEIGHT:
            v[f] /= total
    return True


@compiled
def find_prices(
    options: Floats,
    starts: Ints,
    moves: Nodes,
    places: Ints,
    nodes: Ints,
    aim: Floats,
    kinds: Ints,
    units: Floats,
    constants: Floats,
    start: Floats,
    steps: int,
    keep: int,
) -> tuple[float, Floats, Floats, Ints]:
    """Multipliers ``v`` that make small the bound ``max (aim + units * v) . package + (units * v) .
    constants``, less the logarithms of those of kind LOG.

    Subgradient steps towards a target a little below the best bound so far (B. T. Polyak 1969), nearer
    whenever they stall. Returns the best bound, its multipliers, the ``keep`` best multipliers met, and the
    package that was best for the best ones.
    """
    fields = options.shape[1]
    v = start.copy()
    best_v = start.copy()
    best = np.inf
    chosen = np.zeros(starts.size - 1, dtype=np.int64)
    best_chosen = chosen.copy()
    history = np.zeros((keep, fields))
    values = np.full(keep, np.inf)
    metric = np.ones(fields)
    for f in range(fields):
        if kinds[f] == LOG:
            metric[f] = start[f] * start[f]
    slope = np.zeros(fields)
    gap = -1.0
    stalled = 0
    for _ in range(steps):
        bound = best_path(options, starts, moves, places, nodes, 0, 0, aim + units * v, chosen)
        bound += _slope(options, starts, chosen, v, kinds, units, constants, slope)
        _remember(bound, v, values, history)
        if gap < 0:
            gap = max(abs(bound) * 0.05, 1e-9)
        stalled = 0 if bound < best - gap * 0.01 else stalled + 1
        if bound < best:
            best = bound
            best_v[:] = v
            best_chosen[:] = chosen
        if stalled > 10:
            gap *= 0.5
            stalled = 0
            v[:] = best_v
            continue
        _centre(slope, kinds)
        if not _move(v, slope, kinds, metric, bound - best + gap):
            break
    for h in range(keep):
        if values[h] == np.inf:
            history[h] = best_v
    return best, best_v, history, best_chosen


ASIDE = 5e-4
"""How far below what is asked a step aims, in parts of the fields' ranges."""


@compiled
def separate(
    options: Floats,
    starts: Ints,
    moves: Nodes,
    places: Ints,
    nodes: Ints,
    first: int,
    states: Ints,
    at: Nodes,
    least: Floats,
    sizes: Floats,
    start: Floats,
    steps: int,
) -> Floats:
    """For some partial packages before layer ``first``, each at its node: multipliers by which even the best
    rest leaves it below what is asked of the fields, ``multipliers . package < multipliers . least``. A row
    for each of which such were found.

    ``start``: weights of the fields' ranges to begin with, together 1; where they are 0 nothing is asked.
    They change by subgradient steps as in :func:`find_prices`; they exist just where no mixture of packages
    reaches what is asked (J. Farkas 1902).
    """
    fields = options.shape[1]
    found = np.empty((states.shape[0], fields))
    count = 0
    chosen = np.zeros(starts.size - 1, dtype=np.int64)
    slope = np.zeros(fields)
    asked = start > 0
    for i in range(states.shape[0]):
        v = start.copy()
        for _ in range(steps):
            best_path(options, starts, moves, places, nodes, first, at[i], v / sizes, chosen)
            slope[:] = states[i] - least
            for k in range(first, starts.size - 1):
                slope += options[starts[k] + chosen[k]]
            slope /= sizes
            reach = (v * slope).sum()
            if reach < -1e-9:
                found[count] = v / sizes
                count += 1
                break
            mean = slope[asked].mean()
            norm = np.square(slope[asked] - mean).sum()
            if norm <= 0:
                break
            for f in range(fields):
                if asked[f]:
                    v[f] = max(0.0, v[f] - (reach + ASIDE) / norm * (slope[f] - mean))
            v /= v.sum()
    return found[:count].copy()
