"""What conditions come to, in the case's own names and exact numbers."""

from __future__ import annotations

from fractions import Fraction

import msgspec


class HeldAct(msgspec.Struct, frozen=True, kw_only=True):
    """An act in a consistent set, and how much of it: None where it is done or not."""

    act: str
    party: str
    amount: Fraction | None = None


class ConsistentSet(msgspec.Struct, frozen=True, kw_only=True):
    """Acts of which each has its condition met by the others, and to which none can be added."""

    acts: tuple[HeldAct, ...]


class LooksAt(msgspec.Struct, frozen=True, kw_only=True):
    """``act`` looks at the act ``on`` of another party. ``met``: what it looks at is there, as far as it
    goes.
    """

    act: str
    on: str
    met: bool


class WaitingCircle(msgspec.Struct, frozen=True, kw_only=True):
    """Acts that wait for each other: they hold only together. ``opened_by`` are the acts that would open all
    of it if done first, or, where none alone does, those that open most.
    """

    acts: tuple[str, ...]
    opened_by: tuple[str, ...]
    whole: bool


class Unlocking(msgspec.Struct, frozen=True, kw_only=True):
    """What one party's word on ``act``, given without condition, would bring: acts that are ``new`` in the
    largest set, and those that get ``more``. The act itself is not counted.
    """

    act: str
    party: str
    new: tuple[str, ...]
    more: tuple[str, ...] = ()


class ConditionsFound(msgspec.Struct, frozen=True, kw_only=True):
    """What conditions come to.

    ``sets`` are the largest sets in which every condition is met by the others: one where no word hangs on
    something not being done, else all of them (``complete``), or those that were found. ``bound`` is the most
    of each act in any such set. ``proved``: the sets are exact and complete. ``first``: the acts of the first
    set that follow one after the other, without anybody's trust. ``waits`` is who looks at whom, ``circles``
    what holds only together, ``unlocks`` the words that would bring more, most first. ``uncounted`` are acts
    named in a condition of their own party: one's own share never counts.
    """

    sets: tuple[ConsistentSet, ...]
    bound: tuple[HeldAct, ...]
    complete: bool
    proved: bool
    monotone: bool
    first: tuple[str, ...]
    waits: tuple[LooksAt, ...]
    circles: tuple[WaitingCircle, ...]
    unlocks: tuple[Unlocking, ...]
    uncounted: tuple[tuple[str, str], ...] = ()
