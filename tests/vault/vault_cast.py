"""A small cast with cheap passphrases, and the room in which they talk."""

from __future__ import annotations

from dataclasses import dataclass, field

from goodoffices.vault import (
    Identity,
    NewEpoch,
    PassphraseCost,
    PublicKeys,
    RoomState,
    SealedEntry,
    SealedKey,
    found_room,
    seal_entry,
)

CHEAP = PassphraseCost(memory=8192, passes=1)
AT = "2031-05-04T14:10:00Z"


@dataclass
class Talk:
    """A room as its first mediator holds it."""

    state: RoomState
    ring: dict[int, bytes]
    entries: list[SealedEntry]
    keys: list[SealedKey]
    people: dict[str, Identity]
    texts: list[bytes] = field(default_factory=list)

    def take(self, made: NewEpoch) -> None:
        """Store a change of members."""
        self.state = made.state
        self.ring[made.state.epoch] = made.key
        self.entries.append(made.entry)
        self.keys.extend(made.sealed_keys)

    def say(self, who: str, text: bytes) -> SealedEntry:
        """Write an entry."""
        entry, self.state = seal_entry(self.state, self.ring, self.people[who], "said", text, AT)
        self.entries.append(entry)
        self.texts.append(text)
        return entry

    @property
    def directory(self) -> dict[str, PublicKeys]:
        """Everybody's public keys."""
        return {name: one.public for name, one in self.people.items()}


def start_talk(people: dict[str, Identity], room: str = "r1", case: str = "lake-sarn") -> Talk:
    """A room of Moreau and Salim."""
    made = found_room(case, room, people["moreau"], {"salim": people["salim"].public}, AT)
    talk = Talk(made.state, {}, [], [], people)
    talk.take(made)
    return talk
