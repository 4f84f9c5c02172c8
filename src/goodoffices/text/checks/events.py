"""One event with two days, and phases that overlap: dates of several clauses against each other."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from goodoffices.language import CodedText
from goodoffices.text.checks.dates import SOURCE, Dated, dated
from goodoffices.text.checks.measures import measures
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.finding import Finding

_FORCE = re.compile(
    r"\b(?:enters?|entering|come|comes)\s+into\s+(?:force|effect|"
    r"operation)\s+(?:\w+\s+){0,2}?(?:on|from|as of|at)?\s*(?:\w+day,?\s+)?$|"
    r"\btakes?\s+effect\s+(?:on|from|as of)?\s*(?:\w+day,?\s+)?$",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:begins?|starts?|opens?|commences?|takes?\s+place|is\s+held|are\s+held|is\s+signed|"
    r"takes\s+office)(?:\s+\w+){0,2}?\s+(?:on|from|at)\s+(?:\w+day,?\s+)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:\w+day,?\s+)?$", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:ends?|closes?|expires?|lapses?|terminates?|finish(?:es)?|is\s+complete|"
    r"is\s+completed)(?:\s+\w+){0,2}?\s+(?:on|by|at)\s+(?:\w+day,?\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:to|until|till)\s+(?:\w+day,?\s+)?$", re.IGNORECASE)
_ORDINALS = "first second third fourth fifth sixth seventh eighth".split()
_PHASE = re.compile(
    rf"\b(?:({'|'.join(_ORDINALS)})\s+(phase|stage|step|period|round)|(phase|stage|step|"
    rf"round)\s+(\d|[IVX]+|one|two|three|four|five|six))\b",
    re.IGNORECASE,
)
_NUMBERS = "one two three four five six".split()
_NAMED = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Aa]n?)\s+((?:[A-Z][\w-]+\s?)+|agreement|ceasefire|cease-fire|"
    r"corridor|settlement|memorandum|treaty|protocol|truce|transition|mandate|strike|"
    r"election|mission)\b"
)


_QUOTES = str.maketrans('"“”«»', "     ")


class _Edge(NamedTuple):
    """The beginning or the end of something on a day."""

    what: str
    ends: bool
    when: date
    passage: ClauseWords
    day: Dated


def find_contradicting_events(reading: TextReading) -> Iterator[Finding]:
    """Events that begin or end on two days, and phases of which one ends after the next has begun."""
    edges = [edge for passage in reading.passages for edge in _edges(reading, passage)]
    known: dict[tuple[str, bool], _Edge] = {}
    for edge in edges:
        before = known.setdefault((edge.what, edge.ends), edge)
        if before.when != edge.when:
            verb = "ends" if edge.ends else "begins"
            yield _finding(
                reading,
                edge,
                before,
                CodedText(
                    "event-at-two-times",
                    "%(capitalize)s %(verb)s on %(day)s here, and on %(day2)s in %(where)s.",
                    capitalize=edge.what.capitalize(),
                    verb=verb,
                    day=_day(edge.when),
                    day2=_day(before.when),
                    where=_where(before),
                ),
                CodedText("say-one-day-both", "Say one day in both places."),
            )
    for what, later in _after_each_other(known):
        end, begin = known[what, True], known[later, False]
        if end.when > begin.when:
            last = max((end, begin), key=lambda one: (one.passage.start, one.day.start))
            yield _finding(
                reading,
                last,
                begin if last is end else end,
                CodedText(
                    "ends-after-has-begun",
                    "%(capitalize)s ends on %(day)s, after %(later)s has begun on %(day2)s.",
                    capitalize=what.capitalize(),
                    day=_day(end.when),
                    later=later,
                    day2=_day(begin.when),
                ),
                CodedText("put-two-order-or", "Put the two in order, or say that they overlap."),
            )
    yield from _out_of_order(reading, known)
    yield from _lifetime(reading, known)
    yield from _after_force(reading, known)
    yield from _before_its_end(reading)


def _finding(reading: TextReading, edge: _Edge, other: _Edge, message: str, remedy: str) -> Finding:
    span = (edge.day.start, edge.day.end)
    return reading.finding(
        "dates-contradict", "error", edge.passage, span, message, remedy, SOURCE, (other.passage.place,)
    )


def _where(edge: _Edge) -> str:
    return edge.passage.clause.label or CodedText("another-place", "another place")


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _edges(reading: TextReading, passage: ClauseWords) -> Iterator[_Edge]:
    days = dated(reading, passage)
    for at, sentence in passage.sentences():
        last, ended = "", False
        for one in (day for day in days if at <= day.start < at + len(sentence)):
            lead = passage.words[max(at, one.start - 240) : one.start]
            if one.when is None:
                continue
            if _FORCE.search(lead):
                yield _Edge(
                    CodedText("agreement-force", "the agreement in force"), False, one.when, passage, one
                )
                last = CodedText("agreement-force", "the agreement in force")
                continue
            ends = bool(_ENDS.search(lead))
            if last and _elided(lead):
                last = _subject(lead)
                yield _Edge(last, ended, one.when, passage, one)
                continue
            to_follows = re.match(r"\s*(?:to|until|till)\s", passage.words[one.end :])
            if (
                not ends
                and not _BEGINS.search(lead)
                and not ((_FROM.search(lead) and to_follows) or (_TO.search(lead) and last))
            ):
                continue
            ends = ends or bool(_TO.search(lead) and not _FROM.search(lead))
            what = last if _TO.search(lead) and last else _subject(lead)
            if what:
                yield _Edge(what, ends, one.when, passage, one)
                last, ended = what, ends


def _elided(lead: str) -> bool:
    """Whether a phase stands right before its day, its verb being that of the phase before ("the second stage
    on 30 June")."""
    phases = list(_PHASE.finditer(lead))
    return bool(phases) and bool(
        re.fullmatch(r"\s+(?:on|by|at|from)?\s*(?:\w+day,?\s+)?", lead[phases[-1].end() :])
    )


def _subject(lead: str) -> str:
    """What begins or ends: the last thing named before, in lower case."""
    phases = list(_PHASE.finditer(lead))
    if phases:
        match = phases[-1]
        number = _ORDINALS.index(match[1].casefold()) + 1 if match[1] else _count(match[4])
        return f"{(match[2] or match[3]).casefold()} {number}"
    names = list(_NAMED.finditer(lead.translate(_QUOTES)))
    return CodedText("the-event", "the %(event)s", event=names[-1][1].strip().casefold()) if names else ""


def _count(given: str) -> int:
    low = given.casefold()
    if low in _NUMBERS:
        return _NUMBERS.index(low) + 1
    return int(given) if given.isdigit() else {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}.get(low, 0)


def _after_each_other(known: dict[tuple[str, bool], _Edge]) -> Iterator[tuple[str, str]]:
    """Pairs of phases of which the second comes after the first."""
    for what, ends in known:
        match = re.fullmatch(r"(\w+) (\d)", what)
        if ends and match:
            later = f"{match[1]} {int(match[2]) + 1}"
            if (later, False) in known:
                yield what, later


def _out_of_order(reading: TextReading, known: dict[tuple[str, bool], _Edge]) -> Iterator[Finding]:
    """Phases of which a later one begins, or ends, before an earlier one does."""
    for (what, ends), edge in known.items():
        match = re.fullmatch(r"(\w+) (\d)", what)
        later = known.get((f"{match[1]} {int(match[2]) + 1}", ends)) if match else None
        if later is not None and later.when < edge.when:
            verb = "ends" if ends else "begins"
            yield _finding(
                reading,
                later,
                edge,
                CodedText(
                    "before",
                    "%(capitalize)s %(verb)s on %(day)s, before %(what)s %(verb)s on %(day2)s.",
                    capitalize=later.what.capitalize(),
                    verb=verb,
                    day=_day(later.when),
                    what=what,
                    day2=_day(edge.when),
                ),
                CodedText(
                    "put-two-days-order", "Put the two days in order, or correct the one that is wrong."
                ),
            )


_FORCED = re.compile(
    r"\s*\w+\s+(?:after|from|following)\s+(?:its|the|"
    r"this)?\s*(?:\w+\s+){0,3}?(?:entry\s+into\s+force|signature|signing)",
    re.IGNORECASE,
)


def _after_force(reading: TextReading, known: dict[tuple[str, bool], _Edge]) -> Iterator[Finding]:
    """ "on 1 March 2043, that is twenty years after its entry into force", where another clause has the day
    of that."""
    force = known.get((CodedText("agreement-force", "the agreement in force"), False))
    if force is None:
        return
    for passage in reading.passages:
        for span in measures(reading, passage):
            if span.days is None or not _FORCED.match(passage.words[span.end :]):
                continue
            near = [day for day in dated(reading, passage) if day.when and 0 <= span.start - day.end < 25]
            if not near or near[-1].when is None:
                continue
            length = (near[-1].when - force.when).days
            if not float(span.days[0]) * 0.99 - 3 <= length <= float(span.days[1]) * 1.01 + 3:
                yield reading.finding(
                    "period-not-its-length",
                    "error",
                    passage,
                    (near[-1].start, span.end),
                    CodedText(
                        "from-when-enters-into",
                        "From %(day)s, when it enters into force, to %(day2)s is not that long.",
                        day=_day(force.when),
                        day2=_day(near[-1].when),
                    ),
                    CodedText("correct-length-or-one", "Correct the length or one of the days."),
                    SOURCE,
                    (force.passage.place,),
                )


def _lifetime(reading: TextReading, known: dict[tuple[str, bool], _Edge]) -> Iterator[Finding]:
    """ "enters into force on …" in one clause, "remains in force for 25 years, that is until …" in
    another."""
    force = known.get((CodedText("agreement-force", "the agreement in force"), False))
    if force is None:
        return
    for passage in reading.passages:
        match = re.search(
            r"\b(?:in force|valid|in effect|binding|runs|lasts)\s+for\b", passage.words, re.IGNORECASE
        )
        if match is None:
            continue
        spans = [
            one for one in measures(reading, passage) if one.days is not None and one.start > match.start()
        ]
        ends = [
            day
            for day in dated(reading, passage)
            if day.when and day.start > match.start() and _TO.search(passage.before(day.start))
        ]
        if not spans or not ends or ends[0].when is None or spans[0].days is None:
            continue
        length = (ends[0].when - force.when).days
        low, high = spans[0].days
        slack = max(3, float(high) * 0.02)
        if not float(low) * 0.99 - slack <= length <= float(high) + slack:
            yield reading.finding(
                "period-not-its-length",
                "error",
                passage,
                (spans[0].start, ends[0].end),
                CodedText(
                    "from-when-enters-into",
                    "From %(day)s, when it enters into force, to %(day2)s is not that long.",
                    day=_day(force.when),
                    day2=_day(ends[0].when),
                ),
                CodedText("correct-length-or-one", "Correct the length or one of the days."),
                SOURCE,
                (force.passage.place,),
            )


_LIFE = re.compile(
    r"(?:^\s*|[.;]\s+)(?:It|These\s+\w+|(?:This|The)\s+(?:[A-Z]?\w+\s+)?(?:agreement|treaty|accord|contract|pact|memorandum|"
    r"settlement|protocol|lease))\s+(?:runs|lasts|is\s+(?:valid|in\s+force|concluded)|remains\s+in\s+force|applies|"
    r"run|last|apply|shall\s+(?:run|last|remain\s+in\s+force|be\s+valid))\b",
    re.IGNORECASE,
)
_OF_ITS_END = re.compile(
    r"\s*\w+\s+(?P<side>before|after|ahead\s+of)\s+(?:(?:it|they|these\s+\w+|this\s+\w+|the\s+(?:agreement|treaty|accord|contract))\s+"
    r"(?:ends?|expires?|lapses?|terminates?|runs?\s+out)|its\s+(?:end|expiry|expiration|lapse|term))\b",
    re.IGNORECASE,
)


def _before_its_end(reading: TextReading) -> Iterator[Finding]:
    """ "on 1 October 2037, six months before it ends", where another clause has the day on which it ends."""
    ends = [
        (day, passage)
        for passage in reading.passages
        for match in (_LIFE.search(passage.words),)
        if match is not None
        for day in dated(reading, passage)
        if day.when is not None and day.start > match.end() and _TO.search(passage.before(day.start))
    ]
    if len({day.when for day, _ in ends}) != 1:
        return
    end, where = ends[0]
    assert end.when is not None
    for passage in reading.passages:
        for span in measures(reading, passage):
            match = _OF_ITS_END.match(passage.words[span.end :]) if span.days is not None else None
            near = [
                day
                for day in dated(reading, passage)
                if day.when is not None and 0 <= span.start - day.end < 12
            ]
            if match is None or not near or span.days is None or near[-1].when is None:
                continue
            length = (end.when - near[-1].when).days * (-1 if match["side"].casefold() == "after" else 1)
            if float(span.days[0]) - 2 <= length <= float(span.days[1]) + 2:
                continue
            yield reading.finding(
                "period-not-its-length",
                "error",
                passage,
                (near[-1].start, span.end + match.end()),
                CodedText(
                    "not-so-long-before-end",
                    "It ends on %(day)s; from %(day2)s to that day is not that long.",
                    day=_day(end.when),
                    day2=_day(near[-1].when),
                ),
                CodedText("correct-length-or-one", "Correct the length or one of the days."),
                SOURCE,
                (where.place,),
            )
