"""The fast engine: score vectors packed into one int64, where the fields fit."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from goodoffices.analysis import kernels
from goodoffices.analysis.partial_sums import (
    Ints,
    Locals,
    Progress,
    add_up,
    rest,
    unique_rows,
)
from goodoffices.analysis.scored_case import ScoredCase
from goodoffices.analysis.work import OutOfWork, Work

MAX_BITS = 63
MAX_CELLS = 2**25
FEW = 20_000
TOLD_BY = 1_000_000
"""Sums that a stage has to make before its time says anything of the next one's: in a small one the tables
count for more.
"""


@dataclass(frozen=True)
class Packing:
    """Where each field stands in the int64. ``order`` lists the fields from the highest; those of budgets
    stand lowest.

    ``bits`` (per position, without the guard) and ``shifts`` belong to positions in ``order``. ``tie_bits``
    are the bits of the budgets' fields, guards included.
    """

    order: tuple[int, ...]
    bits: tuple[int, ...]
    shifts: tuple[int, ...]
    parties: int

    @cached_property
    def guard(self) -> int:
        """The guard bits."""
        return sum(1 << (shift + bit) for shift, bit in zip(self.shifts, self.bits, strict=True))

    @cached_property
    def width(self) -> int:
        """All bits together."""
        return self.shifts[0] + self.bits[0] + 1

    @property
    def tie_bits(self) -> int:
        """How many of the lowest bits belong to budgets."""
        return self.shifts[self.parties - 1]

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
    count = len(scored.parties)
    by_range = sorted(range(count), key=lambda p: -most[p])
    if count == 4 and not scored.budgets:
        # The two smallest ranges span the two-dimensional Fenwick tree; the largest is only sorted by.
        by_range = [by_range[0], by_range[2], by_range[3], by_range[1]]
    elif count == 3 and not scored.budgets:
        by_range = [by_range[0], by_range[2], by_range[1]]
    order = (*by_range, *range(count, len(most)))
    bits = tuple(max(1, most[f].bit_length()) for f in order)
    if sum(bits) + len(bits) > MAX_BITS:
        return None
    shifts = tuple(sum(b + 1 for b in bits[i + 1 :]) for i in range(len(bits)))
    return Packing(order, bits, shifts, count)


class PackedSums:
    """The frontier by packed points. See :class:`goodoffices.analysis.partial_sums.Sums`."""

    def __init__(
        self, scored: ScoredCase, packing: Packing, least: Ints, work: Work, progress: Progress | None
    ) -> None:
        self._packing = packing
        self._spread = np.zeros(len(packing.order), dtype=np.int64)
        self._sums, self._since = 0, 0.0
        self._locals = sorted(
            (self._local(k, scores) for k, scores in enumerate(scored.scores)),
            key=lambda each: len(each.scores),
        )
        self._options = [packing.pack(each.scores) for each in self._locals]
        self._fronts: list[Ints] = [np.zeros(1, dtype=np.int64)]
        coming = rest(self._locals, len(packing.order)) if self._locals else []
        for k, (each, remaining) in enumerate(zip(self._locals, coming, strict=True)):
            if progress:
                progress("frontier", k, len(self._locals))
            self._spread = self._spread + each.scores.max(axis=0)
            needed = packing.pack(np.maximum(0, least - remaining)[None, :])[0]
            self._foresee(len(self._fronts[-1]) * len(self._options[k]), work)
            front = self._stage(self._fronts[-1], self._options[k], int(needed))
            work.keep(len(front))
            self._fronts.append(front)
        self.errors = (0,) * len(scored.parties)
        self._final = self._settle(self._fronts[-1])
        self.points: Ints = packing.unpack(self._final)[:, : len(scored.parties)]

    def _foresee(self, sums: int, work: Work) -> None:
        """Raise :class:`OutOfWork` before a stage that would make too many sums, or, going by the stages so
        far, take past the time.
        """
        work.spent = 0
        work.spend(sums, 0)
        now = time.monotonic()
        if self._sums >= TOLD_BY:
            rate = (now - self._since) / self._sums
            if now + sums * rate > work.until:
                raise OutOfWork(by_clock=True)
        self._sums, self._since = sums, now

    def _local(self, block: int, scores: Ints) -> Locals:
        rows, first, counts = unique_rows(scores)
        packed = self._packing.pack(rows)
        rank = np.argsort(packed)
        self._spread = rows.max(axis=0)
        kept = self._sweep(packed[rank])
        keep = rank[np.searchsorted(packed[rank], kept)]
        self._spread = np.zeros_like(self._spread)
        return Locals(block, rows[keep], first[keep], counts[keep])

    def _stage(self, front: Ints, options: Ints, needed: int) -> Ints:
        packing = self._packing
        spread = [int(self._spread[f]) for f in packing.order]
        if len(packing.order) == 3 and not packing.tie_bits:
            cells = (spread[0] + 2) * (spread[1] + 2)
            if cells <= MAX_CELLS and cells < 4 * front.size * options.size and packing.bits[2] < 31:
                return kernels.dense3(
                    front,
                    options,
                    needed,
                    packing.guard,
                    packing.shifts[0],
                    packing.shifts[1],
                    (1 << packing.bits[1]) - 1,
                    spread[0] + 1,
                    spread[1] + 1,
                )
        sums = kernels.candidates(front, options, needed, packing.guard)
        return self._sweep(kernels.radix_sort(self._shed(sums, spread), packing.width))

    def _shed(self, points: Ints, spread: list[int]) -> Ints:
        """Drop what is plainly dominated, before anything is sorted."""
        packing = self._packing
        if len(points) < FEW or len(spread) not in (3, 4) or max(packing.bits[1:]) > 30:
            return points
        fine = 10 if len(spread) == 3 else 7
        coarse = [max(0, s.bit_length() - fine) for s in spread]
        cells = [(s >> c) + 1 for s, c in zip(spread, coarse, strict=True)]
        at = [shift + c for shift, c in zip(packing.shifts, coarse, strict=True)]
        masks = [(1 << (bit - c)) - 1 for bit, c in zip(packing.bits, coarse, strict=True)]
        last = (1 << packing.bits[-1]) - 1
        if len(spread) == 3:
            return kernels.thin3(points, at[0], at[1], cells[0], cells[1], masks[1], last)
        return kernels.thin4(
            points, at[0], at[1], at[2], cells[0], cells[1], cells[2], masks[1], masks[2], last
        )

    def _sweep(self, points: Ints) -> Ints:
        """The efficient ones of packed points in ascending order."""
        packing = self._packing
        width = len(packing.order)
        masks = [(1 << bit) - 1 for bit in packing.bits]
        sizes = [int(self._spread[f]) + 1 for f in packing.order]
        small = max(packing.bits[1:], default=0) <= 30
        if not points.size or width == 1:
            return points[-1:]
        if width == 2 and not packing.tie_bits:
            return kernels.sweep2(points, packing.shifts[0])
        if width == 3 and small and sizes[1] <= MAX_CELLS:
            return kernels.sweep3(points, packing.shifts[1], sizes[1], masks[1], masks[2], packing.tie_bits)
        if width == 4 and small and (sizes[1] + 1) * (sizes[2] + 1) <= MAX_CELLS:
            _, two, three, _ = packing.shifts
            return kernels.sweep4(
                points, two, three, sizes[1], sizes[2], masks[1], masks[2], masks[3], packing.tie_bits
            )
        return self._sweep_many(points)

    def _sweep_many(self, points: Ints) -> Ints:
        packing = self._packing
        falling = points[::-1]
        columns = np.empty((falling.size, len(packing.order)), dtype=np.int32)
        for position, (shift, bit) in enumerate(zip(packing.shifts, packing.bits, strict=True)):
            columns[:, position] = (falling >> shift) & ((1 << bit) - 1)
        if len(columns) >= FEW:
            spread = columns.max(axis=0)
            fine = max(1, 21 // (len(spread) - 1))
            coarse = np.array([max(0, int(s).bit_length() - fine) for s in spread], dtype=np.int64)
            kept = kernels.thin_columns(columns, coarse, (spread >> coarse) + 1)
            columns, falling = columns[kept], falling[kept]
        keep = kernels.sweep_tree(columns, falling >> packing.tie_bits)
        return np.ascontiguousarray(falling[keep][::-1])

    def _settle(self, front: Ints) -> Ints:
        """The last stage, first party's score falling: one packed point for every efficient score vector."""
        packing = self._packing
        if packing.tie_bits and front.size:
            scores = packing.unpack(front)[:, : packing.parties]
            rows, first, _ = unique_rows(scores)
            falling = rows[::-1]
            ranks = np.column_stack([np.unique(column, return_inverse=True)[1] for column in falling.T])
            keep = kernels.sweep_tree(ranks.astype(np.int32), np.arange(len(ranks)))
            return front[first[::-1][keep]]
        fields = packing.unpack(front)
        return front[np.lexsort(tuple(-fields[:, p] for p in reversed(range(packing.parties))))]

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
        tie = self._packing.tie_bits
        wanted = np.unique(self._final[index] >> tie)
        last = self._fronts[-1]
        targets = last[np.isin(last >> tie, wanted)] if tie else wanted
        final = targets
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
        if not tie:
            by_value = dict(zip(final.tolist(), counts, strict=True))
            return [by_value[v] for v in self._final[index].tolist()]
        totals: dict[int, int] = {}
        for value, number in zip((final >> tie).tolist(), counts, strict=True):
            totals[value] = totals.get(value, 0) + number
        return [totals[v] for v in (self._final[index] >> tie).tolist()]


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
