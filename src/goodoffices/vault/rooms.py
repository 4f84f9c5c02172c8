"""A room: who its members are, how that changes, and how its chain is followed.

Every change of members opens a new epoch with a new key. The first entry of an epoch is the change itself,
signed by a steward and naming all members with their public keys. So a member *from now* gets the new key
alone and learns from its first entry whose signatures count; a member *with what came before* gets the
earlier keys as well; one who was removed gets none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

import msgspec

from goodoffices.language import CodedText
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
from goodoffices.vault.errors import Fault, NoKey, NotAllowed, Tampered
from goodoffices.vault.identity import Directory, Identity, PublicKeys, known_keys
from goodoffices.vault.membership import Member, Members, MembershipChange, RoomState, change_fault
from goodoffices.vault.roomkeys import SealedKey, seal_room_key
from goodoffices.vault.sealing import new_key

MEMBERS_KIND = "vault/members"
"""The kind of the entries in which a room's members change."""


class NewEpoch(msgspec.Struct, frozen=True):
    """What a change of members gives: the entry and the sealed keys to store, the new key, and the room
    afterwards.
    """

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
    sides: Mapping[str, str] | None = None,
) -> NewEpoch:
    """Open a room with its first members. The founder is a steward; ``stewards`` names others who are,
    ``sides`` whom each speaks for.
    """
    side = sides or {}
    first = [Member(founder.user, founder.public, steward=True, side=side.get(founder.user, ""))]
    first += [
        Member(user, keys, steward=user in stewards, side=side.get(user, ""))
        for user, keys in others.items()
        if user != founder.user
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
    side: str = "",
) -> NewEpoch:
    """Let ``user`` in: from now, or with what came before (``history``; as far back as the steward can read,
    and as later members may).
    """
    giver = _require_steward(state, steward)
    if state.member(user):
        raise NotAllowed(
            CodedText(
                "member-room-already",
                "%(user)s is a member of room %(room)s already",
                user=user,
                room=state.room,
            )
        )
    since = max(giver.since, state.floor) if history else state.head.sequence + 1
    joined = Member(user, public, as_steward, since, side)
    made = _new_epoch(state, steward, Members("added", user, (*state.members, joined), state.floor), at)
    if not history:
        return made
    earlier = tuple(
        seal_room_key(state.case, state.room, epoch, key, user, public, steward)
        for epoch, key in sorted(keyring.items())
        if _start(state, epoch) >= since
    )
    return msgspec.structs.replace(made, sealed_keys=made.sealed_keys + earlier)


def remove_member(state: RoomState, keyring: Keyring, steward: Identity, user: str, at: str) -> NewEpoch:
    """End ``user``'s membership: nothing written from here on can be opened with the keys that ``user``
    holds.
    """
    _require_steward(state, steward)
    left = tuple(member for member in state.members if member.user != user)
    if len(left) == len(state.members):
        raise NotAllowed(
            CodedText(
                "not-member-room-2", "%(user)s is not a member of room %(room)s", user=user, room=state.room
            )
        )
    if not any(member.steward for member in left):
        raise NotAllowed(
            CodedText(
                "room-would-left-without", "room %(room)s would be left without a steward", room=state.room
            )
        )
    return _new_epoch(state, steward, Members("removed", user, left, state.floor), at)


def renew_room(
    state: RoomState,
    keyring: Keyring,
    steward: Identity,
    at: str,
    *,
    user: str = "",
    public: PublicKeys | None = None,
    epochs: Collection[int] = (),
    closing: bool = False,
) -> NewEpoch:
    """A new key with the same members; with ``user`` and ``public``, that member's new public keys from here
    on.

    What was written before stays sealed to that member's old keys; the room keys of ``epochs``, those that
    the member held, are sealed to the new ones. A steward may enter new keys of their own, by the old ones.
    ``closing``: whoever becomes a member later is given nothing that was written before, by no steward.
    """
    _require_steward(state, steward)
    floor = state.head.sequence + 1 if closing else state.floor
    if public is None:
        return _new_epoch(state, steward, Members("renewed", steward.user, state.members, floor), at)
    member = state.member(user)
    if member is None:
        raise NotAllowed(
            CodedText(
                "not-member-room-2", "%(user)s is not a member of room %(room)s", user=user, room=state.room
            )
        )
    past = [epoch for epoch in sorted(epochs) if _start(state, epoch) < member.since]
    if past:
        raise NotAllowed(
            CodedText(
                "reads-room-from-entry",
                "%(user)s reads room %(room)s from entry %(since)s on and is not given the key of epoch "
                "%(past)s",
                user=user,
                room=state.room,
                since=member.since,
                past=past[0],
            )
        )
    after = tuple(
        msgspec.structs.replace(member, public=public) if member.user == user else member
        for member in state.members
    )
    made = _new_epoch(state, steward, Members("renewed", user, after, floor), at)
    again = tuple(
        seal_room_key(state.case, state.room, epoch, keyring[epoch], user, public, steward)
        for epoch in sorted(epochs)
    )
    return msgspec.structs.replace(made, sealed_keys=made.sealed_keys + again)


