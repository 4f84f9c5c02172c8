"""Tells a story into a case as a mediator would have recorded it: entry by entry, each on its day."""

from __future__ import annotations

from datetime import datetime, timedelta

from goodoffices.case import Stance
from goodoffices.desk.issues import raise_issue
from goodoffices.server.store import Pen
from goodoffices.talks import (
    Act,
    Consent,
    Disclosure,
    GoesAs,
    How,
    Proxy,
    Relay,
    acts,
    write_note,
    write_relay,
)
from goodoffices.talks.acts import Ref


class Teller:
    """``today`` is the moment at which the story ends; :meth:`on` goes to a day and an hour before it."""

    def __init__(self, pen: Pen, today: datetime) -> None:
        self.pen, self.today = pen, today
        self.home = pen.case.home
        self.rooms = {view.parties[0]: view.room for view in pen.case.views() if len(view.parties) == 1}
        self.outline = pen.case.outline

    def on(self, days: int, hour: int, minute: int = 0) -> None:
        """What follows was recorded so many days before today, at that hour; never later than now."""
        day = (self.today - timedelta(days=days)).replace(hour=hour, minute=minute, second=0)
        self.pen.at = min(day, self.today).strftime("%Y-%m-%dT%H:%M:%SZ")

    def day(self, days: int, hour: int | None = None) -> str:
        """A day so many days before today (after it where ``days`` is negative), as entries state it; with an hour, a time."""
        day = self.today - timedelta(days=days)
        return f"{day:%Y-%m-%d}" if hour is None else f"{day:%Y-%m-%d}T{hour:02}:00:00Z"

    def write(self, room: str, act: Act) -> int:
        """Any act in a room, named by its party; empty is the mediators' room."""
        return self.pen.write(self.rooms.get(room, room or self.home), act)

    def said(
        self,
        party: str,
        person: str,
        words: str,
        mark: Disclosure = "closed",
        how: How = "in-person",
        consent: Consent = "by-word-of-mouth",
    ) -> Ref:
        """Something that somebody of a side said to the mediators."""
        proxy = self._proxy(party, person, how, consent)
        act = acts.Said(words=words, party=party, proxy=proxy, disclosure=mark)
        return Ref(self.rooms[party], self.write(party, act))

    def position(
        self,
        party: str,
        person: str,
        stance: Stance,
        issue: str,
        option: str,
        words: str,
        mark: Disclosure = "closed",
        *,
        condition: str = "",
        of: str = "",
        subject_to: tuple[str, ...] = (),
        instead_of: Ref | None = None,
    ) -> Ref:
        """A demand, an acceptance or a refusal of an option; ``of`` is the side that the condition waits for."""
        label, letters = raise_issue(
            lambda: self.pen.case.view(self.rooms[party]),
            self.pen.case.together.ties,
            self.home,
            self.outline.issue(issue),
            (option,) if option else (),
            self.pen.write,
        )
        act = acts.PositionTaken(
            words=words,
            party=party,
            proxy=self._proxy(party, person, "in-person", "by-word-of-mouth"),
            disclosure=mark,
            issue=label,
            stance=stance,
            options=letters,
            conditions=(acts.If(party=of, does=condition),) if condition else (),
            subject_to=subject_to,
            instead_of=(instead_of.sequence,) if instead_of else (),
        )
        return Ref(self.rooms[party], self.write(party, act))

    def asks(self, party: str, words: str, issue: str = "") -> Ref:
        """The mediators ask a side."""
        label = None
        if issue:
            label, _letters = raise_issue(
                lambda: self.pen.case.view(self.rooms[party]),
                self.pen.case.together.ties,
                self.home,
                self.outline.issue(issue),
                (),
                self.pen.write,
            )
        return Ref(self.rooms[party], self.write(party, acts.Asked(words=words, to=party, issue=label)))

    def answers(self, asked: Ref, party: str, person: str, words: str, mark: Disclosure = "closed") -> Ref:
        """A side answers."""
        proxy = self._proxy(party, person, "by-telephone", "by-word-of-mouth")
        act = acts.Answered(words=words, party=party, proxy=proxy, disclosure=mark, question=asked.sequence)
        return Ref(asked.room, self.write(asked.room, act))

    def relay(
        self,
        to: str,
        words: str,
        *rests_on: Ref,
        goes_as: GoesAs = "own",
        of: str = "",
        asks: bool = False,
    ) -> Ref:
        """A relay into a side's room, resting on what the other side said."""
        relay = Relay(
            to=self.rooms[to],
            words=words,
            goes_as=goes_as,
            attributed_to=of,
            asks=asks,
            rests_on=tuple(rests_on),
        )
        _origin, sequence = self.pen.put(
            *write_relay(self.pen.case.together, relay, self.home, self.pen.hand(relay.to))
        )
        return Ref(relay.to, sequence)

    def received(self, relay: Ref, party: str, person: str) -> None:
        """A side confirms a relay."""
        proxy = self._proxy(party, person, "in-person", "by-word-of-mouth")
        self.write(relay.room, acts.Received(entry=relay.sequence, proxy=proxy))

    def note(self, words: str, *about: Ref) -> None:
        """A note among the mediators."""
        note = acts.Noted(words=words, about=tuple(about))
        self.pen.put(write_note(self.pen.case.together, self.home, note, self.pen.hand(self.home)))

    def step(self, room: str, thread: int, step: str, words: str = "", until: str = "") -> None:
        """One step of something begun in a room."""
        self.write(room, acts.Followed(thread=thread, step=step, words=words, until=until))

    def _proxy(self, party: str, person: str, how: How, consent: Consent) -> Proxy:
        return Proxy(party=party, person=person, how=how, when=self.pen.at, consent=consent)
