"""What talks refuse to write.

TalksError
  ├─ NotWritten       the entry would do nothing, or may not stand in this room; ``.reason`` says why
  └─ RelayRefused     a relay may not leave; ``.reasons`` says why, one by one
"""

from __future__ import annotations

from goodoffices.talks.reasons import Reason


class TalksError(Exception):
    """Anything that the talks refuse."""


class NotWritten(TalksError):
    """The entry would do nothing, or may not stand in this room; ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(str(reason))


class RelayRefused(TalksError):
    """A relay may not leave; ``reasons`` says why."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        self.reasons = reasons
        super().__init__("; ".join(map(str, reasons)))
