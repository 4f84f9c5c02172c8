"""Work: what a search has done and may still do.

Work is counted in sums made, so that the same input with the same budget gives the same result on every
machine and under every load. The clock only ends it: a step that it interrupts leaves no trace.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field


class OutOfWork(Exception):
    """A step was ended before it was whole: ``by_clock``, or because its sums or points were used up."""

    def __init__(self, by_clock: bool) -> None:
        super().__init__("the clock" if by_clock else "the budget of work")
        self.by_clock = by_clock


@dataclass
class Work:
    """What one step may take. ``sums``: partial packages made; ``points``: kept at one stage; ``until``: a
    reading of the monotonic clock.
    """

    sums: int
    points: int
    until: float = float("inf")
    spent: int = 0
    _since: int = field(default=0, repr=False)

    def spend(self, sums: int, fresh: int) -> None:
        """Note sums made, of which ``fresh`` are left. Raises :class:`OutOfWork`."""
        self.spent += sums
        self._since += fresh
        if self.spent > self.sums or self._since > 4 * self.points:
            raise OutOfWork(by_clock=False)
        self.clock()

    def look(self) -> None:
        """A stage has been made; what it has is compared next."""
        self._since = 0
        self.clock()

    def keep(self, points: int) -> None:
        """Note the points kept at a stage. Raises :class:`OutOfWork`."""
        if points > self.points:
            raise OutOfWork(by_clock=False)
        self.clock()

    def clock(self) -> None:
        """Raises :class:`OutOfWork` once the time is over."""
        if time.monotonic() > self.until:
            raise OutOfWork(by_clock=True)
