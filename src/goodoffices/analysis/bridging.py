"""Bridging: the fewest clauses of the standing text to change so that every party reaches its stated minimum.

How many clauses can stay is a number that every block adds to, so the most of them within the minima is found
as any best package is (`optimum`): that gives the distance. Then the packages at that distance are listed. A
partial package is given up as soon as some party could not reach its minimum even with the best that the
changes left can do on the blocks left; that bound is a small knapsack per party. Where there are too many to
list, the efficient ones are, or the one that was found. A clause that the text leaves open has to be settled
anyway and does not count as a change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from goodoffices.analysis.bounded import Aim, BoundedSums
from goodoffices.analysis.clock import Clock
from goodoffices.analysis.every import EverySums, few
from goodoffices.analysis.layers import Layers, fits, layers_of
from goodoffices.analysis.optimum import Optimiser
from goodoffices.analysis.partial_sums import Ints
from goodoffices.analysis.results import Bridge, Change, Scores
from goodoffices.analysis.scored_case import Field, ScoredCase
from goodoffices.analysis.work import OutOfWork, Work
from goodoffices.case import Package

MAX_PARTIAL = 50_000
"""Partial packages kept at a stage; beyond it only the efficient packages are sought."""

MAX_SUMS = 3_000_000
"""Partial packages made in the search for those."""


@dataclass(frozen=True)
class Bridges:
    """``distance``: the fewest changes, None where no number of changes is enough (or none is needed because
    no minimum is stated). ``found``: packages at that distance, best smallest gain first; ``count`` how many
    there are; ``all_listed`` is false where dominated ones were left out of the count. ``least``: so many
    changes are needed at least; where it is ``distance``, that is proved.
    """

    distance: int | None
    found: tuple[Bridge, ...]
    count: int
    all_listed: bool = True
    least: int | None = None


@dataclass(frozen=True)
class _Stage:
    scores: Ints
    changes: Ints
    origin: Ints
    rows: Ints


def bridges(scored: ScoredCase, text: Package, show: int = 20, clock: Clock | None = None) -> Bridges:
    """The packages nearest to ``text`` that meet every linkage and every stated minimum, without what
    somebody refuses.

    Where nobody stated a minimum, a text that breaks nothing needs no bridge: then there is none.
    """
    least = [field.least for field in scored.fields]
    if any(need > field.most for need, field in zip(least, scored.fields, strict=True)):
        return Bridges(None, (), 0)
    changes = [_changes(scored, k, text) for k in range(len(scored.blocks))]
    clock = clock or Clock()
    limit, known, fewest = _distance(scored, changes, least, clock)
    exact = limit is not None and fewest == limit
    if limit is None:
        # So many changes at least as there are clauses, and one: none would do.
        return Bridges(None, (), 0, all_listed=fewest > sum(int(each.max(initial=0)) for each in changes))
    if limit == 0 and all(minimum is None for minimum in scored.minima):
        return Bridges(None, (), 0)
    if exact and not scored.tied:
        try:
            stages = _search(scored, changes, least, limit)
        except TooManyPartial:
            stages = []
        if stages:
            at = np.arange(len(stages[-1].scores))
            rows = np.zeros((len(at), len(stages)), dtype=np.int64)
            for k in range(len(stages) - 1, -1, -1):
                rows[:, k] = stages[k].rows[at]
                at = stages[k].origin[at]
            return _collect(scored, text, rows, limit, show, listed=True, least=fewest)
    rows = _best_at(scored, changes, least, limit, clock) if exact else known
    return _collect(scored, text, rows if len(rows) else known, limit, show, listed=False, least=fewest)


def _kept(scored: ScoredCase, changes: list[Ints]) -> list[Ints]:
    """Per block and local package: how many clauses stay, counted from the block's fewest."""
    return [cost.max(initial=0) - cost for cost in changes]


