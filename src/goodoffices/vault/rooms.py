"""A room: who its members are, how that changes, and how its chain is followed.

Every change of members opens a new epoch with a new key. The first entry of an epoch is the change itself, signed by a steward and naming
all members with their public keys. So a member *from now* gets the new key alone and learns from its first entry whose signatures
count; a member *with what came before* gets the earlier keys as well; one who was removed gets none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Literal

import msgspec

from goodoffices.vault.chain import anchor_fault, link_fault
from goodoffices.vault.entries import (
    Head,
    Inside,
    Keyring,
    OpenedEntry,
    SealedEntry,
    check_signature,
    first_head,
    head_after,
    key_for,
    open_inside,
    seal_inside,
)
from goodoffices.vault.errors import Fault, NotAllowed, Tampered
from goodoffices.vault.identity import Identity, PublicKeys
from goodoffices.vault.roomkeys import SealedKey, seal_room_key
from goodoffices.vault.sealing import new_key

MEMBERS_KIND = "vault/members"
"""The kind of the entries in which a room's members change."""


class Member(msgspec.Struct, frozen=True):
    """A holder of the room's key. ``since`` is the first entry that the member can open; a ``steward`` may change the members."""

    user: str
    public: PublicKeys
    steward: bool = False
    since: int = 0


class Members(msgspec.Struct, frozen=True):
    """A change of members: what happened to ``who``, and all members afterwards."""

    change: Literal["founded", "added", "removed", "renewed"]
    who: str
    members: tuple[Member, ...]


class RoomState(msgspec.Struct, frozen=True):
    """What has to be known to write a room's next entry. ``members`` is empty while none of its entries could be opened."""

    case: str
    room: str
    epoch: int
    head: Head
    members: tuple[Member, ...]

    def member(self, user: str) -> Member | None:
        """The member of that name, or None."""
        return next((member for member in self.members if member.user == user), None)


class NewEpoch(msgspec.Struct, frozen=True):
    """What a change of members gives: the entry and the sealed keys to store, the new key, and the room afterwards."""

    entry: SealedEntry
    sealed_keys: tuple[SealedKey, ...]
    key: bytes
    state: RoomState


def found_room(
    case: str,
    room: str,
    founder: Identity,
    others: Mapping[str, PublicKeys],
    at: str,
    *,
    stewards: Collection[str] = (),
) -> NewEpoch:
    """Open a room with its first members. The founder is a steward; ``stewards`` names others who are."""
    first = [Member(founder.user, founder.public, steward=True)]
    first += [
        Member(user, keys, steward=user in stewards) for user, keys in others.items() if user != founder.user
    ]
    empty = RoomState(case, room, 0, first_head(case, room), ())
    return _new_epoch(empty, founder, Members("founded", founder.user, tuple(first)), at)


def add_member(
    state: RoomState,
    keyring: Keyring,
    steward: Identity,
    user: str,
    public: PublicKeys,
    at: str,
    *,
    history: bool,
    as_steward: bool = False,
) -> NewEpoch:
    """Let ``user`` in: from now, or with what came before (``history``; as far back as the steward can read)."""
    giver = _require_steward(state, steward)
    if state.member(user):
        raise NotAllowed(f"{user} is a member of room {state.room} already")
    since = giver.since if history else state.head.sequence + 1
    joined = Member(user, public, as_steward, since)
    made = _new_epoch(state, steward, Members("added", user, (*state.members, joined)), at)
    if not history:
        return made
    earlier = tuple(
        seal_room_key(state.case, state.room, epoch, key, user, public, steward)
        for epoch, key in sorted(keyring.items())
    )
    return msgspec.structs.replace(made, sealed_keys=made.sealed_keys + earlier)


def remove_member(state: RoomState, keyring: Keyring, steward: Identity, user: str, at: str) -> NewEpoch:
    """End ``user``'s membership: nothing written from here on can be opened with the keys that ``user`` holds."""
    _require_steward(state, steward)
    left = tuple(member for member in state.members if member.user != user)
    if len(left) == len(state.members):
        raise NotAllowed(f"{user} is not a member of room {state.room}")
    if not any(member.steward for member in left):
        raise NotAllowed(f"room {state.room} would be left without a steward")
    return _new_epoch(state, steward, Members("removed", user, left), at)


def renew_room(
    state: RoomState,
    keyring: Keyring,
    steward: Identity,
    at: str,
    *,
    user: str = "",
    public: PublicKeys | None = None,
    epochs: Collection[int] = (),
) -> NewEpoch:
    """A new key with the same members; with ``user`` and ``public``, that member's new public keys from here on.

    What was written before stays sealed to that member's old keys; the room keys of ``epochs``, those that the member held, are
    sealed to the new ones.
    """
    _require_steward(state, steward)
    if public is None:
        return _new_epoch(state, steward, Members("renewed", steward.user, state.members), at)
    if state.member(user) is None:
        raise NotAllowed(f"{user} is not a member of room {state.room}")
    if user == steward.user:
        raise NotAllowed("another steward has to enter new keys of a steward")
    after = tuple(
        msgspec.structs.replace(member, public=public) if member.user == user else member
        for member in state.members
    )
    made = _new_epoch(state, steward, Members("renewed", user, after), at)
    again = tuple(
        seal_room_key(state.case, state.room, epoch, keyring[epoch], user, public, steward)
        for epoch in sorted(epochs)
    )
    return msgspec.structs.replace(made, sealed_keys=made.sealed_keys + again)


