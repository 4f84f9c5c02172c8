"""One clock for a whole analysis, handed down to every part of it.

A part gets a share of what is left and never more; what it does not use is left for the next. Kernels cannot
ask for the time, so they look at ``rung``, which one thread in the background sets when a clock's time is
over.
"""

from __future__ import annotations

import heapq
import threading
import time
import weakref
from functools import cached_property
from itertools import count
from math import inf, isfinite

import numpy as np
from numpy.typing import NDArray

Rung = NDArray[np.uint8]
SILENT: Rung = np.zeros(1, dtype=np.uint8)
"""The bell of work that nothing ends."""


class Clock:
    """Time until a reading of the monotonic clock."""

    def __init__(self, seconds: float = inf, *, until: float | None = None) -> None:
        self.until = time.monotonic() + max(0.0, seconds) if until is None else until

    @property
    def left(self) -> float:
        """Seconds left, 0 once it is over."""
        return max(0.0, self.until - time.monotonic())

    @property
    def over(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() >= self.until

    def part(self, share: float) -> Clock:
        """A clock with a share of what is left."""
        if not isfinite(self.until):
            return self
        now = time.monotonic()
        return Clock(until=min(self.until, now + max(0.0, self.until - now) * share))

    def allows(self, seconds: float) -> bool:
        """Whether a step that takes about so long and cannot be interrupted still has its time."""
        return time.monotonic() + seconds <= self.until

    @cached_property
    def rung(self) -> Rung:
        """One byte, 0 until the time is over."""
        if not isfinite(self.until):
            return SILENT
        bell = np.array([self.over], dtype=np.uint8)
        if not bell[0]:
            _RINGER.add(self.until, bell)
        return bell


class _Ringer:
    """The thread that rings, started with the first bell and asleep until the next is due."""

    MANY = 256

    def __init__(self) -> None:
        self._due: list[tuple[float, int, weakref.ref[Rung]]] = []
        self._number = count()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def add(self, until: float, bell: Rung) -> None:
        with self._changed:
            if len(self._due) > self.MANY:
                self._due = [one for one in self._due if one[2]() is not None]
                heapq.heapify(self._due)
            heapq.heappush(self._due, (until, next(self._number), weakref.ref(bell)))
            if self._thread is None or not self._thread.is_alive():
                # Looked at each time: after a fork the child has no such thread.
                self._thread = threading.Thread(target=self._ring, name="clock", daemon=True)
                self._thread.start()
            self._changed.notify()

    def _ring(self) -> None:
        with self._changed:
            while True:
                while self._due and self._due[0][0] <= time.monotonic():
                    bell = heapq.heappop(self._due)[2]()
                    if bell is not None:
                        bell[0] = 1
                self._changed.wait(self._due[0][0] - time.monotonic() if self._due else None)


_RINGER = _Ringer()
