"""A case compiled once into arrays of integers.

Each party's scores are scaled by one exact unit and shifted so that every block's least is 0. A linear budget
is one more field: what a choice *saves* against the block's dearest one, of which a package must save enough.
So "at least as good in every field" and "reaches what is needed in every field" are all that the kernels have
to know.

Scaling is exact. Where the whole range of a party does not fit 61 bits, the integers are Python's own
(``wide``); if that is too slow for the size of the scored, the case is compiled again ``rounded``: each
option is rounded once to the nearest unit, and ``rounding`` says how far a package's score may be off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm, prod
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.affordable import affordable, worst_affordable
from goodoffices.analysis.blocks import Block, make_blocks
from goodoffices.analysis.scores import Ends, NotScored, OptionScores, option_scores, package_score
from goodoffices.case import Case, Package

Ints = NDArray[np.int64]
Minima = Literal["stated", "ignored"]

MAX_RANGE = 2**61
ROUNDED_RANGE = 2**44
"""What a scale is rounded to: fine enough for any purpose, and narrow enough for bounds."""


@dataclass(frozen=True)
class Field:
    """One field of the sums. ``score = offset + unit * integer`` for a party; for a budget, what is saved.

    ``least`` is the integer that a package must reach (0 where nothing is asked), ``most`` the largest that
    exists.
    """

    unit: Fraction
    offset: Fraction
    least: int
    most: int
    rounding: Fraction = Fraction(0)


@dataclass(frozen=True)
class ScoredCase:
    """A compiled case. ``parties`` are the scored ones, in the case's order; the first ``len(parties)``
    columns of every block's ``scores`` are theirs, the others belong to budgets.
    """

    case: Case
    parties: tuple[str, ...]
    unscored: dict[str, str]
    options: list[list[str]]
    values: tuple[OptionScores, ...]
    minima: tuple[Fraction | None, ...]
    fields: tuple[Field, ...]
    blocks: tuple[Block, ...]
    scores: tuple[Ints, ...]

    @property
    def packages(self) -> int:
        """How many packages there are before any linkage: the product of the issues' numbers of options."""
        return prod(len(ids) for ids in self.options)

    @property
    def budgets(self) -> int:
        """How many fields belong to budgets."""
        return len(self.fields) - len(self.parties)

    @property
    def wide(self) -> bool:
        """Whether the integers need more than 61 bits."""
        return any(field.most > MAX_RANGE for field in self.fields)

    @property
    def tied(self) -> bool:
        """Whether some linkages are settled issue by issue, along nodes."""
        return any(block.tied for block in self.blocks)

    @cached_property
    def kept(self) -> dict[str, object]:
        """What the engines have worked out about this case once."""
        return {}

    @cached_property
    def exact(self) -> bool:
        """Whether no score had to be rounded."""
        return all(field.rounding == 0 for field in self.fields)

    @cached_property
    def baseline(self) -> tuple[Fraction, ...]:
        """From where each party's gains are counted: its stated minimum; without one, 0, or its worst score
        in a permitted package if that is below 0.
        """
        found = []
        for p, (minimum, field) in enumerate(zip(self.minima, self.fields, strict=False)):
            if minimum is None and field.offset < 0:
                worst = worst_affordable(
                    self.blocks, self.scores, p, [f.least for f in self.fields[len(self.parties) :]]
                )
                minimum = min(Fraction(0), field.offset + field.unit * (worst or 0))
            found.append(Fraction(0) if minimum is None else minimum)
        return tuple(found)

    def package(self, chosen: Sequence[int]) -> Package:
        """The package in the case's names, from the index of a local package for every block."""
        picked: dict[int, int] = {}
        for block, row in zip(self.blocks, chosen, strict=True):
            picked.update(zip(block.issues, block.choices[row].tolist(), strict=True))
        return {issue.id: self.options[i][picked[i]] for i, issue in enumerate(self.case.issues)}

    def score(self, package: Package) -> dict[str, Fraction]:
        """What a complete package gives each scored party, evaluated afresh from the case."""
        return {
            party: package_score(values, package)
            for party, values in zip(self.parties, self.values, strict=True)
        }


