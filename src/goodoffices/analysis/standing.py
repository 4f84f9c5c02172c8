"""The standing text weighed: what it gives each party, what an efficient package would add, and what would bridge it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import msgspec
import numpy as np

from goodoffices.analysis.bridging import bridges
from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.partial_sums import Ints, Limits
from goodoffices.analysis.results import Point, Standing
from goodoffices.analysis.scored_case import ScoredCase
from goodoffices.analysis.solutions import solve
from goodoffices.case import Package


def weigh_text(scored: ScoredCase, limits: Limits | None = None, show: int = 20) -> Standing | None:
    """Weigh the case's standing text; None where it has none."""
    text = scored.case.text
    if not text:
        return None
    undecided = tuple(issue.id for issue in scored.case.issues if issue.id not in text)
    low, high, permitted = _range(scored, text)
    meets = {
        party: minimum is None or low[party] >= minimum
        for party, minimum in zip(scored.parties, scored.minima, strict=True)
    }
    near = bridges(scored, text, show)
    standing = Standing(
        scores=low,
        upper=high,
        meets=meets,
        undecided=undecided,
        permitted=permitted,
        distance=near.distance,
        bridges=near.found,
        bridge_count=near.count,
        proved=near.all_listed,
    )
    return standing if undecided else _compare(scored, standing, limits)


def _range(scored: ScoredCase, text: Package) -> tuple[dict[str, Fraction], dict[str, Fraction], bool]:
    """The least and the most that the text can come to for each party, and whether it can be completed at all."""
    if all(issue.id in text for issue in scored.case.issues):
        scores = scored.score(text)
        return scores, scores, scored.case.permits(text)
    cells: list[Ints] = []
    permitted = True
    for block, local in zip(scored.blocks, scored.scores, strict=True):
        fits = np.ones(len(block.choices), dtype=np.bool_)
        for column, i in enumerate(block.issues):
            issue = scored.case.issues[i].id
            if issue in text:
                fits &= block.choices[:, column] == scored.options[i].index(text[issue])
        permitted = permitted and bool(fits.any())
        cells.append(local[fits] if fits.any() else local)
    ends = [_ends(scored, cells, p) for p in range(len(scored.parties))]
    if any(end is None for end in ends):
        # No way to fill it in is within the budgets: then what it could come to without them.
        permitted, unbound = False, [each[:, : len(scored.parties)] for each in cells]
        ends = [_ends(scored, unbound, p) for p in range(len(scored.parties))]
    low, high = (
        {
            party: field.offset + field.unit * end[side]
            for party, field, end in zip(scored.parties, scored.fields, ends, strict=False)
            if end is not None
        }
        for side in (0, 1)
    )
    return low, high, permitted


def _ends(scored: ScoredCase, cells: list[Ints], p: int) -> tuple[int, int] | None:
    """The least and the most of party number ``p`` over the blocks' ``cells``, within the budgets whose columns they have; None
    where nothing is within them."""
    count = len(scored.parties)
    if cells[0].shape[1] == count:
        return sum(int(each[:, p].min()) for each in cells), sum(int(each[:, p].max()) for each in cells)
    most = sum(int(each[:, p].max()) for each in cells)
    budgets = scored.fields[count:]
    found = []
    for sign in (-1, 1):
        turned = [
            np.column_stack([each[:, p] if sign > 0 else each[:, p].max() - each[:, p], each[:, count:]])
            for each in cells
        ]
        alone = replace(
            scored,
            parties=(scored.parties[p],),
            fields=(replace(scored.fields[p], least=0, most=most), *budgets),
            scores=tuple(turned),
        )
        if not alone.wide:
            alone = replace(alone, scores=tuple(each.astype(np.int64) for each in turned))
        front = find_frontier(alone)
        if not len(front.scores):
            return None
        top = int(front.scores[:, 0].max())
        found.append(top if sign > 0 else most - top)
    return found[0], found[1]


def _compare(scored: ScoredCase, standing: Standing, limits: Limits | None) -> Standing:
    """Set the complete text beside the packages that are at least as good for every party."""
    least = [
        -((field.offset - standing.scores[party] + field.rounding) // field.unit)
        for party, field in zip(scored.parties, scored.fields, strict=False)
    ]
    shifted = replace(scored, minima=tuple(standing.scores[party] for party in scored.parties))
    front = find_frontier(shifted, least=least, limits=limits)
    better = solve(front).get("kalai_smorodinsky") if len(front.scores) else None
    if better is None or better.scores == standing.scores:
        # A thinned frontier may have lost the very package that is better: then it is not known.
        known = front.complete or not standing.permitted
        return msgspec.structs.replace(standing, efficient=standing.permitted if known else None)
    return msgspec.structs.replace(
        standing,
        efficient=False,
        better=Point(scores=better.scores, package=better.package, count=better.count),
        adds={party: better.scores[party] - standing.scores[party] for party in scored.parties},
    )
