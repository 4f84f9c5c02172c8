"""What happened when, over months: events that several articles tell as one row each, in order of date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from goodoffices.record.connect.corroboration import Groups
from goodoffices.record.connect.words import content, fold
from goodoffices.record.events.settle import AHEAD
from goodoffices.record.events.where import same_place
from goodoffices.record.model import Article, Event, Participant, Stage

_MONTH = 7
DAYS_APART = 3
"""Rounds this many days apart or more are two rounds, unless one article tells them as one."""
LONG_BEFORE = 90
"""A round so many days from the day of a report or more is not what the report means by "the talks"."""


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened or is to happen, with all that tell it.

    ``date`` is an ISO day, week, month or year; empty where no article gives one that can be told: then
    ``told`` is the first day on which a dated article told it. ``stages`` are what the articles tell of a
    round, in the order of its course. ``participants`` are those whom any article names, each with the
    certainty that it gives: where two differ, both stand.
    """

    kind: str
    date: str
    place: str
    events: tuple[str, ...]
    articles: tuple[str, ...]
    participants: tuple[Participant, ...]
    stages: tuple[Stage, ...] = ()
    told: str = ""


COURSE: tuple[Stage, ...] = ("opened", "held", "continued", "suspended", "postponed", "ended", "to come")


def timeline(articles: Sequence[Article], events: Sequence[Event]) -> list[Happening]:
    """Happenings in order of date; those without a date by the day on which they were first told, else
    last.
    """
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
    _join_undated_rounds(standing, groups, published)
    members: dict[str, list[Event]] = defaultdict(list)
    for event in standing:
        members[groups.find(event.id)].append(event)
    rows = [_row(group, published) for group in members.values()]
    return sorted(rows, key=lambda row: in_order(row.date or row.told))


def in_order(day: str) -> tuple[bool, str]:
    """What dates of any form are sorted by: a week by its Monday, a month or year before its days; none of
    them last.
    """
    first = day.split("/")[0]
    if "-W" in first:
        year, week = first.split("-W")
        first = date.fromisocalendar(int(year), int(week), 1).isoformat()
    return not first, first


def _join_undated_rounds(events: Sequence[Event], groups: Groups, published: dict[str, str]) -> None:
    """A round without a day is the one that its own article dates, where it dates just one at that place or
    at none that it names.
    """
    dated: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind == "round" and event.date and _of_now(event.date, published.get(event.article, "")):
            dated[event.article].append(event)
    for event in events:
        if event.kind != "round" or event.date:
            continue
        ahead = event.stage in AHEAD and any(each.stage in AHEAD for each in dated[event.article])
        near = [
            other
            for other in dated[event.article]
            if (other.stage in AHEAD) == ahead
            and (not event.place or not other.place or same_place(other.place, event.place))
        ]
        exact = [other for other in near if event.place and other.place]
        known = {groups.find(other.id) for other in exact or near}
        if len(known) == 1:
            groups.join(next(iter(known)), event.id)


def _of_now(day: str, published: str) -> bool:
    """Whether a round is one that a report can mean without giving its day: not one of long before."""
    first = in_order(day)[1]
    if len(published) < 10 or len(first) < 10:
        return not published or first[:4] == published[:4]
    return abs((date.fromisoformat(first[:10]) - date.fromisoformat(published[:10])).days) <= LONG_BEFORE


def _month(event: Event, published: dict[str, str]) -> str:
    return (event.date or published.get(event.article, ""))[:7]


def _same(one: Event, two: Event, published: dict[str, str]) -> bool:
    if one.place and two.place and not same_place(one.place, two.place):
        return False
    ahead = (one.stage in AHEAD) != (two.stage in AHEAD)
    if ahead and not (one.date and one.date == two.date):
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
        short, long = sorted(days, key=len)
        return days[0] == days[1] or (one.kind == "round" and len(short) == _MONTH and long.startswith(short))
    return published.get(one.article, one.article) == published.get(two.article, two.article) != ""


def _course(told: set[Stage]) -> tuple[Stage, ...]:
    """The stages in the order of a round's course; one that was put off is not to come as well."""
    if "postponed" in told:
        told = told - {"to come"}
    return tuple(stage for stage in COURSE if stage in told)


def _row(group: list[Event], published: dict[str, str]) -> Happening:
    people: dict[tuple[str, str, str], Participant] = {}
    for event in group:
        for participant in event.participants:
            people.setdefault((fold(participant.name), participant.side, participant.certainty), participant)
    return Happening(
        kind=group[0].kind,
        date=min((event.date for event in group if event.date), default="", key=in_order),
        place=next((event.place for event in group if event.place), ""),
        events=tuple(event.id for event in group),
        articles=tuple(dict.fromkeys(event.article for event in group)),
        participants=tuple(people.values()),
        stages=_course({event.stage for event in group}),
        told=min((day for event in group if (day := published.get(event.article, ""))), default=""),
    )
