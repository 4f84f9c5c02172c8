"""What a room is: its name, its members, the issues as it calls them."""

from __future__ import annotations

import msgspec

from goodoffices.talks.act_parts import StatedIssue
from goodoffices.talks.acts.base import ActBase, RoomSort
from goodoffices.talks.declaring import ANYWHERE, MEDIATORS_ONLY, KindOfEntry, KindTable
from goodoffices.talks.disclosure import Disclosure
from goodoffices.talks.fields import Id, Name, PartyId, Term
from goodoffices.talks.reasons import gettext_noop as _


class RoomNamed(ActBase, frozen=True, kw_only=True, tag="room/1"):
    """What a room is. ``default`` is how far its entries may travel where nothing is marked;
    ``second_release`` (rooms of mediators) asks that every relay be released by a second mediator.
    """

    title: Name
    sort: RoomSort
    parties: tuple[PartyId, ...] = ()
    default: Disclosure = "closed"
    second_release: bool = False


class RoomStated(ActBase, frozen=True, kw_only=True, tag="stated/1"):
    """What the room is and its issues, said again for a member *from now*, who cannot read where that was
    said first. For others it changes nothing, and has to be what they see.
    """

    title: Name
    sort: RoomSort
    parties: tuple[PartyId, ...] = ()
    default: Disclosure = "closed"
    second_release: bool = False
    issues: tuple[StatedIssue, ...] = ()


class IssueRaised(ActBase, frozen=True, kw_only=True, tag="issue/1"):
    """A question to be settled, as this room calls it; it gets the room's next number, its options
    letters.
    """

    name: Name
    options: tuple[Name, ...] = ()


class OptionAdded(ActBase, frozen=True, kw_only=True, tag="option/1"):
    """One more way to settle an issue; it gets the issue's next letter."""

    issue: int
    name: Name


class IssueTied(ActBase, frozen=True, kw_only=True, tag="tied/1"):
    """Mediators tie a room's issue, and its options' letters, to those of the case."""

    room: Id
    label: int
    issue: Name
    options: dict[Id, Name] = msgspec.field(default_factory=dict)


class MembersChanged(ActBase, frozen=True, kw_only=True, tag="members/1"):
    """The room's members after a change: user to the first entry that they can open, and to the side that
    each speaks for. Comes from the vault's own entries.
    """

    change: Term
    who: Id
    since: dict[Id, int]
    stewards: tuple[Id, ...]
    sides: dict[Id, PartyId] = msgspec.field(default_factory=dict)


class Unknown(ActBase, frozen=True, kw_only=True, tag="unknown/1"):
    """An entry of a kind that this version does not know; shown as such and without effect."""

    stored_kind: Term


Act = RoomNamed | RoomStated | IssueRaised | OptionAdded | IssueTied | MembersChanged | Unknown

KINDS: KindTable = {
    RoomNamed: KindOfEntry(
        stands=ANYWHERE, captured="beside", label=_("room"), called_by="title", aside=True
    ),
    RoomStated: KindOfEntry(stands=ANYWHERE, captured="beside", label=_("room"), called_by="title"),
    IssueRaised: KindOfEntry(
        stands=ANYWHERE, captured="beside", label=_("issue"), called_by="name", aside=True
    ),
    OptionAdded: KindOfEntry(
        stands=ANYWHERE, captured="beside", label=_("option"), called_by="name", aside=True
    ),
    IssueTied: KindOfEntry(stands=MEDIATORS_ONLY, captured="beside", label=_("issue tied"), aside=True),
    MembersChanged: KindOfEntry(stands=ANYWHERE, captured="vault", label=_("members"), aside=True),
    Unknown: KindOfEntry(stands=ANYWHERE, captured="vault", label=_("an entry of a later version")),
}
"""What each of them tells of itself."""
