"""What of the public record waits to be taken to where it belongs: what both agreed, rounds, who speaks for
whom, outside actors, contacts, positions on no issue. All of it is proposed by rows that a person accepted,
but for what both agreed, which is accepted there; what is noted already is not proposed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from goodoffices.desk.agreed import find_agreed
from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.periods import days_of
from goodoffices.desk.public import stands_on_board
from goodoffices.desk.terms_of_record import CONFIRMED
from goodoffices.desk.views.processes import rows as begun
from goodoffices.desk.views.record import title_of
from goodoffices.record import Event, Participant, Passage, Proposal, Record, Statement, same_place, timeline
from goodoffices.record import days_of as day_range
from goodoffices.talks import MediatorView, acts

_MET = ("meeting", "visit")
_THERE = ("present", "through mediators")


class ToldIn(msgspec.Struct, frozen=True):
    """An article by its number, its title and day, and the passage that tells it."""

    number: int
    title: str
    outlet: str
    day: str
    passage: str


class AgreedTold(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that several are told to have agreed, by their labels; ``rows`` are those still to decide."""

    words: str
    parties: tuple[str, ...]
    rows: tuple[str, ...]
    told: tuple[ToldIn, ...]

    @property
    def key(self) -> str:
        """What it is known by where it is set aside."""
        return f"agreed:{self.rows[0]}"

    @property
    def tells(self) -> str:
        """It in few words."""
        return self.words


class RoundTold(msgspec.Struct, frozen=True, kw_only=True):
    """A round that the reports tell: where, its first and last day (may be empty), who was there, and whether
    it is only to come.
    """

    venue: str
    began: str
    ended: str
    present: tuple[str, ...]
    ahead: bool
    told: tuple[ToldIn, ...]

    @property
    def key(self) -> str:
        """What it is known by where it is set aside."""
        return f"round:{self.venue}:{self.began}"

    @property
    def tells(self) -> str:
        """It in few words."""
        return ", ".join(filter(None, (self.venue, self.began)))


