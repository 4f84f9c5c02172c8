"""Each kernel against a naive reading of what it promises."""

from __future__ import annotations

import subprocess
import sys
from itertools import product

import numpy as np
import pytest

from goodoffices.analysis import kernels
from goodoffices.analysis.clock import SILENT
from goodoffices.analysis.kernels import fused

BITS = 5
MASK = (1 << BITS) - 1


def pack(rows: np.ndarray) -> np.ndarray:
    """Rows of small integers to packed points, a guard bit above each field."""
    total = np.zeros(len(rows), dtype=np.int64)
    for column in range(rows.shape[1]):
        total = (total << (BITS + 1)) + rows[:, column]
    return total


def guard(width: int) -> int:
    return sum(1 << (i * (BITS + 1) + BITS) for i in range(width))


def naive(rows: np.ndarray, groups: np.ndarray | None = None) -> set[tuple[int, ...]]:
    """Distinct rows that no row of another group (or no different row) is at least as good as."""
    kept = set()
    for i, row in enumerate(rows):
        others = (rows != row).any(axis=1) if groups is None else groups != groups[i]
        if not (rows[others] >= row).all(axis=1).any():
            kept.add(tuple(int(value) for value in row))
    return kept


def random_rows(seed: int, width: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.integers(0, rng.integers(2, MASK), size=(rng.integers(1, 120), width)).astype(np.int64)


def shift(position: int, width: int) -> int:
    return (width - 1 - position) * (BITS + 1)


def sums_of(front: np.ndarray, options: np.ndarray, least: list[int]) -> set[tuple[int, ...]]:
    """The efficient sums that reach ``least``, by writing out all of them."""
    rows = (front[:, None, :] + options[None, :, :]).reshape(-1, front.shape[1])
    return naive(rows[(rows >= least).all(axis=1)])


def two_fronts(seed: int, width: int) -> tuple[np.ndarray, np.ndarray, list[int]]:
    """A front, options and what is asked, so small that sums fit."""
    rng = np.random.default_rng(seed + 7)
    front = np.array(sorted(naive(random_rows(seed, width) // 2)))
    options = np.unique(random_rows(seed + 99, width) // 2, axis=0)
    return front, options, rng.integers(0, 6, size=width).tolist() if seed % 3 else [0] * width


def packed(rows: set[tuple[int, ...]], width: int) -> list[int]:
    return sorted(pack(np.array(sorted(rows), dtype=np.int64).reshape(-1, width)).tolist())


@pytest.mark.parametrize("coarse", [(0, 0), (1, 0), (0, 2), (2, 3)])
@pytest.mark.parametrize("seed", range(30))
def test_sums_merged_and_swept_are_the_efficient_ones(seed: int, coarse: tuple[int, int]) -> None:
    for width in (2, 3, 4):
        front, options, least = two_fronts(seed, width)
        fields = [shift(0, width), 0, 0, 0, 0, MASK]
        two = three = 1
        if width > 2:
            fields[3:5], three = [shift(width - 2, width), MASK], MASK + 1
        if width > 3:
            fields[1:3], two = [shift(1, width), MASK], MASK + 1
        bits = [c if size > 1 else 0 for c, size in zip(coarse, (two, three), strict=True)]
        shape = [((size - 1) >> c) + 1 + (c > 0) for c, size in zip(bits, (two, three), strict=True)]
        for slices in (1, 3, 1000):
            kept = kernels.merge_sweep(
                pack(front),
                pack(options),
                int(pack(np.array([least]))[0]),
                guard(width),
                np.array(fields),
                np.full(shape, -1, dtype=np.int16),
                bits[0],
                bits[1],
                np.full((two + 1, three + 1) if any(bits) else (1, 1), -1, dtype=np.int16),
                slices,
                SILENT,
            )
            assert kept.tolist() == packed(sums_of(front, options, least), width), (width, slices)


@pytest.mark.parametrize("seed", range(40))
def test_sums_by_a_table_are_the_efficient_ones(seed: int) -> None:
    front, options, least = two_fronts(seed, 3)
    shifts = shift(0, 3), shift(1, 3)
    table = kernels.table_of(pack(front), *shifts, MASK, MASK, MASK, MASK)
    table = kernels.add_options(table, options, 2 * MASK, 2 * MASK, SILENT)
    kept = kernels.points_of(table, np.array(least), *shifts)
    assert kept.tolist() == packed(sums_of(front, options, least), 3)


@pytest.mark.parametrize("seed", range(40))
def test_thinned_sums_lack_only_what_is_beaten(seed: int) -> None:
    front, options, least = two_fronts(seed, 4)
    thin = kernels.thin_sums(
        pack(front),
        pack(options),
        int(pack(np.array([least]))[0]),
        guard(4),
        np.array([shift(position, 4) + 2 for position in range(3)]),
        np.array([MASK >> 2, MASK >> 2, MASK >> 2, MASK]),
        np.full(3, (MASK >> 2) + 1),
        SILENT,
    )
    sums = (pack(front)[:, None] + pack(options)).ravel()
    assert set(packed(sums_of(front, options, least), 4)) <= set(thin.tolist()) <= set(sums.tolist())


def test_a_bell_that_has_rung_ends_kernels() -> None:
    rung = np.ones(1, dtype=np.uint8)
    front, options, _ = two_fronts(3, 4)
    sums = kernels.thin_sums(
        pack(front),
        pack(options),
        0,
        guard(4),
        np.zeros(3, np.int64),
        np.zeros(4, np.int64),
        np.ones(3, np.int64),
        rung,
    )
    assert not len(sums)


@pytest.mark.parametrize("seed", range(40))
def test_points_of_one_group_never_beat_each_other(seed: int) -> None:
    rows = np.unique(random_rows(seed, 4), axis=0)
    expected = pack(np.array(sorted(naive(rows, pack(rows[:, :3])))))
    falling = rows[::-1]
    keep = kernels.sweep_tree(falling.astype(np.int32), pack(falling[:, :3]), SILENT)
    assert sorted(pack(falling[keep]).tolist()) == sorted(expected.tolist())


@pytest.mark.parametrize("seed", range(40))
def test_the_tree_sweeps_any_number_of_columns(seed: int) -> None:
    for width in (2, 3, 5, 7):
        rows = random_rows(seed, width)
        rows = rows[np.lexsort(tuple(-rows[:, c] for c in reversed(range(width))))]
        keep = kernels.sweep_tree(
            rows.astype(np.int32), np.cumsum(np.r_[True, (rows[1:] != rows[:-1]).any(axis=1)]), SILENT
        )
        assert {tuple(row) for row in rows[keep].tolist()} == naive(rows)


def test_an_option_is_found_again_or_said_to_be_missing() -> None:
    front, options = np.array([0, 5, 9]), np.array([2, 3])
    assert kernels.recover(np.array([7, 12, 2, 4]), front, options).tolist() == [0, 1, 0, -1]


def test_a_gap_board_is_drawn_without_the_compiler() -> None:
    program = (
        "import sys; from goodoffices.analysis import board; from goodoffices.case.files import "
        "read_case_text\n"
        "board(read_case_text('title: T\\nparties: [a, b]\\nissues: [{id: x, options: [p, q]}]\\n'))\n"
        "print('numba' in sys.modules, end=' ')\n"
        "from goodoffices.analysis import kernels; kernels.recover; print('numba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_a_kernel_that_is_not_there_is_missed_by_name() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'sweep9'"):
        getattr(kernels, "sweep9")  # noqa: B009 - a name that the type checker would refuse


@pytest.mark.parametrize("width", [3, 40, 55, 56, 57, 60, 61])
def test_rows_are_sorted_however_far_apart_they_lie(width: int) -> None:
    """Beyond 56 bits the last byte is the eighth: a shift by 64 is one by 0 to the machine, and went on for
    ever.
    """
    rng = np.random.default_rng(width)
    rows = rng.integers(0, 2**width, size=100, dtype=np.int64)
    rows[:2] = 0, 2**width - 1
    found = fused._sort(rows.copy(), np.empty_like(rows), rows.size, 0, np.empty(256, dtype=np.int64))
    assert found.tolist() == sorted(rows.tolist())


def worth_in_full(gains: np.ndarray, rule: int, factors: np.ndarray) -> float:
    """What a rule makes of gains, without any short cut."""
    scaled = factors * gains
    some = scaled[factors > 0]
    if rule == 2:
        return float(sum(np.log(g) if g > 0 else 1e6 * g - 1e3 for g in some))
    low = min(some, default=np.inf)
    return float(low + 1e-4 * scaled.sum() if rule == 1 else scaled.sum())


@pytest.mark.parametrize("seed", range(40))
def test_after_exchanges_towards_a_rule_none_is_left_that_helps(seed: int) -> None:
    """Tilts pass over most exchanges; none of those may help."""
    rng = np.random.default_rng(seed)
    layers, parties, rule = int(rng.integers(2, 7)), int(rng.integers(1, 5)), seed % 3
    sizes = rng.integers(1, 5, size=layers)
    starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    options = rng.integers(0, 9, size=(starts[-1], parties)).astype(float)
    nodes, moves = np.ones(layers + 1, np.int64), np.zeros(starts[-1], np.int32)
    factors, offsets = rng.random(parties) + 0.1, rng.integers(-3, 3, size=parties).astype(float)
    least = np.where(rng.random(parties) < 0.5, rng.integers(0, 4 * layers, size=parties), 0).astype(float)
    chosen = np.array([rng.integers(0, size) for size in sizes], dtype=np.int64)
    worth = kernels.improve(
        options,
        starts,
        moves,
        starts[:-1].copy(),
        nodes,
        chosen,
        least,
        np.full(parties, 9.0 * layers),
        offsets,
        rule,
        factors,
        200,
        SILENT,
    )
    if not np.isfinite(worth):
        return
    total = options[starts[:-1] + chosen].sum(axis=0)
    assert (total >= least).all()
    assert worth == pytest.approx(worth_in_full(total + offsets, rule, factors))
    for k, m in product(range(layers), repeat=2):
        for j, i in product(range(sizes[k]), range(sizes[m])):
            new = total + options[starts[k] + j] - options[starts[k] + chosen[k]]
            if m != k:
                new = new + options[starts[m] + i] - options[starts[m] + chosen[m]]
            if (new >= least).all():
                assert worth_in_full(new + offsets, rule, factors) <= worth + 1e-8 * max(1, abs(worth))
