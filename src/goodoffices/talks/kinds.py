"""The kinds of entries: what each tells of itself, how it is stored and read.

A person's act stands behind every one of them: a :class:`Provenance` says who did it, with which form, and
when. Nothing makes an entry by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, get_args

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.acts import (
    agreed,
    communique,
    conditional,
    matters,
    process,
    proposals,
    relays,
    rooms,
    texts,
    words,
)
from goodoffices.talks.declaring import KindOfEntry, KindTable
from goodoffices.vault import MEMBERS_KIND, Members, OpenedEntry

Act = (
    words.Act
    | relays.Act
    | rooms.Act
    | process.Act
    | proposals.Act
    | matters.Act
    | conditional.Act
    | communique.Act
    | texts.Act
    | agreed.Act
)
"""An act of any subject: the one place to enter a new subject, with :data:`KINDS`."""

Sort = type[Act] | type[acts.Spoken]
"""A type of acts: of one kind, or of all that is spoken."""

UNDECLARED = KindOfEntry(captured="vault")
"""What holds for a type that is not among :data:`KINDS`: it stands nowhere and travels nowhere."""

KINDS: KindTable = {
    **words.KINDS,
    **relays.KINDS,
    **rooms.KINDS,
    **process.KINDS,
    **proposals.KINDS,
    **matters.KINDS,
    **conditional.KINDS,
    **communique.KINDS,
    **texts.KINDS,
    **agreed.KINDS,
}
"""Every kind of entry, and what it tells of itself: a table for each subject, gathered here."""


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