class PersonTold(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who speaks for a side, by its id and label, in the office that the reports give."""

    party: str
    label: str
    person: str
    role: str
    told: tuple[ToldIn, ...]

    @property
    def key(self) -> str:
        """What it is known by where it is set aside."""
        return f"person:{self.party}:{self.person}"

    @property
    def tells(self) -> str:
        """It in few words."""
        return self.person


class ActorTold(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody outside the talks whom accepted rows name."""

    name: str
    told: tuple[ToldIn, ...]

    @property
    def key(self) -> str:
        """What it is known by where it is set aside."""
        return f"actor:{self.name}"

    @property
    def tells(self) -> str:
        """It in few words."""
        return self.name


class ContactTold(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody outside who met one of those who go between, on a day (may be empty); ``actor`` is the outside
    actor that is noted of that name.
    """

    whom: str
    by: str
    actor: str
    day: str
    told: tuple[ToldIn, ...]

    @property
    def key(self) -> str:
        """What it is known by where it is set aside."""
        return f"contact:{self.whom}:{self.by}:{self.day}"

    @property
    def tells(self) -> str:
        """It in few words."""
        return self.whom


class LoosePosition(msgspec.Struct, frozen=True, kw_only=True):
    """An accepted position of a side on no issue of the case."""

    row: Proposal
    party: str
    told: ToldIn

    @property
    def key(self) -> str:
        """What it is known by where it is set aside."""
        return f"loose:{self.row.id}"

    @property
    def tells(self) -> str:
        """It in few words."""
        return self.row.object


class SetAside(msgspec.Struct, frozen=True):
    """One thing that is not proposed any more: its key, its list and the words that tell it."""

    key: str
    kind: str
    words: str


class ArrivalsPage(msgspec.Struct, frozen=True, kw_only=True):
    """All that waits, ``waiting`` things, and what was set aside; ``terms`` and ``figures`` count what stands
    in the case without anybody's doing.
    """

    waiting: int
    agreed: tuple[AgreedTold, ...]
    rounds: tuple[RoundTold, ...]
    people: tuple[PersonTold, ...]
    actors: tuple[ActorTold, ...]
    contacts: tuple[ContactTold, ...]
    loose: tuple[LoosePosition, ...]
    aside: tuple[SetAside, ...]
    terms: int
    figures: int


def arrivals_page(case: OpenCase) -> ArrivalsPage:
    """All that waits, each list in the order of the record."""
    aside = set(case.record.aside)
    every = _all(case)
    lists = {kind: tuple(one for one in found if one.key not in aside) for kind, found in every.items()}
    return ArrivalsPage(
        **lists,
        waiting=sum(map(len, lists.values())),
        aside=tuple(
            SetAside(one.key, kind, one.tells)
            for kind, found in every.items()
            for one in found
            if one.key in aside
        ),
        terms=len(case.public.terms) - len(case.file.terms),
        figures=len(case.public.figures) - len(case.file.figures),
    )


def arrival_keys(case: OpenCase) -> frozenset[str]:
    """The keys of all that is proposed or was set aside."""
    return frozenset(one.key for found in _all(case).values() for one in found)


def _all(case: OpenCase) -> dict[str, tuple[Any, ...]]:
    found = _Arriving(case)
    return {
        "agreed": tuple(found.agreed()),
        "rounds": tuple(found.rounds()),
        "people": tuple(found.people()),
        "actors": tuple(found.actors()),
        "contacts": tuple(found.contacts()),
        "loose": tuple(found.loose()),
    }


def loose_positions(case: OpenCase) -> list[Proposal]:
    """The accepted positions of sides of the case that are on none of its issues."""
    parties = {one.id for one in case.outline.parties}
    return [
        row
        for row in case.record.proposals
        if row.kind == "position"
        and row.status in CONFIRMED
        and row.stance is not None
        and row.party in parties
        and not stands_on_board(case.outline, row)
    ]


class _Arriving:
    """The accepted rows of a record beside what is noted at the desk."""

    def __init__(self, case: OpenCase) -> None:
        self.case = case
        self.record: Record = case.record
        self.outline: Outline = case.outline
        self.view: MediatorView = case.together
        self.labels = {one.id: one.label for one in (*self.outline.parties, *self.outline.mediators)}
        self.parties = {one.id for one in self.outline.parties}
        self.between = {one.id for one in self.outline.mediators}
        self.numbers = {article.id: n for n, article in enumerate(self.record.articles, start=1)}
        self.events = [row for row in self.record.events if row.status in CONFIRMED]
        self.statements = [row for row in self.record.statements if row.status in CONFIRMED]
        self.persons = {person.name for person in self.record.people}
        self.ours = {
            name.casefold()
            for one in (*self.outline.parties, *self.outline.mediators)
            for name in (one.id, one.label, one.label.removeprefix("the "))
        }

    def agreed(self) -> Iterator[AgreedTold]:
        """What is told to be agreed and not decided yet."""
        for each in find_agreed(self.record, self.parties):
            waiting = tuple(row.id for row in each.rows if row.status == "proposed")
            if waiting and self.parties.issuperset(each.parties):
                parties = tuple(self.labels[party] for party in each.parties)
                yield AgreedTold(words=each.words, parties=parties, rows=waiting, told=self._told(each.rows))

    def rounds(self) -> Iterator[RoundTold]:
        """Rounds that no room has."""
        by_id = {event.id: event for event in self.events}
        noted = [(row.act.venue, *days_of(row.thread)) for row in begun(self.view, acts.RoundOpened)] + [
            (row.act.venue, row.act.starts[:10], "") for row in begun(self.view, acts.SessionCalled)
        ]
        for each in timeline(self.record.articles, self.events):
            if each.kind != "round" or not (each.date or each.place):
                continue
            first, last = day_range(each.date)
            over = last if {"held", "ended"} & set(each.stages) else ""
            if not any(_same_round(each.place, first, last, *one) for one in noted):
                yield RoundTold(
                    venue=each.place,
                    began=first,
                    ended=over,
                    present=tuple(
                        dict.fromkeys(
                            self._named(one) for one in each.participants if one.certainty in _THERE
                        )
                    ),
                    ahead=each.stages == ("to come",),
                    told=self._told(by_id[key] for key in each.events),
                )

    def people(self) -> Iterator[PersonTold]:
        """Named persons of a side of whom nothing is noted there."""
        noted = {(row.act.party, row.act.person.casefold()) for row in begun(self.view, acts.MandateHeld)}
        found: dict[tuple[str, str], list[tuple[str, Passage]]] = {}
        for side, name, role, row in self._persons():
            if side in self.parties and (side, name.casefold()) not in noted:
                found.setdefault((side, name), []).append((role, row))
        for (side, name), told in found.items():
            yield PersonTold(
                party=side,
                label=self.labels[side],
                person=name,
                role=next((role for role, _ in told if role), ""),
                told=self._told(row for _, row in told),
            )

    def actors(self) -> Iterator[ActorTold]:
        """Who is neither a side nor a mediator nor noted as an outside actor."""
        noted = {row.act.name.casefold() for row in begun(self.view, acts.ActorNamed)}
        found: dict[str, list[Passage]] = {}
        for side, row in self._sides():
            if side and side.casefold() not in self.ours | noted:
                found.setdefault(side, []).append(row)
        for name, told in found.items():
            yield ActorTold(name=name, told=self._told(told))

    def contacts(self) -> Iterator[ContactTold]:
        """Outsiders who met one who goes between."""
        noted = {(row.act.whom.casefold(), row.act.when[:10]) for row in begun(self.view, acts.ContactHeld)}
        actors = {row.act.name.casefold(): row.act.name for row in begun(self.view, acts.ActorNamed)}
        for event in self.events:
            if event.kind not in _MET:
                continue
            mine = [one for one in event.participants if one.side in self.between]
            for one in event.participants:
                outside = one.side.casefold() not in self.ours and one.name.casefold() not in self.ours
                day = day_range(event.date)[0]
                if mine and outside and one.certainty in _THERE and (one.name.casefold(), day) not in noted:
                    yield ContactTold(
                        whom=one.name,
                        by=self._named(mine[0]),
                        actor=actors.get(one.side.casefold(), ""),
                        day=day,
                        told=self._told([event]),
                    )

    def loose(self) -> Iterator[LoosePosition]:
        """Positions of sides of the case on none of its issues."""
        for row in loose_positions(self.case):
            (told,) = self._told([row])
            yield LoosePosition(row=row, party=self.labels[row.party], told=told)

    def _persons(self) -> Iterator[tuple[str, str, str, Passage]]:
        """Side, name and office of each named person in accepted rows."""
        for row in self.statements:
            if row.speaker in self.persons and not row.unnamed:
                yield row.side, row.speaker, row.role, row
        for event in self.events:
            for one in event.participants:
                if one.name in self.persons:
                    yield one.side, one.name, one.role, event

    def _sides(self) -> Iterator[tuple[str, Statement | Event]]:
        for row in self.statements:
            yield row.side, row
        for event in self.events:
            for one in event.participants:
                yield one.side, event

    def _named(self, one: Participant) -> str:
        """A person by name, a side or mediator by its label."""
        return one.name if one.name in self.persons else self.labels.get(one.side, one.name)

    def _told(self, rows: Iterable[Passage]) -> tuple[ToldIn, ...]:
        found: dict[tuple[str, int, int], ToldIn] = {}
        for row in rows:
            article = self.record.article(row.article)
            told = ToldIn(
                self.numbers[row.article], title_of(article), article.outlet, article.published, row.text
            )
            found.setdefault((row.article, row.start, row.end), told)
        return tuple(found.values())


def _same_round(place: str, first: str, last: str, venue: str, began: str, ended: str) -> bool:
    """Whether a round that is told is one that is noted: not at another place, and on the same days, or at
    the same place where no day is told.
    """
    if place and venue and not same_place(place, venue):
        return False
    if not first:
        return bool(place and venue)
    return bool(began) and first <= (ended or began) and began <= (last or first)
