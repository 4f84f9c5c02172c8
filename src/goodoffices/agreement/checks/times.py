"""Moments and lengths as they are written: days that no calendar has, words in place of a time, days that a
phase does not have; the hour and zone at which it begins to bind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.agreement.checks.orders import check_orders, days_of
from goodoffices.agreement.checks.said import says
from goodoffices.agreement.moments import NotAMoment, read_every, read_length, read_moment, zone_of
from goodoffices.agreement.requirements import AgreedCondition
from goodoffices.language import CodedText

MOMENTS = ("at", "by", "start", "until", "on")
LENGTHS = ("length", "every", "cure", "notice", "within", "verified_within", "objections_within")


def check_times(look: Look) -> None:
    """Every written time by itself, then times against each other."""
    written = list(_written(look.agreement, (), ""))
    for text, path, clause, length in written:
        _one(look, text, path, clause, length)
    check_orders(look)
    _days_of_phases(look, written)
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


def _days_of_phases(look: Look, written: Sequence[tuple[str, PartPath, str, bool]]) -> None:
    line = look.line
    for text, path, clause, length in written:
        moment = None if length else look.moment(text)
        if moment is None or not moment.counted or moment.base not in ("start", "own"):
            continue
        phase = moment.of or _phase_at(look, path)
        if phase in line.lasts and moment.shift.days >= days_of(line.lasts[phase]):
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


def _entry(look: Look) -> None:
    """Day, hour and zone of entry into force."""
    _zones(look)
    entry = look.agreement.enters_into_force
    exact = look.agreement.kind in ("ceasefire", "exchange")
    clause = entry.clause if entry else ""
    if entry is None or not (entry.at or (entry.when is not None and _brings_about(entry.when))):
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


def _brings_about(one: AgreedCondition) -> bool:
    """Whether a condition says what has to be so; of an event in words, who tells it or by when."""
    for part in one.parts():
        if part.done or part.verified or part.begun or part.ended or part.used or part.agreed or part.at:
            return True
        if says(part.event) and (part.confirmed_by or part.by or one.by):
            return True
    return False


def _zones(look: Look) -> None:
    """The zone of all hours, and that of the first one."""
    entry = look.agreement.enters_into_force
    named_zones = (
        (look.agreement.zone, ("zone",), ""),
        (entry.zone if entry else "", ("enters_into_force", "zone"), entry.clause if entry else ""),
    )
    for zone, path, clause in named_zones:
        try:
            if zone.strip():
                zone_of(zone.strip())
        except NotAMoment as why:
            what, _, instead = str(why).partition("; ")
            look.say("entry-hour-or-zone", (clause,), f"{_sentence(what)}.", f"{_sentence(instead)}.", path)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