def _distance(
    scored: ScoredCase, changes: list[Ints], least: list[int], clock: Clock
) -> tuple[int | None, Ints, int]:
    """The fewest changes that were found, a package with so many (a local package per block, in a row), and
    how few could do at least: more than there are clauses where none can. None where no package was found.
    """
    kept = _kept(scored, changes)
    most = sum(int(each.max(initial=0)) for each in kept)
    worst = sum(int(cost.max(initial=0)) for cost in changes)
    alone = replace(
        scored,
        parties=("",),
        minima=(None,),
        fields=(Field(unit=Fraction(1), offset=Fraction(0), least=0, most=most), *scored.fields),
        scores=tuple(
            np.column_stack([stay, scores]) for stay, scores in zip(kept, scored.scores, strict=True)
        ),
    )
    nothing: Ints = np.zeros((0, len(scored.blocks)), dtype=np.int64)
    if few(alone):
        every = EverySums(alone, np.array([0, *least], dtype=np.int64))
        if not len(every.points):
            return None, nothing, worst + 1
        distance = worst - int(every.points[0, 0])
        return distance, every.recover(np.zeros(1, dtype=np.int64)), distance
    if not fits(alone):
        try:
            for limit in range(worst + 1):
                if _search(scored, changes, least, limit):
                    return limit, nothing, limit
        except TooManyPartial:
            return None, nothing, 0
        return None, nothing, worst + 1
    layers = layers_of(alone)
    needed = np.array([0, *least], dtype=np.int64)
    optimiser = Optimiser(layers, needed, [Fraction(1)], [Fraction(0)], clock)
    top = optimiser.top(0)
    if top.value is None:
        return None, nothing, worst + 1 if top.empty else 0
    exact = top.value == top.high
    if not optimiser.found:
        return worst - top.value, nothing, worst - top.high
    best = max(optimiser.found, key=lambda chosen: _total(layers, chosen))
    known = np.zeros((1, len(scored.blocks)), dtype=np.int64)
    for k, layer in enumerate(layers.layers):
        known[0, layer.block] = layer.rows[best[k]]
    return worst - (top.value if exact else _total(layers, best)), known, worst - top.high


def _total(layers: Layers, chosen: Ints) -> int:
    return sum(int(layer.options[j, 0]) for layer, j in zip(layers.layers, chosen.tolist(), strict=True))


def _best_at(scored: ScoredCase, changes: list[Ints], least: list[int], limit: int, clock: Clock) -> Ints:
    """The efficient packages with at most ``limit`` changes, a local package per block in each row; none
    where they are too many to seek.
    """
    kept = _kept(scored, changes)
    most = sum(int(each.max(initial=0)) for each in kept)
    needed = sum(int(cost.max(initial=0)) for cost in changes) - limit
    wider = replace(
        scored,
        fields=(*scored.fields, Field(unit=Fraction(1), offset=Fraction(0), least=needed, most=most)),
        scores=tuple(
            np.column_stack([scores, stay]) for stay, scores in zip(kept, scored.scores, strict=True)
        ),
    )
    try:
        sums = BoundedSums(
            layers_of(wider),
            Aim(np.array([*least, needed], dtype=np.int64)),
            Work(MAX_SUMS, MAX_PARTIAL, clock),
        )
    except OutOfWork:
        return np.zeros((0, len(scored.blocks)), dtype=np.int64)
    return sums.recover(np.arange(len(sums.points), dtype=np.int64))


def _changes(scored: ScoredCase, k: int, text: Package) -> Ints:
    block = scored.blocks[k]
    total = np.zeros(len(block.choices), dtype=np.int64)
    for column, i in enumerate(block.issues):
        issue = scored.case.issues[i].id
        if issue in text:
            total += block.choices[:, column] != scored.options[i].index(text[issue])
    return total


