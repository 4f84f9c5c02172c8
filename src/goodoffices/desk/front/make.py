"""The first page made: each part from what the record, the board and the rules of agreement say, nothing
concluded here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from goodoffices.analysis import GapBoard
from goodoffices.case import Case
from goodoffices.desk.agreed import find_agreed
from goodoffices.desk.brief_doubts import unknown_source
from goodoffices.desk.brief_parties import Attendance, attendance
from goodoffices.desk.cites import PassageCite, cite, once
from goodoffices.desk.contradictions import Contradiction, OpposedClaim, find_contradictions
from goodoffices.desk.front.issues import asked, open_issues
from goodoffices.desk.front.records import (
    AgreedPoint,
    ClaimPair,
    FrontPage,
    FrontPerson,
    FrontPoint,
    FrontStanding,
    FrontState,
    ReportLine,
    Sitting,
)
from goodoffices.desk.positions_of_record import LEFT_OPEN
from goodoffices.record import (
    Passage,
    Proposal,
    Record,
    SideNamed,
    Statement,
    find_outsiders,
    same_place,
    timeline,
)

PERSONS = 3
"""Persons named for a side."""
_TELLING = frozenset(
    (
        "accused", "blamed", "condemned", "criticised", "criticized", "denied", "denounced", "deplored",
        "dismissed", "mocked",
        "praised", "threatened", "warned", "welcomed",
    )
)  # fmt: skip
"""Verbs that tell more than that somebody spoke. A verb of demanding, accepting or refusing makes a position,
and stands there.
"""
_NOT = re.compile(
    r"(?:\b(?:not|never|no longer|nor|without|hardly)|n[’']t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)


def make_front(
    record: Record,
    named: Sequence[SideNamed],
    sides: Mapping[str, str],
    names: Mapping[str, str],
    title: str,
    case: Case | None,
    gaps: GapBoard | None,
) -> FrontPage:
    """The first page of a record whose ``sides`` are parties or mediators, with the ``case`` and board that
    it implies or adds to.
    """
    parties = [side for side, part in sides.items() if part == "party"]
    attending = attendance(record, named, sides)
    agreed = find_agreed(record, parties)
    settled = {row.id for each in agreed for row in each.rows}
    return FrontPage(
        title=title,
        parties=tuple(_standing(record, side, attending, names) for side in parties),
        mediators=tuple(
            _standing(record, side, attending, names) for side, part in sides.items() if part == "mediator"
        ),
        sittings=_sittings(record),
        agreed=tuple(
            AgreedPoint(
                words=each.words,
                parties=tuple(names.get(party, party) for party in each.parties),
                by=each.by,
                cites=once([cite(record, row) for row in each.rows]),
            )
            for each in agreed
        ),
        issues=open_issues(record, case, gaps, names, settled),
        contradictions=tuple(
            ClaimPair(_claim(record, each.one, names), _claim(record, each.other, names))
            for each in _once_each(find_contradictions(record, parties))
        ),
        asked=asked(record, sides, names),
        outside=_outside(record, named, sides, names, attending),
        said=_said(record, sides, names),
        unknown=_unknown(record, sides),
        reports=report_lines(record),
        confirmed=sum(row.status in ("accepted", "edited") for _, row in record.rows()),
    )


def report_lines(record: Record) -> tuple[ReportLine, ...]:
    """The reports in the order of their days, numbered from 1; a copy names the first of which it is one."""
    ordered = sorted(record.articles, key=lambda each: (not each.published, each.published))
    number = {article.id: place for place, article in enumerate(ordered, 1)}
    repeats: dict[str, int] = {}
    for link in record.links:
        if link.kind == "copy" and link.status != "rejected" and {link.first, link.second} <= number.keys():
            later, earlier = sorted((link.first, link.second), key=lambda key: -number[key])
            repeats.setdefault(later, number[earlier])
    return tuple(
        ReportLine(
            number=number[each.id],
            article=each.id,
            name=each.outlet or each.id,
            day=each.published,
            repeats=repeats.get(each.id, 0),
        )
        for each in ordered
    )


def _standing(
    record: Record, side: str, attending: Sequence[Attendance], names: Mapping[str, str]
) -> FrontStanding:
    mine = [each for each in attending if each.side == side]
    last = max((each.round for each in mine), default=0)
    own = [each for each in mine if not each.person and each.round == last]
    persons = {each.who: each for each in mine if each.person and each.who != side}
    return FrontStanding(
        side=names.get(side, side),
        states=tuple(FrontState(*state) for each in own for state in each.states),
        persons=tuple(
            FrontPerson(who, _of_events(record, each)) for who, each in list(persons.items())[:PERSONS]
        ),
        cites=once([one for each in own for one in _of_events(record, each)]),
    )


def _of_events(record: Record, each: Attendance) -> tuple[PassageCite, ...]:
    return once([cite(record, event) for event in each.events])


def _sittings(record: Record) -> tuple[Sitting, ...]:
    """Rounds in the order of time; days of one round at one place that follow each other are one sitting."""
    events = {event.id: event for event in record.events}
    found: list[Sitting] = []
    for row in timeline(record.articles, record.events):
        if row.kind != "round" or not (row.date or row.place or row.stages):
            continue
        own = [events[key] for key in row.events]
        telling = [event for event in own if event.stage or event.participants] or own
        new = Sitting(
            place=row.place,
            first=row.date,
            last=row.date,
            told="" if row.date else row.told,
            stages=tuple(row.stages),
            cites=once([cite(record, event) for event in telling]),
        )
        same = next((place for place, old in enumerate(found) if _one(old, new)), None)
        if same is None:
            found.append(new)
        else:
            old = found[same]
            found[same] = Sitting(
                place=old.place or new.place,
                first=min(filter(None, (old.first, new.first)), default=""),
                last=max(filter(None, (old.last, new.last)), default=""),
                told=old.told or new.told,
                stages=tuple(dict.fromkeys((*old.stages, *new.stages))),
                cites=once((*old.cites, *new.cites)),
            )
    return tuple(found)


def _one(old: Sitting, new: Sitting) -> bool:
    """Whether two rows tell of one sitting: of one day, or of none and one place."""
    if old.place and new.place and not same_place(old.place, new.place):
        return False
    return old.first == new.first and (
        bool(old.first) or bool(old.place and new.place) or old.told == new.told
    )


def _once_each(found: Sequence[Contradiction]) -> list[Contradiction]:
    """The contradictions, the bare denials of one claim by one speaker after all others: the page has room
    for few, and each should tell something new.
    """
    first: dict[tuple[object, ...], Contradiction] = {}
    for each in found:
        first.setdefault((each.one.rows[0].article, each.one.rows[0].start), each)
    later = [each for each in found if each not in first.values()]
    said: dict[str, int] = {}
    ordered = []
    for each in first.values():
        said[each.other.by] = said.get(each.other.by, 0) + 1
        ordered.append((said[each.other.by], each))
    return [each for _, each in sorted(ordered, key=lambda pair: pair[0])] + later


def _claim(record: Record, claim: OpposedClaim, names: Mapping[str, str]) -> FrontPoint:
    """A claim in the words of its first report, with what its speaker says next: the verb is what
    contradicts.
    """
    first = claim.rows[0]
    told = [row.text for row in claim.rows if row.article == first.article]
    return FrontPoint(
        who=names.get(claim.by, claim.by),
        kind="denies" if isinstance(first, Proposal) and first.stance == "refuses" else "says",
        words=" … ".join(dict.fromkeys(told)),
        cites=once([cite(record, row) for row in claim.rows]),
    )


def _outside(
    record: Record,
    named: Sequence[SideNamed],
    sides: Mapping[str, str],
    names: Mapping[str, str],
    attending: Sequence[Attendance],
) -> tuple[FrontPoint, ...]:
    """Who is no side and no mediator, and what ties it to the talks: first who was told of them, then what
    the reports say of it.
    """
    found = [
        FrontPoint(who=each.who or each.side, kind="briefed", words=each.side, cites=_of_events(record, each))
        for each in attending
        if not each.part and any(certainty == "briefed" for certainty, _, _ in each.states)
    ]
    of_the_talks = [*sides, *names.values(), *(each.words for each in named)]
    for tie in find_outsiders(record.articles, of_the_talks):
        row = Passage(
            id=f"{tie.article}:o{tie.start}",
            article=tie.article,
            start=tie.start,
            end=tie.end,
            text=tie.words,
            rule=tie.rule,
        )
        found.append(FrontPoint(who=tie.side, kind="tie", words=tie.words, cites=(cite(record, row),)))
    return tuple(found)


def _said(record: Record, sides: Collection[str], names: Mapping[str, str]) -> tuple[FrontPoint, ...]:
    """What those of the talks say with a verb that tells more than that they spoke: denounced, denied,
    warned.
    """
    return tuple(
        FrontPoint(
            who=names.get(row.side, row.side), kind=row.cue, words=row.text, cites=(cite(record, row),)
        )
        for row in record.statements
        if row.side in sides and row.status != "rejected" and _telling(record, row)
    )


_WITHOUT_SUBJECT = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|could|can|may|might|must|should)\b", re.IGNORECASE
)
"""What begins with its verb tells nothing by itself ("which it warned is ...")."""


def _telling(record: Record, row: Statement) -> bool:
    """Whether the report's verb tells more than that somebody spoke, and is not denied by the words before
    it.
    """
    if row.cue.casefold() not in _TELLING or row.cue_span is None or _WITHOUT_SUBJECT.match(row.text):
        return False
    start = row.cue_span[0]
    return _NOT.search(record.article(row.article).text[max(0, start - 40) : start]) is None


def _nameless(speaker: str, sides: Collection[str]) -> bool:
    """Whether it is asked who somebody is: not of names that "and" joins, nor where a side is named with a
    verb or a place behind it ("Bosses at ...").
    """
    words = speaker.split()
    if all(word[:1].isupper() or word in ("and", "of", "the") for word in words):
        return False
    return not any(
        (
            speaker.startswith((f"The {side} ", f"the {side} ", f"{side} "))
            and words[-1][:1].islower()
            and len(words) > _LONG
        )
        or f" at {side}" in speaker
        for side in sides
    )


_LONG = 4


def _unknown(record: Record, sides: Collection[str]) -> tuple[FrontPoint, ...]:
    """What the reports themselves leave open: terms, attendance, sources."""
    terms = [
        FrontPoint(who="", kind="term", words=row.object or row.text, cites=(cite(record, row),))
        for row in record.proposals
        if row.kind == "term" and row.rule.startswith(LEFT_OPEN) and row.status != "rejected"
    ]
    attending = [
        FrontPoint(who=each.name, kind="attendance", words="", cites=(cite(record, event),))
        for event in record.events
        for each in event.participants
        if each.certainty == "not confirmed" and event.status != "rejected"
    ]
    sources: dict[tuple[str, str], FrontPoint] = {}
    for row in record.statements:
        if unknown_source(row) and row.status != "rejected" and _nameless(row.speaker, sides):
            key = (row.article, row.speaker.casefold())
            sources.setdefault(
                key, FrontPoint(who=row.speaker, kind="source", words="", cites=(cite(record, row),))
            )
    return (*terms, *attending, *sources.values())
