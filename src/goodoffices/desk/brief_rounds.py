"""Which events of a record belong to one round of talks, and when and where that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goodoffices.desk.brief_cells import EMPTY, BriefCell, DayCell, list_cell, say, words_cell
from goodoffices.record import Event, Happening, Record, same_place, timeline

ONE_ROUND = 7
"""Rounds at one place this many days apart or fewer are shown as one when it is asked who took part in it."""
REACH = 60
"""How many days from a round an approval, a briefing or an announcement may lie and still be of it."""


def rounds_of(record: Record) -> list[list[Event]]:
    """The rounds of the talks with what was announced, approved or told to others about them, in order of
    time.
    """
    events = {event.id: event for event in record.events}
    found: list[tuple[Happening, list[Event]]] = []
    for row in timeline(record.articles, record.events):
        own = [events[key] for key in row.events]
        if row.kind == "round" and not (found and _one_round(found[-1][0], row)):
            found.append((row, own))
        elif row.kind == "round":
            found[-1][1].extend(own)
    rounds = [own for _, own in found] or [[]]
    for event in record.events:
        if event.kind in ("meeting", "approval", "announcement") and event.status != "rejected":
            near = _nearest(record, rounds, event)
            if near is None:
                rounds.append([event])
            else:
                near.append(event)
    return rounds


def _one_round(before: Happening, row: Happening) -> bool:
    """Whether two rows of the timeline are days of one round: near in time, and not known to be at two
    places.
    """
    if before.place and row.place and not same_place(before.place, row.place):
        return False
    days = [_day(each.date or each.told) for each in (before, row)]
    return None not in days and abs((days[0] - days[1]).days) <= ONE_ROUND  # type: ignore[operator]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.split("/")[0])
    except ValueError:
        return None


def _begins(words: str) -> tuple[date, str]:
    """For the order of days, weeks and months: the day on which each begins."""
    return _day(words) or _day(f"{words}-01") or date.max, words


def _nearest(record: Record, rounds: list[list[Event]], event: Event) -> list[Event] | None:
    """The round that most passages of the event's article tell of, among those of its time; None if there
    is none.
    """
    day = _day(event.date or record.article(event.article).published)

    def of_its_time(events: list[Event]) -> bool:
        first, last = (_day(each) for each in span(events))
        if not span(events)[0] or day is None:
            return True
        return (
            first is not None
            and last is not None
            and (first - day).days <= REACH
            and (day - last).days <= REACH
        )

    near = [events for events in rounds if of_its_time(events)]
    return max(near, key=lambda events: sum(other.article == event.article for other in events), default=None)


def span(events: Sequence[Event]) -> tuple[str, str]:
    days = sorted((event.date for event in events if event.kind == "round" and event.date), key=_begins)
    return (days[0], days[-1]) if days else ("", "")


def when(record: Record, events: Sequence[Event]) -> BriefCell:
    """Place and days of the round, as far as they are told."""
    place = next((event.place for event in events if event.kind == "round" and event.place), "")
    first, last = span(events)
    days: BriefCell = DayCell(first, "" if first == last else last) if first else EMPTY
    if not first:
        told = min((day for event in events if (day := record.article(event.article).published)), default="")
        days = say("told", DayCell(told)) if told else EMPTY
    return list_cell((words_cell(place), days), ", ")
