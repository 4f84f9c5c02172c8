"""Tells a story into a case as a mediator would have recorded it: entry by entry, each on its day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from goodoffices.case import Stance
from goodoffices.desk.actions.begin_process import take_step
from goodoffices.desk.actions.capture import Captured, capture
from goodoffices.desk.actions.conditional import tell_would_do
from goodoffices.desk.actions.follow_relay import follow_relay
from goodoffices.desk.actions.matters import SideTelling
from goodoffices.desk.actions.proposals import (
    ProposalDraft,
    ProposalReply,
    answer_proposal,
    make_known,
    pointed_in,
    put_proposal,
)
from goodoffices.desk.actions.relay import look_at_relay, send_relay
from goodoffices.desk.actions.take_note import take_note
from goodoffices.desk.views.proposals import sent_proposal
from goodoffices.server.store import StoreWriter
from goodoffices.talks import Consent, Disclosure, GoesAs, How, Proxy, Relay, acts
from goodoffices.talks.acts import Ref


class Teller:
    """``today`` is the moment at which the story ends; :meth:`on` goes to a day and an hour before it."""

    def __init__(self, pen: StoreWriter, today: datetime) -> None:
        self.pen, self.today = pen, today
        self.home = pen.case.home
        self.rooms = {view.parties[0]: view.room for view in pen.case.views() if len(view.parties) == 1}

    def on(self, days: int, hour: int, minute: int = 0) -> None:
        """What follows was recorded so many days before today, at that hour; never later than now."""
        day = (self.today - timedelta(days=days)).replace(hour=hour, minute=minute, second=0)
        self.pen.at = min(day, self.today).strftime("%Y-%m-%dT%H:%M:%SZ")

    def day(self, days: int, hour: int | None = None) -> str:
        """A day so many days before today (after it where ``days`` is negative), as entries state it; with an
        hour, a time.
        """
        day = self.today - timedelta(days=days)
        return f"{day:%Y-%m-%d}" if hour is None else f"{day:%Y-%m-%d}T{hour:02}:00:00Z"

    @property
    def sides(self) -> list[str]:
        """The rooms of the sides, in the case's order."""
        return [self.rooms[party] for party in ("republic", "front")]

    def room(self, party: str) -> str:
        """A side's room; empty is the mediators'."""
        return self.rooms[party] if party else self.home

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
        return self._captured(
            Captured(kind="said", words=words, party=party, proxy=proxy, disclosure=mark), party
        )

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
        """A demand, an acceptance or a refusal of an option; ``of`` is the side that the condition waits
        for.
        """
        said = Captured(
            kind=stance,
            words=words,
            party=party,
            proxy=self._proxy(party, person, "in-person", "by-word-of-mouth"),
            disclosure=mark,
            issue=issue,
            option=option,
            conditions=(acts.If(party=of, does=condition),) if condition else (),
            subject_to=subject_to,
            instead_of=(instead_of.sequence,) if instead_of else (),
        )
        return self._captured(said, party)

    def asks(self, party: str, words: str, issue: str = "") -> Ref:
        """The mediators ask a side."""
        return self._captured(Captured(kind="asks", words=words, issue=issue, to=party), party)

    def answers(self, asked: Ref, party: str, person: str, words: str, mark: Disclosure = "closed") -> Ref:
        """A side answers."""
        proxy = self._proxy(party, person, "by-telephone", "by-word-of-mouth")
        said = Captured(
            kind="answers",
            words=words,
            party=party,
            proxy=proxy,
            disclosure=mark,
            answers=asked.sequence,
        )
        return self._captured(said, party)

    def promises(self, to: str, words: str, due: str) -> Ref:
        """The mediators promise a side something."""
        return self._captured(Captured(kind="promises", words=words, to=to, due=due), to)

    def relay(
        self,
        to: str,
        words: str,
        *rests_on: Ref,
        goes_as: GoesAs = "own",
        of: str = "",
        asks: bool = False,
    ) -> Ref:
        """A relay into a side's room, resting on what the other side said; what is pointed out in it was
        seen.
        """
        relay = Relay(
            to=self.rooms[to],
            words=words,
            goes_as=goes_as,
            attributed_to=of,
            asks=asks,
            rests_on=tuple(rests_on),
        )
        seen = tuple(one.text for one in look_at_relay(self.pen.case, relay).pointed)
        return send_relay(self.pen, relay, kept=seen)

    def received(self, relay: Ref, party: str, person: str) -> None:
        """A side confirms a relay."""
        proxy = self._proxy(party, person, "in-person", "by-word-of-mouth")
        follow_relay(self.pen, relay.room, relay.sequence, "received", party, proxy)

    def note(self, words: str, *about: Ref) -> None:
        """A note among the mediators."""
        take_note(self.pen, words, about)

    def step(self, room: str, begun: int, step: str, words: str = "", until: str = "") -> None:
        """One step of something begun in a side's room, or (empty) in the mediators'."""
        take_step(self.pen, self.room(room), begun, step, words, until)

    def proposes(self, words: str, package: dict[str, str], closes: str) -> int:
        """Put a package to both sides, double-blind; what is pointed out in it was seen."""
        draft = ProposalDraft(
            mode="double-blind", rooms=tuple(self.sides), words=words, closes=closes, package=package
        )
        kept = tuple(one.text for one in pointed_in(self.pen.case, draft))
        return put_proposal(self.pen, msgspec.structs.replace(draft, kept=kept))

    def answers_proposal(self, sent: int, party: str, person: str, answer: Literal["yes", "no"]) -> None:
        """A side answers a proposal, by somebody who may commit it."""
        found = sent_proposal(self.pen.case, sent, self.pen.at)
        side = next(one for one in found.sides if one.party == party)
        proxy = self._proxy(party, person, "in-person", "by-word-of-mouth")
        reply = ProposalReply(party=party, answer=answer, proxy=proxy, mandate="commit")
        answer_proposal(self.pen, side.room, side.entry, reply)

    def makes_known(self, sent: int) -> None:
        """The mediators make the result known."""
        make_known(self.pen, sent)

    def would_do(self, party: str, person: str, act: str, *when: tuple[str, str]) -> None:
        """A side would do something, if others do what is said."""
        proxy = self._proxy(party, person, "in-person", "by-word-of-mouth")
        telling = SideTelling(room=self.rooms[party], party=party, proxy=proxy)
        tell_would_do(self.pen, telling, act, [acts.IfDone(party=who, does=does) for who, does in when])

    def _captured(self, said: Captured, party: str) -> Ref:
        room = self.rooms[party]
        return Ref(room, capture(self.pen, room, said))

    def _proxy(self, party: str, person: str, how: How, consent: Consent) -> Proxy:
        return Proxy(party=party, person=person, how=how, when=self.pen.at, consent=consent)
