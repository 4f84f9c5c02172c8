"""A formal model of a room's keys: every history of a few moves, by the honest, by a false steward, and by
one who can write into the store.

Each move is made with the vault's own seals and signatures; each reader then reads what is stored as the
program reads it. What has to hold is asked of the truth, which the model keeps beside: who really wrote what,
who really knows which key, who was let in by whom and from when.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import msgspec

from goodoffices.vault import (
    MEMBERS_KIND,
    Head,
    Identity,
    Member,
    Members,
    NewEpoch,
    RoomState,
    SealedEntry,
    SealedKey,
    VaultError,
    add_member,
    follow,
    found_room,
    head_after,
    new_identity,
    open_room_key,
    remove_member,
    renew_room,
    seal_entry,
    seal_room_key,
)
from goodoffices.vault.entries import Inside, seal_inside

CASE, ROOM, AT = "lake-sarn", "r1", "2031-05-04T14:10:00Z"
PEOPLE = {name: new_identity(name) for name in ("moreau", "salim", "adeyemi", "orr")}
"""Moreau founds the room with Salim; Adeyemi may come later; Orr never does, but is known to all and can
write into the store.
"""
KNOWN = {name: one.public for name, one in PEOPLE.items()}
HONEST = ("moreau", "salim", "adeyemi")
FRESH = PEOPLE["moreau"].renewed()
"""The new keys that Moreau may make; a thief has the old ones."""


@dataclass
class World:
    """What is stored, and what is true."""

    entries: list[SealedEntry] = field(default_factory=list)
    grants: dict[tuple[int, str], SealedKey] = field(default_factory=dict)
    rings: dict[str, dict[int, bytes]] = field(default_factory=dict)
    state: RoomState | None = None
    """The room as its honest steward knows it; None once its own program refuses to go on."""
    moreau: Identity = PEOPLE["moreau"]
    """Moreau's keys as they are."""
    unaware: frozenset[str] = frozenset()
    """Who had left when Moreau got new keys, and so knows the old ones alone: SECURITY.md says what holds for
    them.
    """
    wrote: dict[bytes, str] = field(default_factory=dict)
    """The nonce of an entry to who really wrote it."""
    knows: dict[bytes, set[str]] = field(default_factory=dict)
    let_in: dict[str, int] = field(default_factory=dict)
    """Everybody that a steward let in, and from which entry on."""

    def copy(self) -> World:
        return World(
            list(self.entries),
            dict(self.grants),
            {who: dict(ring) for who, ring in self.rings.items()},
            self.state,
            self.moreau,
            self.unaware,
            dict(self.wrote),
            {key: set(who) for key, who in self.knows.items()},
            dict(self.let_in),
        )

    def put(self, entry: SealedEntry, author: str) -> None:
        self.entries.append(entry)
        self.wrote[entry.nonce] = author

    def grant(self, key: SealedKey, value: bytes) -> None:
        self.grants[key.epoch, key.recipient] = key
        self.knows.setdefault(value, set()).add(key.recipient)

    def take(self, made: NewEpoch, by: str) -> None:
        """An honest change of members."""
        self.put(made.entry, by)
        ring = self.rings.setdefault(by, {})
        ring[made.state.epoch] = made.key
        self.knows.setdefault(made.key, set()).add(by)
        for key in made.sealed_keys:
            self.grant(key, ring[key.epoch])
        self.state = made.state
        for member in made.state.members:
            self.let_in.setdefault(member.user, member.since)

    @property
    def head(self) -> Head:
        return head_after(CASE, self.entries[-1])

    @property
    def epoch(self) -> int:
        return self.entries[-1].epoch


def founded() -> World:
    """Moreau and Salim, and one word."""
    world = World()
    world.take(found_room(CASE, ROOM, PEOPLE["moreau"], {"salim": KNOWN["salim"]}, AT), "moreau")
    say(world)
    return world


