"""The general engine: score vectors as rows of integers, for scales or numbers of parties that do not fit one
int64.

Slower than the packed engine, with the same stages. Rows are found again by a linear hash: the hash of a sum
is the sum of the hashes, so that removing an option from a row is one subtraction; a hit is compared in full.

Where a scale needs more than 61 bits, the rows hold Python's own integers: exact at any width, slow, and so
only up to :data:`WIDE_SUMS` sums at a stage; beyond it :class:`TooWide` asks the caller to round.
"""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis import kernels
from goodoffices.analysis.clock import SILENT
from goodoffices.analysis.partial_sums import (
    CROWDED,
    Ints,
    Limits,
    Locals,
    Progress,
    WholeCounts,
    WorkBudget,
    add_up,
    ranks,
    rest,
    unique_rows,
)
from goodoffices.analysis.scored_case import ScoredCase

_MULTIPLIERS = np.random.default_rng(1783).integers(1, 2**63 - 1, size=64, dtype=np.int64) | 1
_CHUNK = 4_000_000
WIDE_SUMS = 1_000_000


class TooWide(ValueError):
    """A scale of more than 61 bits on a scored too large for slow exact arithmetic."""


def _hash(rows: Ints) -> Ints:
    if rows.dtype == object:
        rows = (rows % 2**64).astype(np.uint64).view(np.int64)
    with np.errstate(over="ignore"):
        found: Ints = (rows * _MULTIPLIERS[: rows.shape[1]]).sum(axis=1)
    return found


def _key(row: Ints) -> tuple[int, ...]:
    return tuple(row.tolist())


def _falling(rows: Ints) -> Ints:
    order = ranks(rows)
    return np.lexsort(tuple(-order[:, c] for c in reversed(range(order.shape[1]))))


def efficient(rows: Ints, parties: int) -> Ints:
    """The efficient rows, falling. Rows with equal scores (the first ``parties`` columns) do not dominate
    each other.
    """
    return rows[efficient_places(rows, parties)]


def efficient_places(rows: Ints, parties: int) -> Ints:
    """Where the efficient rows stand, each once, in falling order of the rows."""
    if not len(rows):
        return np.zeros(0, dtype=np.int64)
    places = _falling(rows)
    rows = rows[places]
    new = np.ones(len(rows), dtype=np.bool_)
    new[1:] = (rows[1:] != rows[:-1]).any(axis=1)
    rows, places = rows[new], places[new]
    width = rows.shape[1]
    if width == 1:
        return places[:1]
    if width == 2 and parties == 2:
        plain = ranks(rows)
        keep: NDArray[np.bool_] = kernels.sweep_pairs(plain[:, 0].copy(), plain[:, 1].copy())
        return places[keep]
    new = np.ones(len(rows), dtype=np.bool_)
    new[1:] = (rows[1:, :parties] != rows[:-1, :parties]).any(axis=1)
    narrow = np.column_stack([np.unique(rows[:, c], return_inverse=True)[1] for c in range(width)])
    keep = kernels.sweep_tree(narrow.astype(np.int32), np.cumsum(new, dtype=np.int64), SILENT)
    return places[keep]


