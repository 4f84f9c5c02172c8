"""What the reports tell, as records without language: who, where, each stance with its voice and condition,
what was agreed, what contradicts, figures.

Every finding names the passages that it stands on; pages, pictures and other programs are made of these. What
a person rejected is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from goodoffices.case import Case, Stance, Voice
from goodoffices.desk.agreed import find_agreed
from goodoffices.desk.contradictions import OpposedClaim, find_contradictions
from goodoffices.desk.positions_of_record import positions_of_record, words_of
from goodoffices.desk.topics import TOPIC_NAMES
from goodoffices.record import (
    Actors,
    Article,
    Figure,
    Passage,
    Proposal,
    Record,
    days_of,
    timeline,
)

FORMAT = "goodoffices-brief"
VERSION = 1


class FindingPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A passage: ``start`` to ``end`` count the characters of the report's clean text from 0. ``row`` is its
    id in the record, empty if it has none.
    """

    report: str
    start: int
    end: int
    text: str
    row: str = ""
    confirmed: bool = False


class FindingReport(msgspec.Struct, frozen=True, kw_only=True):
    """One report: ``published`` is an ISO day, or empty if it is not known."""

    id: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    address: str = ""


class FindingSpeaker(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who speaks or acts for a side, with the office that the reports give."""

    name: str
    role: str = ""


class FindingWho(msgspec.Struct, frozen=True, kw_only=True):
    """A party, a mediator or somebody else in the reports: the name that stands for it, all names that mean
    it, who speaks for it, what makes it one.
    """

    name: str
    names: tuple[str, ...] = ()
    persons: tuple[FindingSpeaker, ...] = ()
    members: tuple[str, ...] = ()
    passages: tuple[FindingPlace, ...] = ()


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """Who is told to take part in a round, and with what certainty."""

    name: str
    side: str = ""
    role: str = ""
    certainty: str = ""


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """A round of talks or another event. ``date`` is an ISO 8601 day, month, week or year or empty,
    ``first_day`` and ``last_day`` the days between which it lies.
    """

    kind: str
    place: str = ""
    date: str = ""
    first_day: str = ""
    last_day: str = ""
    stages: tuple[str, ...] = ()
    participants: tuple[Presence, ...] = ()
    passages: tuple[FindingPlace, ...] = ()


class FindingHeld(msgspec.Struct, frozen=True, kw_only=True):
    """A stance of one side on one thing. ``asked_of`` is whom it is asked of; ``conditions`` what it hangs
    on; ``by`` who says so where it is not the side itself.
    """

    party: str
    stance: Stance
    what: str
    issue: str = ""
    issue_name: str = ""
    options: tuple[str, ...] = ()
    voice: Voice = "public"
    by: str = ""
    asked_of: str = ""
    conditions: tuple[str, ...] = ()
    since: str = ""
    denied: bool = False
    """Whether it is told by denying a claim."""
    passages: tuple[FindingPlace, ...] = ()


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What several are told to have agreed, and nobody of them denies. ``by`` are those on whose word it is
    told, empty if the reports tell it themselves.
    """

    what: str
    parties: tuple[str, ...]
    issue: str = ""
    issue_name: str = ""
    by: tuple[str, ...] = ()
    passages: tuple[FindingPlace, ...] = ()


class FindingSaid(msgspec.Struct, frozen=True, kw_only=True):
    """One of two claims that contradict: who makes it, of whom, in which words."""

    by: str
    of: str = ""
    words: str = ""
    passages: tuple[FindingPlace, ...] = ()


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims that cannot both be true."""

    one: FindingSaid
    other: FindingSaid


class FindingCount(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as the reports give it. ``unit`` is the measure or currency, ``subject`` what is counted,
    ``state`` what became of it, ``when`` as ISO 8601.
    """

    number: int | float
    upto: int | float | None = None
    modifier: str = "exactly"
    unit: str = ""
    subject: str = ""
    state: str = ""
    when: str = ""
    source: str = ""
    passages: tuple[FindingPlace, ...] = ()


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """Two figures on one thing: in conflict, compatible, or possibly comparable."""

    kind: Literal["conflict", "compatible", "possibly-comparable"]
    one: FindingCount
    other: FindingCount
    why: str = ""


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. ``talks`` is false where the reports tell of no talks; then nothing but reports stands
    here.
    """

    format: str = FORMAT
    version: int = VERSION
    talks: bool
    first: str = ""
    last: str = ""
    reports: tuple[FindingReport, ...] = ()
    parties: tuple[FindingWho, ...] = ()
    mediators: tuple[FindingWho, ...] = ()
    others: tuple[FindingWho, ...] = ()
    rounds: tuple[Round, ...] = ()
    positions: tuple[FindingHeld, ...] = ()
    agreed: tuple[Settled, ...] = ()
    contradictions: tuple[Apart, ...] = ()
    figures: tuple[FindingCount, ...] = ()
    differing: tuple[Differing, ...] = ()


def findings(record: Record, actors: Actors, sides: Mapping[str, str], names: Mapping[str, str],
    case: Case | None) -> Findings:  # fmt: skip
    """What the record tells. ``sides`` says of each side whether it is a "party" or a "mediator", ``names``
    what it is called.
    """
    parties = [side for side, part in sides.items() if part == "party"]
    days = sorted(each.published for each in record.articles if each.published)
    issues = TOPIC_NAMES | {issue.id: issue.label for issue in (case.issues if case else ())}
    talks = bool(sides)
    return Findings(
        talks=talks,
        first=days[0] if days else "",
        last=days[-1] if days else "",
        reports=tuple(_report(each) for each in record.articles),
        parties=tuple(_who(side, names, actors, record) for side in parties),
        mediators=tuple(
            _who(side, names, actors, record) for side, part in sides.items() if part == "mediator"
        ),
        others=_others(record, actors, sides, names) if talks else (),
        rounds=_rounds(record) if talks else (),
        positions=_positions(record, parties, names, issues) if talks else (),
        agreed=tuple(
            Settled(
                what=each.words,
                parties=tuple(names.get(party, party) for party in each.parties),
                issue=each.issue,
                issue_name=issues.get(each.issue, ""),
                by=each.by,
                passages=_places(record, each.rows),
            )
            for each in (find_agreed(record, parties) if talks else ())
        ),
        contradictions=tuple(
            Apart(one=_said(record, each.one, names), other=_said(record, each.other, names))
            for each in (find_contradictions(record, parties) if talks else ())
        ),
        figures=tuple(_count(record, row) for row in record.figures if row.status != "rejected"),
        differing=_differing(record),
    )


def _report(article: Article) -> FindingReport:
    return FindingReport(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        address=article.address,
    )


def _places(record: Record, rows: Sequence[Passage]) -> tuple[FindingPlace, ...]:
    """The passages of rows, each once."""
    found = {
        (row.article, row.start, row.end): FindingPlace(
            report=row.article,
            start=row.start,
            end=row.end,
            text=row.text,
            row=row.id,
            confirmed=row.status in ("accepted", "edited"),
        )
        for row in rows
    }
    return tuple(found.values())


def _who(side: str, names: Mapping[str, str], actors: Actors, record: Record) -> FindingWho:
    actor = actors.of(side) or actors.of(names.get(side, side))
    if actor is None:
        return FindingWho(name=names.get(side, side))
    known = {article.id for article in record.articles}
    return FindingWho(
        name=names.get(side, side),
        names=actor.names,
        persons=tuple(FindingSpeaker(name=each.name, role=each.role) for each in actor.persons),
        members=actor.members,
        passages=tuple(
            FindingPlace(report=each.article, start=each.start, end=each.end, text=each.words)
            for each in actor.grounds
            if each.article in known
        ),
    )


def _others(
    record: Record, actors: Actors, sides: Mapping[str, str], names: Mapping[str, str]
) -> tuple[FindingWho, ...]:
    """Who holds a position without being a party or a mediator."""
    held = dict.fromkeys(row.party for row in record.proposals if row.kind == "position" and row.party)
    return tuple(_who(side, names, actors, record) for side in held if side not in sides)


def _rounds(record: Record) -> tuple[Round, ...]:
    events = {event.id: event for event in record.events}
    found = []
    for row in timeline(record.articles, record.events):
        own = [events[key] for key in row.events]
        first, last = days_of(row.date)
        found.append(
            Round(
                kind=row.kind,
                place=row.place,
                date=row.date,
                first_day=first,
                last_day=last,
                stages=tuple(row.stages),
                participants=tuple(
                    Presence(name=each.name, side=each.side, role=each.role, certainty=each.certainty)
                    for each in row.participants
                ),
                passages=_places(record, own),
            )
        )
    return tuple(found)


def _positions(
    record: Record, parties: Sequence[str], names: Mapping[str, str], issues: Mapping[str, str]
) -> tuple[FindingHeld, ...]:
    return tuple(
        _held(record, row, names, issues)
        for row in positions_of_record(record, parties)
        if row.party and row.stance
    )


def _held(record: Record, row: Proposal, names: Mapping[str, str], issues: Mapping[str, str]) -> FindingHeld:
    assert row.stance is not None
    return FindingHeld(
        party=names.get(row.party, row.party),
        stance=row.stance,
        what=words_of(row),
        issue=row.issue,
        issue_name=issues.get(row.issue, ""),
        options=row.options,
        voice=row.voice,
        by=row.by,
        asked_of=row.asked_of,
        conditions=row.conditions,
        since=row.since or record.article(row.article).published,
        denied=row.rule.startswith("denied"),
        passages=_places(record, [row]),
    )


def _said(record: Record, claim: OpposedClaim, names: Mapping[str, str]) -> FindingSaid:
    return FindingSaid(
        by=claim.by, of=names.get(claim.of, claim.of), words=claim.words, passages=_places(record, claim.rows)
    )


def _count(record: Record, row: Figure) -> FindingCount:
    return FindingCount(
        number=row.number,
        upto=row.upto,
        modifier=row.modifier,
        unit=row.unit,
        subject=row.subject,
        state=row.state,
        when=row.when,
        source=row.source,
        passages=_places(record, [row]),
    )


def _differing(record: Record) -> tuple[Differing, ...]:
    known = {row.id: row for row in record.figures if row.status != "rejected"}
    return tuple(
        Differing(
            kind=link.kind,
            one=_count(record, known[link.first]),
            other=_count(record, known[link.second]),
            why=link.why,
        )
        for link in record.links
        if link.kind in ("conflict", "compatible", "possibly-comparable")
        and link.status != "rejected"
        and {link.first, link.second} <= known.keys()
    )
