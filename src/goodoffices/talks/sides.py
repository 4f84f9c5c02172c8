"""Whose word an entry is: an author speaks for a side only where the room says so.

The room says it in its list of members, which a steward signed. Where a list says nothing of sides (rooms of
the first release), those who are no mediators speak in a room of one side for that side. Mediators record for
any side, by proxy as they were told.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from goodoffices.talks import acts
from goodoffices.talks.acts import RoomSort
from goodoffices.talks.kinds import Act, Provenance
from goodoffices.talks.reasons import Reason, reason


class Roll(Protocol):
    """What a room says of who is in it."""

    @property
    def sort(self) -> RoomSort | None:
        """The room's sort, None before it was named."""

    @property
    def parties(self) -> tuple[str, ...]:
        """The sides that are in it."""

    @property
    def members(self) -> Mapping[str, int]:
        """Its members; empty if nothing was said of them yet."""

    @property
    def stewards(self) -> tuple[str, ...]:
        """Those who change its members."""

    @property
    def sides(self) -> Mapping[str, str]:
        """Members to the side that each speaks for, as far as the list says it."""


def is_mediator(roll: Roll, user: str) -> bool:
    """Whether a user is in the room as a mediator: all in a room of mediators; else its stewards, where no
    side is theirs.
    """
    if roll.sort == "mediators" or not roll.members:
        return True
    return roll.sort != "delegation" and user in roll.stewards and not roll.sides.get(user)


def side_of(roll: Roll, user: str) -> str | None:
    """The side for which a user speaks in a room; empty for mediators, None if the room does not say."""
    said = roll.sides.get(user)
    if said:
        return said
    if is_mediator(roll, user):
        return ""
    return roll.parties[0] if len(roll.parties) == 1 else None


def not_theirs(roll: Roll, act: Act, hand: Provenance) -> Reason | None:
    """Why the author may not say this for the side that it names; None if they may.

    Every field ``party`` of an act is the side whose word or state it is: so a new kind with one is held to
    this rule too.
    """
    if isinstance(act, acts.MembersChanged) or not roll.members:
        return None
    party, proxy, mine = getattr(act, "party", ""), getattr(act, "proxy", None), side_of(roll, hand.author)
    mediator = is_mediator(roll, hand.author)
    if proxy is not None:
        if (party and party != proxy.party) or not (mediator or proxy.party == mine):
            return reason("not-their-side", party=party or proxy.party)
        return None
    if not party or party == mine or mediator:
        return None
    if getattr(act, "claimed_by", "") not in ("", party):
        return None
    return reason("no-side") if mine is None else reason("not-their-side", party=party)
