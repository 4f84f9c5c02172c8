"""What the fold of one room gives."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodoffices.case import Channel, Invitation
from goodoffices.talks import acts
from goodoffices.talks.acts import RoomSort
from goodoffices.talks.blocks import Blocks
from goodoffices.talks.disclosure import Disclosure, Proxy
from goodoffices.talks.kinds import Act, Provenance
from goodoffices.talks.reasons import Reason
from goodoffices.talks.threads import Process

VERSION = "10"
"""Version of the reducer: a snapshot made by another is thrown away."""


class Level(msgspec.Struct, frozen=True, gc=False):
    """From ``since`` on (a sequence of the room) the entry may travel this far."""

    since: int
    level: Disclosure


class EntryState(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One entry as it stands now.

    ``party`` is the side that it is of, empty for mediators; ``person`` who said it. ``words`` are those that
    hold after corrections. ``levels`` is empty for what cannot travel. ``invalid`` says why an entry has no
    effect, where it has none.
    """

    sequence: int
    hand: Provenance
    act: Act
    party: str = ""
    person: str = ""
    words: str = ""
    levels: tuple[Level, ...] = ()
    corrected: tuple[int, ...] = ()
    answers: tuple[int, ...] = ()
    received: tuple[str, ...] = ()
    taken_back: int | None = None
    replaced_by: int | None = None
    invalid: Reason | None = None

    @property
    def proxy(self) -> Proxy | None:
        """For whom it was recorded, if it was."""
        return getattr(self.act, "proxy", None)

    @property
    def said_at(self) -> str:
        """When it was said: by proxy, when it was told; else when it was written (ISO 8601)."""
        return self.proxy.when if self.proxy and self.proxy.when else self.hand.at

    @property
    def level(self) -> Disclosure:
        """How far it may travel now."""
        if self.invalid or self.taken_back is not None or not self.levels:
            return "closed"
        return self.levels[-1].level

    def level_at(self, seen: int) -> Disclosure:
        """How far it could travel when its room had grown to ``seen``."""
        if self.invalid or (self.taken_back is not None and self.taken_back <= seen):
            return "closed"
        return next((one.level for one in reversed(self.levels) if one.since <= seen), "closed")


def is_put_anew(first: EntryState, later: EntryState) -> bool:
    """Whether ``later`` says the words of ``first`` in its place: recorded in haste, put on its issue then.
    The words travel from there.
    """
    act, before = later.act, first.act
    if not isinstance(act, acts.PositionTaken) or first.replaced_by != later.sequence or not first.words:
        return False
    same = not isinstance(before, acts.PositionTaken) or before.stance == act.stance
    return same and first.words == act.words


class RoomItems(Blocks[EntryState]):
    """A room's entries by sequence."""

    @staticmethod
    def act_of(value: EntryState) -> Act:
        """The entry's act."""
        return value.act


class Threads(Blocks[Process]):
    """What was begun in a room, by the sequence of its first entry."""

    @staticmethod
    def act_of(value: Process) -> Act:
        """The act that began it."""
        return value.begun


class RoomIssue(msgspec.Struct, frozen=True):
    """An issue as this room calls it; ``options`` has letter to name."""

    label: int
    name: str
    options: dict[str, str]
    sequence: int


class Claim(msgspec.Struct, frozen=True, omit_defaults=True):
    """One word about a side's standing: an invitation's answer or a channel, and who claims it."""

    sequence: int
    hand: Provenance
    party: str
    value: Invitation | Channel
    words: str = ""
    claimed_by: str = ""


class RoomView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A room as its entries make it. ``head`` is the last entry's sequence. Dictionaries are never changed
    once made.

    ``first`` is the first entry that the reader can open, -1 before there is any; ``asking`` has the
    sequences of the questions to which nobody has answered; ``forms`` the marks of the forms that were sent
    (:mod:`goodoffices.talks.forms`).
    """

    room: str
    head: int = -1
    title: str = ""
    sort: RoomSort | None = None
    parties: tuple[str, ...] = ()
    default: Disclosure = "closed"
    second_release: bool = False
    members: dict[str, int] = {}
    stewards: tuple[str, ...] = ()
    sides: dict[str, str] = {}
    first: int = -1
    items: RoomItems = RoomItems()
    asking: tuple[int, ...] = ()
    forms: bytes = b""
    issues: dict[int, RoomIssue] = {}
    threads: Threads = Threads()
    invitations: tuple[Claim, ...] = ()
    channels: tuple[Claim, ...] = ()

    def can_open(self, user: str, sequence: int) -> bool:
        """Whether ``user`` is a member now and can open that entry."""
        return user in self.members and self.members[user] <= sequence

    def threads_of(self, kind: type[Act]) -> tuple[Process, ...]:
        """Everything begun of one kind, in order."""
        return tuple(self.threads.of(kind))

    def changes_of(self, entry: int) -> Iterator[acts.FileChanged]:
        """What was changed in an attached file since, in order."""
        for item in self.items.of(acts.FileChanged, since=entry):
            if isinstance(item.act, acts.FileChanged) and item.act.entry == entry and not item.invalid:
                yield item.act

    def is_put_anew(self, item: EntryState) -> bool:
        """Whether the words of an entry stand in a later one in its place, on their issue."""
        later = self.items.get(item.replaced_by) if item.replaced_by is not None else None
        return later is not None and is_put_anew(item, later)

    def positions(self) -> Iterator[EntryState]:
        """Positions that hold: neither invalid, nor taken back, nor replaced."""
        for item in self.items.of(acts.PositionTaken):
            if not item.invalid and item.taken_back is None and item.replaced_by is None:
                yield item

    def open_questions(self) -> Iterator[EntryState]:
        """Questions, and relays that ask, to which nobody has answered."""
        return (self.items[sequence] for sequence in self.asking)


def asks(item: EntryState) -> bool:
    """Whether an entry asks something to which nobody has answered."""
    act = item.act
    question = isinstance(act, (acts.Asked, acts.AskedBack)) or (isinstance(act, acts.Relayed) and act.asks)
    return question and not item.answers and not item.invalid and item.taken_back is None
