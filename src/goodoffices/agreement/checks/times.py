"""Moments and lengths as they are written: days that no calendar has, words in place of a time, two dates for
one thing, what lies before it could begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.agreement.duties import Commitment
from goodoffices.agreement.moments import NotAMoment, Stretch, read_every, read_length, read_moment
from goodoffices.agreement.runs import Times
from goodoffices.language import CodedText

MOMENTS = ("at", "by", "start", "until", "on")
LENGTHS = ("length", "every", "cure", "notice", "within", "verified_within", "objections_within")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED_DAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_MONTHS = "january february march april may june july august september october november december".split()


def check_times(look: Look) -> None:
    """Every written time by itself, then times against each other."""
    written = list(_written(look.agreement, (), ""))
    for text, path, clause, length in written:
        _one(look, text, path, clause, length)
    _orders(look)
    _cures(look)
    _phases(look)
    _days_of_phases(look, written)
    _weekdays(look)
    _entry(look)


def _written(record: object, path: PartPath, clause: str) -> Iterator[tuple[str, PartPath, str, bool]]:
    """Every moment and length of a record and what it holds: the text, its place, the clause, whether it is a
    length."""
    if isinstance(record, msgspec.Struct):
        clause = named(record) or clause
        for field in record.__struct_fields__:
            value = getattr(record, field)
            if isinstance(value, str):
                if value and field in MOMENTS:
                    yield value, (*path, field), clause, False
                elif value and field in LENGTHS:
                    yield value, (*path, field), clause, True
            elif value is not None:
                yield from _written(value, (*path, field), clause)
    elif isinstance(record, tuple):
        for place, one in enumerate(record):
            yield from _written(one, (*path, place), clause)


def _one(look: Look, text: str, path: PartPath, clause: str, length: bool) -> None:
    if not length and path[-2:-1] == ("extension",):
        return
    try:
        if path[-1] == "every":
            nothing = not read_every(text).about_minutes()
        elif length:
            nothing = not read_length(text).about_minutes()
        else:
            nothing = False
            read_moment(text)
        if nothing and path[-1] in ("length", "every"):
            raise NotAMoment(f"{text!r} is no time at all; write a length of a day or more")
    except NotAMoment as why:
        what, _, instead = str(why).partition("; ")
        dated = re.search(r"\d{4}-\d{1,2}-\d{1,2}|\bday 0\b", text)
        kind = "impossible-date" if dated else "vague-time"
        look.say(kind, (clause,), f"{_sentence(what)}.", f"{_sentence(instead)}.", path)
        return
    if not length:
        moment = read_moment(text)
        if moment.of and not _leads(look, moment.of):
            look.say(
                "reference-to-nothing",
                (clause,),
                CodedText(
                    "counts-from-nothing-has",
                    "%(text)r counts from %(of)r, and nothing has that name.",
                    text=text,
                    of=moment.of,
                ),
                CodedText(
                    "write-id-phase-commitment",
                    "Write the id of a phase, a commitment, an exchange or a power.",
                ),
                path,
            )


def _leads(look: Look, name: str) -> bool:
    return any(
        name in table for table in (look.phases, look.commitments, look.exchanges, look.powers, look.measures)
    )


def _orders(look: Look) -> None:
    """What ends before it starts, and what is due before the agreement binds."""
    line = look.line
    entry = line.entry
    for place, one in enumerate(look.agreement.commitments):
        start, by, until = (_fixed(look, text) for text in (one.start, one.by, one.until))
        for later_, word in ((by, "by"), (until, "until")):
            if start and later_ and later_ < start:
                message = CodedText(
                    "starts-done",
                    "%(id)s starts on %(start)s and is to be done %(word)s %(later)s.",
                    id=one.id,
                    start=start,
                    word=word,
                    later=later_,
                )
                look.say(
                    "impossible-date",
                    (named(one),),
                    message,
                    CodedText("put-start-before-end", "Put the start before the end."),
                    ("commitments", place, word),
                )
        # Of what is due before, the timeline tells; this is of what lasts.
        if entry is not None and until and until < entry.astimezone(line.zone).date():
            message = CodedText(
                "lasts-until-before-agreement",
                "%(id)s lasts until %(until)s, before the agreement binds.",
                id=one.id,
                until=until,
            )
            look.say(
                "impossible-date",
                (named(one),),
                message,
                CodedText("set-later-day", "Set a later day."),
                ("commitments", place, "until"),
            )
    signing = look.agreement.signing
    at = _fixed(look, signing.at) if signing else None
    if at and entry is not None and entry.date() < at:
        message = CodedText(
            "enters-into-force-before",
            "It enters into force on %(date)s, before it is signed on %(at)s.",
            date=entry.date(),
            at=at,
        )
        look.say(
            "impossible-date",
            (signing.clause if signing else "",),
            message,
            CodedText("sign-before-binds", "Sign it before it binds."),
            ("signing", "at"),
        )
    ends = look.agreement.ends
    over = _fixed(look, ends.at) if ends else None
    if over and entry is not None and over < entry.date():
        message = CodedText(
            "ends-before-enters-into",
            "It ends on %(over)s, before it enters into force on %(date)s.",
            over=over,
            date=entry.date(),
        )
        look.say(
            "impossible-date",
            (ends.clause if ends else "",),
            message,
            CodedText("set-later-end", "Set a later end."),
            ("ends", "at"),
        )
    if over and entry is not None:
        for place, one in enumerate(look.agreement.commitments):
            by = _fixed(look, one.by)
            if by and by > over and one.survives is None:
                message = CodedText(
                    "due-after-agreement-has",
                    "%(id)s is due by %(by)s, after the agreement has ended on %(over)s.",
                    id=one.id,
                    by=by,
                    over=over,
                )
                look.say(
                    "impossible-date",
                    (named(one), ends.clause if ends else ""),
                    message,
                    CodedText("set-earlier-day-or", "Set an earlier day, or say that it survives the end."),
                    ("commitments", place, "by"),
                )
    _same_thing(look)


def _fixed(look: Look, text: str) -> date | None:
    moment = look.moment(text)
    return moment.day if moment is not None and moment.base == "absolute" else None


def _same_thing(look: Look) -> None:
    """One thing owed by one party to one other, with two deadlines or two numbers."""
    seen: dict[tuple[object, ...], tuple[int, Commitment]] = {}
    for place, one in enumerate(look.agreement.commitments):
        key = (
            _plain(one.what),
            one.owes,
            one.to,
            one.phase,
            one.category,
            _plain(one.where),
            one.every,
            one.part_of,
            one.instead_of,
        )
        if key not in seen or not one.what.strip():
            seen.setdefault(key, (place, one))
            continue
        _, first = seen[key]
        if first.by != one.by and first.by and one.by:
            message = CodedText(
                "same-thing-due",
                "%(id)s and %(id2)s are the same thing, due %(by)s and %(by2)s.",
                id=first.id,
                id2=one.id,
                by=first.by,
                by2=one.by,
            )
            look.say(
                "contradictory-dates",
                (named(first), named(one)),
                message,
                CodedText("keep-one-two", "Keep one of the two."),
                ("commitments", place, "by"),
            )
        elif first.number != one.number and first.by == one.by and one.start == first.start:
            message = CodedText(
                "same-thing-once-once",
                "%(id)s and %(id2)s are the same thing, once %(number)s and once %(number2)s.",
                id=first.id,
                id2=one.id,
                number=first.number,
                number2=one.number,
            )
            look.say(
                "two-duties-clash",
                (named(first), named(one)),
                message,
                CodedText("keep-one-two", "Keep one of the two."),
                ("commitments", place, "number"),
            )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _cures(look: Look) -> None:
    """A cure period that runs beyond the end of its phase."""
    line = look.line
    for place, one in enumerate(look.agreement.commitments):
        cure, by = look.length(one.cure), look.moment(one.by)
        phase = line.lasts.get(one.phase)
        if (
            cure is None
            or by is None
            or phase is None
            or not by.counted
            or by.base not in ("own", "start")
            or one.survives
        ):
            continue
        if by.of and by.of != one.phase:
            continue
        day = by.shift.days + 1
        if day <= _days(phase) < day + cure.about_minutes() / 1440:
            message = CodedText(
                "due-day-may-cured",
                "%(id)s is due on day %(number)s and may be cured for %(cure)s, but %(phase)s lasts "
                "%(length)s.",
                id=one.id,
                number=by.shift.days + 1,
                cure=one.cure,
                phase=one.phase,
                length=look.phases[one.phase].length,
            )
            look.say(
                "cure-after-end",
                (named(one), look.clause_of(one.phase)),
                message,
                CodedText("shorten-cure-or-set", "Shorten the cure, or set the day earlier."),
                ("commitments", place, "cure"),
            )


def _phases(look: Look) -> None:
    """A phase whose length and fixed days do not agree; a day of a phase that it does not have; phases in the
    wrong order."""
    times: Times = look.runs.times
    for place, phase in enumerate(look.agreement.phases):
        begin = phase.begins and _fixed(look, phase.begins.at)
        end = phase.ends and _fixed(look, phase.ends.at or phase.ends.by)
        length = look.length(phase.length)
        begun = times.get(("begin", phase.id))
        first = begin or (begun.date() if begun is not None and look.line.entry else None)
        if end and first and end < first:
            message = CodedText(
                "ends-before-begins-2",
                "%(label)s ends on %(end)s, before it begins on %(first)s.",
                label=phase.label,
                end=end,
                first=first,
            )
            look.say(
                "impossible-date",
                (named(phase),),
                message,
                CodedText("put-its-end-after", "Put its end after its beginning."),
                ("phases", place, "ends"),
            )
        elif begin and end and length is not None:
            days = (end - begin).days
            if not length.months and not length.minutes and length.days not in (days, days + 1):
                message = CodedText(
                    "lasts-but-from-there",
                    "%(label)s lasts %(length)s, but from %(begin)s to %(end)s there are %(days)s days.",
                    label=phase.label,
                    length=phase.length,
                    begin=begin,
                    end=end,
                    days=days,
                )
                look.say(
                    "contradictory-dates",
                    (named(phase),),
                    message,
                    CodedText("keep-length-or-days", "Keep the length or the days."),
                    ("phases", place, "length"),
                )
        extension = phase.extension
        notice = look.length(extension.notice) if extension else None
        if notice is not None and length is not None and notice > length:
            message = CodedText(
                "lasts-its-extension-has",
                "%(label)s lasts %(length)s; its extension has to be told %(what)s before the end.",
                label=phase.label,
                length=phase.length,
                what=extension.notice if extension else "",
            )
            look.say(
                "impossible-date",
                (named(phase),),
                message,
                CodedText("shorten-notice", "Shorten the notice."),
                ("phases", place, "extension", "notice"),
            )


def _days(length: Stretch) -> int:
    """How many days a length has at most."""
    return length.months * 31 + length.days + -(-length.minutes // 1440)


def _days_of_phases(look: Look, written: Sequence[tuple[str, PartPath, str, bool]]) -> None:
    line = look.line
    for text, path, clause, length in written:
        moment = None if length else look.moment(text)
        if moment is None or not moment.counted or moment.base not in ("start", "own"):
            continue
        phase = moment.of or _phase_at(look, path)
        if phase in line.lasts and moment.shift.days >= _days(line.lasts[phase]):
            message = CodedText(
                "day-does-not-have",
                "%(text)r is a day that %(phase)s does not have: it lasts %(length)s.",
                text=text,
                phase=phase,
                length=look.phases[phase].length,
            )
            look.say(
                "impossible-date",
                (clause, look.clause_of(phase)),
                message,
                CodedText("set-earlier-day-or-2", "Set an earlier day, or lengthen the phase."),
                path,
            )


def _phase_at(look: Look, path: PartPath) -> str:
    """The phase to which the record at the head of a path belongs."""
    if len(path) > 1 and isinstance(path[1], int):
        record = getattr(look.agreement, str(path[0]))[path[1]]
        return str(getattr(record, "phase", "") or "")
    return ""


def _weekdays(look: Look) -> None:
    """A weekday beside a date that falls on another, in the words of a clause."""
    for place, clause in enumerate(look.agreement.clauses):
        for match in _NAMED_DAY.finditer(clause.text):
            try:
                day = date(int(match["year"]), _MONTHS.index(match["month"].lower()) + 1, int(match["day"]))
            except ValueError:
                look.say(
                    "impossible-date",
                    (clause.id,),
                    CodedText(
                        "day-no-calendar-has", "%(group)r is a day that no calendar has.", group=match.group()
                    ),
                    CodedText("correct-day", "Correct the day."),
                    ("clauses", place, "text"),
                )
                continue
            right = _WEEKDAYS[day.weekday()]
            if right != match["weekday"].lower():
                message = CodedText(
                    "day",
                    "%(group)r: that day is a %(capitalize)s.",
                    group=match.group(),
                    capitalize=right.capitalize(),
                )
                look.say(
                    "contradictory-dates",
                    (clause.id,),
                    message,
                    CodedText("correct-day-or-weekday", "Correct the day or the weekday."),
                    ("clauses", place, "text"),
                )


def _entry(look: Look) -> None:
    """Day, hour and zone of entry into force."""
    entry = look.agreement.enters_into_force
    exact = look.agreement.kind in ("ceasefire", "exchange")
    clause = entry.clause if entry else ""
    if entry is None or not (entry.at or entry.when):
        look.say(
            "entry-not-said",
            (clause,),
            CodedText("no-moment-set-from", "No moment is set from which the agreement binds."),
            CodedText("write-day-hour-zone", "Write day, hour and zone of its entry into force."),
            ("enters_into_force",),
        )
        return
    moment = look.moment(entry.at)
    if moment is None or moment.base != "absolute":
        return
    if moment.hour is None and exact:
        message = CodedText(
            "agreement-enters-into-force",
            "The agreement enters into force on a day, and no hour is said: acts of that day could "
            "be before or after.",
        )
        look.say(
            "entry-hour-or-zone",
            (clause,),
            message,
            CodedText("write-hour-its-zone", "Write the hour with its zone."),
            ("enters_into_force", "at"),
        )
    elif moment.hour is not None and not (moment.zone or entry.zone or look.agreement.zone):
        message = CodedText(
            "hour-entry-into-force",
            "The hour of entry into force has no time zone: it is not the same moment everywhere.",
        )
        look.say(
            "entry-hour-or-zone",
            (clause,),
            message,
            CodedText("write-zone-such-europe", "Write the zone, such as Europe/Athens or UTC."),
            ("enters_into_force", "at"),
        )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
