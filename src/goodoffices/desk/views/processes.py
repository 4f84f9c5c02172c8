"""Things that were begun in rooms and go on there, as pages list them."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.talks import ANY_TIME, STEPS, MediatorView, Process
from goodoffices.talks.kinds import Act


class ProcessRow(msgspec.Struct, frozen=True):
    """One of them: where it stands, and the steps that can be taken now."""

    room: str
    thread: Process
    steps: tuple[str, ...]

    @property
    def act(self) -> Any:
        """What was begun."""
        return self.thread.begun


def rows(view: MediatorView, kind: type[Act]) -> list[ProcessRow]:
    """All of one kind, in all rooms that this mediator can open: what still goes on first, the newest first
    in each.
    """
    found = [
        ProcessRow(name, thread, steps_of(thread))
        for name, room in view.rooms.items()
        for thread in room.threads_of(kind)
    ]
    found.sort(key=lambda row: (row.thread.hand.at, row.thread.sequence), reverse=True)
    return sorted(found, key=lambda row: not row.steps)


def steps_of(thread: Process) -> tuple[str, ...]:
    """The steps that can be taken now."""
    return tuple(
        step
        for step, (before, _after) in STEPS[type(thread.begun)].items()
        if thread.state in before and step not in ANY_TIME
    )
