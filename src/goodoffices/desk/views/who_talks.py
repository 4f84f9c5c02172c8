"""Who talks with whom, through whom, as one mediator knows it: the rooms, what is noted of each side's way
in, outside actors and contacts, and what was accepted of the public record. For mediators' eyes alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from goodoffices.case import Channel
from goodoffices.desk import standing_of
from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.terms_of_record import CONFIRMED
from goodoffices.desk.views.processes import rows
from goodoffices.record import Event, Participant
from goodoffices.talks import RoomView, acts

End = Literal["side", "mediator", "desk", "outside"]
"""``desk`` is whoever works at this desk."""
Way = Literal["talks", "told", "tie", "none"]
"""They speak with each other; one is told by the other; what ties an outside actor to a side; nothing passes.
"""
Source = Literal["room", "people", "contacts", "article"]
_BOTH = 2
_THERE = ("present", "through mediators")
_WAYS: dict[Channel, Way] = {"at-the-table": "talks", "through-mediators": "told", "none": "none"}


class TalkEnd(msgspec.Struct, frozen=True):
    """Somebody in the picture; ``channel`` is a side's own word on how it takes part, empty where it gave
    none.
    """

    name: str
    part: End
    channel: str = ""


class TalkTie(msgspec.Struct, frozen=True, kw_only=True):
    """What connects two of the ends, by their places. ``what`` is a code that whoever shows it words: a room,
    a channel, a contact, an actor's tie, a round or meeting; ``about`` is a title, a person or a place with
    it, ``by`` who says so, ``at`` a day or time. ``source`` and ``where`` say where it is noted.
    """

    first: int
    second: int
    way: Way
    what: str
    about: str = ""
    by: str = ""
    at: str = ""
    source: Source
    where: str = ""


class WhoTalks(msgspec.Struct, frozen=True):
    """The picture: its ends and its ties."""

    ends: tuple[TalkEnd, ...]
    ties: tuple[TalkTie, ...]


def who_talks(case: OpenCase) -> WhoTalks:
    """All of it, sides and mediators in the order of the case; an outside actor that was dropped is left
    out.
    """
    found = _Ends(case)
    ties = tuple(found.ties())
    return WhoTalks(tuple(found.ends), ties)


class _Ends:
    def __init__(self, case: OpenCase) -> None:
        self.case = case
        self.outline: Outline = case.outline
        self.view = case.together
        self.ends: list[TalkEnd] = []
        self.place: dict[str, int] = {}
        for party in self.outline.parties:
            own = [value for by, value, *_ in standing_of(self.view, party.id).channels if not by]
            self._end(party.id, TalkEnd(party.label, "side", own[0] if own else ""))
        self._end("", TalkEnd("", "desk"))
        for mediator in self.outline.mediators:
            self._end(mediator.id, TalkEnd(mediator.label, "mediator"))
        self.actors: dict[str, int] = {}
        for row in rows(self.view, acts.ActorNamed):
            if row.thread.state == "named":
                self.actors[row.act.name.casefold()] = self._end(
                    f"actor {row.act.name}", TalkEnd(row.act.name, "outside")
                )

    def _end(self, key: str, end: TalkEnd) -> int:
        if key not in self.place:
            self.place[key] = len(self.ends)
            self.ends.append(end)
        return self.place[key]

    def ties(self) -> Iterator[TalkTie]:
        """Rooms first, then what is noted, then the public record."""
        yield from self.rooms()
        yield from self.channels()
        yield from self.of_actors()
        yield from self.contacts()
        yield from self.events()

    def rooms(self) -> Iterator[TalkTie]:
        """A side speaks with this desk where they share a room."""
        for name, room in self.case.readable().items():
            if name == self.case.home:
                continue
            for party in room.parties:
                if party in self.place:
                    yield TalkTie(
                        first=self.place[party],
                        second=self.place[""],
                        way="talks",
                        what="room",
                        about=room.title,
                        at=_last_said(room),
                        source="room",
                        where=name,
                    )

    def channels(self) -> Iterator[TalkTie]:
        """What is noted of the way in which a side takes part, also on another's word."""
        for party in self.outline.parties:
            for by, value, _, ref in standing_of(self.view, party.id).channels:
                yield TalkTie(
                    first=self.place[party.id],
                    second=self.place[""],
                    way=_WAYS[value],  # type: ignore[index]
                    what=value,
                    by=by,
                    at=self.view.rooms[ref.room].items[ref.sequence].hand.at,
                    source="people",
                )

    def of_actors(self) -> Iterator[TalkTie]:
        """Whom an outside actor backs, presses, could spoil the talks for."""
        for row in rows(self.view, acts.ActorNamed):
            if row.thread.state != "named":
                continue
            for what, sides in (
                ("backs", row.act.backs),
                ("presses", row.act.presses),
                ("could-spoil", row.act.could_spoil_for),
            ):
                for side in sides:
                    if side in self.place:
                        yield TalkTie(
                            first=self.actors[row.act.name.casefold()],
                            second=self.place[side],
                            way="tie",
                            what=what,
                            source="contacts",
                        )

    def contacts(self) -> Iterator[TalkTie]:
        """With whom outside this desk had contact: one tie for each, with the last day."""
        told: set[str] = set()
        for row in rows(self.view, acts.ContactHeld):
            name = row.act.actor or row.act.whom
            if name.casefold() in told:
                continue
            told.add(name.casefold())
            outside = self.actors.get(name.casefold())
            if outside is None:
                outside = self._end(f"actor {name}", TalkEnd(name, "outside"))
            yield TalkTie(
                first=self.place[""],
                second=outside,
                way="talks",
                what="contact",
                about=row.act.whom if row.act.actor else "",
                by=row.act.by,
                at=row.act.when or row.thread.hand.at,
                source="contacts",
            )

    def events(self) -> Iterator[TalkTie]:
        """Who met whom by what was accepted of the public record: the latest of each pair."""
        numbers = {article.id: str(n) for n, article in enumerate(self.case.record.articles, start=1)}
        found: dict[tuple[int, int], TalkTie] = {}
        for event in sorted(self.case.record.events, key=lambda event: event.date):
            if event.status in CONFIRMED:
                for tie in self._met(event, numbers[event.article]):
                    found[tie.first, tie.second] = tie
        yield from found.values()

    def _met(self, event: Event, article: str) -> Iterator[TalkTie]:
        there = sorted({place for one in event.participants if (place := self._place(one)) is not None})
        named = {self._place(one): one.certainty for one in event.participants}
        between = [place for place in there if self.ends[place].part == "mediator"]
        for at, one in enumerate(there):
            for other in there[at + 1 :]:
                through = any(named.get(end) == "through mediators" for end in (one, other))
                if through and between and not {one, other} & set(between):
                    continue  # through the mediators who were there, not with each other
                yield TalkTie(
                    first=one,
                    second=other,
                    way="talks",
                    what=event.kind,
                    about=event.place,
                    at=event.date,
                    source="article",
                    where=article,
                )

    def _place(self, one: Participant) -> int | None:
        if one.certainty not in _THERE:
            return None
        outside = self.actors.get((one.side or one.name).casefold())
        return self.place.get(one.side, outside) if one.side else outside


def _last_said(room: RoomView) -> str:
    """When somebody last wrote in a room; empty where nobody did."""
    last = next(iter(room.items.latest(acts.Spoken, acts.Relayed)), None)
    return last.hand.at if last is not None else ""
