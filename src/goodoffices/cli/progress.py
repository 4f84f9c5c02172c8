"""One line on standard error that says how far a long computation is; silent on short ones and off a
terminal.
"""

from __future__ import annotations

import sys
import time
from typing import TextIO

from goodoffices.language.words import gettext as _
from goodoffices.language.words import worded

AFTER = 1.0
"""Seconds before anything is said."""

EVERY = 0.1
"""Least seconds from one line to the next."""

_CLEAR = "\r\x1b[K"


class ProgressLine:
    """Called with what is being done, how much of it, and of how much; :meth:`end` wipes the line."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown = False
        self._last = time.monotonic() + AFTER - EVERY
        self._on = self._stream.isatty()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say how far it is, if it has taken long enough to be worth saying."""
        now = time.monotonic()
        if not self._on or now - self._last < EVERY:
            return
        self._last, self._shown = now, True
        told = worded(what)
        if total > 1:
            told = _("%(what)s %(done)s of %(total)s", what=told, done=done, total=total)
        self._stream.write(f"{_CLEAR}{told} …")
        self._stream.flush()

    def end(self) -> None:
        """Wipe the line, if there is one."""
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._shown = False
