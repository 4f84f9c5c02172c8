"""What budgets rule out, so that an option nobody can afford has no say in anything.

An option that a budget rules out and one that an exclusion rules out are the same to the talks; so they have
to be the same to every number that rests on the worst or the best that a party can get.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec
import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.blocks import Block
from goodoffices.case import Budget, Case

Ints = NDArray[np.int64]


def affordable(case: Case, options: list[list[str]], blocks: list[Block]) -> list[Block]:
    """The blocks without the local packages that exceed a budget even where all other blocks take their
    cheapest.

    A block of which nothing would be left keeps what it has: then no package is affordable, and who asks for
    one learns it.
    """
    budgets = [linkage.budget for linkage in case.linkages if linkage.budget]
    again = bool(budgets)
    while again:
        again = False
        for budget in budgets:
            costs = [_costs(case, options, budget, block) for block in blocks]
            least = [min(each) for each in costs]
            spare = budget.limit - sum(least, Fraction(0))
            for k, block in enumerate(blocks):
                keep = np.array([cost <= least[k] + spare for cost in costs[k]], dtype=np.bool_)
                if not keep.all() and keep.any():
                    blocks = [
                        *blocks[:k],
                        Block(block.issues, block.choices[keep], block.moves[:, keep]),
                        *blocks[k + 1 :],
                    ]
                    again = True
    return blocks


def _costs(case: Case, options: list[list[str]], budget: Budget, block: Block) -> list[Fraction]:
    """What each local package of a block costs."""
    zero = Fraction(0)
    columns = []
    for i in block.issues:
        prices = budget.costs.get(case.issues[i].id)
        if prices:
            columns.append((block.issues.index(i), [prices.get(option, zero) for option in options[i]]))
    if not columns:
        return [zero] * len(block.choices)
    return [sum((prices[row[k]] for k, prices in columns), zero) for row in block.choices.tolist()]


class _Cheapest(msgspec.Struct, frozen=True):
    """The lowest score found for what was saved (a tuple, one number for each budget)."""

    saved: tuple[int, ...]
    score: int


def worst_affordable(
    blocks: Sequence[Block], scores: Sequence[Ints], party: int, least: Sequence[int]
) -> int | None:
    """The lowest sum of party number ``party`` among the packages that the linkages permit and that save at
    least ``least`` in every budget; None where there is none.

    ``scores`` are the blocks' tables, whose last ``len(least)`` columns are what is saved. Kept at each node
    of a block are the sums that no other one equals or passes in savings and undercuts in score (the same
    argument as for the frontier, with one party turned round).
    """
    if not least and not any(block.tied for block in blocks):
        return sum(int(table[:, party].min()) for table in scores)
    first = scores[0].shape[1] - len(least)
    kept = {0: [_Cheapest((0,) * len(least), 0)]}
    for block, table in zip(blocks, scores, strict=True):
        sums: dict[int, set[tuple[tuple[int, ...], int]]] = {}
        for node, those in kept.items():
            rows = {
                (target, tuple(map(int, row[first:])), int(row[party]))
                for target, row in zip(block.moves[node].tolist(), table, strict=True)
                if target >= 0
            }
            for target, saved, score in rows:
                here = sums.setdefault(target, set())
                for one in those:
                    total = tuple(a + b for a, b in zip(one.saved, saved, strict=True))
                    here.add((total, one.score + score))
        kept = {target: _not_undercut(found) for target, found in sums.items()}
    reached = [
        one.score
        for those in kept.values()
        for one in those
        if all(a >= b for a, b in zip(one.saved, least, strict=True))
    ]
    return min(reached, default=None)


def _not_undercut(sums: set[tuple[tuple[int, ...], int]]) -> list[_Cheapest]:
    """The sums of which no other one saves as much everywhere at no higher score."""
    kept: list[_Cheapest] = []
    best = -1
    for saved, score in sorted(sums, key=lambda each: (each[1], [-s for s in each[0]])):
        if not saved:
            return [_Cheapest(saved, score)]
        if len(saved) == 1:
            if saved[0] <= best:
                continue
            best = saved[0]
        elif any(all(a >= b for a, b in zip(one.saved, saved, strict=True)) for one in kept):
            continue
        kept.append(_Cheapest(saved, score))
    return kept