def seal_entry(
    state: RoomState, keyring: Keyring, author: Identity, kind: str, body: bytes, at: str
) -> tuple[SealedEntry, RoomState]:
    """Write the room's next entry; gives it, and the room afterwards."""
    if state.shut >= 0:
        raise NoKey(
            CodedText(
                "room-no-key-hand",
                "room %(room)s: no key at hand for epoch %(epoch)s",
                room=state.room,
                epoch=state.epoch,
            )
        )
    member = state.member(author.user)
    if member is None or member.public != author.public:
        raise NotAllowed(
            CodedText(
                "not-member-room-these",
                "%(user)s is not a member of room %(room)s with these keys",
                user=author.user,
                room=state.room,
            )
        )
    if kind == MEMBERS_KIND:
        raise NotAllowed(
            CodedText("members-change-through-functions", "members change through the functions for it")
        )
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
    directory: Directory | None = None,
    reader: str = "",
    givers: Mapping[int, str] | None = None,
) -> tuple[RoomState, tuple[OpenedEntry, ...]]:
    """Verify entries and open those whose key is at hand; gives the room afterwards and the opened entries.

    ``start`` is where an earlier call ended. ``anchors`` are heads seen before (printed on a sheet, kept
    elsewhere): a chain that does not lead through them was cut or written anew. ``directory`` has public keys
    known from elsewhere, which the room's must equal. With ``reader``, a key of a time that the room does not
    let that member read is a fault; with ``givers`` (epoch to who signed the grant of its key), a key that no
    steward of the room gave. Raises :class:`Tampered` at the first fault.
    """
    state = start or RoomState(case, room, 0, first_head(case, room), ())
    held = _Held(reader, givers or {})
    held.see(state)
    opened, seen = [], {state.head.sequence: state.head.hash}
    for entry in entries:
        fault = link_fault(state.room, state.head, state.epoch, entry)
        if fault:
            raise Tampered(fault)
        started = entry.epoch > state.epoch
        if entry.epoch in keyring:
            state, one = _open(state, entry, keyring[entry.epoch], directory or {})
            opened.append(one)
            if started:
                held.begin(state, entry.sequence, one.author)
        else:
            state = _moved(state, entry, shut=state.shut if state.shut >= 0 else entry.sequence)
        seen[entry.sequence] = state.head.hash
    fault = anchor_fault(room, min(seen), seen, anchors) or held.fault(room)
    if fault:
        raise Tampered(fault)
    return state, tuple(opened)


class _Held:
    """Which of the keys in use nobody has yet been found to have had the right to give, or to hold."""

    def __init__(self, reader: str, givers: Mapping[int, str]) -> None:
        self._reader, self._givers = reader, givers
        self._given: dict[int, str] = {}
        self._past: set[int] = set()

    def begin(self, state: RoomState, sequence: int, steward: str) -> None:
        """An epoch begins with ``sequence``, by a ``steward``. Its key may have been given later, by a
        steward of that time, to one who came then.
        """
        if self._givers.get(state.epoch, steward) != steward:
            self._given[sequence] = self._givers[state.epoch]
        if self._reader and state.member(self._reader) is None:
            self._past.add(sequence)
        self.see(state)

    def see(self, state: RoomState) -> None:
        """Take note of the members at a time."""
        stewards = {member.user for member in state.members if member.steward}
        self._given = {at: giver for at, giver in self._given.items() if giver not in stewards}
        mine = state.member(self._reader)
        if mine is not None:
            self._past = {at for at in self._past if at < mine.since}

    def fault(self, room: str) -> Fault | None:
        """The first key that should not be at hand, or None."""
        for at, giver in sorted(self._given.items()):
            return Fault(
                room,
                at,
                CodedText(
                    "key-its-epoch-was",
                    "the key of its epoch was given by %(giver)s, who was no steward of the room",
                    giver=giver,
                ),
            )
        for at in sorted(self._past):
            return Fault(
                room,
                at,
                CodedText(
                    "has-key-its-epoch",
                    "%(reader)s has the key of its epoch, but the room does not let them read it",
                    reader=self._reader,
                ),
            )
        return None


