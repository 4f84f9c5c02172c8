"""The events of an article: which sentence tells one, on what day, where, and who takes part."""

from __future__ import annotations

import re

import msgspec

from goodoffices.record.events.kinds import EVENT, IN_TALKS, STEMS, stage_of
from goodoffices.record.events.settle import settle
from goodoffices.record.events.taking_part import participants
from goodoffices.record.events.when import counted_from, nearest_day, on_the_same_day
from goodoffices.record.events.where import place_of, same_place
from goodoffices.record.model import Article, DateMention, Event, EventKind, Stage, Statement
from goodoffices.record.names import Sides
from goodoffices.record.sentence_index import Days, Holders
from goodoffices.record.text.sift import Sieve, lowered

VERSION = 2
_JOINT = re.compile(r"[,;]\s(?:but|while|although|though|whereas)\s|;\s")
_AGREED = re.compile(r"\b(?:decided|agreed|decide|agree|resolved)$", re.IGNORECASE)

_CALLS_FOR = re.compile(r"\b(?:call|urg|demand|want|press|appeal|invit|ask|encourag)", re.IGNORECASE)
_MET = re.compile(r"\bmet\b")


def find_events(
    article: Article,
    sentences: list[tuple[int, int]],
    statements: list[Statement],
    dates: list[DateMention],
    sides: Sides,
) -> list[Event]:
    """The events of an article in the order of its text; what only mentions talks without a place is none."""
    text = article.text
    holders, days = Holders(statements), Days(dates)
    sieve = Sieve(lowered(text), STEMS)
    found: list[Event] = []
    opening = {line.start: line.end for line in article.lines if line.role == "dateline"}
    for start, end in sentences:
        # Where it was written and by whom ("VESNA (AP) - ...") takes no part in it.
        span = (min(opening.get(start, start), end), end)
        if sieve.holds(*span):
            found += _of_sentence(article, span, holders, days, sides, _last_day(found))
    return settle(article, _named_apart(found), sides, dates)


def _of_sentence(
    article: Article, span: tuple[int, int], holders: Holders, days: Days, sides: Sides, known: str
) -> list[Event]:
    text = article.text
    found: list[Event] = []
    for match in EVENT.finditer(text, *span):
        kind: EventKind = match.lastgroup  # type: ignore[assignment]
        if kind == "announcement" and not IN_TALKS.search(text, match.end(), span[1]):
            continue
        event = _event(article, span, kind, match, holders, days, sides, known)
        if kind == "visit" and not event.place:
            continue
        if kind == "meeting" and not (event.participants or event.place):
            continue
        if kind == "round" and not (event.stage or event.place or event.participants):
            continue
        _put(found, event)
    return _without_repeats(found)


def _put(found: list[Event], event: Event) -> None:
    """Add an event, or let it complete the one of its kind that the same words tell."""
    for index, other in enumerate(found):
        if (other.kind, other.statement) != (event.kind, event.statement):
            continue
        if other.place and event.place and not same_place(other.place, event.place):
            continue
        known = {(each.name, each.side) for each in other.participants}
        more = tuple(each for each in event.participants if (each.name, each.side) not in known)
        found[index] = msgspec.structs.replace(
            other,
            stage=other.stage or event.stage,
            place=other.place or event.place,
            date=other.date or event.date,
            date_words=other.date_words or event.date_words,
            participants=other.participants + more,
        )
        return
    found.append(event)


def _without_repeats(events: list[Event]) -> list[Event]:
    """Without the meetings whose people the round of the same sentence has already."""
    seen = {each.name for event in events if event.kind == "round" for each in event.participants}
    return [
        event
        for event in events
        if event.kind != "meeting"
        or not seen
        or any(each.name not in seen or each.certainty == "briefed" for each in event.participants)
    ]


def _named_apart(events: list[Event]) -> list[Event]:
    """Each event with an id of its own: a sentence can tell of two of one kind, one of them in what someone
    says.
    """
    seen: set[str] = set()
    apart = []
    for event in events:
        key = event.id
        while key in seen:
            key += "+"
        seen.add(key)
        apart.append(event if key == event.id else msgspec.structs.replace(event, id=key))
    return apart


def _event(
    article: Article,
    span: tuple[int, int],
    kind: EventKind,
    match: re.Match[str],
    holders: Holders,
    days: Days,
    sides: Sides,
    known: str,
) -> Event:
    text = article.text
    start, end = span
    holder = holders.at(match.start())
    within = (holder.start, holder.end) if holder is not None else span
    inner = _clause(text, within, match)
    day = nearest_day(text, days, match, _with_its_day(within, holder, days), article.published)
    value, words = (day.value, day.text) if day is not None else ("", "")
    if kind == "announcement":
        counted = counted_from(article, span, match, known)
        value, words = counted if counted[1] else (value, words)
    elif day is None and (words := on_the_same_day(text, within)):
        value = known
    stage = _stage(text, inner, match, holder) if kind == "round" else ""
    own = holder is not None and _AGREED.search(holder.cue) is not None
    return Event(
        id=f"{article.id}:e{kind}{start}-{end}",
        article=article.id,
        start=start,
        end=end,
        text=text[start:end],
        rule=f"event-{kind}@{VERSION}",
        kind=kind,
        stage=stage,
        what=match.group().strip(),
        place=_place(text, match, inner, kind, sides),
        date=value,
        date_words=words,
        participants=participants(text, inner, kind, match, holder, sides, stage),
        source=holder.speaker if holder is not None and not own else "",
        statement=holder.id if holder is not None else "",
    )


def _place(text: str, match: re.Match[str], inner: tuple[int, int], kind: str, sides: Sides) -> str:
    """Where it takes place; what the reports know to be a body is no place ("leaders at the Council")."""
    if kind == "announcement":
        return ""
    place = place_of(text, match.start(), inner, goes=kind == "visit")
    return "" if place and sides.actors is not None and sides.actors.is_body(place) else place


def _with_its_day(span: tuple[int, int], holder: Statement | None, days: Days) -> tuple[int, int]:
    """The span with a day that stands right behind it ("hailed the start of talks Thursday"), and with the
    verb of an invitation.
    """
    behind = days.between(span[1], span[1] + 3)
    asked = holder is not None and holder.cue_span is not None and holder.cue.lower().startswith("invit")
    first = min(span[0], holder.cue_span[0]) if asked and holder and holder.cue_span else span[0]
    return first, behind[0].end if behind else span[1]


def _stage(text: str, span: tuple[int, int], match: re.Match[str], holder: Statement | None) -> Stage:
    """What the clause tells of the talks; nothing where someone only calls for them."""
    if holder is not None and _CALLS_FOR.search(holder.cue):
        return ""
    stage = stage_of(text, span, match)
    return "held" if not stage and _MET.search(text, span[0], match.start()) else stage


def _clause(text: str, span: tuple[int, int], match: re.Match[str]) -> tuple[int, int]:
    """The part of the passage between "but", "while" and the like that the event stands in."""
    start, end = span
    for joint in _JOINT.finditer(text, start, match.start()):
        start = joint.end()
    after = _JOINT.search(text, match.end(), end) if match.end() < end else None
    return start, after.start() if after else end


def _last_day(found: list[Event]) -> str:
    """The day of the round told of last, which "throughout the day" and "a week after" mean."""
    return next(
        (
            each.date
            for each in reversed(found)
            if each.kind == "round" and each.date and each.stage != "to come"
        ),
        "",
    )
