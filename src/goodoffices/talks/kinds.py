"""The kinds of entries: where each may stand, how it is stored and read.

A person's act stands behind every one of them: a :class:`Hand` says who did it, with which form, and when. Nothing makes an entry by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, get_args

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.acts import RoomSort
from goodoffices.vault import MEMBERS_KIND, Members, OpenedEntry

Act = (
    acts.Said
    | acts.PositionTaken
    | acts.Asked
    | acts.Answered
    | acts.Attached
    | acts.FileChanged
    | acts.Promised
    | acts.AskedBack
    | acts.Noted
    | acts.Disclosed
    | acts.Corrected
    | acts.TakenBack
    | acts.Received
    | acts.Relayed
    | acts.Drafted
    | acts.Seconded
    | acts.Origin
    | acts.RoomNamed
    | acts.RoomStated
    | acts.IssueRaised
    | acts.OptionAdded
    | acts.IssueTied
    | acts.RoundOpened
    | acts.SessionCalled
    | acts.MandateHeld
    | acts.ApprovalDue
    | acts.ContactHeld
    | acts.ActorNamed
    | acts.DeadlineSet
    | acts.Followed
    | acts.InvitationStood
    | acts.ChannelStood
    | acts.MembersChanged
    | acts.Unknown
)

Sort = type[Act] | type[acts.Spoken]
"""A type of acts: of one kind, or of all that is spoken."""

ANYWHERE: frozenset[RoomSort] = frozenset({"delegation", "delegation-mediators", "mediators", "all"})
WITH_MEDIATORS: frozenset[RoomSort] = frozenset({"delegation-mediators", "all"})
MEDIATORS_ONLY: frozenset[RoomSort] = frozenset({"mediators"})

KINDS: dict[type[Act], frozenset[RoomSort]] = {
    acts.Said: ANYWHERE,
    acts.PositionTaken: ANYWHERE,
    acts.Asked: ANYWHERE,
    acts.Answered: ANYWHERE,
    acts.Attached: ANYWHERE,
    acts.FileChanged: MEDIATORS_ONLY,
    acts.Promised: ANYWHERE,
    acts.AskedBack: WITH_MEDIATORS,
    acts.Noted: MEDIATORS_ONLY,
    acts.Disclosed: ANYWHERE,
    acts.Corrected: ANYWHERE,
    acts.TakenBack: ANYWHERE,
    acts.Received: WITH_MEDIATORS,
    acts.Relayed: WITH_MEDIATORS,
    acts.Drafted: MEDIATORS_ONLY,
    acts.Seconded: MEDIATORS_ONLY,
    acts.Origin: MEDIATORS_ONLY,
    acts.RoomNamed: ANYWHERE,
    acts.RoomStated: ANYWHERE,
    acts.IssueRaised: ANYWHERE,
    acts.OptionAdded: ANYWHERE,
    acts.IssueTied: MEDIATORS_ONLY,
    acts.RoundOpened: ANYWHERE,
    acts.SessionCalled: ANYWHERE,
    acts.MandateHeld: ANYWHERE,
    acts.ApprovalDue: ANYWHERE,
    acts.ContactHeld: ANYWHERE,
    acts.ActorNamed: ANYWHERE,
    acts.DeadlineSet: ANYWHERE,
    acts.Followed: ANYWHERE,
    acts.InvitationStood: ANYWHERE,
    acts.ChannelStood: ANYWHERE,
}
"""Every kind that a person can write, and the sorts of rooms where it may stand."""

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
UPCASTERS: dict[str, Upcaster] = {}
"""Stored kind and version to the function that gives the next version's form; empty until a kind changes for the first time."""


class Hand(msgspec.Struct, frozen=True, gc=False):
    """A person's act: who, with which form (a random token of that form; sent twice, it counts once), and when (ISO 8601, UTC)."""

    author: str
    form: str
    at: str


class RoomEntry(msgspec.Struct, frozen=True):
    """An entry in its place in a room."""

    sequence: int
    hand: Hand
    act: Act


class _Body(msgspec.Struct, frozen=True):
    form: str
    act: Act


_DECODER = msgspec.json.Decoder(_Body)


def kind_of(act: Act) -> str:
    """The kind and version of an act, as stored."""
    tag = act.__struct_config__.tag
    assert isinstance(tag, str)
    return tag


@lru_cache(maxsize=256)
def kinds_under(*types: Sort) -> frozenset[str]:
    """The kinds, as stored, of every act that is of one of these types."""
    return frozenset(one.__struct_config__.tag for one in get_args(Act) if issubclass(one, types))


def encode_entry(act: Act, hand: Hand) -> tuple[str, bytes]:
    """The kind and body to be sealed; author and time go beside them."""
    return kind_of(act), msgspec.json.encode(_Body(hand.form, act))


def decode_entry(opened: OpenedEntry, upcasters: Mapping[str, Upcaster] = UPCASTERS) -> RoomEntry:
    """An opened entry as the talks know it. Total: what cannot be read becomes :class:`~goodoffices.talks.acts.Unknown`."""
    if opened.kind == MEMBERS_KIND:
        return _members(opened)
    try:
        body = _upcast(opened, upcasters) if opened.kind in upcasters else _DECODER.decode(opened.body)
    except (msgspec.MsgspecError, ValueError):
        body = _Body("", acts.Unknown(stored_kind=opened.kind))
    hand = Hand(opened.author, body.form, opened.at)
    return RoomEntry(opened.sequence, hand, body.act)


def _upcast(opened: OpenedEntry, upcasters: Mapping[str, Upcaster]) -> _Body:
    raw = msgspec.json.decode(opened.body, type=dict[str, Any])
    act = raw["act"]
    while act.get("kind") in upcasters:
        act = upcasters[act["kind"]](act)
    return msgspec.convert({**raw, "act": act}, _Body)


def _members(opened: OpenedEntry) -> RoomEntry:
    change = msgspec.msgpack.decode(opened.body, type=Members)
    act = acts.MembersChanged(
        change=change.change,
        who=change.who,
        since={member.user: member.since for member in change.members},
        stewards=tuple(member.user for member in change.members if member.steward),
    )
    return RoomEntry(opened.sequence, Hand(opened.author, f"members/{opened.sequence}", opened.at), act)
