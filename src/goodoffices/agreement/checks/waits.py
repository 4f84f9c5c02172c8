"""Deadlocks, waits for what never comes, and dates that cannot be kept: from the timeline."""

from __future__ import annotations

from datetime import datetime

from goodoffices.agreement.checks.look import Look, PartPath, named
from goodoffices.agreement.runs import Runs, happens, waits_for
from goodoffices.agreement.tight import clashes
from goodoffices.agreement.timeline import NOTHING, AnyOf, Happening, Timeline, shifted
from goodoffices.language import CodedText


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
            message = CodedText(
                "cannot-done-before-but",
                "%(name)s cannot be done before %(earliest)s, but its phase ends on %(latest)s.",
                name=_name(look, event),
                earliest=earliest,
                latest=latest,
            )
            remedy = CodedText(
                "lengthen-phase-put-into",
                "Lengthen the phase, put it into a later one, or let it wait for less.",
            )
        else:
            message = CodedText(
                "cannot-before-but-due",
                "%(name)s cannot be before %(earliest)s, but is due by %(latest)s.",
                name=_name(look, event),
                earliest=earliest,
                latest=latest,
            )
            remedy = CodedText("set-later-day-or", "Set a later day, or let it wait for less.")
        if line.entry is None:
            message = CodedText(
                "waits-longer-than-time",
                "%(name)s waits for longer than the time that it is given.",
                name=_name(look, event),
            )
        look.say("impossible-date", (look.clause_of(event[1]),), message, remedy, late.deadline.path)
    _clashes(look, line, runs)
    _ends_after_itself(look, line, runs)
    _due_after_what_waits(look, line, runs)
    _due_after_its_phase(look, line, runs)
    _after_their_phase(look, line, runs)
    _due_before_what_it_waits_for(look, runs)
    _only_if_extended(look, line, runs)
    _starts_after_it_ends(look, line)


def _starts_after_it_ends(look: Look, line: Timeline) -> None:
    """What lasts until something that has to have happened for it to start."""
    for place, one in enumerate(look.agreement.commitments):
        last = line.lasting.get(one.id)
        until = last.after if last is not None else None
        if until is None or until.shift.about_minutes() > 0:
            continue
        starts = waits_for(line.rules.get(("done", one.id), NOTHING))
        if any(event != until.event and _leads_back(line, event, until.event) for event in starts):
            message = CodedText(
                "starts-after-it-ends",
                "%(id)s lasts until %(until)s, and can start only after that.",
                id=one.id,
                until=_name(look, until.event),
            )
            remedy = CodedText("put-start-before-end", "Put the start before the end.")
            path: PartPath = ("commitments", place, "until")
            look.say("impossible-date", (named(one),), message, remedy, path)


def _only_if_extended(look: Look, line: Timeline, runs: Runs) -> None:
    """Something due on a day that its phase has only once it is made longer."""
    told = {late.deadline.event for late in runs.late}
    for phase in look.agreement.phases:
        begun = runs.times.get(("begin", phase.id))
        length = line.lasts.get(phase.id)
        if phase.extension is None or begun is None or length is None or line.entry is None:
            continue
        if runs.latest.get(("begin", phase.id)) != begun:
            continue
        end = shifted(begun, length, line.zone)
        for place, one in enumerate(look.agreement.commitments):
            by = look.moment(one.by)
            due = runs.latest.get(("done", one.id))
            if one.phase != phase.id or by is None or by.counted or due is None or one.survives:
                continue
            if by.base not in ("absolute", "entry") or ("done", one.id) in told or one.every:
                continue
            if due.astimezone(line.zone).date() > end.astimezone(line.zone).date():
                message = CodedText(
                    "due-only-if-extended",
                    "%(id)s is due by %(due)s; its phase ends on %(end)s, unless it is extended.",
                    id=one.id,
                    due=_told(due, line),
                    end=_told(end, line),
                )
                remedy = CodedText(
                    "set-earlier-day-or-later-phase", "Set an earlier day, or put it into a later phase."
                )
                clauses = (named(one), named(phase))
                look.say("impossible-date", clauses, message, remedy, ("commitments", place, "by"))


