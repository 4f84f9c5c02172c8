"""A fictional case (the Lake Sarn talks): who is in which room, and a world of rooms to write in."""

from __future__ import annotations

from dataclasses import dataclass, field

from goodoffices.talks import (
    Act,
    MediatorView,
    Placed,
    Provenance,
    RoomEntry,
    RoomView,
    acts,
    compose,
    fold,
    write,
)
from goodoffices.talks.acts import RoomSort

ROOMS: dict[str, tuple[RoomSort, tuple[str, ...], tuple[str, ...]]] = {
    "front": ("delegation-mediators", ("front",), ("moreau", "salim", "haddo")),
    "republic": ("delegation-mediators", ("republic",), ("moreau", "adeyemi", "orr")),
    "front-alone": ("delegation", ("front",), ("salim", "haddo")),
    "republic-alone": ("delegation", ("republic",), ("orr", "tal")),
    "mediators": ("mediators", (), ("moreau", "adeyemi")),
    "moreau-own": ("mediators", (), ("moreau",)),
    "all": ("all", ("front", "republic"), ("moreau", "adeyemi", "salim", "haddo", "orr", "tal")),
}
"""Room to sort, parties and members. Moreau sees both sides; Adeyemi the Republic alone."""

MEDIATORS = ("moreau", "adeyemi")
PEOPLE = ("moreau", "adeyemi", "salim", "haddo", "orr", "tal")
PARTY = {"salim": "front", "haddo": "front", "orr": "republic", "tal": "republic"}


def members_entry(room: str, since: dict[str, int] | None = None, sequence: int = 0) -> RoomEntry:
    """The vault's entry about a room's members, as the talks read it."""
    _, _, people = ROOMS[room]
    stewards = tuple(one for one in people if one in MEDIATORS) or people[:1]
    act = acts.MembersChanged(
        change="founded",
        who=stewards[0],
        since=since or dict.fromkeys(people, 0),
        stewards=stewards,
        sides={one: PARTY[one] for one in people if one in PARTY},
    )
    return RoomEntry(sequence, Provenance(stewards[0], f"members/{sequence}", "2031-05-04T08:00:00Z"), act)


def opened(room: str, *, default: str = "closed", second: bool = False) -> list[RoomEntry]:
    """A room's first two entries."""
    sort, parties, _ = ROOMS[room]
    first = members_entry(room)
    named = acts.RoomNamed(
        title=f"the {room} room", sort=sort, parties=parties, default=default, second_release=second
    )  # type: ignore[arg-type]
    return [
        first,
        RoomEntry(1, Provenance(first.hand.author, f"named/{room}", "2031-05-04T08:01:00Z"), named),
    ]


@dataclass
class World:
    """All rooms of a case, written to one entry after another."""

    default: str = "closed"
    second: bool = False
    entries: dict[str, list[RoomEntry]] = field(default_factory=dict)
    views: dict[str, RoomView] = field(default_factory=dict)
    minute: int = 0

    def __post_init__(self) -> None:
        for room in ROOMS:
            self.entries[room] = opened(
                room, default=self.default, second=self.second and room == "mediators"
            )
            self.views[room] = fold(room, self.entries[room])

    def hand(self, author: str) -> Provenance:
        """The next form that ``author`` submits."""
        self.minute += 1
        return Provenance(
            author, f"form-{self.minute}", f"2031-05-04T{9 + self.minute // 60:02}:{self.minute % 60:02}:00Z"
        )

    def put(self, placed: Placed) -> int:
        """Store an entry; gives its sequence."""
        view = self.views[placed.room]
        entry = RoomEntry(view.head + 1, placed.hand, placed.act)
        self.entries[placed.room].append(entry)
        self.views[placed.room] = fold(placed.room, [entry], view)
        return entry.sequence

    def write(self, room: str, author: str, act: Act) -> int:
        """Write an entry that has an effect; gives its sequence."""
        return self.put(write(self.views[room], act, self.hand(author)))

    def force(self, room: str, author: str, act: Act) -> str:
        """Store an entry whatever it is; gives why it is void."""
        sequence = self.put(Placed(room, self.hand(author), act))
        return str(self.views[room].items[sequence].invalid or "")

    def sees(self, viewer: str) -> MediatorView:
        """What ``viewer`` sees, out of all rooms that there are."""
        return compose(self.views, viewer)
