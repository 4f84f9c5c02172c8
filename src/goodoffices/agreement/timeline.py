"""What has to happen before what: an agreement as events, each with its rule.

An event is entry into force, a phase's beginning or end, a commitment done or verified, a power used, or
something outside that may happen at any
time. A rule is a tree of *all* and *any* over events, each with so much time after it, and fixed moments. An
event can happen once its rule is met.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo

import msgspec

from goodoffices.agreement.agreement import Agreement
from goodoffices.agreement.before_entry import owed_before
from goodoffices.agreement.duties import Commitment, TrustMeasure
from goodoffices.agreement.exchanges import AgreedExchange
from goodoffices.agreement.moments import NotAMoment, Stretch, When, later, read_length, read_moment, zone_of
from goodoffices.agreement.phases import AgreedPhase
from goodoffices.agreement.requirements import AgreedCondition

Happening = tuple[str, str]
"""An event: what happens (``entry``, ``begin``, ``end``, ``done``, ``verified``, ``used``, ``overdue``,
``never``), and to what."""

ENTRY: Happening = ("entry", "")
SIGNING: Happening = ("signing", "")


class After(msgspec.Struct, frozen=True):
    """So much after an event. A negative shift waits for nothing: it is so much before something that will
    come."""

    event: Happening
    shift: Stretch = Stretch()


class NotBefore(msgspec.Struct, frozen=True):
    """Not before a fixed moment."""

    moment: datetime


class Every(msgspec.Struct, frozen=True):
    """All of them."""

    parts: tuple[EventRule, ...] = ()


class AnyOf(msgspec.Struct, frozen=True):
    """One of them."""

    parts: tuple[EventRule, ...] = ()


EventRule = After | NotBefore | Every | AnyOf

NOTHING = Every()


class Deadline(msgspec.Struct, frozen=True):
    """``event`` has to have happened by a fixed moment, or by so much after another event; ``path`` is where
    that was written."""

    event: Happening
    path: tuple[str | int, ...]
    moment: datetime | None = None
    after: After | None = None
    whole_day: bool = False


class Timeline(msgspec.Struct):
    """Events with their rules, deadlines, and the moment of entry into force where it is known. ``lasts`` are
    how long phases last that end
    by time alone, extensions not counted; ``longest`` with all extensions. ``lasting`` is the last moment of
    what is owed all the time or again and again."""

    rules: dict[Happening, EventRule]
    deadlines: list[Deadline]
    entry: datetime | None
    zone: tzinfo
    lasts: dict[str, Stretch]
    longest: dict[str, Stretch | None]
    lasting: dict[str, Deadline]


NOMINAL = datetime(2001, 1, 1, tzinfo=UTC)
"""Where time is counted from where no entry into force is known: then fixed moments say nothing, lengths
do."""


def timeline_of(agreement: Agreement, *, to_the_end: bool = False) -> Timeline:
    """The events of an agreement. What cannot be read as a moment or a length is left out: the checks tell
    it. With ``to_the_end`` what is owed all the time or again and again is done on its last day, and not
    once it is owed.
    """
    return _TimelineBuilder(agreement, to_the_end).build()


class _TimelineBuilder:
    def __init__(self, agreement: Agreement, to_the_end: bool) -> None:
        self.agreement, self.to_the_end = agreement, to_the_end
        self.lasting: dict[str, Deadline] = {}
        self.rules: dict[Happening, EventRule] = {}
        self.deadlines: list[Deadline] = []
        self.zone = _zone(agreement)
        self.kinds = _names(agreement)
        entry = agreement.enters_into_force
        moment = _read(entry.at) if entry else None
        self.entry = self.fixed(moment, False) if moment and moment.base == "absolute" else None
        self.lasts: dict[str, Stretch] = {}
        self.longest: dict[str, Stretch | None] = {}
        self.first = owed_before(agreement)

    def build(self) -> Timeline:
        """All rules and deadlines."""
        agreement = self.agreement
        entry = agreement.enters_into_force
        when = (
            self.rule(entry.when, ENTRY, ("enters_into_force", "when")) if entry and entry.when else NOTHING
        )
        signed = _read(agreement.signing.at) if agreement.signing else None
        day = self.fixed(signed, False) if signed and self.entry is not None else None
        # Where it is not known, it was long before: what has to be done first has no earliest day of its own.
        long_before = self.entry or NOMINAL
        self.rules[SIGNING] = NotBefore(day or (long_before - LONG_BEFORE if self.first else long_before))
        if self.entry is not None:
            when = Every((when, NotBefore(self.entry)))
            self.deadlines.append(Deadline(ENTRY, ("enters_into_force", "at"), self.entry))
        self.rules[ENTRY] = when
        for place, phase in enumerate(agreement.phases):
            self.phase(place, phase)
        self.duties()
        for place, power in enumerate(agreement.powers):
            own = self.start_of(power.phase)
            on = self.rule(power.on, own, ("powers", place, "on")) if power.on else NOTHING
            self.rules[("used", power.id)] = Every((After(own), on))
        return Timeline(
            self.rules, self.deadlines, self.entry, self.zone, self.lasts, self.longest, self.lasting
        )

    def phase(self, place: int, phase: AgreedPhase) -> None:
        """How a phase begins and ends."""
        phases = self.agreement.phases
        begin, end = ("begin", phase.id), ("end", phase.id)
        before: Happening = ("end", phases[place - 1].id) if place else ENTRY
        if phase.begins is not None:
            own = self.rule(phase.begins, ENTRY, ("phases", place, "begins"))
            self.rules[begin] = Every((After(ENTRY), own))
        else:
            self.rules[begin] = After(before)
        length = _length(phase.length)
        ways: list[EventRule] = []
        if phase.ends is not None:
            ways.append(Every((After(begin), self.rule(phase.ends, begin, ("phases", place, "ends")))))
        if length is not None:
            ways.append(After(begin, length))
            self.lasts[phase.id] = length
            self.longest[phase.id] = _with_extensions(phase, length)
        following = phases[place + 1] if place + 1 < len(phases) else None
        if not ways and not phase.last and following is not None and leads_on(phase.id, following):
            ways.append(After(("begin", following.id)))
        if ways:
            self.rules[end] = ways[0] if len(ways) == 1 else AnyOf(tuple(ways))

    def duties(self) -> None:
        """When commitments, exchanges and measures can be done and verified, and by when they have to be."""
        agreement = self.agreement
        sections: tuple[tuple[str, tuple[Commitment | AgreedExchange | TrustMeasure, ...]], ...] = (
            ("commitments", agreement.commitments),
            ("exchanges", agreement.exchanges),
            ("measures", agreement.measures),
        )
        for section, records in sections:
            for place, one in enumerate(records):
                own = self.start_of(one.phase)
                if own == ENTRY and one.id in self.first:
                    own = SIGNING
                done: Happening = ("done", one.id)
                parts: list[EventRule] = [After(own)]
                after = getattr(one, "after", None)
                if after is not None:
                    parts.append(self.rule(after, own, (section, place, "after")))
                start = _read(getattr(one, "start", ""))
                if start is not None:
                    parts += self.not_before(start, own)
                parts += self.last_day(one, own, (section, place, "until"))
                self.rules[done] = Every(tuple(parts))
                self.rules[("verified", one.id)] = After(done)
                self.rules[("overdue", one.id)] = After(own)
                by = _read(one.by)
                if by is not None:
                    self.deadline(done, by, own, (section, place, "by"))
                if (
                    one.phase in self.lasts
                    and ("end", one.phase) in self.rules
                    and not getattr(one, "every", "")
                ):
                    path = (section, place, "phase")
                    self.deadlines.append(
                        Deadline(done, path, after=After(("end", one.phase)), whole_day=True)
                    )

    def last_day(
        self, one: Commitment | AgreedExchange | TrustMeasure, own: Happening, path: tuple[str | int, ...]
    ) -> list[EventRule]:
        """Note until when something lasts; the rule that it is done then, where that is asked for."""
        until = _read(getattr(one, "until", ""))
        if until is None or one.by:
            return []
        last = self.limit(("done", one.id), until, own, path)
        if last is not None:
            self.lasting[one.id] = last
        return self.not_before(until, own) if self.to_the_end else []

    def start_of(self, phase: str) -> Happening:
        """The event from which a part of that phase counts its days."""
        return ("begin", phase) if phase and phase in self.kinds.get("phase", ()) else ENTRY

    def rule(self, one: AgreedCondition, own: Happening, path: tuple[str | int, ...]) -> EventRule:
        """A condition as a rule; ``own`` is what "day 16" and "within 7 days" count from."""
        parts: list[EventRule] = [self.rule(part, own, (*path, "all", n)) for n, part in enumerate(one.all)]
        if one.any:
            parts.append(
                AnyOf(tuple(self.rule(part, own, (*path, "any", n)) for n, part in enumerate(one.any)))
            )
        for field, event in (
            ("done", "done"),
            ("begun", "begin"),
            ("ended", "end"),
            ("used", "used"),
            ("overdue", "overdue"),
        ):
            parts += [After(self.event(event, name)) for name in getattr(one, field)]
        for name in one.verified:
            parts.append(self.verified(name))
        moment = _read(one.at)
        if moment is not None:
            parts += self.not_before(moment, own)
        return Every(tuple(parts))

    def event(self, what: str, name: str) -> Happening:
        """The event of that kind with that name; ``never`` where the name leads to nothing of that kind."""
        kinds = {"done": "duty", "overdue": "duty", "begin": "phase", "end": "phase", "used": "power"}
        if name in self.kinds[kinds[what]]:
            return (what, name)
        if what == "done" and name in self.kinds["phase"]:
            return ("end", name)
        if what == "done" and name in self.kinds["power"]:
            return ("used", name)
        return ("unknown", name)

    def verified(self, name: str) -> EventRule:
        """That something was verified; of a phase, that all that is owed in it was."""
        if name in self.kinds["phase"]:
            duties = self.agreement.duties
            mine = [After(("verified", one.id)) for one in duties if one.phase == name]
            return Every((After(("begin", name)), *mine))
        return After(("verified", name) if name in self.kinds["duty"] else ("unknown", name))

    def not_before(self, moment: When, own: Happening) -> list[EventRule]:
        """The rule that a moment makes as an earliest one."""
        if moment.base == "absolute":
            fixed = self.fixed(moment, False)
            return [] if fixed is None or self.entry is None else [NotBefore(fixed)]
        after = self.after(moment, own)
        return [] if after is None else [after]

    def after(self, moment: When, own: Happening) -> After | None:
        """A moment that is counted from an event."""
        match moment.base:
            case "own":
                event = own
            case "entry":
                event = ENTRY
            case "signing":
                event = SIGNING
            case "start" | "end":
                event = self.event("begin" if moment.base == "start" else "end", moment.of)
            case _:
                event = (
                    ("begin", moment.of)
                    if moment.of in self.kinds["phase"]
                    else self.event("done", moment.of)
                )
        return After(event, moment.shift)

    def deadline(self, event: Happening, moment: When, own: Happening, path: tuple[str | int, ...]) -> None:
        """Note by when an event has to have happened."""
        found = self.limit(event, moment, own, path)
        if found is not None and not (found.moment is not None and self.entry is None):
            self.deadlines.append(found)

    def limit(
        self, event: Happening, moment: When, own: Happening, path: tuple[str | int, ...]
    ) -> Deadline | None:
        """A moment as the last one of an event."""
        if moment.base == "absolute":
            fixed = self.fixed(moment, True)
            return None if fixed is None else Deadline(event, path, fixed, whole_day=moment.whole_day)
        after = self.after(moment, own)
        if after is None or after.event[0] == "unknown":
            return None
        days_only = moment.hour is None and not moment.shift.minutes
        return Deadline(event, path, after=after, whole_day=days_only)

    def fixed(self, moment: When, end: bool) -> datetime | None:
        """A fixed moment; a whole day as its first moment, or its last for a deadline."""
        if moment.day is None:
            return None
        try:
            zone = zone_of(moment.zone) if moment.zone else self.zone
        except NotAMoment:
            zone = UTC
        if moment.hour is not None:
            return datetime.combine(moment.day, moment.hour, zone)
        start = datetime.combine(moment.day, time(), zone)
        return start + timedelta(days=1, seconds=-1) if end else start


LONG_BEFORE = timedelta(days=3660)
"""How long before its entry into force an agreement was signed at the most."""


def _zone(agreement: Agreement) -> tzinfo:
    entry = agreement.enters_into_force
    for name in (agreement.zone, entry.zone if entry else ""):
        try:
            if name:
                return zone_of(name)
        except NotAMoment:
            continue
    return UTC


def leads_on(phase: str, following: AgreedPhase) -> bool:
    """Whether the phase behind has a beginning of its own, which ends the one before."""
    begins = following.begins
    return begins is not None and not any(phase in part.ended for part in begins.parts())


def _names(agreement: Agreement) -> dict[str, frozenset[str]]:
    duties = agreement.duties
    return {
        "phase": frozenset(phase.id for phase in agreement.phases),
        "power": frozenset(power.id for power in agreement.powers),
        "duty": frozenset(one.id for one in duties),
    }


def _read(text: str) -> When | None:
    try:
        return read_moment(text) if text else None
    except NotAMoment:
        return None


def _length(text: str) -> Stretch | None:
    try:
        return read_length(text) if text else None
    except NotAMoment:
        return None


def _with_extensions(phase: AgreedPhase, length: Stretch) -> Stretch | None:
    """How long a phase can last with all its extensions; None where there is no limit."""
    extension = phase.extension
    if extension is None:
        return length
    more = _length(extension.length)
    if more is None or extension.most is None:
        return None
    times = max(0, extension.most)
    return Stretch(
        length.months + times * more.months,
        length.days + times * more.days,
        length.minutes + times * more.minutes,
    )


def shifted(moment: datetime, shift: Stretch, zone: tzinfo) -> datetime:
    """So much later, days and months counted in the agreement's zone."""
    return later(moment.astimezone(zone), shift)
