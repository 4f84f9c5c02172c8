"""A case in memory that actions write into and views read: rooms folded as everywhere, no seals and no
database, so that thousands of histories can be played.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goodoffices.case import Case
from goodoffices.case.files import case_to_json
from goodoffices.desk.issues import outline_of
from goodoffices.desk.open_case import OpenCase, ParsedFiles
from goodoffices.record import Record
from goodoffices.talks import (
    Act,
    Placed,
    Provenance,
    RoomEntry,
    RoomView,
    acts,
    encode_entry,
    fold,
    write,
)
from goodoffices.vault import Head, SealedFile

STARTED = "2031-05-01T08:00:00Z"


class MemoryCase(OpenCase):
    """A case of some sides: the mediators' room ``home`` and a room of each side, called by its id.

    ``delegates`` are, by side, people of it who are members of its room and write there themselves.
    """

    def __init__(
        self,
        file: Case,
        user: str = "mediator",
        delegates: dict[str, str] | None = None,
        colleagues: dict[str, tuple[str, ...]] | None = None,
        second_release: bool = False,
    ) -> None:
        self.parsed, self._user = ParsedFiles(), user
        self.delegates = delegates or {}
        self.room_ids = ["home", *(party.id for party in file.parties)]
        self.views: dict[str, RoomView] = {}  # type: ignore[assignment]
        self.stored: dict[str, list[tuple[str, bytes]]] = {room: [] for room in self.room_ids}
        self.read_as(file)
        for room in self.room_ids:
            parties = () if room == "home" else (room,)
            others = [name for name, rooms in (colleagues or {}).items() if room in rooms]
            people = [user, *others, *([self.delegates[room]] if room in self.delegates else [])]
            members = acts.MembersChanged(
                change="founded",
                who=user,
                since=dict.fromkeys(people, 0),
                stewards=(user,),
                sides=dict.fromkeys(people[1 + len(others) :], room),
            )
            sort: Any = "mediators" if room == "home" else "delegation-mediators"
            second = second_release and room == "home"
            named = acts.RoomNamed(title=room, sort=sort, parties=parties, second_release=second)
            hands = [Provenance(user, f"{room}/{number}", STARTED) for number in range(2)]
            entries = [RoomEntry(0, hands[0], members), RoomEntry(1, hands[1], named)]
            self.views[room] = fold(room, entries)

    def read_as(self, file: Case) -> None:
        """Make this the case file."""
        self.__dict__["file"] = self.__dict__["public"] = file
        self.__dict__["record"] = Record()
        self.__dict__["outline"] = outline_of(case_to_json(file).encode())

    def seen_by(self, user: str) -> MemoryCase:
        """The same case as another mediator has it: who opens the rooms of which they are a member."""
        twin = object.__new__(MemoryCase)
        twin.__dict__.update(self.__dict__)
        twin._user = user
        for name in ("together", "confided", "party_labels"):
            twin.__dict__.pop(name, None)
        twin.room_ids = [room for room in self.room_ids if user in self.views[room].members]
        return twin

    def copy(self) -> MemoryCase:
        """The same again, to go on in another way."""
        twin = object.__new__(MemoryCase)
        twin.__dict__.update(self.__dict__)
        twin.views, twin.room_ids = dict(self.views), list(self.room_ids)  # type: ignore[assignment]
        twin.stored = {room: list(one) for room, one in self.stored.items()}
        for name in ("together", "confided", "party_labels"):
            twin.__dict__.pop(name, None)
        return twin

    def forget(self, room: str) -> None:
        """The case file stays as the test gave it."""
        for name in ("together", "confided"):
            self.__dict__.pop(name, None)

    @property
    def id(self) -> str:
        return "memory"

    @property
    def user(self) -> str:
        return self._user

    @property
    def home(self) -> str:
        return "home"

    @property
    def title(self) -> str:
        return str(self.__dict__["file"].title)

    def view(self, room: str) -> RoomView:
        return self.views[room]

    def readable(self) -> dict[str, RoomView]:
        return {room: view for room, view in self.views.items() if room in self.room_ids}

    def note(self, problem: Any, room: str = "") -> None:
        raise AssertionError(problem)

    def state(self, room: str) -> Any:
        return type("State", (), {"head": Head(self.views[room].head, b"\0" * 32)})

    def open(self, file: SealedFile) -> Iterator[bytes]:
        raise AssertionError("no files here")

    def read(self, file: SealedFile) -> bytes:
        raise AssertionError("no files here")


class MemoryWriter:
    """What one person's act writes, at a time that the test chooses."""

    def __init__(self, case: MemoryCase, at: str, user: str = "") -> None:
        self.case, self.at, self._user = case, at, user or case.user
        self._count = 0

    def hand(self, room: str) -> Provenance:
        self._count += 1
        return Provenance(self._user, f"{self.at}/{room}/{self.case.views[room].head}", self.at)

    def write(self, room: str, act: Act) -> int:
        return self.put(write(self.case.view(room), act, self.hand(room)))[0]

    def put(self, *placed: Placed) -> tuple[int, ...]:
        found = []
        for one in placed:
            view = self.case.views[one.room]
            entry = RoomEntry(view.head + 1, one.hand, one.act)
            self.case.views[one.room] = fold(one.room, [entry], view)
            self.case.stored[one.room].append(encode_entry(one.act, one.hand))
            self.case.forget(one.room)
            found.append(entry.sequence)
        return tuple(found)

    def attach(self, data: bytes) -> SealedFile:
        raise AssertionError("no files here")

    def close(self, room: str) -> None:
        raise AssertionError("no epochs here")

    def found(self, named: acts.RoomNamed) -> str:
        raise AssertionError("no rooms are founded here")
