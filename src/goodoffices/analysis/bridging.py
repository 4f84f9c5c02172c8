"""Bridging: the fewest clauses of the standing text to change so that every party reaches its stated minimum.

Iterative deepening on the number of changes. A partial package is given up as soon as some party could not reach its minimum even with
the best that the changes left can do on the blocks left; that bound is a small knapsack per party. A clause that the text leaves
open has to be settled anyway and does not count as a change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from goodoffices.analysis.frontier_columns import efficient
from goodoffices.analysis.partial_sums import Ints
from goodoffices.analysis.results import Bridge, Change, Scores
from goodoffices.analysis.scored_case import ScoredCase
from goodoffices.case import Package

MAX_PARTIAL = 200_000
"""Partial packages kept at a stage; beyond it only the efficient ones are."""


@dataclass(frozen=True)
class Bridges:
    """``distance``: the fewest changes, None where no number of changes is enough (or none is needed because no minimum is stated). ``found``: packages at
    that distance, best smallest gain first; ``count`` how many there are; ``all_listed`` is false where dominated ones were left out
    of the count."""

    distance: int | None
    found: tuple[Bridge, ...]
    count: int
    all_listed: bool = True


@dataclass(frozen=True)
class _Stage:
    scores: Ints
    changes: Ints
    origin: Ints
    rows: Ints


def bridges(scored: ScoredCase, text: Package, show: int = 20) -> Bridges:
    """The packages nearest to ``text`` that meet every linkage and every stated minimum, without what somebody refuses.

    Where nobody stated a minimum, a text that breaks nothing needs no bridge: then there is none.
    """
    least = [field.least for field in scored.fields]
    if any(need > field.most for need, field in zip(least, scored.fields, strict=True)):
        return Bridges(None, (), 0)
    changes = [_changes(scored, k, text) for k in range(len(scored.blocks))]
    for limit in range(len(text) + 1):
        stages, pruned = _search(scored, changes, least, limit)
        if stages is not None and limit == 0 and all(minimum is None for minimum in scored.minima):
            break
        if stages is not None:
            return _collect(scored, text, stages, limit, show, pruned)
    return Bridges(None, (), 0)


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


def _search(
    scored: ScoredCase, changes: list[Ints], least: list[int], limit: int
) -> tuple[list[_Stage] | None, bool]:
    kind = scored.scores[0].dtype
    needed = np.array(least, dtype=kind)
    scores: Ints = np.zeros((1, len(least)), dtype=kind)
    used: Ints = np.zeros(1, dtype=np.int64)
    stages: list[_Stage] = []
    pruned = False
    for local, cost, prospect in zip(scored.scores, changes, _prospects(scored, changes, limit), strict=True):
        parts = list(_extend(scores, used, local, cost, prospect, needed, limit))
        if not parts:
            return None, pruned
        stage = _Stage(*(np.concatenate(column) for column in zip(*parts, strict=True)))
        if len(stage.scores) > MAX_PARTIAL:
            stage, pruned = _prune(stage), True
        stages.append(stage)
        scores, used = stage.scores, stage.changes
    return stages, pruned


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


def _prune(stage: _Stage) -> _Stage:
    """Only the efficient ones, fewer changes counting as one more good."""
    joint = np.column_stack([stage.scores, -stage.changes])
    kept = {tuple(row) for row in efficient(joint, joint.shape[1]).tolist()}
    chosen = []
    for i, row in enumerate(joint.tolist()):
        if tuple(row) in kept:
            kept.remove(tuple(row))
            chosen.append(i)
    return _Stage(stage.scores[chosen], stage.changes[chosen], stage.origin[chosen], stage.rows[chosen])


def _collect(
    scored: ScoredCase, text: Package, stages: list[_Stage], limit: int, show: int, pruned: bool
) -> Bridges:
    at = np.arange(len(stages[-1].scores))
    rows = np.zeros((len(at), len(stages)), dtype=np.int64)
    for k in range(len(stages) - 1, -1, -1):
        rows[:, k] = stages[k].rows[at]
        at = stages[k].origin[at]
    found = []
    for place, row in enumerate(rows.tolist()):
        scores = _scores(scored, stages[-1].scores[place], row)
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
        all_listed=not pruned,
    )


def _scores(scored: ScoredCase, sums: Ints, row: list[int]) -> Scores:
    """What a package gives each party: read off its sums, or evaluated afresh where these are rounded."""
    if not scored.exact:
        return scored.score(scored.package(row))
    return {
        party: field.offset + field.unit * int(total)
        for party, field, total in zip(scored.parties, scored.fields, sums, strict=False)
    }