def compile_case(
    case: Case,
    *,
    minima: Minima = "stated",
    ends: Ends = "middle",
    rounded: bool = False,
    settled: Package | None = None,
) -> ScoredCase:
    """Compile a case. With ``minima="ignored"`` neither minima nor refusals bind; with ``rounded``, scales
    that need more than 61 bits are rounded to it. ``settled`` fixes some issues at one option each, whoever
    refuses it.

    Raises :class:`~goodoffices.analysis.blocks.TooLarge` and
    :class:`~goodoffices.analysis.blocks.NothingPermitted`.
    """
    scored: dict[str, OptionScores] = {}
    unscored: dict[str, str] = {}
    for party in case.parties:
        try:
            scored[party.id] = option_scores(case, party.id, ends)
        except NotScored as reason:
            unscored[party.id] = reason.args[0]
    options = [[option.id for option in case.options(issue)] for issue in case.issues]
    allowed = _allowed(case, options, minima, settled or {})
    blocks = affordable(case, options, make_blocks(case, options, allowed))
    floors = tuple(_minimum(case, party, values, minima) for party, values in scored.items())
    columns, fields = [], []
    for values, floor in zip(scored.values(), floors, strict=True):
        per_issue = [
            [values[issue.id][o] for o in ids] for issue, ids in zip(case.issues, options, strict=True)
        ]
        cells, field = _party_field(blocks, per_issue, floor, rounded)
        columns.append(cells)
        fields.append(field)
    for linkage in case.linkages:
        if linkage.budget:
            costs = [
                [linkage.budget.costs.get(issue.id, {}).get(o, Fraction(0)) for o in ids]
                for issue, ids in zip(case.issues, options, strict=True)
            ]
            cells, field = _budget_field(blocks, costs, linkage.budget.limit, rounded)
            columns.append(cells)
            fields.append(field)
    return ScoredCase(
        case=case,
        parties=tuple(scored),
        unscored=unscored,
        options=options,
        values=tuple(scored.values()),
        minima=floors,
        fields=tuple(fields),
        blocks=tuple(blocks),
        scores=tuple(
            np.column_stack([cells[k] for cells in columns])
            if columns
            else np.zeros((len(block.choices), 0), dtype=np.int64)
            for k, block in enumerate(blocks)
        ),
    )


def _allowed(case: Case, options: list[list[str]], minima: Minima, settled: Package) -> list[list[int]]:
    refused: dict[str, set[str]] = {}
    if minima == "stated":
        for preference in case.preferences:
            for issue, ids in preference.refuses.items():
                refused.setdefault(issue, set()).update(ids)
    return [
        [ids.index(settled[issue.id])]
        if issue.id in settled
        else [i for i, option in enumerate(ids) if option not in refused.get(issue.id, ())]
        for issue, ids in zip(case.issues, options, strict=True)
    ]


def _minimum(case: Case, party: str, values: OptionScores, minima: Minima) -> Fraction | None:
    preference = case.preference(party)
    minimum = preference.minimum if preference else None
    if minimum is None or minima == "ignored":
        return None
    return package_score(values, minimum.package) if minimum.package else minimum.score


def _unit(per_issue: list[list[Fraction]]) -> Fraction:
    """The largest number of which every difference between two options of one issue is a whole multiple."""
    differences = [value - low for row in per_issue if row for low in (min(row),) for value in row]
    bottom = lcm(*(value.denominator for value in differences)) if differences else 1
    top = gcd(*(int(value * bottom) for value in differences)) if differences else 1
    return Fraction(top or 1, bottom)


def _integers(
    blocks: list[Block], per_issue: list[list[Fraction]], rounded: bool
) -> tuple[list[Ints], Fraction, Fraction, Fraction]:
    """Per block the integers of its local packages, least first taken off; with the unit, the offset and the
    rounding.
    """
    unit = _unit(per_issue)
    widest = sum((max(row) - min(row) for row in per_issue if row), Fraction(0))
    rounding = Fraction(0)
    kind: type = np.int64
    if widest / unit > ROUNDED_RANGE and rounded:
        unit = widest / ROUNDED_RANGE
        rounding = unit * len(per_issue) / 2
    elif widest / unit > MAX_RANGE:
        kind = object
    offset = Fraction(0)
    found = []
    for block in blocks:
        total: Ints = np.zeros(len(block.choices), dtype=kind)
        for k, i in enumerate(block.issues):
            low = min(per_issue[i])
            offset += low
            cells: Ints = np.array([round((value - low) / unit) for value in per_issue[i]], dtype=kind)
            total += cells[block.choices[:, k]]
        least = int(total.min())
        offset += least * unit
        found.append(total - least)
    if sum(int(cells.max()) for cells in found) <= MAX_RANGE:
        found = [cells.astype(np.int64) for cells in found]
    return found, unit, offset, rounding


def _party_field(
    blocks: list[Block], per_issue: list[list[Fraction]], floor: Fraction | None, rounded: bool
) -> tuple[list[Ints], Field]:
    cells, unit, offset, rounding = _integers(blocks, per_issue, rounded)
    most = sum(int(each.max()) for each in cells)
    least = 0
    if floor is not None:
        # A rounded score that may still reach the minimum is kept: it is weighed again, exactly, before it is
        # shown.
        least = max(0, -((offset - floor + rounding) // unit))
    return cells, Field(unit=unit, offset=offset, least=least, most=most, rounding=rounding)


def _budget_field(
    blocks: list[Block], costs: list[list[Fraction]], limit: Fraction, rounded: bool
) -> tuple[list[Ints], Field]:
    cells, unit, offset, rounding = _integers(blocks, costs, rounded)
    most = sum(int(each.max()) for each in cells)
    affordable = (limit - offset + rounding) // unit
    saved = [int(each.max()) - each for each in cells]
    return saved, Field(
        unit=unit, offset=offset, least=max(0, most - affordable), most=most, rounding=rounding
    )
