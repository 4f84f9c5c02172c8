"""Who takes part in the talks, and how: one line for each person or side in a round, its passages together,
its latest state last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from goodoffices.desk.brief_cells import (
    EMPTY,
    BriefCell,
    DayCell,
    PartyCell,
    TermCell,
    list_cell,
    say,
    words_cell,
    words_list,
)
from goodoffices.desk.brief_people import TEAM, BriefPeople
from goodoffices.desk.brief_records import BriefItem, PassageCite, Section, cite, once
from goodoffices.desk.brief_rounds import rounds_of, span, when
from goodoffices.record import (
    Event,
    Passage,
    Record,
    SideNamed,
    Tie,
    find_outsiders,
)

_ORDER = {
    "expected": 0,
    "not confirmed": 1,
    "refused": 2,
    "absent": 3,
    "briefed": 4,
    "through mediators": 5,
    "present": 6,
}
"""How states that no day sets in order follow each other."""
_GO_BETWEEN = re.compile(r"\b(?:mediators?|facilitators?|go-betweens?)\b")
_MET_THEM = re.compile(r"\b(?:met|meets?|talks|sat down)\b[^.;]{0,40}\b(?:mediators?|facilitators?)\b")
"""Whoever meets the mediators takes part in the talks, though not at one table with the other side."""
_OF_SEVERAL = re.compile(r",|\band\b")
_NOBODY = frozenset(
    ("mediators", "sides", "parties", "delegates", "delegation", "representatives", "officials")
)


class _State(msgspec.Struct, frozen=True):
    """What one passage says of one who takes part."""

    who: str
    role: str
    certainty: str
    day: str
    by: str
    event: Event


class Attendance(msgspec.Struct, frozen=True, kw_only=True):
    """How one person, or a side itself, takes part in one round as the reports tell it.

    ``who`` are the names by which a person is called, empty for the side itself; ``states`` are what is said
    of it, in order, each with its day and on whose word; ``round`` counts the rounds from 0, ``part`` is
    "party", "mediator" or empty for others.
    """

    side: str
    part: str
    who: str = ""
    person: bool = False
    states: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    round: int = 0
    events: tuple[Event, ...] = ()


def attendance(record: Record, named: Sequence[SideNamed], sides: Mapping[str, str]) -> list[Attendance]:
    """Everybody's taking part, parties first, then mediators, then others; a side before its persons, round
    by round.
    """
    people = BriefPeople(record, named)
    lines: dict[tuple[str, int], dict[str, list[_State]]] = defaultdict(lambda: defaultdict(list))
    rounds = rounds_of(record)
    for number, events in enumerate(rounds):
        for event in events:
            for side, state in _states(record, event, sides, people):
                lines[side, number][people.of(side, state.who)].append(state)
    order = {"party": 0, "mediator": 1}
    keys = dict.fromkeys([*sides, *(side for side, _ in lines)])
    return [
        _attendance(side, sides.get(side, ""), who, states, number, rounds[number])
        for side in sorted(keys, key=lambda side: order.get(sides.get(side, ""), 2))
        for number in range(len(rounds))
        for who, states in sorted(lines[side, number].items(), key=lambda pair: pair[0] != "")
    ]


def _attendance(
    side: str, part: str, who: str, states: list[_State], number: int, events: Sequence[Event]
) -> Attendance:
    ordered = sorted(states, key=lambda each: (each.day or span(events)[0], _ORDER[each.certainty]))
    told: dict[tuple[str, str], list[str]] = {}
    for each in ordered:
        by = told.setdefault((each.certainty, each.day), [])
        if each.by not in by:
            by.append(each.by)
    return Attendance(
        side=side,
        part=part,
        who=_label(who, states),
        person=bool(who),
        states=tuple((certainty, day, tuple(by)) for (certainty, day), by in _settled(told)),
        round=number,
        events=tuple(each.event for each in ordered),
    )


def taking_part(
    record: Record, named: Sequence[SideNamed], sides: Mapping[str, str], names: Mapping[str, str]
) -> Section:
    """Parties first, then mediators, then others, each with what the reports say of its taking part."""
    rounds = rounds_of(record)
    attending: dict[str, list[Attendance]] = defaultdict(list)
    for each in attendance(record, named, sides):
        attending[each.side].append(each)
    ties: dict[str, list[Tie]] = defaultdict(list)
    for tie in find_outsiders(record.articles, [*sides, *names.values(), *(each.words for each in named)]):
        ties[tie.side].append(tie)
    items: list[BriefItem] = []
    order = {"party": 0, "mediator": 1}
    keys = dict.fromkeys([*sides, *attending])
    for side in sorted(keys, key=lambda side: order.get(sides.get(side, ""), 2)):
        found = [_line(record, names.get(side, side), each, rounds[each.round]) for each in attending[side]]
        if side in sides and not found:
            found = [_not_said(record, side, sides, named, names)]
        items += found + _tied(record, ties.pop(side, []))
    for of_one in ties.values():
        items += _tied(record, of_one)
    return Section(
        key="parties",
        items=tuple(items),
    )


def _states(
    record: Record, event: Event, sides: Mapping[str, str], people: BriefPeople
) -> Iterator[tuple[str, _State]]:
    statements = {row.id: row for row in record.statements} if event.statement else {}
    said = statements[event.statement].said if event.statement in statements else ""
    for each in event.participants:
        side = each.side or people.side_of(each.name) or each.name
        certainty = _certainty(each.certainty, side in sides)
        if event.kind == "meeting" and not (
            certainty in ("briefed", "through mediators")
            or _GO_BETWEEN.search(each.name)
            or _MET_THEM.search(event.text)
        ):
            continue
        if event.kind in ("approval", "announcement") and certainty not in ("expected", "not confirmed"):
            continue
        if not each.side and each.name.lower() in _NOBODY:
            continue
        who = each.name if each.role or " " in each.name or side != each.side else ""
        day = event.date or said or _announced(record, event)
        by = event.source if event.source != each.name else ""
        yield side, _State(who, each.role, certainty, day, by, event)


def _announced(record: Record, event: Event) -> str:
    """The day on which the same sentence says that it was announced."""
    return next(
        (
            other.date
            for other in record.events
            if other.kind == "announcement" and (other.article, other.start) == (event.article, event.start)
        ),
        "",
    )


def _certainty(certainty: str, of_the_talks: bool) -> str:
    """A party that is told of the talks has its channel through the mediators; an outsider is only told."""
    if certainty == "briefed" and of_the_talks:
        return "through mediators"
    return "briefed" if certainty == "through mediators" and not of_the_talks else certainty


def _line(record: Record, label: str, each: Attendance, events: Sequence[Event]) -> BriefItem:
    states = list_cell(
        list_cell((TermCell("certainty", certainty), DayCell(day) if day else EMPTY, _says(by)), " ")
        for certainty, day, by in each.states
    )
    side = PartyCell(label)
    return BriefItem(
        cells=(
            side,
            TermCell("part", each.part) if each.part else EMPTY,
            words_cell(each.who if each.who != label else ""),
            states,
            when(record, events),
        ),
        cites=once([cite(record, event) for event in each.events]),
        heading=side,
    )


def _label(who: str, states: Sequence[_State]) -> str:
    """The names by which a person is called and the office that the reports give first; for a side, those who
    come for it.
    """
    names = dict.fromkeys(each.who for each in states if each.who and (who or _is_of_one_side(each.who)))
    role = next((each.role for each in states if each.role), "") if who else ""
    offices = [name for name in names if role and name.casefold() == role.casefold()]
    joined = (" / " if who else ", ").join(name for name in names if name not in offices)
    return ", ".join(part for part in (joined or who, role) if part)


def _is_of_one_side(who: str) -> bool:
    """Whether words are for those who come for one side, not for several."""
    return TEAM.search(who) is not None and _OF_SEVERAL.search(who) is None


def _settled(told: Mapping[tuple[str, str], list[str]]) -> list[tuple[tuple[str, str], list[str]]]:
    """The states with their days; one without a day goes into the same with a day, where another passage
    gives one.
    """
    settled = {key: list(by) for key, by in told.items()}
    for (certainty, day), by in told.items():
        dated = next((key for key in told if key[0] == certainty and key[1]), None)
        if not day and dated is not None:
            settled[dated] += by
            del settled[certainty, day]
    return list(settled.items())


def _says(by: Sequence[str]) -> BriefCell:
    """Who says so, where no report says it in its own words."""
    return EMPTY if "" in by or not by else say("says", words_list(by, ", "))


def _tied(record: Record, ties: Sequence[Tie]) -> list[BriefItem]:
    """What the reports say of a state outside the talks, in their words."""
    rows = [
        Passage(
            id=f"{tie.article}:o{tie.start}",
            article=tie.article,
            start=tie.start,
            end=tie.end,
            text=tie.words,
            rule=tie.rule,
        )
        for tie in ties
    ]
    if not ties:
        return []
    words = words_list(f"“{tie.words}”" for tie in ties)
    side = PartyCell(ties[0].side)
    cites = tuple(cite(record, row) for row in rows)
    return [BriefItem(cells=(side, EMPTY, EMPTY, words, EMPTY), cites=cites, heading=side)]


def _not_said(
    record: Record, side: str, sides: Mapping[str, str], named: Sequence[SideNamed], names: Mapping[str, str]
) -> BriefItem:
    places = [each for each in named if each.side == side and each.part == sides.get(side)]
    label = PartyCell(names.get(side, side))
    return BriefItem(
        cells=(label, TermCell("part", sides[side]), EMPTY, say("not-said"), EMPTY),
        cites=tuple(_named_cite(record, each) for each in places[:1]),
        heading=label,
    )


def _named_cite(record: Record, named: SideNamed) -> PassageCite:
    return cite(
        record,
        Passage(
            id=f"{named.article}:n{named.start}",
            article=named.article,
            start=named.start,
            end=named.end,
            text=named.words,
            rule=named.rule,
        ),
    )