def _prospects(scored: ScoredCase, changes: list[Ints], limit: int) -> list[Ints]:
    """Per stage: row m holds, per field, the most that the blocks after it can add with at most m changes."""
    width = len(scored.fields)
    kind = scored.scores[0].dtype
    after = np.zeros((limit + 1, width), dtype=kind)
    found = [after]
    for scores, cost in zip(scored.scores[:0:-1], changes[:0:-1], strict=True):
        best = np.full((limit + 1, width), -1, dtype=kind)
        for used in range(limit + 1):
            rows = scores[cost == used]
            if len(rows):
                top = rows.max(axis=0)
                best[used:] = np.maximum(best[used:], after[: limit + 1 - used] + top)
        found.append(best)
        after = best
    return found[::-1]


class TooManyPartial(Exception):
    """More partial packages than can be kept."""


def _search(scored: ScoredCase, changes: list[Ints], least: list[int], limit: int) -> list[_Stage]:
    """Every package with at most so many changes, stage by stage; empty where there is none. Raises
    :class:`TooManyPartial`.
    """
    kind = scored.scores[0].dtype
    needed = np.array(least, dtype=kind)
    scores: Ints = np.zeros((1, len(least)), dtype=kind)
    used: Ints = np.zeros(1, dtype=np.int64)
    stages: list[_Stage] = []
    for local, cost, prospect in zip(scored.scores, changes, _prospects(scored, changes, limit), strict=True):
        parts = list(_extend(scores, used, local, cost, prospect, needed, limit))
        if not parts:
            return []
        if sum(len(part[0]) for part in parts) > MAX_PARTIAL:
            raise TooManyPartial
        stage = _Stage(*(np.concatenate(column) for column in zip(*parts, strict=True)))
        stages.append(stage)
        scores, used = stage.scores, stage.changes
    return stages


def _extend(
    scores: Ints, used: Ints, local: Ints, cost: Ints, prospect: Ints, needed: Ints, limit: int
) -> Iterator[tuple[Ints, Ints, Ints, Ints]]:
    for row in np.flatnonzero(cost <= limit).tolist():
        total = scores + local[row]
        spent = used + cost[row]
        fits = np.flatnonzero(spent <= limit)
        ahead = prospect[limit - spent[fits]]
        fits = fits[((ahead >= 0) & (total[fits] + ahead >= needed)).all(axis=1)]
        if fits.size:
            yield total[fits], spent[fits], fits, np.full(fits.size, row, dtype=np.int64)


def _collect(
    scored: ScoredCase, text: Package, rows: Ints, limit: int, show: int, *, listed: bool, least: int
) -> Bridges:
    found = []
    for row in rows.tolist():
        scores = _scores(scored, row)
        # A rounded scale may let through what misses a minimum by less than its rounding.
        if any(m is not None and scores[p] < m for p, m in zip(scored.parties, scored.minima, strict=True)):
            continue
        gains = sorted(scores[p] - base for p, base in zip(scored.parties, scored.baseline, strict=True))
        found.append((gains, row, scores))
    found.sort(key=lambda each: each[0], reverse=True)
    shown = [(scored.package(row), scores) for _, row, scores in found[:show]]
    return Bridges(
        distance=limit,
        found=tuple(
            Bridge(
                changes=tuple(
                    Change(issue=issue, before=text[issue], after=option)
                    for issue, option in package.items()
                    if issue in text and text[issue] != option
                ),
                fills=tuple(
                    Change(issue=issue, before="", after=option)
                    for issue, option in package.items()
                    if issue not in text
                ),
                scores=scores,
                package=package,
            )
            for package, scores in shown
        ),
        count=len(found),
        all_listed=listed,
        least=least,
    )


def _scores(scored: ScoredCase, row: list[int]) -> Scores:
    """What a package gives each party: read off its blocks, or evaluated afresh where these are rounded."""
    if not scored.exact:
        return scored.score(scored.package(row))
    return {
        party: field.offset
        + field.unit * sum(int(scores[at, p]) for scores, at in zip(scored.scores, row, strict=True))
        for p, (party, field) in enumerate(zip(scored.parties, scored.fields, strict=False))
    }