def read(world: World, who: str) -> tuple[RoomState, list[tuple[SealedEntry, str]]]:
    """A room as ``who``'s program reads it: the keys stored for them, then the chain. Raises VaultError."""
    ring, givers = {}, {}
    me = world.moreau if who == "moreau" else PEOPLE[who]
    known = {**KNOWN, who: tuple(one.public for one in me.every)}
    for (epoch, recipient), stored in world.grants.items():
        if recipient == who:
            given = open_room_key(CASE, stored, me, known)
            ring[epoch], givers[epoch] = given.key, given.giver
    # Only one's own keys are known for certain, as at the desk; whoever knows more refuses more.
    state, opened = follow(
        CASE, ROOM, world.entries, ring, directory={who: known[who]}, reader=who, givers=givers
    )
    mine = state.member(who)
    if mine is not None and mine.public in [one.public for one in me.former]:
        raise VaultError("as the desk refuses a room that still is under former keys")
    by_place = {entry.sequence: entry for entry in world.entries}
    return state, [(by_place[one.sequence], one.author) for one in opened]


def wrongs(world: World) -> Iterator[str]:
    """What must never be: in each reader's program that does not refuse the room."""
    for who in (one for one in HONEST if one not in world.unaware):
        try:
            state, opened = read(world, who)
        except VaultError:
            continue
        for entry, author in opened:
            if world.wrote[entry.nonce] != author:
                yield f"{who} reads a word of {world.wrote[entry.nonce]} as {author}’s"
            if who in world.let_in and entry.sequence < world.let_in[who]:
                yield f"{who}, a member from entry {world.let_in[who]} on, reads entry {entry.sequence}"
        names = [member.user for member in state.members]
        if len(set(names)) < len(names):
            yield f"{who} sees a member twice"
        if opened and not any(member.steward for member in state.members):
            yield f"{who} sees a room without a steward"
        if opened and state.shut < 0:
            yield from _next_word(world, who, state)


def _next_word(world: World, who: str, state: RoomState) -> Iterator[str]:
    """Who would read what ``who`` writes next."""
    stored = world.grants.get((state.epoch, who))
    if stored is None or state.member(who) is None:
        return
    me = world.moreau if who == "moreau" else PEOPLE[who]
    givers = {**KNOWN, "moreau": tuple(one.public for one in world.moreau.every)}
    key = open_room_key(CASE, stored, me, givers).key
    strangers = world.knows.get(key, set()) - set(world.let_in)
    if strangers:
        yield f"{strangers} would read the next word of {who}"


# What the honest do, as long as their own program goes on.


def say(world: World) -> None:
    if world.state is not None and world.state.member("moreau") is not None:
        ring = world.rings["moreau"]
        entry, world.state = seal_entry(world.state, ring, world.moreau, "said", b"x", AT)
        world.put(entry, "moreau")


def add_from_now(world: World) -> None:
    _change(world, lambda s, r, me: add_member(s, r, me, "adeyemi", KNOWN["adeyemi"], AT, history=False))


def add_with_past(world: World) -> None:
    _change(world, lambda s, r, me: add_member(s, r, me, "adeyemi", KNOWN["adeyemi"], AT, history=True))


def remove(world: World) -> None:
    _change(world, lambda s, r, me: remove_member(s, r, me, "salim", AT))


def bring_back(world: World) -> None:
    _change(world, lambda s, r, me: add_member(s, r, me, "salim", KNOWN["salim"], AT, history=False))


def renew(world: World) -> None:
    _change(world, lambda s, r, me: renew_room(s, r, me, AT))


def close(world: World) -> None:
    _change(world, lambda s, r, me: renew_room(s, r, me, AT, closing=True))


def new_keys(world: World) -> None:
    """Moreau's old keys sign, and go; from here on the model's thief has them."""
    if world.moreau is FRESH:
        return
    before = world.state
    _change(world, lambda s, r, me: renew_room(s, r, me, AT, user="moreau", public=FRESH.public))
    if world.state is not before:
        world.moreau = FRESH
        world.unaware = frozenset(
            who for who in world.let_in if world.state is None or world.state.member(who) is None
        )


