"""What talks refuse to write.

TalksError
  ├─ NotWritten       the entry would do nothing, or may not stand in this room; the message says why
  └─ RelayRefused     a relay may not leave; ``.reasons`` says why, one by one
"""

from __future__ import annotations


class TalksError(Exception):
    """Anything that the talks refuse."""


class NotWritten(TalksError):
    """The entry would do nothing, or may not stand in this room."""


class RelayRefused(TalksError):
    """A relay may not leave; ``reasons`` says why."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        self.reasons = reasons
        super().__init__("; ".join(reasons))
