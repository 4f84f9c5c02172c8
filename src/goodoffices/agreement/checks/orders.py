"""Times against each other: what ends before it starts, two dates for one thing, a cure that runs over the
end, a phase whose length and days do not agree."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from goodoffices.agreement.before_entry import owed_before
from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.agreement.duties import Commitment
from goodoffices.agreement.moments import Stretch, later
from goodoffices.agreement.runs import Times
from goodoffices.language import CodedText


def check_orders(look: Look) -> None:
    """All of it."""
    _orders(look)
    _cures(look)
    _phases(look)


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
        floor = _floor(look)
        if floor is not None and entry is None:
            for day, field in ((by, "by"), (until, "until")):
                if day and day < floor:
                    _before_signed(look, one, day, floor, ("commitments", place, field))
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
    _whole(look)
    _same_thing(look)


def _floor(look: Look) -> date | None:
    """The day on which it is signed, where that is fixed."""
    signing = look.agreement.signing
    return _fixed(look, signing.at) if signing is not None else None


def _before_signed(look: Look, one: Commitment, day: date, signed: date, path: PartPath) -> None:
    message = CodedText(
        "due-before-signed", "%(id)s is over on %(day)s, before the agreement is signed on %(signed)s.",
        id=one.id, day=day, signed=signed,
    )  # fmt: skip
    remedy = CodedText("set-later-day", "Set a later day.")
    look.say("impossible-date", (named(one),), message, remedy, path)


def _whole(look: Look) -> None:
    """The agreement as a whole: signed before it binds, and ended after; nothing due when it is over."""
    entry = look.line.entry
    force = look.agreement.enters_into_force
    for part in force.when.parts() if force is not None and force.when is not None else ():
        by = _fixed(look, part.by)
        if force is not None and entry is not None and by and by > entry.astimezone(look.line.zone).date():
            look.say(
                "contradictory-dates",
                (force.clause,),
                CodedText(
                    "condition-after-entry",
                    "It enters into force on %(date)s, on a condition that has until %(by)s.",
                    date=entry.astimezone(look.line.zone).date(),
                    by=by,
                ),
                CodedText("keep-one-two", "Keep one of the two."),
                ("enters_into_force", "when"),
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
    _before_entry(look)
    _when_it_is_over(look)


def _when_it_is_over(look: Look) -> None:
    """It ends after it binds, and nothing is due, or lasts, once it has ended."""
    entry = look.line.entry
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
            by, until = _fixed(look, one.by), _fixed(look, one.until)
            if until and until > over and not by and one.survives is None:
                message = CodedText(
                    "lasts-after-agreement-has",
                    "%(id)s lasts until %(until)s, after the agreement has ended on %(over)s.",
                    id=one.id,
                    until=until,
                    over=over,
                )
                look.say(
                    "impossible-date",
                    (named(one), ends.clause if ends else ""),
                    message,
                    CodedText("set-earlier-day-or", "Set an earlier day, or say that it survives the end."),
                    ("commitments", place, "until"),
                )
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


def _before_entry(look: Look) -> None:
    """What has to be done before it binds, and is due after."""
    entry, first = look.line.entry, owed_before(look.agreement)
    for place, one in enumerate(look.agreement.commitments):
        by = _fixed(look, one.by)
        if entry is None or one.id not in first or by is None:
            continue
        binds = entry.astimezone(look.line.zone).date()
        if by > binds:
            message = CodedText(
                "due-after-entry-that-waits",
                "%(id)s is due by %(by)s; the agreement, which waits for it, enters into force on %(binds)s.",
                id=one.id,
                by=by,
                binds=binds,
            )
            remedy = CodedText("set-earlier-day", "Set an earlier day.")
            look.say("impossible-date", (named(one),), message, remedy, ("commitments", place, "by"))


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
        if not first.by and not one.by and first.until and one.until and first.until != one.until:
            message = CodedText(
                "same-thing-until",
                "%(id)s and %(id2)s are the same thing, owed until %(until)s and until %(until2)s.",
                id=first.id,
                id2=one.id,
                until=first.until,
                until2=one.until,
            )
            kind, field = "contradictory-dates", "until"
        elif first.by != one.by and first.by and one.by:
            message = CodedText(
                "same-thing-due",
                "%(id)s and %(id2)s are the same thing, due %(by)s and %(by2)s.",
                id=first.id,
                id2=one.id,
                by=first.by,
                by2=one.by,
            )
            kind, field = "contradictory-dates", "by"
        elif first.number != one.number and first.by == one.by and one.start == first.start:
            message = CodedText(
                "same-thing-once-once",
                "%(id)s and %(id2)s are the same thing, once %(number)s and once %(number2)s.",
                id=first.id,
                id2=one.id,
                number=first.number,
                number2=one.number,
            )
            kind, field = "two-duties-clash", "number"
        else:
            continue
        remedy = CodedText("keep-one-two", "Keep one of the two.")
        look.say(kind, (named(first), named(one)), message, remedy, ("commitments", place, field))


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
        if day <= days_of(phase) < day + cure.about_minutes() / 1440:
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
        elif (begin or place == 0) and first and end and length is not None:
            begin = first
            days = (end - begin).days
            over = later(datetime(begin.year, begin.month, begin.day, tzinfo=UTC), length).date()
            if not length.minutes and not over - timedelta(days=1) <= end <= over + timedelta(
                days=length.months > 0
            ):
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


def days_of(length: Stretch) -> int:
    """How many days a length has at most."""
    return length.months * 31 + length.days + -(-length.minutes // 1440)