def _due_before_what_it_waits_for(look: Look, runs: Runs) -> None:
    """Something due on a day on which what it waits for need not be done yet: who keeps the later day to the
    last makes the earlier one impossible.
    """
    late = {one.deadline.event for one in runs.late}
    duties = {one.id: one for one in look.agreement.duties}
    for place, one in enumerate(look.agreement.commitments):
        mine = _due(look, one.id, one.by, runs)
        path: PartPath = ("commitments", place, "by")
        if one.after is None or mine is None or ("done", one.id) in late or one.after.any:
            continue
        if look.told("impossible-date", named(one)):
            continue
        for name in dict.fromkeys((*one.after.done, *one.after.verified)):
            other = duties.get(name)
            its = _due(look, name, other.by, runs) if other is not None else None
            if other is None or its is None or its <= mine:
                continue
            message = CodedText(
                "due-before-what-waits-for",
                "%(id)s waits for %(other)s and is due first: by %(mine)s, when %(other)s is due by %(its)s "
                "only.",
                id=one.id,
                other=name,
                mine=one.by,
                its=other.by,
            )
            remedy = CodedText(
                "set-later-day-or-earlier", "Set a later day for it, or an earlier one for both."
            )
            look.say("contradictory-dates", (named(one), look.clause_of(name)), message, remedy, path)
            break


def _due(look: Look, name: str, by: str, runs: Runs) -> datetime | None:
    """The latest moment that a thing's own day allows; None where it has none."""
    return runs.latest.get(("done", name)) if look.moment(by) is not None else None


def _clashes(look: Look, line: Timeline, runs: Runs) -> None:
    """Deadlines that cannot be kept together, whenever the rest happens."""
    told = {late.deadline.event for late in runs.late}
    for deadlines in clashes(line, runs.times, told):
        names = list(dict.fromkeys(_name(look, one.event) for one in deadlines))
        if len(names) == 1:
            first = deadlines[0]
            base = (
                _name(look, first.after.event) if first.after is not None else CodedText("its-day", "its day")
            )
            message = CodedText(
                "has-wait-longer-than",
                "%(names)s has to wait for longer than the time that it has from %(base)s.",
                names=names[0],
                base=base,
            )
            if first.path[-1:] == ("phase",):
                message = CodedText(
                    "has-wait-longer-than-2",
                    "%(names)s has to wait for longer than its phase lasts.",
                    names=names[0],
                )
        else:
            message = CodedText(
                "cannot-all-time-what",
                "%(names)s cannot all be in time: what they wait for takes longer than they are given.",
                names=", ".join(names),
            )
        clauses = [look.clause_of(one.event[1]) for one in deadlines]
        look.say(
            "impossible-date",
            clauses,
            message,
            CodedText("give-one-them-more", "Give one of them more time, or let it wait for less."),
            deadlines[0].path,
        )


def _ends_after_itself(look: Look, line: Timeline, runs: Runs) -> None:
    """A phase that ends by its length, and whose other condition can only come once it has ended."""
    for place, phase in enumerate(look.agreement.phases):
        end: Happening = ("end", phase.id)
        rule = line.rules.get(end)
        if phase.ends is None or not isinstance(rule, AnyOf) or end not in runs.times:
            continue
        if end not in happens({**line.rules, end: rule.parts[0]}):
            message = f"{phase.label} ends on what can only happen once it has ended."
            remedy = "Let it end on something that is owed in it."
            look.say("deadlock", (named(phase),), message, remedy, ("phases", place, "ends"))


_LOOKED = 2000
"""Events that are looked at behind one deadline; a real one has a few."""


def _due_after_what_waits(look: Look, line: Timeline, runs: Runs) -> None:
    """Something due so long after another thing, which itself waits for it: nothing sets either going."""
    for deadline in line.deadlines:
        base, event = deadline.after, deadline.event
        if base is None or base.event[0] not in ("done", "verified") or base.shift.about_minutes() < 0:
            continue
        if base.event not in runs.times or not _leads_back(line, base.event, event):
            continue
        if base.event in happens({other: rule for other, rule in line.rules.items() if other != event}):
            continue
        one, other = _name(look, event), _name(look, base.event)
        message = (
            f"{one} is due so long after {other}, and {other} waits for {one}: nothing sets either going."
        )
        clauses = (look.clause_of(event[1]), look.clause_of(base.event[1]))
        look.say("deadlock", clauses, message, "Tie one of them to a day or a phase.", deadline.path)


