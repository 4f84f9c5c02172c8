"""The compiled kernels: the only place that knows numba, which is imported when the first kernel is asked
for.

Importing it takes longer than drawing a gap board, and who wants only the board never calls a kernel. To
replace a kernel, keep its signature and its tests (tests/analysis/test_kernels.py); callers see none of what
is inside. They call ``kernels.sweep2(…)`` and do not import the kernels by name.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodoffices.analysis.kernels.bounded import extend, local_nadirs, look_ahead, pack_rows, sweep_nodes
    from goodoffices.analysis.kernels.columns import sweep_pairs, sweep_tree
    from goodoffices.analysis.kernels.dense import MOST, add_options, points_of, table_of
    from goodoffices.analysis.kernels.exchange import climb, neighbours
    from goodoffices.analysis.kernels.fused import merge_sweep
    from goodoffices.analysis.kernels.halves import join_halves
    from goodoffices.analysis.kernels.improving import improve
    from goodoffices.analysis.kernels.packed import recover, thin_sums
    from goodoffices.analysis.kernels.prices import best_path, find_prices, separate
else:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from goodoffices.analysis.kernels import (
            bounded,
            columns,
            dense,
            exchange,
            fused,
            halves,
            improving,
            packed,
            prices,
        )

        modules = (packed, fused, dense, columns, bounded, prices, exchange, improving, halves)
        found = {name: value for module in modules for name, value in vars(module).items()}
        globals().update({kernel: found[kernel] for kernel in __all__})
        return found[name]


__all__ = [
    "MOST",
    "add_options",
    "best_path",
    "climb",
    "extend",
    "find_prices",
    "improve",
    "join_halves",
    "local_nadirs",
    "look_ahead",
    "merge_sweep",
    "neighbours",
    "pack_rows",
    "points_of",
    "recover",
    "separate",
    "sweep_nodes",
    "sweep_pairs",
    "sweep_tree",
    "table_of",
    "thin_sums",
]
