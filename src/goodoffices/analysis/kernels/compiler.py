"""How kernels are compiled: by numba, once per machine, kept beside the module (or in the user's cache)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """Compile a kernel at its first call; arguments keep their types, so that callers are checked as
    usual. A kernel lets other threads run: the one that rings when the time is over, first of all.
    """
    return cast(F, njit(cache=True, nogil=True)(function))
