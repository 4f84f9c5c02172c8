"""The kinds of entries: what each tells of itself, how it is stored and read.

A person's act stands behind every one of them: a :class:`Provenance` says who did it, with which form, and
when. Nothing makes an entry by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Literal, get_args

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.acts import RoomSort
from goodoffices.talks.reasons import gettext_noop
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
    | acts.Misplaced
    | acts.Received
    | acts.Relayed
    | acts.Drafted
    | acts.Seconded
    | acts.Origin
    | acts.Moved
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

Captured = Literal["words", "process", "relay", "entry", "beside", "vault"]
"""How a person makes an entry of a kind: in quick capture; on the page of something begun; on the relay page;
on the page of the entry that it is about; beside another act (a room is founded, an issue first named);
through the vault.
"""


class KindOfEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What a kind of entry tells of itself, besides what the types of its fields tell
    (:mod:`goodoffices.talks.fields`): closed where nothing is said.

    ``stands``: the sorts of rooms where it may stand. ``captured``: how it is made; ``choices`` its choices
    in quick capture, each with its words. ``label``: its word where entries are listed (none: its words speak
    for themselves); ``called_by`` the field that names what it is of. ``travels``: whether a mark can let its
    words out of the room. ``ours``: words that mediators themselves put together for a room, so that nothing
    in them is somebody's confidence but what stands in another entry. ``aside``: shown on the entry that it
    is about, or between the others. ``moves``: whether it is moved where it was recorded in the wrong room.
    """

    stands: frozenset[RoomSort] = frozenset()
    captured: Captured
    choices: dict[str, str] = {}
    label: str = ""
    called_by: str = ""
    travels: bool = False
    ours: bool = False
    aside: bool = False
    moves: bool = False


UNDECLARED = KindOfEntry(captured="vault")
"""What holds for a type that is not among :data:`KINDS`: it stands nowhere and travels nowhere."""

_ = gettext_noop
KINDS: dict[type[Act], KindOfEntry] = {
    acts.Said: KindOfEntry(
        stands=ANYWHERE, captured="words", choices={"said": _("said")}, travels=True, moves=True
    ),
    acts.PositionTaken: KindOfEntry(
        stands=ANYWHERE,
        captured="words",
        choices={"demands": _("demands"), "accepts": _("accepts"), "refuses": _("refuses")},
        travels=True,
        moves=True,
    ),
    acts.Asked: KindOfEntry(
        stands=ANYWHERE,
        captured="words",
        choices={"asks": _("asks")},
        label=_("asks"),
        travels=True,
        moves=True,
    ),
    acts.Answered: KindOfEntry(
        stands=ANYWHERE,
        captured="words",
        choices={"answers": _("answers")},
        label=_("answers"),
        travels=True,
        moves=True,
    ),
    acts.Attached: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("file"), called_by="name", travels=True, moves=True
    ),
    acts.FileChanged: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="beside", label=_("file changed"), aside=True
    ),
    acts.Promised: KindOfEntry(
        stands=ANYWHERE,
        captured="words",
        choices={"promises": _("promises")},
        label=_("promises"),
        travels=True,
        moves=True,
    ),
    acts.AskedBack: KindOfEntry(stands=WITH_MEDIATORS, captured="relay", label=_("asks back"), travels=True),
    acts.Noted: KindOfEntry(stands=MEDIATORS_ONLY, captured="words", label=_("note"), moves=True),
    acts.Disclosed: KindOfEntry(
        stands=ANYWHERE, captured="entry", label=_("mark"), called_by="level", aside=True
    ),
    acts.Corrected: KindOfEntry(stands=ANYWHERE, captured="entry", label=_("other words"), aside=True),
    acts.TakenBack: KindOfEntry(stands=ANYWHERE, captured="entry", label=_("taken back"), aside=True),
    acts.Misplaced: KindOfEntry(
        stands=ANYWHERE, captured="entry", label=_("recorded in the wrong room"), aside=True
    ),
    acts.Received: KindOfEntry(stands=WITH_MEDIATORS, captured="relay", label=_("received"), aside=True),
    acts.Relayed: KindOfEntry(
        stands=WITH_MEDIATORS, captured="relay", label=_("relayed to this room"), ours=True
    ),
    acts.Drafted: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="relay", label=_("draft of a relay"), ours=True
    ),
    acts.Seconded: KindOfEntry(stands=MEDIATORS_ONLY, captured="relay", label=_("word on a draft")),
    acts.Origin: KindOfEntry(stands=MEDIATORS_ONLY, captured="relay", label=_("origin of a relay")),
    acts.Moved: KindOfEntry(stands=MEDIATORS_ONLY, captured="beside", label=_("moved to its room")),
    acts.RoomNamed: KindOfEntry(
        stands=ANYWHERE, captured="beside", label=_("room"), called_by="title", aside=True
    ),
    acts.RoomStated: KindOfEntry(stands=ANYWHERE, captured="beside", label=_("room"), called_by="title"),
    acts.IssueRaised: KindOfEntry(
        stands=ANYWHERE, captured="beside", label=_("issue"), called_by="name", aside=True
    ),
    acts.OptionAdded: KindOfEntry(
        stands=ANYWHERE, captured="beside", label=_("option"), called_by="name", aside=True
    ),
    acts.IssueTied: KindOfEntry(stands=MEDIATORS_ONLY, captured="beside", label=_("issue tied"), aside=True),
    acts.RoundOpened: KindOfEntry(stands=ANYWHERE, captured="process", label=_("round"), called_by="name"),
    acts.SessionCalled: KindOfEntry(stands=ANYWHERE, captured="process", label=_("session")),
    acts.MandateHeld: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("mandate"), called_by="person", moves=True
    ),
    acts.ApprovalDue: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("approval due"), called_by="of", moves=True
    ),
    acts.ContactHeld: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("contact"), called_by="whom", moves=True
    ),
    acts.ActorNamed: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("outside actor"), called_by="name", moves=True
    ),
    acts.DeadlineSet: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("deadline"), called_by="what", moves=True
    ),
    acts.Followed: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("what came of it"), called_by="step"
    ),
    acts.InvitationStood: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("invitation"), called_by="invitation", moves=True
    ),
    acts.ChannelStood: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("channel"), called_by="channel", moves=True
    ),
    acts.MembersChanged: KindOfEntry(stands=ANYWHERE, captured="vault", label=_("members"), aside=True),
    acts.Unknown: KindOfEntry(stands=ANYWHERE, captured="vault", label=_("an entry of a later version")),
}
"""Every kind of entry, and what it tells of itself: the one place to enter a new one."""


