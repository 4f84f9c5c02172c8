"""The fast engine: score vectors packed into one int64, where the fields fit."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis import kernels
from goodoffices.analysis.partial_sums import (
    Ints,
    Locals,
    Progress,
    WholeCounts,
    add_up,
    rest,
    unique_rows,
)
from goodoffices.analysis.scored_case import ScoredCase
from goodoffices.analysis.work import OutOfWork, Work

MAX_BITS = 63
MAX_CELLS = 2**25
"""Cells of the tree that decides where a table is too coarse."""

NEAR_CELLS = 2**21
"""Cells of the table that a sum is looked up in: what the caches near a core hold."""

TABLE_CELLS = 2**24
"""Cells of a front kept as a table."""

CELLS_TO_A_POINT = 40
"""A front is summed as a table where it has at most so many cells to a point: moving a cell takes a fortieth
of what it takes to look a sum up.
"""

TOLD_BY = 1_000_000
"""Sums that a stage has to make before its time says anything of the next one's: in a small one the tables
count for more.
"""

FEW = 20_000
"""Sums of five fields or more from which it pays to thin them first."""

SUMS_TO_A_SLICE = 2_048
SUMS_TO_AN_OPTION = 64
"""Of two fields, sums to a slice for each option."""


@dataclass(frozen=True)
class Packing:
    """Where each party's field stands in the int64. ``order`` lists the parties from the highest; ``bits``
    (per position, without the guard) and ``shifts`` belong to positions in it.
    """

    order: tuple[int, ...]
    bits: tuple[int, ...]
    shifts: tuple[int, ...]

    @cached_property
    def guard(self) -> int:
        """The guard bits."""
        return sum(1 << (shift + bit) for shift, bit in zip(self.shifts, self.bits, strict=True))

    @cached_property
    def width(self) -> int:
        """All bits together."""
        return self.shifts[0] + self.bits[0] + 1

    def pack(self, scores: Ints) -> Ints:
        """Rows of fields to packed points."""
        total = np.zeros(len(scores), dtype=np.int64)
        for column, shift in zip(self.order, self.shifts, strict=True):
            total += scores[:, column] << shift
        return total

    def unpack(self, points: Ints) -> Ints:
        """Packed points to rows of fields."""
        found = np.empty((len(points), len(self.order)), dtype=np.int64)
        for column, shift, bit in zip(self.order, self.shifts, self.bits, strict=True):
            found[:, column] = (points >> shift) & ((1 << bit) - 1)
        return found


def packing_for(scored: ScoredCase) -> Packing | None:
    """A packing that holds every sum, or None where 63 bits are too few."""
    most = [field.most for field in scored.fields]
    order = sorted(range(len(scored.parties)), key=lambda p: -most[p])
    # The smallest ranges span the tables; the largest is only sorted by.
    if len(order) == 4:
        order = [order[0], order[2], order[3], order[1]]
    elif len(order) == 3:
        order = [order[0], order[2], order[1]]
    bits = tuple(max(1, most[f].bit_length()) for f in order)
    if sum(bits) + len(bits) > MAX_BITS:
        return None
    shifts = tuple(sum(b + 1 for b in bits[i + 1 :]) for i in range(len(bits)))
    return Packing(tuple(order), bits, shifts)


class PackedSums(WholeCounts):
    """The frontier by packed points. See :class:`goodoffices.analysis.partial_sums.Sums`. The sums of
    ``work`` are for each stage, or for all stages ``in_all``.
    """

    def __init__(
        self,
        scored: ScoredCase,
        packing: Packing,
        least: Ints,
        work: Work,
        progress: Progress | None,
        *,
        in_all: bool = False,
    ) -> None:
        self._packing, self._work, self._in_all = packing, work, in_all
        self._masks = [(1 << bit) - 1 for bit in packing.bits]
        self._table: NDArray[np.int16] | None = None
        self._sums, self._since = 0, 0.0
        self._locals = sorted(
            (self._local(k, scores) for k, scores in enumerate(scored.scores)),
            key=lambda each: len(each.scores),
        )
        self._options = [packing.pack(each.scores) for each in self._locals]
        self._fronts: list[Ints] = [np.zeros(1, dtype=np.int64)]
        spread = np.zeros(len(packing.order), dtype=np.int64)
        coming = rest(self._locals, len(packing.order)) if self._locals else []
        for k, (each, remaining) in enumerate(zip(self._locals, coming, strict=True)):
            if progress:
                progress("frontier", k, len(self._locals))
            before = spread
            spread = before + each.scores.max(axis=0)
            needed = np.maximum(0, least - remaining)
            self._foresee(len(self._fronts[-1]) * len(self._options[k]))
            front = self._stage(self._fronts[-1], self._options[k], needed, before, spread)
            work.keep(len(front))
            self._fronts.append(front)
        self.errors = (0,) * len(scored.parties)
        self.points: Ints = self._settle(self._fronts[-1])
        self._final = packing.pack(self.points)

    def _foresee(self, sums: int) -> None:
        """Raise :class:`OutOfWork` before a stage that would make too many sums, or, going by the stages so
        far, take past the time.
        """
        if not self._in_all:
            self._work.spent = 0
        self._work.spend(sums, 0)
        now = time.monotonic()
        if self._sums >= TOLD_BY and not self._work.clock.allows(sums * (now - self._since) / self._sums):
            raise OutOfWork(by_clock=True)
        self._sums, self._since = sums, now

    def _local(self, block: int, scores: Ints) -> Locals:
        rows, first, counts = unique_rows(scores)
        packed = self._packing.pack(rows)
        rank = np.argsort(packed)
        alone = np.zeros(1, dtype=np.int64)
        spread = rows.max(axis=0)
        kept = self._sweep(alone, packed[rank], np.zeros_like(spread), spread)
        keep = rank[np.searchsorted(packed[rank], kept)]
        return Locals(block, rows[keep], first[keep], counts[keep])

    def _stage(self, front: Ints, options: Ints, needed: Ints, before: Ints, spread: Ints) -> Ints:
        """The front and the options added up. ``before`` and ``spread`` are the ranges of the front and of
        the sums.
        """
        cells = self._cells(spread)
        if cells and cells <= CELLS_TO_A_POINT * len(front):
            return self._by_table(front, options, needed, before, spread)
        self._table = None
        return self._sweep(front, options, needed, spread)

    def _cells(self, spread: Ints) -> int:
        """Cells of the sums' table; 0 where they are not summed so."""
        wide = [int(spread[f]) + 1 for f in self._packing.order]
        if len(wide) not in (2, 3) or wide[-1] >= kernels.MOST:
            return 0
        cells = wide[0] * (wide[1] if len(wide) == 3 else 1)
        return cells if cells <= TABLE_CELLS else 0

    def _by_table(self, front: Ints, options: Ints, needed: Ints, before: Ints, spread: Ints) -> Ints:
        packing, masks = self._packing, self._masks
        two = len(packing.order) == 2

        def three(row: Ints) -> Ints:
            """The row's fields in the packing's order; of two fields the first of three is 0."""
            inside: Ints = row[..., list(packing.order)]
            if two:
                inside = np.concatenate([np.zeros_like(inside[..., :1]), inside], axis=-1)
            return inside

        shift1, shift2 = (
            (packing.shifts[0] + packing.bits[0] + 1, packing.shifts[0]) if two else (packing.shifts[:2])
        )
        if self._table is None:
            rows, columns, _ = (three(before) + 1).tolist()
            self._table = kernels.table_of(front, shift1, shift2, masks[-2], masks[-1], rows, columns)
        rows, columns, _ = (three(spread) + 1).tolist()
        unpacked = three(packing.unpack(options))
        self._table = kernels.add_options(self._table, unpacked, rows, columns, self._work.rung)
        self._work.look_at_clock()
        return kernels.points_of(self._table, three(needed), shift1, shift2)

    def _sweep(self, front: Ints, options: Ints, needed: Ints, spread: Ints) -> Ints:
        """The efficient sums of ascending points and options."""
        packing, masks, guard = self._packing, self._masks, self._packing.guard
        least, width = int(packing.pack(np.atleast_2d(needed))[0]), len(packing.order)
        if not front.size:
            return front
        if width == 1:
            best: Ints = front[-1:] + options.max()
            return best if best[0] >= least else best[:0]
        sizes = [int(spread[f]) + 1 for f in packing.order]
        two, three = sizes[1:3] if width > 3 else (1, sizes[1] if width > 2 else 1)
        if width > 4 or (two + 1) * (three + 1) > MAX_CELLS:
            return self._sweep_many(front, options, least)
        fields = [packing.shifts[0], 0, 0, 0, 0, masks[-1]]
        if width > 2:
            fields[3:5] = packing.shifts[-2], masks[-2]
        if width > 3:
            fields[1:3] = packing.shifts[1], masks[1]
        coarse, shape = [0, 0], [two, three]
        while shape[0] * shape[1] > NEAR_CELLS:
            wider = int(shape[1] >= shape[0])
            coarse[wider] += 1
            shape[wider] = (((two, three)[wider] - 1) >> coarse[wider]) + 2
        kind: Any = np.int16 if masks[-1] < 2**15 else np.int32 if masks[-1] < 2**31 else np.int64
        exact = not any(coarse)
        slices = front.size * options.size
        slices //= SUMS_TO_AN_OPTION * options.size if width == 2 else SUMS_TO_A_SLICE
        found = kernels.merge_sweep(
            front,
            options,
            least,
            guard,
            np.array(fields, dtype=np.int64),
            np.full(shape, -1, dtype=kind),
            coarse[0],
            coarse[1],
            np.full((1, 1) if exact else (two + 1, three + 1), -1, dtype=kind),
            max(1, slices),
            self._work.rung,
        )
        self._work.look_at_clock()
        return found

    def _sweep_many(self, front: Ints, options: Ints, least: int) -> Ints:
        """As :meth:`_sweep`, for any number of fields: sums are thinned, sorted and swept by a tree."""
        packing = self._packing
        if front.size * options.size < FEW:
            sums = (front[:, None] + options).ravel()
            sums = sums[((sums | packing.guard) - least) & packing.guard == packing.guard]
        else:
            sums = self._thinned(front, options, least)
        self._work.sort(len(sums))
        # Sorted at once: numpy's own way to equal ones hashes all of them first.
        sums.sort()
        new = np.ones(len(sums), dtype=np.bool_)
        new[1:] = sums[1:] != sums[:-1]
        falling = sums[new][::-1]
        columns = np.empty((falling.size, len(packing.order)), dtype=np.int32)
        for position, (shift, mask) in enumerate(zip(packing.shifts, self._masks, strict=True)):
            columns[:, position] = (falling >> shift) & mask
        keep = kernels.sweep_tree(columns, falling, self._work.rung)
        self._work.look_at_clock()
        return np.ascontiguousarray(falling[keep][::-1])

    def _thinned(self, front: Ints, options: Ints, least: int) -> Ints:
        """The sums without what is plainly beaten."""
        packing = self._packing
        fine = max(1, 21 // (len(packing.order) - 1))
        most = packing.unpack(front).max(axis=0) + packing.unpack(options).max(axis=0)
        spread = [int(most[f]) for f in packing.order][:-1]
        coarse = [max(0, s.bit_length() - fine) for s in spread]
        found = kernels.thin_sums(
            front,
            options,
            least,
            packing.guard,
            np.array([s + c for s, c in zip(packing.shifts, coarse, strict=False)], dtype=np.int64),
            np.array([*(m >> c for m, c in zip(self._masks, coarse, strict=False)), self._masks[-1]]),
            np.array([(s >> c) + 1 for s, c in zip(spread, coarse, strict=True)], dtype=np.int64),
            self._work.rung,
        )
        self._work.look_at_clock()
        return found

    def _settle(self, front: Ints) -> Ints:
        """The points as rows, the first party's score falling, then the next one's."""
        packing = self._packing
        parties = range(len(packing.order))
        bits = [packing.bits[packing.order.index(p)] for p in parties]
        shifts = [sum(bits[p + 1 :]) for p in parties]
        fields = packing.unpack(front)
        keys = np.zeros(len(front), dtype=np.int64)
        for p in parties:
            keys += fields[:, p] << shifts[p]
        keys = np.sort(keys)[::-1]
        for p in parties:
            fields[:, p] = (keys >> shifts[p]) & ((1 << bits[p]) - 1)
        return fields

    def recover(self, index: Ints) -> Ints:
        """One package for each of these points."""
        targets = self._final[index].copy()
        found = np.zeros((len(targets), len(self._locals)), dtype=np.int64)
        for each, options, before in self._backwards():
            option = _option_of(targets, options, before)
            found[:, each.block] = each.rows[option]
            targets -= options[option]
        return found

    def _backwards(self) -> list[tuple[Locals, Ints, Ints]]:
        return list(zip(self._locals, self._options, self._fronts[:-1], strict=True))[::-1]

    def count(self, index: Ints) -> list[int]:
        """How many packages have exactly the scores of each of these points."""
        final = targets = np.unique(self._final[index])
        kept, edges = [], []
        for _, options, before in self._backwards():
            to, place, option = _ways(targets, options, before)
            used, origin = np.unique(place, return_inverse=True)
            kept.append(targets)
            edges.append((to, origin, option))
            targets = before[used]
        counts = add_up(
            kept[::-1],
            edges[::-1],
            [each.counts for each in self._locals],
            np.arange(final.size, dtype=np.int64),
        )
        by_value = dict(zip(final.tolist(), counts, strict=True))
        return [by_value[v] for v in self._final[index].tolist()]


def _ways(targets: Ints, options: Ints, before: Ints) -> tuple[Ints, Ints, Ints]:
    """Every (target, point of the stage before, option) with target = point + option. The shorter of the two
    lists is tried, the longer searched, so that an issue of many options costs no square of them.
    """
    swapped = before.size < options.size
    rank = np.argsort(options) if swapped else np.arange(before.size)
    longer, tried = (options[rank], before) if swapped else (before, options)
    sources = (targets[:, None] - tried[None, :]).ravel()
    place = np.searchsorted(longer, sources)
    place[place == longer.size] = 0
    hit = np.flatnonzero(longer[place] == sources)
    target, other, found = hit // tried.size, hit % tried.size, rank[place[hit]]
    return (target, other, found) if swapped else (target, found, other)


def _option_of(targets: Ints, options: Ints, before: Ints) -> Ints:
    """For each target an option with target - option in the stage before."""
    if before.size >= options.size:
        return kernels.recover(targets, before, options)
    rank = np.argsort(options)
    point = kernels.recover(targets, options[rank], before)
    found: Ints = rank[np.searchsorted(options[rank], targets - before[point])]
    return found