def _moved(state: RoomState, entry: SealedEntry, **fields: object) -> RoomState:
    """The room after an entry, as far as its clear fields say."""
    starts = (*state.starts, entry.sequence) if entry.epoch > state.epoch else state.starts
    after = RoomState(
        state.case,
        state.room,
        entry.epoch,
        head_after(state.case, entry),
        state.members,
        starts,
        state.floor,
        -1,
    )
    return msgspec.structs.replace(after, **fields)


def _open(
    state: RoomState, entry: SealedEntry, key: bytes, directory: Directory
) -> tuple[RoomState, OpenedEntry]:
    inside = open_inside(state.case, entry, key)

    def fault(what: str) -> Tampered:
        return Tampered(Fault(entry.room, entry.sequence, what))

    changing = inside.kind == MEMBERS_KIND
    if changing != (entry.epoch > state.epoch) or (state.shut >= 0 and not changing):
        raise fault(
            CodedText("new-epoch-change-members", "a new epoch and a change of members have to come together")
        )
    after, known = _moved(state, entry), state.members
    if changing:
        said = _change_in(inside, fault)
        what = change_fault(MembershipChange(state, inside.author, entry.sequence, said))
        if what:
            raise fault(what)
        for member in said.members:
            if member.public not in (known_keys(directory, member.user) or (member.public,)):
                raise fault(
                    CodedText(
                        "keys-gives-not-those",
                        "the keys that it gives for %(user)s are not those known",
                        user=member.user,
                    )
                )
        known = known or said.members
        after = _moved(state, entry, members=said.members, floor=said.floor)
    author = next((member for member in known if member.user == inside.author), None)
    if author is None:
        raise fault(
            CodedText("not-member-room", "%(author)s is not a member of the room", author=inside.author)
        )
    check_signature(state.case, entry, key, author.user, author.public)
    return after, OpenedEntry(entry.sequence, entry.epoch, inside.author, inside.at, inside.kind, inside.body)


def _change_in(inside: Inside, fault: Callable[[str], Tampered]) -> Members:
    try:
        return msgspec.msgpack.decode(inside.body, type=Members)
    except msgspec.MsgspecError:
        raise fault(
            CodedText("change-members-cannot-read", "the change of members in it cannot be read")
        ) from None


def _start(state: RoomState, epoch: int) -> int:
    """The first entry of an epoch; of one that the room never had, before all."""
    return state.starts[epoch - 1] if 0 < epoch <= len(state.starts) else -1


def _new_epoch(state: RoomState, by: Identity, change: Members, at: str) -> NewEpoch:
    key, epoch = new_key(), state.epoch + 1
    inside = Inside(by.user, at, MEMBERS_KIND, msgspec.msgpack.encode(change))
    entry = seal_inside(state.case, state.room, state.head, epoch, key, by, inside)
    sealed = tuple(
        seal_room_key(state.case, state.room, epoch, key, member.user, member.public, by)
        for member in change.members
    )
    after = _moved(state, entry, members=change.members, floor=change.floor)
    return NewEpoch(entry, sealed, key, after)


def _require_steward(state: RoomState, who: Identity) -> Member:
    if state.shut >= 0:
        raise NotAllowed(
            CodedText(
                "room-went-under-key",
                "room %(room)s went on under a key that %(user)s does not hold",
                room=state.room,
                user=who.user,
            )
        )
    member = state.member(who.user)
    if member is None or member.public != who.public or not member.steward:
        raise NotAllowed(
            CodedText(
                "not-steward-room",
                "%(user)s is not a steward of room %(room)s",
                user=who.user,
                room=state.room,
            )
        )
    return member
