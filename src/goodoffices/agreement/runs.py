"""What can happen, and when at the earliest and latest: the timeline worked out.

*What never happens* is found by letting everything happen that its rule allows, until nothing more can (the
least fixed point of the rules); what is
left waits, and where it waits in a circle (a strongly connected component, Tarjan 1972), each waits for the
other. *Earliest* moments are the least
solution of t ≥ rule(t), found by correcting until nothing changes; *latest* ones follow the deadlines and the
lengths of phases.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from goodoffices.agreement.timeline import (
    ENTRY,
    LONG_BEFORE,
    NOMINAL,
    SIGNING,
    After,
    AnyOf,
    Deadline,
    EventRule,
    Every,
    Happening,
    NotBefore,
    Timeline,
    shifted,
)

Times = dict[Happening, datetime]


class Late(msgspec.Struct, frozen=True):
    """A deadline that cannot be kept: the earliest moment at which it can be, and the latest that is
    allowed."""

    deadline: Deadline
    earliest: datetime
    latest: datetime


class Runs(msgspec.Struct):
    """``stuck`` are circles of events that wait for each other, each in its order; ``lost`` are events that
    wait for what no rule brings about, with
    what they wait for; ``times`` the earliest moments of all that can happen; ``late`` the deadlines that
    cannot be kept, causes before consequences."""

    stuck: list[list[Happening]]
    lost: list[tuple[Happening, Happening]]
    times: Times
    late: list[Late]
    latest: dict[Happening, datetime | None] = msgspec.field(default_factory=dict)


def work_out(line: Timeline) -> Runs:
    """What can happen in a timeline, and when."""
    order = happens(line.rules)
    waiting = [event for event in line.rules if event not in order]
    stuck, lost = _why(line.rules, waiting, order)
    times = _earliest(line, list(order))
    by_event: dict[Happening, list[Deadline]] = {}
    for deadline in line.deadlines:
        by_event.setdefault(deadline.event, []).append(deadline)
    latest = _latest_moments(line, list(order), by_event)
    return Runs(stuck, lost, times, _late(line, list(order), times, by_event, latest), latest)


def waits_for(rule: EventRule) -> Iterator[Happening]:
    """The events that a rule waits for."""
    match rule:
        case After(event, shift):
            if shift.about_minutes() >= 0:
                yield event
        case Every(parts) | AnyOf(parts):
            for part in parts:
                yield from waits_for(part)


def _met(rule: EventRule, there: dict[Happening, int]) -> bool:
    match rule:
        case After(event, shift):
            return shift.about_minutes() < 0 or event in there
        case Every(parts):
            return all(_met(part, there) for part in parts)
        case AnyOf(parts):
            return any(_met(part, there) for part in parts)
        case NotBefore():
            return True


def happens(rules: dict[Happening, EventRule]) -> dict[Happening, int]:
    """Events that can happen, in an order in which they can."""
    behind: dict[Happening, list[Happening]] = {}
    for event, rule in rules.items():
        for other in set(waits_for(rule)):
            behind.setdefault(other, []).append(event)
    found: dict[Happening, int] = {}
    waiting = list(rules)[::-1]
    while waiting:
        event = waiting.pop()
        if event in found or event not in rules or not _met(rules[event], found):
            continue
        found[event] = len(found)
        waiting += behind.get(event, ())
    return found


def _why(
    rules: dict[Happening, EventRule], waiting: list[Happening], there: dict[Happening, int]
) -> tuple[list[list[Happening]], list[tuple[Happening, Happening]]]:
    """Circles among what waits, and what waits for nothing that any rule brings about."""
    held = {
        event: [other for other in dict.fromkeys(waits_for(rules[event])) if other not in there]
        for event in waiting
    }
    lost = [(event, other) for event in waiting for other in held[event] if other not in rules]
    circles = [
        _in_order(part, held) for part in _components(held) if len(part) > 1 or part[0] in held[part[0]]
    ]
    return circles, lost


def _in_order(part: list[Happening], held: dict[Happening, list[Happening]]) -> list[Happening]:
    """A shortest circle inside a component, each event waiting for the next."""
    inside = set(part)
    best: list[Happening] = []
    for start in part[: 50 if len(part) < 500 else 2]:
        cause: dict[Happening, Happening] = {start: start}
        layer = [start]
        while layer and start not in (other for event in layer for other in held[event]):
            following = []
            for event in layer:
                for other in held[event]:
                    if other in inside and other not in cause:
                        cause[other] = event
                        following.append(other)
            layer = following
        last = next((event for event in layer if start in held[event]), None)
        if last is None:
            continue
        circle = [last]
        while circle[-1] != start:
            circle.append(cause[circle[-1]])
        if not best or len(circle) < len(best):
            best = circle[::-1]
    return best or part


def _components(held: dict[Happening, list[Happening]]) -> list[list[Happening]]:
    """Strongly connected components (Tarjan), without recursion."""
    index: dict[Happening, int] = {}
    low: dict[Happening, int] = {}
    stack: list[Happening] = []
    on: set[Happening] = set()
    found: list[list[Happening]] = []
    for root in held:
        if root in index:
            continue
        work: list[tuple[Happening, Iterator[Happening]]] = [(root, iter(held[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on.add(root)
        while work:
            event, others = work[-1]
            for other in others:
                if other not in held:
                    continue
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    on.add(other)
                    work.append((other, iter(held[other])))
                    break
                if other in on:
                    low[event] = min(low[event], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[event])
                if low[event] == index[event]:
                    part = []
                    while True:
                        other = stack.pop()
                        on.discard(other)
                        part.append(other)
                        if other == event:
                            break
                    found.append(part[::-1])
    return found


def _earliest(line: Timeline, order: list[Happening]) -> Times:
    """The earliest moments of what can happen: corrected until nothing changes, which takes few rounds since
    causes come first."""
    start = line.entry or NOMINAL
    times: Times = {}
    for _ in range(len(order) + 1):
        changed = False
        for event in order:
            moment = _moment(line.rules[event], times, line, start)
            if moment is not None and times.get(event) != moment:
                times[event] = moment
                changed = True
        if not changed:
            break
    return times


def _moment(rule: EventRule, times: Times, line: Timeline, start: datetime) -> datetime | None:
    match rule:
        case After(event, shift):
            there = times.get(event)
            if there is None:
                return start if shift.about_minutes() < 0 else None
            return shifted(there, shift, line.zone)
        case NotBefore(moment):
            return moment
        case Every(parts):
            found = [_moment(part, times, line, start) for part in parts]
            known = [moment for moment in found if moment is not None]
            return None if len(known) < len(found) else max(known, default=start)
        case AnyOf(parts):
            ways = [_moment(part, times, line, start) for part in parts]
            return min((way for way in ways if way is not None), default=None)


def _late(
    line: Timeline,
    order: list[Happening],
    times: Times,
    by_event: dict[Happening, list[Deadline]],
    latest: dict[Happening, datetime | None],
) -> list[Late]:
    """Deadlines that cannot be kept. Once one is told, what comes after is looked at as if it were kept, so
    that one cause is told once."""
    start = line.entry or NOMINAL
    sound: Times = {}
    found: list[Late] = []
    for event in order:
        moment = _moment(line.rules[event], sound, line, start) or times.get(event, start)
        moment = min(moment, times.get(event, moment))
        for limit, deadline in sorted(_limits(event, line, by_event, latest), key=lambda one: one[0])[:1]:
            if moment > limit:
                found.append(Late(deadline, moment, limit))
                moment = limit
        sound[event] = moment
    return found


def _latest_moments(
    line: Timeline, order: list[Happening], by_event: dict[Happening, list[Deadline]]
) -> dict[Happening, datetime | None]:
    """The latest moment of each event if every deadline is kept; corrected until nothing changes."""
    latest: dict[Happening, datetime | None] = {}
    for _ in range(len(order) + 1):
        changed = False
        for event in order:
            limits = _limits(event, line, by_event, latest)
            moment = _latest(event, line, limits, latest)
            if latest.get(event) != moment and (latest.get(event) is None or moment is not None):
                latest[event] = moment
                changed = True
        if not changed:
            break
    return latest


def _limits(
    event: Happening,
    line: Timeline,
    by_event: dict[Happening, list[Deadline]],
    latest: dict[Happening, datetime | None],
) -> list[tuple[datetime, Deadline]]:
    """The deadlines of an event, as moments."""
    return [
        (limit, deadline)
        for deadline in by_event.get(event, ())
        if (limit := _limit(deadline, line, latest)) is not None
    ]


def _limit(deadline: Deadline, line: Timeline, latest: dict[Happening, datetime | None]) -> datetime | None:
    if deadline.moment is not None:
        return deadline.moment
    assert deadline.after is not None
    base = latest.get(deadline.after.event)
    if base is None:
        return None
    limit = shifted(base, deadline.after.shift, line.zone)
    if deadline.whole_day:
        local = limit.astimezone(line.zone)
        limit = max(limit, local.replace(hour=23, minute=59, second=59, microsecond=0))
    return limit


def _latest(
    event: Happening,
    line: Timeline,
    limits: list[tuple[datetime, Deadline]],
    latest: dict[Happening, datetime | None],
) -> datetime | None:
    """The latest moment at which an event happens if every deadline is kept; None where nothing fixes it."""
    if event == SIGNING and line.entry is not None:
        rule = line.rules.get(SIGNING)
        return (
            rule.moment
            if isinstance(rule, NotBefore) and rule.moment > line.entry - LONG_BEFORE
            else line.entry
        )
    if event in (ENTRY, SIGNING):
        return line.entry or (NOMINAL if event == ENTRY else None)
    what, name = event
    if what in ("begin", "end"):
        rule = line.rules[event]
        if what == "end" and name in line.longest:
            whole, begun = line.longest[name], latest.get(("begin", name))
            return None if whole is None or begun is None else shifted(begun, whole, line.zone)
        return _upper(rule, line, latest)
    own = [limit for limit, _ in limits]
    if what == "verified":
        return latest.get(("done", name))
    return min(own, default=None)


def _upper(rule: EventRule, line: Timeline, latest: dict[Happening, datetime | None]) -> datetime | None:
    match rule:
        case After(event, shift):
            base = latest.get(event)
            return None if base is None else shifted(base, shift, line.zone)
        case NotBefore(moment):
            return moment
        case Every(parts):
            found = [_upper(part, line, latest) for part in parts]
            known = [moment for moment in found if moment is not None]
            return None if len(known) < len(found) else max(known, default=line.entry or NOMINAL)
        case AnyOf(parts):
            ways = [_upper(part, line, latest) for part in parts]
            return min((way for way in ways if way is not None), default=None)
