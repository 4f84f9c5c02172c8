"""Deadlines that cannot all be kept, whenever what is free to choose happens: a network of differences.

Every rule that needs *all* of its parts says "not before so long after", every deadline "not after so long
after", the length of a phase both. Such a network can
be kept exactly where it has no circle whose waits are longer than its deadlines (Dechter, Meiri & Pearl 1991,
*Temporal constraint networks*). Where a
rule has alternatives it says nothing here: :mod:`goodoffices.agreement.runs` looks at those.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime

import msgspec

from goodoffices.agreement.moments import Stretch
from goodoffices.agreement.runs import Times
from goodoffices.agreement.timeline import (
    ENTRY,
    NOMINAL,
    After,
    Deadline,
    EventRule,
    Every,
    Happening,
    NotBefore,
    Timeline,
    shifted,
)

_START: Happening = ("start", "")
"""The moment from which everything is counted."""


class _Wait(msgspec.Struct, frozen=True):
    """``after`` comes no less than ``minutes`` after ``before``; ``deadline`` where it was written as one."""

    before: Happening
    after: Happening
    minutes: int
    deadline: Deadline | None = None


def clashes(line: Timeline, times: Times, told: set[Happening]) -> list[list[Deadline]]:
    """Deadlines that cannot all be kept: for each clash those that make it, the first first. ``told`` are
    events whose lateness is known."""
    waits = list(_waits(line, times, told))
    found: list[list[Deadline]] = []
    while len(found) < 50:
        circle = _circle(waits)
        if circle is None:
            return found
        deadlines = [wait.deadline for wait in circle if wait.deadline is not None]
        if not deadlines:
            return found
        found.append(deadlines)
        waits = [wait for wait in waits if wait.deadline is None or wait.deadline not in deadlines[:1]]
    return found


def _waits(line: Timeline, times: Times, told: set[Happening]) -> list[_Wait]:
    start = line.entry or NOMINAL
    found: list[_Wait] = []
    for event, rule in line.rules.items():
        if event not in times:
            continue
        found.append(
            _Wait(_START, event, 0 if line.entry is None else _minutes(start, min(start, times[event])))
        )
        parts = _parts(rule)
        for part in parts or ():
            match part:
                case After(other, shift) if other in times:
                    found.append(_Wait(other, event, _length(times[other], shift, line)))
                case NotBefore(moment):
                    found.append(_Wait(_START, event, _minutes(start, moment)))
        found += _exact(event, parts, line, times)
    for deadline in line.deadlines:
        if deadline.event not in times or deadline.event in told:
            continue
        found += _deadline(deadline, line, times, start)
    return found


def _parts(rule: EventRule) -> list[EventRule] | None:
    """The parts that all have to be met, flat; alternatives are left out."""
    if isinstance(rule, Every):
        return [inner for part in rule.parts for inner in _parts(part) or ()]
    return [rule] if isinstance(rule, After | NotBefore) else []


def _exact(event: Happening, parts: list[EventRule] | None, line: Timeline, times: Times) -> list[_Wait]:
    """What happens by itself happens no later than what it waits for: a phase's beginning on one condition,
    its end by its length."""
    what, name = event
    rule = line.rules[event]
    if what == "end" and isinstance(rule, After) and name in line.longest:
        whole = line.longest[name]
        begun: Happening = ("begin", name)
        if whole is None or begun not in times:
            return []
        return [_Wait(event, begun, -_length(times[begun], whole, line))]
    if what != "begin":
        return []
    conditions = [part for part in parts or () if not (isinstance(part, After) and part.event == ENTRY)]
    if not conditions:
        conditions = [After(ENTRY)]
    if (
        len(conditions) == 1
        and isinstance(conditions[0], After)
        and _only(rule)
        and conditions[0].event in times
    ):
        one = conditions[0]
        return [_Wait(event, one.event, -_length(times[one.event], one.shift, line))]
    return []


def _only(rule: EventRule) -> bool:
    """Whether a rule has no alternatives."""
    match rule:
        case Every(parts):
            return all(_only(part) for part in parts)
        case After() | NotBefore():
            return True
        case _:
            return False


def _deadline(deadline: Deadline, line: Timeline, times: Times, start: datetime) -> list[_Wait]:
    if deadline.moment is not None:
        return [_Wait(deadline.event, _START, -_minutes(start, deadline.moment), deadline)]
    after = deadline.after
    if after is None or after.event not in times:
        return []
    room = _length(times[after.event], after.shift, line) + (1439 if deadline.whole_day else 0)
    return [_Wait(deadline.event, after.event, -room, deadline)]


def _length(base: datetime, shift: Stretch, line: Timeline) -> int:
    return _minutes(base, shifted(base, shift, line.zone))


def _minutes(one: datetime, other: datetime) -> int:
    return int((other - one).total_seconds() // 60)


def _circle(waits: list[_Wait]) -> list[_Wait] | None:
    """A circle of waits that is longer than nothing, by correcting moments until one has been corrected too
    often."""
    behind: dict[Happening, list[_Wait]] = {}
    for wait in waits:
        behind.setdefault(wait.before, []).append(wait)
    moments: dict[Happening, int] = {_START: 0}
    cause: dict[Happening, _Wait] = {}
    links: dict[Happening, int] = {_START: 0}
    most = len({wait.after for wait in waits}) + 1
    queue: deque[Happening] = deque([_START])
    inside = {_START}
    while queue:
        event = queue.popleft()
        inside.discard(event)
        for wait in behind.get(event, ()):
            moment = moments[event] + wait.minutes
            if wait.after in moments and moment <= moments[wait.after]:
                continue
            moments[wait.after] = moment
            cause[wait.after] = wait
            links[wait.after] = links[event] + 1
            if wait.after == _START or links[wait.after] > most:
                circle = _trace(cause, wait.after)
                if circle is not None:
                    return circle
            if wait.after not in inside:
                inside.add(wait.after)
                queue.append(wait.after)
    return None


def _trace(cause: dict[Happening, _Wait], event: Happening) -> list[_Wait] | None:
    """The circle of causes that an event is in or behind."""
    seen: dict[Happening, int] = {}
    chain: list[_Wait] = []
    at = event
    while at in cause:
        if at in seen:
            return chain[seen[at] :]
        seen[at] = len(chain)
        chain.append(cause[at])
        at = cause[at].before
    return None
