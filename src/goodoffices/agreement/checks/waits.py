"""Deadlocks, waits for what never comes, and dates that cannot be kept: from the timeline."""

from __future__ import annotations

from datetime import datetime

from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.agreement.runs import Runs, happens
from goodoffices.agreement.tight import clashes
from goodoffices.agreement.timeline import Happening, Timeline


def check_waits(look: Look) -> None:
    """Events that wait for each other or for nothing, and deadlines before what they wait for."""
    line = look.line
    runs = look.runs
    for circle in runs.stuck:
        _deadlock(look, circle)
    _lost(look, runs, line)
    for late in runs.late:
        event = late.deadline.event
        earliest, latest = _told(late.earliest, line), _told(late.latest, line)
        if late.deadline.path[-1:] == ("phase",):
            message = (
                f"{_name(look, event)} cannot be done before {earliest}, but its phase ends on {latest}."
            )
            remedy = "Lengthen the phase, put it into a later one, or let it wait for less."
        else:
            message = f"{_name(look, event)} cannot be before {earliest}, but is due by {latest}."
            remedy = "Set a later day, or let it wait for less."
        if line.entry is None:
            message = f"{_name(look, event)} waits for longer than the time that it is given."
        look.say("impossible-date", (look.clause_of(event[1]),), message, remedy, late.deadline.path)
    _clashes(look, line, runs)
    _after_their_phase(look, line, runs)


def _clashes(look: Look, line: Timeline, runs: Runs) -> None:
    """Deadlines that cannot be kept together, whenever the rest happens."""
    told = {late.deadline.event for late in runs.late}
    for deadlines in clashes(line, runs.times, told):
        names = list(dict.fromkeys(_name(look, one.event) for one in deadlines))
        if len(names) == 1:
            first = deadlines[0]
            base = _name(look, first.after.event) if first.after is not None else "its day"
            message = f"{names[0]} has to wait for longer than the time that it has from {base}."
            if first.path[-1:] == ("phase",):
                message = f"{names[0]} has to wait for longer than its phase lasts."
        else:
            message = (
                f"{', '.join(names)} cannot all be in time: "
                "what they wait for takes longer than they are given."
            )
        clauses = [look.clause_of(one.event[1]) for one in deadlines]
        look.say(
            "impossible-date",
            clauses,
            message,
            "Give one of them more time, or let it wait for less.",
            deadlines[0].path,
        )


def _after_their_phase(look: Look, line: Timeline, runs: Runs) -> None:
    """What is owed in a phase and can only be done once that phase has ended."""
    told = {deadline.event for late in runs.late for deadline in (late.deadline,)}
    for phase in look.agreement.phases:
        end: Happening = ("end", phase.id)
        if end not in line.rules or end not in runs.times:
            continue
        without = happens({event: rule for event, rule in line.rules.items() if event != end})
        for one in look.agreement.duties:
            done: Happening = ("done", one.id)
            if one.phase == phase.id and done in runs.times and done not in without and done not in told:
                message = (
                    f"{one.id} is owed in {phase.label}, and can be done only once {phase.label} has ended."
                )
                remedy = "Put it into a later phase, or let it wait for less."
                look.say("impossible-date", (named(one), named(phase)), message, remedy, _path(look, done))


def _deadlock(look: Look, circle: list[Happening]) -> None:
    chain = [_name(look, event) for event in circle]
    if len(circle) == 1:
        message = f"{chain[0]} waits for itself."
    else:
        links = [f"{one} waits for {other}" for one, other in zip(chain, [*chain[1:], chain[0]], strict=True)]
        message = f"{_sentence('; '.join(links))}: none of it can ever happen."
    look.say(
        "deadlock",
        [look.clause_of(name) for _, name in circle if name],
        message,
        "Tie one of them to a day, to a turn of its own, or to something that waits for none of the others.",
        _path(look, circle[0]),
    )


def _lost(look: Look, runs: Runs, line: Timeline) -> None:
    """What waits for the end of a phase that nothing ends. Names that lead to nothing are told where they
    stand."""
    told: set[Happening] = set()
    for event, other in runs.lost:
        if other[0] == "unknown" or other in told:
            continue
        told.add(other)
        phase = look.phases.get(other[1])
        if other[0] == "end" and phase is not None and not phase.last:
            continue  # that nothing ends the phase is told where the phase stands
        if other[0] == "end":
            message = f"{_name(look, event)} waits for {_name(look, other)}, and nothing ends that phase."
            remedy = f"Say how long {other[1]} lasts, or on what it ends."
        else:
            message = f"{_name(look, event)} waits for {_name(look, other)}, which nothing brings about."
            remedy = "Let it wait for something that is owed."
        look.say(
            "never-happens",
            (look.clause_of(event[1]), look.clause_of(other[1])),
            message,
            remedy,
            _path(look, event),
        )


def _path(look: Look, event: Happening) -> PartPath:
    what, name = event
    sections = {"begin": ("phases",), "end": ("phases",), "used": ("powers",)}.get(
        what, ("commitments", "exchanges", "measures")
    )
    for section in sections:
        for place, one in enumerate(getattr(look.agreement, section)):
            if one.id == name:
                return (section, place)
    return ("enters_into_force",) if what == "entry" else ()


def _name(look: Look, event: Happening) -> str:
    what, name = event
    words = {
        "entry": "entry into force",
        "signing": "the signature",
        "begin": f"the beginning of {name}",
        "end": f"the end of {name}",
        "done": name,
        "verified": f"the verification of {name}",
        "used": f"the use of {name}",
        "overdue": f"the lateness of {name}",
    }
    return words.get(what, name)


def _told(moment: datetime, line: Timeline) -> str:
    local = moment.astimezone(line.zone)
    day = f"{local.day} {local:%B %Y}"
    return day if (local.hour, local.minute) in ((0, 0), (23, 59)) else f"{day}, {local:%H:%M}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
