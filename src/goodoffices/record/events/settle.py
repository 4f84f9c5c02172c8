"""What one article's events tell together: who of those named is somebody, and the day of a round that its
sentence does not date. English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.events.where import same_place
from goodoffices.record.model import Article, DateMention, Event, Participant
from goodoffices.record.names import Sides

_OF_OLD = re.compile(
    r"\b(?:in recent (?:years|months)|in the past|in previous|previously|earlier (?:talks|rounds?|attempts?)|"
    r"years? ago|months? ago|several rounds|never|no talks|since \d{4}|last year|ever)\b",
    re.IGNORECASE,
)
"""Words by which a sentence looks back further than to what the report is about."""
_DATED = ("round", "agreement")
_HOSTED = re.compile(
    r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:also |has |will |had |is |is to |to )*(?:host(?:s|ed|"
    r"ing)?)\s(?:[\w-]+\s){0,3}$"
)
AHEAD = ("to come", "postponed")
"""Stages of a round that was not yet held."""
_MONTH = 7
_DAY = 10


def settle(
    article: Article, events: Sequence[Event], sides: Sides, days: Sequence[DateMention]
) -> list[Event]:
    """The events with who takes part cut to somebody, and with the days that the article as a whole gives."""
    somebody = [
        _on_its_day(article, _placed(article, _with_somebody(event, sides), sides), days) for event in events
    ]
    return [_dated(article, event, somebody) for event in somebody]


def _with_somebody(event: Event, sides: Sides) -> Event:
    """Without places, openers of a sentence and other single words that name nobody; each side once in the
    same way.
    """
    if sides.actors is None:
        return event
    once: dict[tuple[str, str], Participant] = {}
    for each in event.participants:
        if _is_somebody(each, event, sides):
            once.setdefault((each.name, each.side), each)
    kept = tuple(once.values())
    return event if kept == event.participants else msgspec.structs.replace(event, participants=kept)


def _is_somebody(each: Participant, event: Event, sides: Sides) -> bool:
    if each.name == event.place:
        return False
    if each.side or each.role or not each.name[:1].isupper():
        return True
    assert sides.actors is not None
    if sides.actors.of(each.name) is not None:
        return True
    return not (
        each.name.endswith("ing")
        or each.name.lower() in lexicon.classes()
        or each.name.lower() in lexicon.kinds()
    )


def _placed(article: Article, event: Event, sides: Sides) -> Event:
    """A city that "hosted talks" is where they were."""
    if event.kind != "round" or event.place:
        return event
    at = article.text.find(event.what, event.start, event.end)
    found = _HOSTED.search(article.text, event.start, at) if at > event.start else None
    if found is None or sides.of(found["place"]):
        return event
    place = found["place"]
    return msgspec.structs.replace(
        event, place=place, participants=tuple(each for each in event.participants if each.name != place)
    )


def _on_its_day(article: Article, event: Event, days: Sequence[DateMention]) -> Event:
    """A round without a day takes the one that the article gives with its place ("said in Solna on
    Thursday").
    """
    if event.kind != "round" or event.date or not event.place or not event.stage:
        return event
    there = {
        day.value
        for day in days
        if len(day.value) == _DAY
        and article.text.endswith((f"in {event.place} on ", f"in {event.place}, on "), 0, day.start)
    }
    return msgspec.structs.replace(event, date=there.pop()) if len(there) == 1 else event


def _dated(article: Article, event: Event, events: Sequence[Event]) -> Event:
    """An event without a day takes that of the one round that the article dates; else, where the report tells
    it as new, the month of the report.
    """
    if event.date or event.kind not in _DATED or not article.published:
        return _as_to_come(article, event)
    if _OF_OLD.search(event.text) or not (event.stage or event.kind != "round"):
        return event
    ahead = event.stage in AHEAD
    days = {
        other.date
        for other in events
        if other.kind == "round"
        and other.date
        and len(other.date) == _DAY
        and (other.stage in AHEAD) == ahead
        and other.date[:4] == article.published[:4]
        and (not event.place or not other.place or same_place(event.place, other.place))
    }
    if len(days) == 1 and event.kind == "round":
        return event  # the timeline joins the two
    return msgspec.structs.replace(event, date=article.published[:_MONTH])


def _as_to_come(article: Article, event: Event) -> Event:
    """A round on a day, or in a week, behind the report is to come."""
    if event.kind != "round" or not article.published or event.stage not in ("continued", "opened", "held"):
        return event
    later = _first_day(event.date) > article.published
    return msgspec.structs.replace(event, stage="to come") if later else event


def _first_day(day: str) -> str:
    """The first day of a day or a week; empty for a month or a year, in which the report itself may lie."""
    if "-W" in day:
        year, week = day.split("-W")
        return date.fromisocalendar(int(year), int(week), 1).isoformat()
    return day if len(day) == _DAY else ""