def _leads_back(line: Timeline, start: Happening, goal: Happening) -> bool:
    """Whether what an event waits for leads to another."""
    seen = {start}
    waiting = [start]
    while waiting and len(seen) < _LOOKED:
        for other in waits_for(line.rules.get(waiting.pop(), NOTHING)):
            if other == goal:
                return True
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return False


def _due_after_its_phase(look: Look, line: Timeline, runs: Runs) -> None:
    """A fixed day that lies after the phase to which a commitment belongs has ended in any case."""
    if line.entry is None:
        return
    for place, one in enumerate(look.agreement.commitments):
        by = look.moment(one.by)
        end = runs.latest.get(("end", one.phase)) if one.phase else None
        if by is None or by.day is None or end is None or one.survives:
            continue
        if by.day > end.astimezone(line.zone).date():
            ended = _told(end, line)
            message = f"{one.id} is due on {by.day}, after its phase has ended by {ended}."
            remedy = "Set an earlier day, or put it into a later phase."
            path: PartPath = ("commitments", place, "by")
            clauses = (named(one), look.clause_of(one.phase))
            look.say("impossible-date", clauses, message, remedy, path)


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
            if one.id in line.lasting:
                continue  # its last day is looked at with the other times
            if one.phase == phase.id and done in runs.times and done not in without and done not in told:
                message = CodedText(
                    "owed-can-done-only",
                    "%(id)s is owed in %(label)s, and can be done only once %(label)s has ended.",
                    id=one.id,
                    label=phase.label,
                )
                remedy = CodedText(
                    "put-into-later-phase", "Put it into a later phase, or let it wait for less."
                )
                look.say("impossible-date", (named(one), named(phase)), message, remedy, _path(look, done))


def _deadlock(look: Look, circle: list[Happening]) -> None:
    chain = [_name(look, event) for event in circle]
    if len(circle) == 1:
        message = CodedText("waits-itself", "%(chain)s waits for itself.", chain=chain[0])
    else:
        links = [
            CodedText("waits", "%(one)s waits for %(other)s", one=one, other=other)
            for one, other in zip(chain, [*chain[1:], chain[0]], strict=True)
        ]
        message = CodedText(
            "none-can-ever-happen",
            "%(said)s: none of it can ever happen.",
            said=_sentence("; ".join(links)),
        )
    look.say(
        "deadlock",
        [look.clause_of(name) for _, name in circle if name],
        message,
        CodedText(
            "tie-one-them-day",
            "Tie one of them to a day, to a turn of its own, or to something that waits for none of "
            "the others.",
        ),
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
            message = CodedText(
                "waits-nothing-ends-phase",
                "%(name)s waits for %(name2)s, and nothing ends that phase.",
                name=_name(look, event),
                name2=_name(look, other),
            )
            remedy = CodedText(
                "say-how-long-lasts", "Say how long %(other)s lasts, or on what it ends.", other=other[1]
            )
        else:
            message = CodedText(
                "waits-which-nothing-brings",
                "%(name)s waits for %(name2)s, which nothing brings about.",
                name=_name(look, event),
                name2=_name(look, other),
            )
            remedy = CodedText("let-wait-something-owed", "Let it wait for something that is owed.")
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
        "entry": CodedText("entry-into-force", "entry into force"),
        "signing": CodedText("signature", "the signature"),
        "begin": CodedText("beginning", "the beginning of %(name)s", name=name),
        "end": CodedText("end", "the end of %(name)s", name=name),
        "done": name,
        "verified": CodedText("verification", "the verification of %(name)s", name=name),
        "used": CodedText("use", "the use of %(name)s", name=name),
        "overdue": CodedText("lateness", "the lateness of %(name)s", name=name),
    }
    return words.get(what, name)


def _told(moment: datetime, line: Timeline) -> str:
    local = moment.astimezone(line.zone)
    day = f"{local.day} {local:%B %Y}"
    return day if (local.hour, local.minute) in ((0, 0), (23, 59)) else f"{day}, {local:%H:%M}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
