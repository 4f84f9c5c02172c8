"""A stance of one side as it is read from a sentence, and the names of the rules that give it."""

from __future__ import annotations

import msgspec

from goodoffices.case import Stance, Voice
from goodoffices.record.frames.tree import Span
from goodoffices.record.model import Statement

JUDGED = "judged-ready"
TOGETHER = "agreed-together"
"""The rule of what several are told to have agreed."""
BARGAIN = "agreed-bargain"
"""The rule of what one side is told to have agreed to, and what takes another as well."""
CONCLUDED = "deal-concluded"
"""The rule of a deal that is told to be made."""
DENIAL = "denied-claim"
"""The rule of what somebody says is not so; ``DENIED`` of the stance that this is."""
DENIED = "denied"


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """One stance of one side, and where it is told. ``object`` is what it is about, ``heard`` of whom it is
    asked.
    """

    party: str
    stance: Stance | None
    voice: Voice
    by: str
    start: int
    end: int
    object: Span
    cue: Span
    rule: str
    conditions: tuple[Span, ...] = ()
    heard: Span | None = None
    statement: Statement | None = None


def is_better(other: Taken, one: Taken) -> bool:
    """Whether ``other`` tells the same as ``one`` more closely: the demand itself instead of what is done
    with it.
    """
    if other is one or other.stance is None or (other.party, other.stance) != (one.party, one.stance):
        return False
    inside = one.object[0] <= other.object[0] and other.object[1] <= one.object[1]
    return inside and one.object != other.object and one.object[0] <= other.cue[0]
