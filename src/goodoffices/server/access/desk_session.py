"""Who may come in: one-time invitations, the cookies that they give, and the lock after idle minutes.

All of it is in the memory of this process. The identity that is open at the desk is dropped when the desk
locks.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from goodoffices.server.helpers.analysis_process import PROCESS
from goodoffices.server.helpers.bridge_process import PROCESS as BRIDGE_PROCESS
from goodoffices.server.helpers.plan_process import PLANNER
from goodoffices.server.store.users import UnlockedIdentity

COOKIE = "goodoffices_desk"
INVITATION_SECONDS = 60
SHOWN_MINUTES = 240


@dataclass
class _Clocks:
    """When something was, on both clocks: the one of the wall goes on while a laptop sleeps, the other cannot
    be set back.
    """

    wall: float = field(default_factory=lambda: time.time())
    steady: float = field(default_factory=lambda: time.monotonic())

    def since(self) -> float:
        return max(time.time() - self.wall, time.monotonic() - self.steady)


class DeskSession:
    """The door of the desk. Cookies and invitations are kept as hashes only."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._desk: UnlockedIdentity | None = None
        self._visitors: set[bytes] = set()
        self._invited: dict[bytes, _Clocks] = {}
        self._used: set[bytes] = set()
        self._acted = _Clocks()
        self.idle_seconds = 15 * 60.0
        self.first_page = "/"
        """Where an invitation leads."""
        self.last_page = ""
        """Where the desk was when it locked: who unlocks it goes on there. Ids and numbers, no words."""
        self.shown: UnlockedIdentity | None = None
        """A desk that is shown to whoever comes, on this laptop: the demonstration's, which holds nothing of
        anybody's.
        """
        self.at_lock: list[Callable[[], None]] = []
        """What is done whenever the desk locks: end processes that hold words in memory."""
        self.when_locked: Callable[[], None] | None = None
        """Called once an open desk has locked: the process that held its keys ends."""

    def invite(self) -> str:
        """A token that lets one browser in, once, within a minute."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._invited[_hash(token)] = _Clocks()
        return token

    def accept(self, token: str) -> str | None:
        """The cookie for a token, or None. A token that comes again lets nobody in and changes nothing:
        otherwise, whoever has read it could lock the desk with it.
        """
        mark = _hash(token)
        with self._lock:
            since = self._invited.pop(mark, None)
            if since is None or since.since() > INVITATION_SECONDS:
                return None
            self._used.add(mark)
            return self.admit()

    def was_used(self, token: str) -> bool:
        """Whether this invitation let somebody in."""
        return _hash(token) in self._used

    def admit(self, *, alone: bool = False) -> str:
        """A cookie for a browser whose user gave the passphrase. ``alone`` puts out everybody who was let in
        before.
        """
        cookie = secrets.token_urlsafe(32)
        with self._lock:
            if alone:
                self._visitors.clear()
            self._visitors.add(_hash(cookie))
            self._acted = _Clocks()
        return cookie

    def open(self, desk: UnlockedIdentity, idle_minutes: int) -> None:
        """Take an opened identity; it is held until the desk locks."""
        with self._lock:
            self._desk = desk
            self.idle_seconds = idle_minutes * 60.0
            self._acted = _Clocks()

    def show(self) -> str:
        """Open the desk that is shown to whoever comes, and invite them; an empty text where there is
        none.
        """
        with self._lock:
            if self.shown is None:
                return ""
            self.open(self.shown, SHOWN_MINUTES)
            return self.invite()

    def lock(self) -> None:
        """Drop the identity and every visitor."""
        with self._lock:
            held, self._desk = self._desk, None
            self._visitors.clear()
            for done in self.at_lock:
                done()
            if held is not None and self.when_locked is not None:
                self.when_locked()

    def knows(self, cookie: str) -> bool:
        """Whether this cookie was given by this process and the desk was not locked since."""
        return bool(cookie) and _hash(cookie) in self._visitors

    def desk(self, cookie: str, *, act: bool) -> UnlockedIdentity | None:
        """The opened desk for a visitor. ``act`` says that a person did something, which puts the lock off; a
        poll does not.
        """
        with self._lock:
            self.lock_if_idle()
            if not self.knows(cookie):
                return None
            if act:
                self._acted = _Clocks()
            return self._desk

    def lock_if_idle(self) -> None:
        """Lock where nobody did anything for the idle minutes."""
        with self._lock:
            if self._desk is not None and self._acted.since() > self.idle_seconds:
                self.lock()


def _hash(token: str) -> bytes:
    return hashlib.blake2b(token.encode("utf-8", "replace"), digest_size=32).digest()


DOOR = DeskSession()
DOOR.at_lock.append(PROCESS.end)
DOOR.at_lock.append(BRIDGE_PROCESS.end)
DOOR.at_lock.append(PLANNER.end)
"""The one door of this process."""
