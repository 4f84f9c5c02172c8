"""Each kernel against a naive reading of what it promises."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from goodoffices.analysis import kernels

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


@pytest.mark.parametrize("seed", range(40))
def test_sweeps_of_two_three_and_four_fields(seed: int) -> None:
    for width in (2, 3, 4):
        rows = random_rows(seed, width)
        points = np.sort(pack(rows))
        if width == 2:
            kept = kernels.sweep2(points, BITS + 1)
        elif width == 3:
            kept = kernels.sweep3(points, shift(1, 3), MASK + 1, MASK, MASK, 0)
        else:
            kept = kernels.sweep4(points, shift(1, 4), shift(2, 4), MASK + 1, MASK + 1, MASK, MASK, MASK, 0)
        assert kept.tolist() == sorted(pack(np.array(sorted(naive(rows)))).tolist())


@pytest.mark.parametrize("seed", range(40))
def test_points_of_one_group_never_beat_each_other(seed: int) -> None:
    rows = np.unique(random_rows(seed, 4), axis=0)
    expected = pack(np.array(sorted(naive(rows, pack(rows[:, :3])))))
    points = np.sort(pack(rows))
    kept = kernels.sweep4(points, shift(1, 4), shift(2, 4), MASK + 1, MASK + 1, MASK, MASK, MASK, BITS + 1)
    assert kept.tolist() == sorted(expected.tolist())
    falling = rows[::-1]
    keep = kernels.sweep_tree(falling.astype(np.int32), pack(falling[:, :3]))
    assert sorted(pack(falling[keep]).tolist()) == sorted(expected.tolist())


@pytest.mark.parametrize("seed", range(40))
def test_the_tree_sweeps_any_number_of_columns(seed: int) -> None:
    for width in (2, 3, 5, 7):
        rows = random_rows(seed, width)
        rows = rows[np.lexsort(tuple(-rows[:, c] for c in reversed(range(width))))]
        keep = kernels.sweep_tree(
            rows.astype(np.int32), np.cumsum(np.r_[True, (rows[1:] != rows[:-1]).any(axis=1)])
        )
        assert {tuple(row) for row in rows[keep].tolist()} == naive(rows)


@pytest.mark.parametrize("seed", range(40))
def test_thinning_drops_only_what_is_dominated(seed: int) -> None:
    rows = random_rows(seed, 4)
    expected = naive(rows)
    coarse = [shift(position, 4) + 2 for position in range(3)]
    thin = kernels.thin4(pack(rows), *coarse, 8, 8, 8, MASK >> 2, MASK >> 2, MASK)  # type: ignore[call-arg]
    assert set(pack(np.array(sorted(expected))).tolist()) <= set(thin.tolist()) <= set(pack(rows).tolist())
    three = kernels.thin3(pack(rows[:, :3]), shift(0, 3) + 2, shift(1, 3) + 2, 8, 8, MASK >> 2, MASK)
    assert set(pack(np.array(sorted(naive(rows[:, :3])))).tolist()) <= set(three.tolist())
    keep = kernels.thin_columns(rows.astype(np.int32), np.full(4, 2), np.full(4, 8))
    assert expected <= {tuple(row) for row in rows[keep].tolist()}


@pytest.mark.parametrize("seed", range(40))
def test_dense_and_sorted_ways_give_the_same_front(seed: int) -> None:
    front, options = (
        np.unique(random_rows(seed, 3) // 2, axis=0),
        np.unique(random_rows(seed + 99, 3) // 2, axis=0),
    )
    threshold = int(pack(np.array([[3, 1, 0]]))[0])
    dense = kernels.dense3(
        pack(front), pack(options), threshold, guard(3), shift(0, 3), shift(1, 3), MASK, MASK + 1, MASK + 1
    )
    sums = kernels.candidates(pack(front), pack(options), threshold, guard(3))
    rows = (front[:, None, :] + options[None, :, :]).reshape(-1, 3)
    rows = rows[(rows >= [3, 1, 0]).all(axis=1)]
    assert sorted(sums.tolist()) == sorted(pack(rows).tolist())
    ordered = kernels.radix_sort(sums, 3 * (BITS + 1))
    assert ordered.tolist() == sorted(sums.tolist())
    swept = kernels.sweep3(ordered, shift(1, 3), MASK + 1, MASK, MASK, 0)
    assert (
        dense.tolist()
        == swept.tolist()
        == sorted(pack(np.array(sorted(naive(rows)), dtype=np.int64).reshape(-1, 3)).tolist())
    )


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
