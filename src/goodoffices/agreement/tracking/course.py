"""How an agreement has gone so far: when it entered into force, which phases have begun and ended, when each
deadline falls, as the reports have it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from goodoffices.agreement.agreement import Agreement
from goodoffices.agreement.moments import NotAMoment, Stretch, read_length
from goodoffices.agreement.runs import happens, waits_for
from goodoffices.agreement.timeline import (
    ENTRY,
    SIGNING,
    After,
    AnyOf,
    Deadline,
    EventRule,
    Every,
    Happening,
    NotBefore,
    shifted,
    timeline_of,
)
from goodoffices.agreement.tracking.tally import Tally

Tallies = Mapping[str, Tally]
_LAST_DAY = timedelta(days=1)


class CourseOfEvents:
    """The moments of all events that have happened by ``as_of``."""

    def __init__(self, agreement: Agreement, as_of: datetime) -> None:
        self.agreement, self.as_of = agreement, as_of
        self.line = timeline_of(agreement)
        self.phases = {phase.id: phase for phase in agreement.phases}
        self.powers = {power.id: power for power in agreement.powers}
        self.duties = {duty.id: duty for duty in agreement.duties}
        self.stand_ins: dict[str, list[str]] = {}
        for one in agreement.commitments:
            if one.instead_of:
                self.stand_ins.setdefault(one.instead_of, []).append(one.id)
        order = list(happens(self.line.rules))
        place = {event: number for number, event in enumerate(order)}
        self.order = order + [event for event in self.line.rules if event not in place]
        self.place = {event: number for number, event in enumerate(self.order)}
        self.behind: dict[Happening, list[Happening]] = {}
        for event, rule in self.line.rules.items():
            for other in set(waits_for(rule)):
                self.behind.setdefault(other, []).append(event)
        self.deadlines: dict[str, Deadline] = {}
        self.timed: dict[Happening, list[str]] = {}
        for deadline in self.line.deadlines:
            what, name = deadline.event
            if what == "done" and deadline.path[-1:] == ("by",):
                self.deadlines[name] = deadline
                if deadline.after is not None:
                    self.timed.setdefault(deadline.after.event, []).append(name)
        self.open_conditions = {
            phase.id
            for phase in agreement.phases
            if phase.begins is not None and any(part.agreed or part.event for part in phase.begins.parts())
        }
        self.times: dict[Happening, datetime] = {}
        self.tallies: Tallies = {}

    def work_out(self, tallies: Tallies) -> None:
        """Every event from the beginning."""
        self.tallies = tallies
        self.times = {}
        for _ in range(3):  # what waits for lateness or for a use may come before it in the order
            before = dict(self.times)
            for event in self.order:
                self._set(event)
            if before == self.times:
                return

    def correct(self, name: str, tallies: Tallies) -> set[str]:
        """What changed with one thing's reports: the names of things whose state may be another."""
        self.tallies = tallies
        touched: set[str] = {name}
        waiting: list[Happening] = [
            (what, name) for what in ("done", "verified", "used", "begin", "end", "overdue")
        ]
        if name in self.powers or name in self.phases:
            touched |= set(self.duties)
        rounds = 0
        while waiting and rounds < 4 * len(self.order) + 100:
            rounds += 1
            event = waiting.pop()
            if event not in self.line.rules:
                continue
            if self._set(event):
                what, other = event
                if what in ("begin", "end"):
                    touched |= {one.id for one in self.agreement.duties if one.phase == other}
                touched.add(other)
                touched |= set(self.timed.get(event, ()))
                waiting += self.behind.get(event, ())
        return touched & set(self.duties)

    def _set(self, event: Happening) -> bool:
        """Work one event out again; whether it changed."""
        moment = self._moment(event)
        if moment is not None and moment > self.as_of:
            moment = None
        if self.times.get(event) == moment:
            return False
        if moment is None:
            self.times.pop(event, None)
        else:
            self.times[event] = moment
        return True

    def _moment(self, event: Happening) -> datetime | None:
        what, name = event
        if event in (ENTRY, SIGNING):
            return self.line.entry or _first(self.tallies)
        there = self.tallies.get(name)
        match what:
            case "done":
                return self.fulfilled(name)
            case "verified":
                if self.lasts(name):
                    return self.fulfilled(name)
                return there.checked_at if there is not None else None
            case "used":
                return min(there.used, default=None) if there is not None else None
            case "overdue":
                due = self.due(name)
                done = self.delivered(name)
                return due if due is not None and due < self.as_of and (done is None or done > due) else None
            case "begin" if there is not None and there.entered_at is not None:
                return there.entered_at
            case "begin" if name in self.open_conditions:
                if there is None or not there.claimed_at:
                    return None
                rule = self._rule(self.line.rules[event])
                return None if rule is None else max(rule, min(there.claimed_at.values()))
            case "end":
                return self._end(name)
        return self._rule(self.line.rules[event])

    def _end(self, name: str) -> datetime | None:
        there = self.tallies.get(name)
        if there is not None and (there.ended_at or there.left_at) is not None:
            return min(moment for moment in (there.ended_at, there.left_at) if moment is not None)
        rule = self.line.rules.get(("end", name))
        if rule is None:
            return None
        times = there.extended if there is not None else 0
        extension = self.phases[name].extension
        length = self.line.lasts.get(name)
        begun = self.times.get(("begin", name))
        if not times or extension is None or length is None or begun is None:
            return self._rule(rule)
        try:
            more = read_length(extension.length)
        except NotAMoment:
            return self._rule(rule)
        whole = Stretch(
            length.months + times * more.months,
            length.days + times * more.days,
            length.minutes + times * more.minutes,
        )
        return shifted(begun, whole, self.line.zone)

    def fulfilled(self, name: str) -> datetime | None:
        """When a thing was done: verified; or claimed, where nobody is named who checks it, or where who is
        owed says so. What is owed all the time is done on its last day: a check before says that it was kept
        so far.
        """
        at = self._told_done(name)
        if at is None or not self.lasts(name):
            return at
        last = self.last(name)
        return at if last is not None and at >= last - _LAST_DAY else None

    def lasts(self, name: str) -> bool:
        """Whether a thing is owed all the time up to a last day, and not again and again."""
        return name in self.line.lasting and not str(getattr(self.duties[name], "every", ""))

    def _told_done(self, name: str) -> datetime | None:
        there = self.tallies.get(name)
        duty = self.duties.get(name)
        if there is None or duty is None:
            return None
        if there.checked_at is not None:
            return there.checked_at
        to = getattr(duty, "to", ())
        owes = getattr(duty, "owes", ())
        for who, at in there.claimed_at.items():
            if not any(word.strip() for word in duty.verified_by) or (who in to and who not in owes):
                return at
        return None

    def delivered(self, name: str) -> datetime | None:
        """When what is now fulfilled was done, as far as that was claimed before it was verified: lateness
        counts from it.
        """
        done = self.fulfilled(name)
        claimed = self.tallies[name].claimed_at.values() if done is not None else ()
        return min((moment for moment in claimed if done is not None and moment <= done), default=done)

    def due(self, name: str) -> datetime | None:
        """When it is due, later by the time for which it was suspended; None where nothing fixes it yet."""
        deadline = self.deadlines.get(name)
        moment = self._falls(deadline) if deadline is not None else None
        return None if moment is None else moment + self.halted(name, moment)

    def last(self, name: str) -> datetime | None:
        """The last moment of what is owed all the time, or again and again; None where nothing fixes it."""
        deadline = self.line.lasting.get(name)
        return self._falls(deadline) if deadline is not None else None

    def _falls(self, deadline: Deadline) -> datetime | None:
        """When a deadline falls; None where nothing fixes it yet."""
        moment = deadline.moment
        if moment is None and deadline.after is not None:
            base = self.times.get(deadline.after.event)
            if base is None and deadline.after.event == ENTRY:
                base = self.line.entry
            if base is None and deadline.after.event[0] == "end":
                base = self._end(deadline.after.event[1])
            moment = shifted(base, deadline.after.shift, self.line.zone) if base is not None else None
        if moment is None:
            return None
        if deadline.whole_day:
            local = moment.astimezone(self.line.zone)
            moment = max(moment, local.replace(hour=23, minute=59, second=59, microsecond=0))
        return moment

    def halted(self, name: str, until: datetime) -> timedelta:
        """For how long a thing was suspended before a moment: by itself, with its phase, by a power over it,
        or with the whole.
        """
        found = timedelta()
        for start, end in self.suspensions(name):
            if start <= until:
                found += (end or self.as_of) - start
        return found

    def suspensions(self, name: str) -> list[tuple[datetime, datetime | None]]:
        """The spans in which a thing was suspended."""
        spans = list(self.tallies[name].spans) if name in self.tallies else []
        duty = self.duties.get(name)
        phase = duty.phase if duty is not None else ""
        if phase and phase in self.tallies:
            spans += self.tallies[phase].spans
        for power in self.agreement.powers:
            if power.may == "suspend" and power.id in self.tallies and _over(power.over, name, phase):
                spans += [self._limited(power.length, span) for span in self.tallies[power.id].spans]
        return spans

    def _limited(
        self, length: str, span: tuple[datetime, datetime | None]
    ) -> tuple[datetime, datetime | None]:
        """A suspension ends by itself after its length."""
        start, end = span
        try:
            limit = shifted(start, read_length(length), self.line.zone) if length else None
        except NotAMoment:
            limit = None
        if limit is None or (end is not None and end <= limit):
            return span
        return (start, limit) if limit <= self.as_of else (start, end)

    def ended(self, name: str) -> datetime | None:
        """When a thing stopped being owed: it, its phase or the whole was terminated, or the snap-back
        came.
        """
        found = [self.tallies[name].ended_at] if name in self.tallies else []
        duty = self.duties[name]
        for power in self.agreement.powers:
            if power.may == "terminate" and power.id in self.tallies and _over(power.over, name, duty.phase):
                found += self.tallies[power.id].used[:1]
        if duty.phase and duty.phase in self.tallies:
            found.append(self.tallies[duty.phase].ended_at)
        return min((moment for moment in found if moment is not None), default=None)

    def _rule(self, rule: EventRule) -> datetime | None:
        match rule:
            case After(event, shift):
                base = self.times.get(event)
                return None if base is None else shifted(base, shift, self.line.zone)
            case NotBefore(moment):
                return moment
            case Every(parts):
                found = [self._rule(part) for part in parts]
                known = [moment for moment in found if moment is not None]
                start = self.times.get(ENTRY)
                return None if len(known) < len(found) else max(known, default=start)
            case AnyOf(parts):
                ways = [self._rule(part) for part in parts]
                return min((way for way in ways if way is not None), default=None)

    def active_since(self, name: str) -> datetime | None:
        """Since when it is owed; None where it is not yet."""
        return self._rule(self.line.rules[("done", name)])

    def waiting_for(self, name: str) -> tuple[Happening, ...]:
        """What has not happened and has to, before it is owed."""
        return tuple(
            event
            for event in dict.fromkeys(waits_for(self.line.rules[("done", name)]))
            if event not in self.times
        )


def _over(over: tuple[str, ...], name: str, phase: str) -> bool:
    return not over or name in over or (bool(phase) and phase in over)


def _first(tallies: Tallies) -> datetime | None:
    """The first moment of which any report tells."""
    moments = [
        moment
        for one in tallies.values()
        for moment in (*one.claimed_at.values(), *one.used, *one.disputed.values())
    ]
    return min(moments, default=None)
