"""The compiled kernels: the only place that knows numba.

To replace one, keep its signature and its tests (tests/analysis/test_kernels.py); callers see none of what is inside.
"""

from goodoffices.analysis.kernels.columns import sweep_pairs, sweep_tree, thin_columns
from goodoffices.analysis.kernels.packed import (
    candidates,
    dense3,
    radix_sort,
    recover,
    sweep2,
    sweep3,
    sweep4,
    thin3,
    thin4,
)

__all__ = [
    "candidates",
    "dense3",
    "radix_sort",
    "recover",
    "sweep2",
    "sweep3",
    "sweep4",
    "sweep_pairs",
    "sweep_tree",
    "thin3",
    "thin4",
    "thin_columns",
]