def seal_entry(
    state: RoomState, keyring: Keyring, author: Identity, kind: str, body: bytes, at: str
) -> tuple[SealedEntry, RoomState]:
    """Write the room's next entry; gives it, and the room afterwards."""
    member = state.member(author.user)
    if member is None or member.public != author.public:
        raise NotAllowed(f"{author.user} is not a member of room {state.room} with these keys")
    if kind == MEMBERS_KIND:
        raise NotAllowed("members change through the functions for it")
    key = key_for(keyring, state.room, state.epoch)
    inside = Inside(author.user, at, kind, body)
    entry = seal_inside(state.case, state.room, state.head, state.epoch, key, author, inside)
    return entry, msgspec.structs.replace(state, head=head_after(state.case, entry))


def follow(
    case: str,
    room: str,
    entries: Iterable[SealedEntry],
    keyring: Keyring,
    *,
    start: RoomState | None = None,
    anchors: Collection[Head] = (),
    directory: Mapping[str, PublicKeys] | None = None,
) -> tuple[RoomState, tuple[OpenedEntry, ...]]:
    """Verify entries and open those whose key is at hand; gives the room afterwards and the opened entries.

    ``start`` is where an earlier call ended. ``anchors`` are heads seen before (printed on a sheet, kept elsewhere): a chain that does
    not lead through them was cut or written anew. ``directory`` has public keys known from elsewhere, which the room's
    must equal. Raises :class:`Tampered` at the first fault.
    """
    state = start or RoomState(case, room, 0, first_head(case, room), ())
    opened, seen = [], {state.head.sequence: state.head.hash}
    for entry in entries:
        fault = link_fault(state.room, state.head, state.epoch, entry)
        if fault:
            raise Tampered(fault)
        if entry.epoch in keyring:
            members, one = _open(state, entry, keyring[entry.epoch], directory or {})
            opened.append(one)
        else:
            members = ()
        state = RoomState(case, room, entry.epoch, head_after(case, entry), members)
        seen[entry.sequence] = state.head.hash
    fault = anchor_fault(room, min(seen), seen, anchors)
    if fault:
        raise Tampered(fault)
    return state, tuple(opened)


def _open(
    state: RoomState, entry: SealedEntry, key: bytes, directory: Mapping[str, PublicKeys]
) -> tuple[tuple[Member, ...], OpenedEntry]:
    inside = open_inside(state.case, entry, key)

    def fault(what: str) -> Tampered:
        return Tampered(Fault(entry.room, entry.sequence, what))

    members = state.members
    if (inside.kind == MEMBERS_KIND) != (entry.epoch > state.epoch):
        raise fault("a new epoch and a change of members have to come together")
    if inside.kind == MEMBERS_KIND:
        members = _changed(state, inside, fault)
        for member in members:
            if directory.get(member.user, member.public) != member.public:
                raise fault(f"the keys that it gives for {member.user} are not those known")
    judges = state.members or members
    author = next((member for member in judges if member.user == inside.author), None)
    if author is None:
        raise fault(f"{inside.author} is not a member of the room")
    if inside.kind == MEMBERS_KIND and not author.steward:
        raise fault(f"{inside.author} is not a steward and may not change the members")
    check_signature(state.case, entry, key, author.user, author.public)
    return members, OpenedEntry(
        entry.sequence, entry.epoch, inside.author, inside.at, inside.kind, inside.body
    )


def _changed(state: RoomState, inside: Inside, fault: Callable[[str], Tampered]) -> tuple[Member, ...]:
    """The members after a change; where the members before are known, the change has to be what it says."""
    try:
        change = msgspec.msgpack.decode(inside.body, type=Members)
    except msgspec.MsgspecError:
        raise fault("the change of members in it cannot be read") from None
    if (change.change == "founded") != (state.head.sequence < 0):
        raise fault("a room is founded by its first entry and by no other")
    before = {member.user: member for member in state.members}
    after = {member.user: member for member in change.members}
    if not before:
        return change.members
    touched = {user for user in before.keys() | after.keys() if before.get(user) != after.get(user)}
    right = {
        "added": change.who not in before and change.who in after,
        "removed": change.who in before and change.who not in after,
        "renewed": change.who in before and change.who in after,
        "founded": True,
    }[change.change]
    if not right or not touched <= {change.who}:
        raise fault(f"it says that {change.who} was {change.change}, but the members changed otherwise")
    return change.members


def _new_epoch(state: RoomState, by: Identity, change: Members, at: str) -> NewEpoch:
    key, epoch = new_key(), state.epoch + 1
    inside = Inside(by.user, at, MEMBERS_KIND, msgspec.msgpack.encode(change))
    entry = seal_inside(state.case, state.room, state.head, epoch, key, by, inside)
    sealed = tuple(
        seal_room_key(state.case, state.room, epoch, key, member.user, member.public, by)
        for member in change.members
    )
    after = RoomState(state.case, state.room, epoch, head_after(state.case, entry), change.members)
    return NewEpoch(entry, sealed, key, after)


def _require_steward(state: RoomState, who: Identity) -> Member:
    member = state.member(who.user)
    if member is None or member.public != who.public or not member.steward:
        raise NotAllowed(f"{who.user} is not a steward of room {state.room}")
    return member
