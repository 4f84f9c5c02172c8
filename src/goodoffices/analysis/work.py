"""Work: what a search has done and may still do.

Work is counted in sums made, so that the same input with the same budget gives the same result on every
machine and under every load. The clock only ends it: a step that it interrupts leaves no trace.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from goodoffices.analysis.clock import Clock, Rung

SORTED = 5e-7
"""Seconds that sorting a row takes for each of its keys, at most: sorting cannot be interrupted."""


class OutOfWork(Exception):
    """A step was ended before it was whole: ``by_clock``, or because its sums or points were used up."""

    def __init__(self, by_clock: bool) -> None:
        super().__init__("the clock" if by_clock else "the budget of work")
        self.by_clock = by_clock


@dataclass
class Work:
    """What one step may take. ``sums``: partial packages made; ``points``: kept at one stage; ``clock``: what
    ends it in any case.
    """

    sums: int
    points: int
    clock: Clock = field(default_factory=Clock)
    spent: int = 0
    _since: int = field(default=0, repr=False)

    @property
    def rung(self) -> Rung:
        """What kernels look at to see whether the time is over."""
        return self.clock.rung

    def spend(self, sums: int, fresh: int) -> None:
        """Note sums made, of which ``fresh`` are left. Raises :class:`OutOfWork`."""
        self.spent += sums
        self._since += fresh
        if self.spent > self.sums or self._since > 4 * self.points:
            raise OutOfWork(by_clock=False)
        self.look_at_clock()

    def look(self) -> None:
        """A stage has been made; what it has is compared next."""
        self._since = 0
        self.look_at_clock()

    def keep(self, points: int) -> None:
        """Note the points kept at a stage. Raises :class:`OutOfWork`."""
        if points > self.points:
            raise OutOfWork(by_clock=False)
        self.look_at_clock()

    def sort(self, rows: int, keys: int = 1) -> None:
        """Raises :class:`OutOfWork` where the time left is too short to sort so many rows."""
        if not self.clock.allows(rows * keys * SORTED):
            raise OutOfWork(by_clock=True)

    def look_at_clock(self) -> None:
        """Raises :class:`OutOfWork` once the time is over."""
        if self.clock.over:
            raise OutOfWork(by_clock=True)
