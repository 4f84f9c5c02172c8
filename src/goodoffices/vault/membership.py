"""Who the members of a room are, and the rules that every change of them has to keep.

A change is judged by the members as they were last known. Where entries in between could not be opened (an
epoch of which no key is at hand), the stewards known before stay the judges: otherwise anybody who can write
into the store could put an epoch between that nobody opens, and name themselves afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from goodoffices.language import CodedText
from goodoffices.vault.entries import Head
from goodoffices.vault.identity import PublicKeys


class Member(msgspec.Struct, frozen=True):
    """A holder of the room's key. ``since`` is the first entry that the member can open; a ``steward`` may
    change the members.

    ``side`` is whom the member speaks for, in words of whoever keeps the room; empty for nobody's side. The
    vault only sees that it is signed.
    """

    user: str
    public: PublicKeys
    steward: bool = False
    since: int = 0
    side: str = ""


class Members(msgspec.Struct, frozen=True, omit_defaults=True):
    """A change of members: what happened to ``who``, and all members afterwards.

    ``floor``, where it is set, is the first entry that later members may be given.
    """

    change: Literal["founded", "added", "removed", "renewed"]
    who: str
    members: tuple[Member, ...]
    floor: int = 0


class RoomState(msgspec.Struct, frozen=True):
    """What has to be known to write a room's next entry.

    ``members`` are those last known, empty while none of the room's entries could be opened; ``starts`` has
    the first entry of each epoch. ``shut`` is the first of the entries at the end that could not be opened,
    -1 where all could: nothing can be written into a room that is shut.
    """

    case: str
    room: str
    epoch: int
    head: Head
    members: tuple[Member, ...]
    starts: tuple[int, ...] = ()
    floor: int = 0
    shut: int = -1

    def member(self, user: str) -> Member | None:
        """The member of that name, or None."""
        return next((member for member in self.members if member.user == user), None)


class MembershipChange(msgspec.Struct, frozen=True):
    """A change of members as it stands in entry ``sequence``, written by ``author`` after ``state``."""

    state: RoomState
    author: str
    sequence: int
    said: Members

    @property
    def judge(self) -> Member | None:
        """The author, as the members last known have them; of a room that begins here for its reader, as it
        says itself.
        """
        known = self.state.members or self.said.members
        return next((member for member in known if member.user == self.author), None)


Rule = Callable[[MembershipChange], str | None]
"""What is wrong with a change, or None."""


def founded_once(change: MembershipChange) -> str | None:
    """A room is founded by its first entry, by a member, and by no other entry."""
    founding = change.said.change == "founded"
    if founding != (change.state.head.sequence < 0) or (founding and change.said.who != change.author):
        return CodedText("room-founded-its-first", "a room is founded by its first entry and by no other")
    return None


def each_once(change: MembershipChange) -> str | None:
    """Members are unique, in name and keys. Listed twice, one could be given the keys of whoever listed
    them.
    """
    members = change.said.members
    for of in (
        (one.user for one in members),
        (one.public.sign for one in members),
        (one.public.box for one in members),
    ):
        values = list(of)
        if len(set(values)) < len(values):
            return CodedText("lists-member-or-member", "it lists a member, or a member's keys, twice")
    return None


def a_steward_stays(change: MembershipChange) -> str | None:
    """Without a steward nobody could ever change the members again."""
    return (
        None
        if any(member.steward for member in change.said.members)
        else CodedText("leaves-room-without-steward", "it leaves the room without a steward")
    )


def by_a_steward(change: MembershipChange) -> str | None:
    """Only a steward changes the members."""
    judge = change.judge
    if judge is None:
        return CodedText("not-member-room", "%(author)s is not a member of the room", author=change.author)
    if not judge.steward:
        return CodedText(
            "not-steward-may-not",
            "%(author)s is not a steward and may not change the members",
            author=change.author,
        )
    return None


def as_it_says(change: MembershipChange) -> str | None:
    """Where the members before are known, nothing else changed but what it says."""
    state, said = change.state, change.said
    if not state.members or state.shut >= 0:
        return None
    before = {member.user: member for member in state.members}
    after = {member.user: member for member in said.members}
    touched = {user for user in before.keys() | after.keys() if before.get(user) != after.get(user)}
    right = {
        "added": said.who not in before and said.who in after,
        "removed": said.who in before and said.who not in after,
        "renewed": said.who in before and said.who in after,
        "founded": True,
    }[said.change]
    if not right or not touched <= {said.who}:
        return CodedText(
            "says-was-but-members",
            "it says that %(who)s was %(change)s, but the members changed otherwise",
            who=said.who,
            change=said.change,
        )
    if said.change == "renewed" and touched:
        with_old = msgspec.structs.replace(after[said.who], public=before[said.who].public)
        if with_old != before[said.who]:
            return CodedText(
                "says-has-new-keys", "it says that %(who)s has new keys, but more was changed", who=said.who
            )
    return None


def since_holds(change: MembershipChange) -> str | None:
    """A member reads from now, or as far back as who let them in; nobody who comes later reads what was
    closed to later members.
    """
    state, said, now = change.state, change.said, change.sequence
    if said.floor != state.floor and said.floor != now and (state.members or said.floor > now):
        return CodedText("closes-what-came-before", "it closes what came before, but not from here")
    if said.change == "founded" and any(member.since for member in said.members):
        return CodedText("who-room-from-its", "who is in a room from its first entry can open that")
    if any(member.since > now for member in said.members):
        return CodedText("names-member-who-could", "it names a member who could open nothing yet")
    joined = next((member for member in said.members if member.user == said.who), None)
    if said.change != "added" or joined is None or change.judge is None:
        return None
    if joined.since not in (now, max(change.judge.since, said.floor)):
        return CodedText(
            "reads-neither-from-now",
            "%(who)s reads neither from now nor what %(author)s can read",
            who=said.who,
            author=change.author,
        )
    return None


RULES: tuple[Rule, ...] = (founded_once, by_a_steward, each_once, a_steward_stays, as_it_says, since_holds)
"""Every rule of a change, in the order in which they are asked."""


def change_fault(change: MembershipChange) -> str | None:
    """The first thing that is wrong with a change, or None."""
    return next((what for rule in RULES if (what := rule(change))), None)
