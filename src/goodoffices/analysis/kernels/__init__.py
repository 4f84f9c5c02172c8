"""The compiled kernels: the only place that knows numba, which is imported when the first kernel is asked
for.

Importing it takes longer than drawing a gap board, and who wants only the board never calls a kernel. To
replace a kernel, keep its signature and its tests (tests/analysis/test_kernels.py); callers see none of what
is inside. They call ``kernels.sweep2(…)`` and do not import the kernels by name.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodoffices.analysis.kernels.bounded import extend, local_nadirs, look_ahead, pack_rows, sweep_nodes
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
    from goodoffices.analysis.kernels.prices import best_path, find_prices, improve, neighbours
else:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from goodoffices.analysis.kernels import bounded, columns, packed, prices

        found = {**vars(packed), **vars(columns), **vars(bounded), **vars(prices)}
        globals().update({kernel: found[kernel] for kernel in __all__})
        return found[name]


__all__ = [
    "best_path",
    "candidates",
    "dense3",
    "extend",
    "find_prices",
    "improve",
    "local_nadirs",
    "look_ahead",
    "neighbours",
    "pack_rows",
    "radix_sort",
    "recover",
    "sweep2",
    "sweep3",
    "sweep4",
    "sweep_nodes",
    "sweep_pairs",
    "sweep_tree",
    "thin3",
    "thin4",
    "thin_columns",
]