def _change(world: World, make: Callable[[RoomState, dict[int, bytes], Identity], NewEpoch]) -> None:
    if world.state is None:
        return
    try:
        made = make(world.state, world.rings["moreau"], world.moreau)
    except VaultError:
        return
    world.take(made, "moreau")


# What one does who can write into the store and has no key of the room: Orr, and Salim once he was removed.


def _write(world: World, author: str, named: str, epoch: int, key: bytes, kind: str, body: bytes) -> None:
    inside = Inside(named, AT, kind, body)
    world.put(seal_inside(CASE, ROOM, world.head, epoch, key, PEOPLE[author], inside), author)
    world.state = None  # the honest steward's program refuses what it cannot open, and writes no more


def junk_here(world: World) -> None:
    _write(world, "orr", "moreau", world.epoch, b"j" * 32, "said", b"junk")


def junk_epoch(world: World) -> None:
    _write(world, "orr", "moreau", world.epoch + 1, b"j" * 32, "said", b"junk")


def take_over(author: str, change: str) -> Callable[[World], None]:
    """An epoch of one's own, with everybody in it and oneself as its steward; its key is granted to
    everybody.
    """

    def move(world: World) -> None:
        epoch, key = world.epoch + 1, f"{author} {world.epoch}".encode().ljust(32, b"k")
        now = world.head.sequence + 1
        others = [Member(name, KNOWN[name]) for name in ("moreau", "salim") if name != author]
        members = (Member(author, KNOWN[author], steward=True, since=now), *others)
        body = msgspec.msgpack.encode(Members(change, author, members))  # type: ignore[arg-type]
        _write(world, author, author, epoch, key, MEMBERS_KIND, body)
        world.knows.setdefault(key, set()).add(f"{author}, uninvited")
        for name in HONEST:
            world.grant(seal_room_key(CASE, ROOM, epoch, key, name, KNOWN[name], PEOPLE[author]), key)

    return move


def plant(world: World) -> None:
    """Grants of a key of one's own, in place of those of the last epoch."""
    key = b"p" * 32
    world.knows.setdefault(key, set()).add("orr, uninvited")
    for name in HONEST:
        made = seal_room_key(CASE, ROOM, world.epoch, key, name, KNOWN[name], PEOPLE["orr"])
        world.grant(made, key)


# What a false steward does: Moreau's keys, without Moreau's program.


def _false(world: World, change: Members, *, past_to: str = "") -> None:
    if world.state is None:
        return
    ring = world.rings["moreau"]
    key, epoch = f"false {world.epoch}".encode().ljust(32, b"f"), world.epoch + 1
    inside = Inside("moreau", AT, MEMBERS_KIND, msgspec.msgpack.encode(change))
    entry = seal_inside(CASE, ROOM, world.head, epoch, key, world.moreau, inside)
    world.put(entry, "moreau")
    for member in change.members:
        if member.user in KNOWN:
            world.let_in.setdefault(member.user, member.since)
            made = seal_room_key(CASE, ROOM, epoch, key, member.user, KNOWN[member.user], world.moreau)
            world.grant(made, key)
    if past_to:
        for old, value in ring.items():
            made = seal_room_key(CASE, ROOM, old, value, past_to, KNOWN[past_to], world.moreau)
            world.grant(made, value)
    ring[epoch] = key
    starts = (*world.state.starts, entry.sequence)
    world.state = RoomState(CASE, ROOM, epoch, head_after(CASE, entry), change.members, starts)


def twice_and_forge(world: World) -> None:
    """Salim is listed again with Moreau's keys, and Moreau writes as Salim."""
    if world.state is None or world.state.member("salim") is None:
        return
    again = Member("salim", KNOWN["moreau"])
    _false(world, Members("renewed", "salim", (again, *world.state.members)))
    _write(world, "moreau", "salim", world.epoch, world.rings["moreau"][world.epoch], "said", b"we accept")


