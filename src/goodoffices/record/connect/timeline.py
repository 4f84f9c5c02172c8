"""What happened when, over months: events that several articles tell as one row each, in order of date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from goodoffices.record.connect.corroboration import Groups
from goodoffices.record.connect.words import content, fold
from goodoffices.record.model import Article, Event, Participant

DAYS_APART = 3
"""Rounds this many days apart or more are two rounds, unless one article tells them as one."""


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened or is to happen, with all that tell it.

    ``date`` is an ISO day, month or year; empty where no article gives one that can be told. ``participants`` are those
    whom any article names, each with the certainty that it gives: where two differ, both stand.
    """

    kind: str
    date: str
    place: str
    events: tuple[str, ...]
    articles: tuple[str, ...]
    participants: tuple[Participant, ...]


def timeline(articles: Sequence[Article], events: Sequence[Event]) -> list[Happening]:
    """Happenings in order of date; those without a date come last, in the order of the record."""
    standing = [event for event in events if event.status != "rejected"]
    published = {article.id: article.published for article in articles}
    groups = Groups(event.id for event in standing)
    drawers: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in standing:
        drawer = drawers[event.kind, _month(event, published)]
        for other in drawer[-40:]:
            if _same(event, other, published):
                groups.join(other.id, event.id)
        drawer.append(event)
    _join_undated_rounds(standing, groups)
    members: dict[str, list[Event]] = defaultdict(list)
    for event in standing:
        members[groups.find(event.id)].append(event)
    rows = [_row(group) for group in members.values()]
    return sorted(rows, key=lambda row: (not row.date, row.date.split("/")[0]))


def _join_undated_rounds(events: Sequence[Event], groups: Groups) -> None:
    """A round without a day is the one that its own article dates, where it dates just one at that place or at none that it names."""
    dated: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind == "round" and event.date:
            dated[event.article].append(event)
    for event in events:
        if event.kind != "round" or event.date:
            continue
        near = [
            other
            for other in dated[event.article]
            if not event.place or not other.place or fold(other.place) == fold(event.place)
        ]
        exact = [other for other in near if event.place and other.place]
        known = {groups.find(other.id) for other in exact or near}
        if len(known) == 1:
            groups.join(next(iter(known)), event.id)


def _month(event: Event, published: dict[str, str]) -> str:
    return (event.date or published.get(event.article, ""))[:7]


def _same(one: Event, two: Event, published: dict[str, str]) -> bool:
    if one.place and two.place and fold(one.place) != fold(two.place):
        return False
    if bool(one.date) != bool(two.date) or not _days_agree(one, two, published):
        return False
    if one.kind == "round":
        return bool(one.place and two.place) or one.article == two.article or one.date == two.date != ""
    names_one, names_two = ({fold(each.name) for each in event.participants} for event in (one, two))
    if names_one and names_two and not names_one & names_two:
        return False
    words_one, words_two = content(one.what or one.text), content(two.what or two.text)
    fewest = min(len(words_one), len(words_two))
    return fewest > 0 and len(words_one & words_two) * 2 >= fewest


def _days_agree(one: Event, two: Event, published: dict[str, str]) -> bool:
    if one.date and two.date:
        days = [event.date.split("/")[0] for event in (one, two)]
        if all(len(day) == 10 for day in days):
            apart = abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days)
            return apart == 0 or (one.kind == "round" and one.article == two.article and apart < DAYS_APART)
        return days[0] == days[1]
    return published.get(one.article, one.article) == published.get(two.article, two.article) != ""


def _row(group: list[Event]) -> Happening:
    people: dict[tuple[str, str], Participant] = {}
    for event in group:
        for participant in event.participants:
            people.setdefault((fold(participant.name), participant.certainty), participant)
    return Happening(
        kind=group[0].kind,
        date=min((event.date for event in group if event.date), default=""),
        place=next((event.place for event in group if event.place), ""),
        events=tuple(event.id for event in group),
        articles=tuple(dict.fromkeys(event.article for event in group)),
        participants=tuple(people.values()),
    )