class ColumnSums(WholeCounts):
    """The frontier by rows. See :class:`goodoffices.analysis.partial_sums.Sums`."""

    def __init__(self, scored: ScoredCase, least: Ints, limits: Limits, progress: Progress | None) -> None:
        self._parties = len(scored.parties)
        self._budget = WorkBudget(limits, limits.timer)
        self._fine = 0
        lost = 0
        self._locals = sorted(
            (self._local(k, scores) for k, scores in enumerate(scored.scores)),
            key=lambda each: len(each.scores),
        )
        self._fronts: list[Ints] = [np.zeros((1, len(scored.fields)), dtype=least.dtype)]
        coming = rest(self._locals, len(scored.fields)) if self._locals else []
        for k, (each, remaining) in enumerate(zip(self._locals, coming, strict=True)):
            if progress:
                progress("frontier", k, len(self._locals))
            began = time.monotonic()
            front = self._stage(self._fronts[-1], each.scores, least - remaining)
            self._budget.made(len(self._fronts[-1]) * len(each.scores), began)
            following = len(self._locals[k + 1].scores) if k + 1 < len(self._locals) else 1
            front, error = self._thin(front, self._budget.points(following))
            lost += error
            self._fronts.append(front)
        self.errors = tuple(lost for _ in scored.parties)
        self.by_clock = self._budget.over
        self._final = self._settle(self._fronts[-1])
        self.points: Ints = self._final[:, : self._parties]

    def _local(self, block: int, scores: Ints) -> Locals:
        rows, first, counts = unique_rows(scores)
        keep = efficient_places(rows, self._parties)
        return Locals(block, rows[keep], first[keep], counts[keep])

    def _stage(self, front: Ints, options: Ints, needed: Ints) -> Ints:
        if front.dtype == object and len(front) * len(options) > WIDE_SUMS:
            raise TooWide
        kept: list[Ints] = []
        step = max(1, _CHUNK // max(1, len(front)))
        for start in range(0, len(options), step):
            part = options[start : start + step]
            sums = (front[:, None, :] + part[None, :, :]).reshape(-1, front.shape[1])
            kept.append(efficient(sums[(sums >= needed).all(axis=1)], self._parties))
        return kept[0] if len(kept) == 1 else efficient(np.concatenate(kept), self._parties)

    def _thin(self, front: Ints, most: int) -> tuple[Ints, int]:
        if len(front) <= most:
            return front, 0
        # What was needed at the stage before is where to begin: one less, since this stage may do with it.
        fine = max(0, self._fine - 2)
        chosen = front
        widest = int(front[:, : self._parties].max()).bit_length()
        while len(chosen) > most and fine < widest:
            fine += 1
            coarse = front.copy()
            coarse[:, : self._parties] >>= fine
            rows, first, _ = unique_rows(coarse)
            if len(rows) > CROWDED * most and fine < widest:
                continue
            chosen = front[first[efficient_places(rows, self._parties)]]
        self._fine = fine
        return chosen[_falling(chosen)], (1 << fine) - 1

    def _settle(self, front: Ints) -> Ints:
        if front.shape[1] == self._parties or not len(front):
            return front
        scores, first, _ = unique_rows(front[:, : self._parties])
        return front[first[efficient_places(scores, self._parties)]]

    def _backwards(self) -> list[tuple[Locals, Ints]]:
        return list(zip(self._locals, self._fronts[:-1], strict=True))[::-1]

    @staticmethod
    def _find(targets: Ints, options: Ints, before: Ints) -> tuple[Ints, Ints, Ints]:
        """Every (target, point of the stage before, option) with target = point + option."""
        hashes = _hash(before)
        rank = np.argsort(hashes)
        hashes = hashes[rank]
        with np.errstate(over="ignore"):
            wanted = _hash(targets)[:, None] - _hash(options)[None, :]
        low = np.searchsorted(hashes, wanted.ravel(), "left")
        high = np.searchsorted(hashes, wanted.ravel(), "right")
        many = high - low
        pairs = np.repeat(np.arange(many.size), many)
        start = np.repeat(low - np.concatenate(([0], np.cumsum(many)[:-1])), many)
        place = rank[start + np.arange(pairs.size)]
        target, option = pairs // len(options), pairs % len(options)
        true = (before[place] + options[option] == targets[target]).all(axis=1)
        return target[true], place[true], option[true]

    def recover(self, index: Ints) -> Ints:
        """One package for each of these points."""
        targets = self._final[index].copy()
        found = np.zeros((len(targets), len(self._locals)), dtype=np.int64)
        for each, before in self._backwards():
            target, _, option = self._find(targets, each.scores, before)
            chosen = np.zeros(len(targets), dtype=np.int64)
            chosen[target[::-1]] = option[::-1]
            found[:, each.block] = each.rows[chosen]
            targets -= each.scores[chosen]
        return found

    def count(self, index: Ints) -> list[int]:
        """How many packages have exactly the scores of each of these points."""
        last = self._fronts[-1]
        wanted = {_key(row) for row in self.points[index]}
        final = last[[_key(row[: self._parties]) in wanted for row in last]]
        targets = final
        kept, edges = [], []
        for each, before in self._backwards():
            target, place, option = self._find(targets, each.scores, before)
            used, origin = np.unique(place, return_inverse=True)
            kept.append(np.arange(len(targets)))
            edges.append((target, origin, option))
            targets = before[used]
        counts = add_up(
            kept[::-1],
            edges[::-1],
            [each.counts for each in self._locals],
            np.arange(len(final), dtype=np.int64),
        )
        totals: dict[tuple[int, ...], int] = {}
        for row, number in zip(final, counts, strict=True):
            key = _key(row[: self._parties])
            totals[key] = totals.get(key, 0) + number
        return [totals[_key(row)] for row in self.points[index]]