def last_steward_goes(world: World) -> None:
    if world.state is not None:
        left = tuple(member for member in world.state.members if not member.steward)
        if left:
            _false(world, Members("removed", "moreau", left))


def past_from_now(world: World) -> None:
    """Adeyemi is let in from now, and the keys of before are put beside hers."""
    if world.state is not None and world.state.member("adeyemi") is None:
        now = world.head.sequence + 1
        joined = Member("adeyemi", KNOWN["adeyemi"], since=now)
        _false(world, Members("added", "adeyemi", (*world.state.members, joined)), past_to="adeyemi")


def earlier_since(world: World) -> None:
    """A member from now is said to be one from the first."""
    if world.state is None or world.state.member("adeyemi") is None:
        return
    after = tuple(
        msgspec.structs.replace(member, since=0) if member.user == "adeyemi" else member
        for member in world.state.members
    )
    _false(world, Members("renewed", "adeyemi", after), past_to="adeyemi")


# What a thief does who has Moreau's old keys and everything that those opened, once Moreau has new ones.


def thief_takes_over(change: str) -> Callable[[World], None]:
    """An epoch with the members as they were, signed by the old keys; its key is granted to everybody, and
    known to the thief.
    """

    def move(world: World) -> None:
        if world.moreau is not FRESH:
            return
        epoch, key = world.epoch + 1, f"thief {world.epoch}".encode().ljust(32, b"t")
        members = (Member("moreau", KNOWN["moreau"], steward=True), Member("salim", KNOWN["salim"]))
        body = msgspec.msgpack.encode(Members(change, "moreau", members))  # type: ignore[arg-type]
        _write(world, "moreau", "moreau", epoch, key, MEMBERS_KIND, body)
        world.wrote[world.entries[-1].nonce] = "thief"
        _thief_grants(world, epoch, key)

    return move


def thief_word(world: World) -> None:
    """A word under the last key that the old keys opened, and grants of a key of the thief's own in the place
    of the newest.
    """
    if world.moreau is not FRESH:
        return
    _thief_grants(world, world.epoch, b"w" * 32)
    _write(world, "moreau", "moreau", world.epoch, b"w" * 32, "said", b"we accept")
    world.wrote[world.entries[-1].nonce] = "thief"


def _thief_grants(world: World, epoch: int, key: bytes) -> None:
    world.knows.setdefault(key, set()).add("thief, uninvited")
    for name in HONEST:
        public = world.moreau.public if name == "moreau" else KNOWN[name]
        world.grant(seal_room_key(CASE, ROOM, epoch, key, name, public, PEOPLE["moreau"]), key)


Move = Callable[[World], None]
MOVES: tuple[Move, ...] = (
    say,
    add_from_now,
    add_with_past,
    remove,
    bring_back,
    renew,
    close,
    new_keys,
    junk_here,
    junk_epoch,
    take_over("orr", "added"),
    take_over("orr", "renewed"),
    take_over("orr", "founded"),
    take_over("salim", "renewed"),
    plant,
    twice_and_forge,
    last_steward_goes,
    past_from_now,
    earlier_since,
    thief_takes_over("renewed"),
    thief_takes_over("added"),
    thief_word,
)


def found_wrongs(most: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every wrong in every history of up to that many moves, with the moves. A move that does nothing ends
    its branch.
    """
    yield from _after(founded(), (), most)


def _after(world: World, moves: tuple[str, ...], most: int) -> Iterator[tuple[tuple[str, ...], str]]:
    for wrong in wrongs(world):
        yield moves, wrong
    if most == 0:
        return
    for move in MOVES:
        after = world.copy()
        move(after)
        if after != world:
            yield from _after(after, (*moves, move.__qualname__), most - 1)
