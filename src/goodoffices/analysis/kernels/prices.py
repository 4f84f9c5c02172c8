"""Kernels on whole problems: the best package for given prices, prices that make a bound small, and exchanges
that improve a package.

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
    options: Floats, starts: Ints, moves: Nodes, places: Ints, nodes: Ints, multipliers: Floats, chosen: Ints
) -> float:
    """The largest sum of ``multipliers . fields`` over all packages; ``chosen`` takes the option of every
    layer.
    """
    layers = starts.size - 1
    fields = options.shape[1]
    widest = nodes.max()
    values = np.zeros((layers + 1, widest))
    for k in range(layers - 1, -1, -1):
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
    node = 0
    for k in range(layers):
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
    return float(values[0, 0])


FIXED, PRICE, WEIGHT, LOG = 0, 1, 2, 3
"""What a field's multiplier is: fixed; a price at or above 0; a weight, all of them together 1; one whose
logarithm is taken off.
"""


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
    layers = starts.size - 1
    v = start.copy()
    best_v = start.copy()
    best = np.inf
    chosen = np.zeros(layers, dtype=np.int64)
    best_chosen = chosen.copy()
    history = np.zeros((keep, fields))
    values = np.full(keep, np.inf)
    metric = np.zeros(fields)
    weights = 0
    for f in range(fields):
        if kinds[f] == PRICE:
            metric[f] = 1.0
        elif kinds[f] == WEIGHT:
            metric[f] = 1.0
            weights += 1
        elif kinds[f] == LOG:
            metric[f] = start[f] * start[f]
    slope = np.zeros(fields)
    gap = -1.0
    stalled = 0
    for _ in range(steps):
        bound = best_path(options, starts, moves, places, nodes, aim + units * v, chosen)
        slope[:] = constants
        for k in range(layers):
            for f in range(fields):
                slope[f] += options[starts[k] + chosen[k], f]
        for f in range(fields):
            bound += units[f] * v[f] * constants[f]
            slope[f] *= units[f]
            if kinds[f] == LOG:
                bound -= np.log(v[f])
                slope[f] -= 1 / v[f]
        if keep:
            worst = 0
            for h in range(keep):
                if values[h] > values[worst]:
                    worst = h
            if bound < values[worst]:
                values[worst] = bound
                history[worst] = v
        if gap < 0:
            gap = max(abs(bound) * 0.05, 1e-9)
        if bound < best - gap * 0.01:
            stalled = 0
        else:
            stalled += 1
        if bound < best:
            best = bound
            best_v[:] = v
            best_chosen[:] = chosen
        if stalled > 10:
            gap *= 0.5
            stalled = 0
            v[:] = best_v
            continue
        if weights:
            mean = 0.0
            for f in range(fields):
                if kinds[f] == WEIGHT:
                    mean += slope[f] / weights
            for f in range(fields):
                if kinds[f] == WEIGHT:
                    slope[f] -= mean
        norm = 0.0
        for f in range(fields):
            if kinds[f] != FIXED and not (v[f] <= 0 and slope[f] > 0):
                norm += slope[f] * slope[f] * metric[f]
        if norm <= 0:
            break
        length = (bound - best + gap) / norm
        total = 0.0
        for f in range(fields):
            if kinds[f] == PRICE:
                v[f] = max(0.0, v[f] - length * slope[f])
            elif kinds[f] == WEIGHT:
                v[f] = max(0.0, v[f] - length * slope[f])
                total += v[f]
            elif kinds[f] == LOG:
                v[f] = min(2 * v[f], max(0.5 * v[f], v[f] - length * slope[f] * metric[f]))
        if total > 0:
            for f in range(fields):
                if kinds[f] == WEIGHT:
                    v[f] /= total
    for h in range(keep):
        if values[h] == np.inf:
            history[h] = best_v
    return best, best_v, history, best_chosen


@compiled
def worth_of(gains: Floats, rule: int, factors: Floats) -> float:
    """What a rule makes of gains: 0 the sum of ``factors * gain``, 1 the smallest with a little of the sum, 2
    the product (as a sum of logarithms). Factors of 0 leave a party out.
    """
    total = 0.0
    if rule == 0:
        for p in range(factors.size):
            total += factors[p] * gains[p]
        return total
    if rule == 1:
        low = np.inf
        for p in range(factors.size):
            if factors[p] > 0:
                low = min(low, factors[p] * gains[p])
                total += factors[p] * gains[p]
        return low + 1e-4 * total
    for p in range(factors.size):
        if factors[p] > 0:
            if gains[p] <= 0:
                total += 1e6 * gains[p] * factors[p] - 1e3
            else:
                total += np.log(gains[p] * factors[p])
    return total


@compiled
def improve(
    options: Floats,
    starts: Ints,
    moves: Nodes,
    places: Ints,
    nodes: Ints,
    chosen: Ints,
    least: Floats,
    sizes: Floats,
    offsets: Floats,
    rule: int,
    factors: Floats,
    rounds: int,
) -> float:
    """Exchange one option, or two at once, as long as it helps: first towards ``least``, then by the rule.
    ``chosen`` is changed in place.

    Only layers that no linkage ties (one node before and after) are exchanged; ``sizes`` are the fields'
    ranges, by which what is lacking is measured. Returns what the rule makes of the result, or -inf where
    some field stays below its least.
    """
    layers = starts.size - 1
    fields = options.shape[1]
    parties = factors.size
    totals = np.zeros(fields)
    for k in range(layers):
        for f in range(fields):
            totals[f] += options[starts[k] + chosen[k], f]
    gains = np.zeros(parties)
    one = np.zeros(fields)
    two = np.zeros(fields)

    lack = 0.0
    for f in range(fields):
        lack += max(0.0, least[f] - totals[f]) / sizes[f]
    for p in range(parties):
        gains[p] = totals[p] + offsets[p]
    worth = worth_of(gains, rule, factors)
    free = np.zeros(layers, dtype=np.bool_)
    for k in range(layers):
        free[k] = nodes[k] == 1 and nodes[k + 1] == 1
    for _ in range(rounds):
        better = False
        for pairs in range(2):
            if pairs == 1 and better:
                break
            for k in range(layers):
                if not free[k]:
                    continue
                for j in range(starts[k + 1] - starts[k]):
                    if j == chosen[k]:
                        continue
                    for f in range(fields):
                        one[f] = options[starts[k] + j, f] - options[starts[k] + chosen[k], f]
                    last = k + 1 if pairs == 0 else layers
                    improved = False
                    for m in range(k if pairs == 0 else k + 1, last):
                        if not free[m]:
                            continue
                        for i in range(1 if pairs == 0 else starts[m + 1] - starts[m]):
                            if pairs == 1 and i == chosen[m]:
                                continue
                            short = 0.0
                            for f in range(fields):
                                two[f] = totals[f] + one[f]
                                if pairs == 1:
                                    two[f] += options[starts[m] + i, f] - options[starts[m] + chosen[m], f]
                                short += max(0.0, least[f] - two[f]) / sizes[f]
                            if short > lack + 1e-12:
                                continue
                            for p in range(parties):
                                gains[p] = two[p] + offsets[p]
                            value = worth_of(gains, rule, factors)
                            if short < lack - 1e-12 or value > worth + 1e-9 * max(1.0, abs(worth)):
                                lack, worth = short, value
                                totals[:] = two
                                chosen[k] = j
                                if pairs == 1:
                                    chosen[m] = i
                                better = True
                                improved = True
                                break
                        if improved:
                            break
                    if improved:
                        break
        if not better:
            break
    return worth if lack <= 1e-12 else -np.inf


@compiled
def neighbours(
    options: Ints,
    starts: Ints,
    free: NDArray[np.bool_],
    packages: Ints,
    least: Ints,
    corners: Ints,
    lows: Ints,
    shape: Ints,
    parties: int,
    most: int,
) -> tuple[Ints, Ints]:
    """What an exchange of one option, or of two at once, makes of packages, where it reaches one of
    ``corners`` (a tree over the parties' fields) or is better for some party and worse for none; in the
    second case the package is beaten, and left at once.

    ``packages`` have the option of each layer; only layers that are ``free`` are touched. Returns, a row for
    each find, the totals of the parties' fields and (package, layer, option, other layer, other option); the
    other layer is -1 for one exchange. Stops after ``most`` finds.
    """
    layers = starts.size - 1
    fields = options.shape[1]
    found = np.empty((most, parties), dtype=np.int64)
    how = np.empty((most, 5), dtype=np.int64)
    totals = np.zeros(fields, dtype=np.int64)
    one = np.zeros(fields, dtype=np.int64)
    two = np.zeros(fields, dtype=np.int64)
    stack = np.empty(128, dtype=np.int64)
    count = 0
    for q in range(packages.shape[0]):
        witness = 0
        beaten = False
        totals[:] = 0
        for k in range(layers):
            for f in range(fields):
                totals[f] += options[starts[k] + packages[q, k], f]
        for k in range(layers):
            if not free[k] or beaten:
                continue
            for j in range(starts[k + 1] - starts[k]):
                if beaten:
                    break
                if j == packages[q, k]:
                    continue
                for f in range(fields):
                    one[f] = totals[f] + options[starts[k] + j, f] - options[starts[k] + packages[q, k], f]
                for m in range(k, layers):
                    if beaten:
                        break
                    if not free[m]:
                        continue
                    held = starts[m] + packages[q, m]
                    last = starts[m] + 1 if m == k else starts[m + 1]
                    for at in range(starts[m], last):
                        if m > k and at == held:
                            continue
                        good = True
                        for f in range(fields):
                            two[f] = one[f] if m == k else one[f] + options[at, f] - options[held, f]
                            if two[f] < least[f]:
                                good = False
                                break
                        if not good:
                            continue
                        inside = True
                        gained = False
                        for p in range(parties):
                            if two[p] < totals[p]:
                                inside = False
                                break
                            gained = gained or two[p] > totals[p]
                        beaten = inside and gained
                        inside = True
                        for p in range(parties):
                            if corners[witness, p] > two[p]:
                                inside = False
                                break
                        if not inside and not beaten:
                            place = _reaches(two, parties, corners, lows, shape, stack)
                            if place < 0:
                                continue
                            witness = place
                        if count == most:
                            return found, how
                        found[count] = two[:parties]
                        how[count, 0], how[count, 1], how[count, 2] = q, k, j
                        how[count, 3] = -1 if m == k else m
                        how[count, 4] = at - starts[m]
                        count += 1
                        if beaten:
                            break
    return found[:count].copy(), how[:count].copy()


@compiled
def _reaches(row: Ints, width: int, corners: Ints, lows: Ints, shape: Ints, stack: Ints) -> int:
    """The number of a corner that a row reaches in its first ``width`` columns, or -1."""
    stack[0] = 0
    top = 1
    while top:
        top -= 1
        node = stack[top]
        inside = True
        for p in range(width):
            if lows[node, p] > row[p]:
                inside = False
                break
        if not inside:
            continue
        if shape[node, 2] >= 0:
            stack[top] = shape[node, 2]
            stack[top + 1] = shape[node, 2] + 1
            top += 2
            continue
        for q in range(shape[node, 0], shape[node, 1]):
            inside = True
            for p in range(width):
                if corners[q, p] > row[p]:
                    inside = False
                    break
            if inside:
                return q
    return -1