def declared(act: Act | type[Act]) -> KindOfEntry:
    """What the kind of an act tells of itself; :data:`UNDECLARED` for one that is not entered."""
    return KINDS.get(act if isinstance(act, type) else type(act), UNDECLARED)


def captured_as(choice: str) -> type[Act]:
    """The type that a choice of quick capture makes; KeyError for what is no choice."""
    for kind, told in KINDS.items():
        if choice in told.choices:
            return kind
    raise KeyError(f"quick capture has no choice {choice!r}")


Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
UPCASTERS: dict[str, Upcaster] = {}
"""Stored kind and version to the function that gives the next version's form; empty until a kind changes for
the first time.
"""


class Provenance(msgspec.Struct, frozen=True, gc=False):
    """A person's act: who, behind which ``token`` of a form (random; sent twice, it counts once), and when
    (ISO 8601, UTC).
    """

    author: str
    token: str
    at: str


class RoomEntry(msgspec.Struct, frozen=True):
    """An entry in its place in a room."""

    sequence: int
    hand: Provenance
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


def encode_entry(act: Act, hand: Provenance) -> tuple[str, bytes]:
    """The kind and body to be sealed; author and time go beside them."""
    return kind_of(act), msgspec.json.encode(_Body(hand.token, act))


def decode_entry(opened: OpenedEntry, upcasters: Mapping[str, Upcaster] = UPCASTERS) -> RoomEntry:
    """An opened entry as the talks know it. Total: what cannot be read becomes
    :class:`~goodoffices.talks.acts.Unknown`.
    """
    if opened.kind == MEMBERS_KIND:
        return _members(opened)
    try:
        body = _upcast(opened, upcasters) if opened.kind in upcasters else _DECODER.decode(opened.body)
    except (msgspec.MsgspecError, ValueError):
        body = _Body("", acts.Unknown(stored_kind=opened.kind))
    hand = Provenance(opened.author, body.form, opened.at)
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
        sides={member.user: member.side for member in change.members if member.side},
    )
    return RoomEntry(opened.sequence, Provenance(opened.author, f"members/{opened.sequence}", opened.at), act)
