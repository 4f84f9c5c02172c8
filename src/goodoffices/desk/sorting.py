"""What can be put on an issue of the case, or on another."""

from __future__ import annotations

from goodoffices.talks import EntryState, acts

PUT = (acts.Said, acts.Answered)
"""What is no position yet, and can become one."""


def can_be_put(item: EntryState) -> bool:
    """Whether it holds and can be put on an issue, or on another one: a position, or what a side said or
    answered. What was put there already cannot again: the entry in its place can.
    """
    holds = not item.invalid and item.taken_back is None and item.replaced_by is None
    return holds and (
        isinstance(item.act, acts.PositionTaken) or (isinstance(item.act, PUT) and bool(item.party))
    )
