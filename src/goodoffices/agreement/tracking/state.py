"""The state of one thing that is owed, from what its reports come to and how the agreement has gone.

States after Symboleo (obligations as state machines), with what a mediator needs beside them: what is
claimed and not checked is *under review*, what one says and another denies is *disputed*; neither is decided
here. Who has it now follows from the state.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.agreement.duties import Commitment, TrustMeasure
from goodoffices.agreement.exchanges import AgreedExchange
from goodoffices.agreement.moments import NotAMoment, read_every, read_length
from goodoffices.agreement.timeline import shifted
from goodoffices.agreement.tracking.course import CourseOfEvents
from goodoffices.agreement.tracking.reports import FieldReport
from goodoffices.agreement.tracking.tally import Tally
from goodoffices.language import CodedText

DutyState = Literal[
    "waiting",
    "blocked",
    "active",
    "due",
    "partly",
    "under-review",
    "disputed",
    "overdue",
    "violated",
    "cured",
    "fulfilled",
    "suspended",
    "cancelled",
    "superseded",
]
"""``waiting``: what has to come before has not; ``blocked``: it turns on a word that nobody has defined;
``active``: owed; ``due``: its last day; ``partly``: some of it done; ``under-review``: claimed, and not
checked; ``overdue``: late, and may be made good."""

LAST_DAY = timedelta(days=1)


class TrackedState(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a thing, and who says what of it.

    ``claims`` is how much each says was done; ``checked`` how much was verified of ``needed``. ``due`` is
    the moment until which it is to be done, ``cure_until`` until which it may be made good. ``holders`` have
    it now. ``waits_for`` is what has to come before; ``open_terms`` are words without a meaning on which it
    turns. ``attribution`` is ``claimed``, ``verified`` or ``contested`` where a violation was reported.
    ``check_by`` is the moment until which what is claimed is to be checked, where the agreement says how
    soon; ``irreversible`` that it was done and cannot be undone. ``missed`` counts the times at which
    something owed again and again was not done.
    """

    id: str
    state: DutyState
    due: datetime | None = None
    cure_until: datetime | None = None
    claims: dict[str, Fraction] = msgspec.field(default_factory=dict)
    checked: Fraction = Fraction(0)
    needed: Fraction | None = None
    disputed_by: tuple[str, ...] = ()
    attribution: Literal["", "claimed", "verified", "contested"] = ""
    holders: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    open_terms: tuple[str, ...] = ()
    missed: int = 0
    check_by: datetime | None = None
    irreversible: bool = False
    reports: tuple[str, ...] = ()


Owed = Commitment | AgreedExchange | TrustMeasure


def judge(
    duty: Owed, told: Tally, course: CourseOfEvents, checkers: frozenset[str], reports: list[FieldReport]
) -> TrackedState:
    """The state of a thing at the course's moment."""
    needed = getattr(duty, "number", None)
    if isinstance(duty, AgreedExchange):
        needed = Fraction(sum(give.number for give in duty.gives)) if duty.gives else None
    due = course.due(duty.id)
    missed = 0
    if isinstance(duty, Commitment) and duty.every:
        state, due, missed = _again(duty, course, checkers, reports)
        if told.violations or told.disputed:
            state = _violation(told) or ("disputed" if told.disputed else state)
    else:
        state = _state(duty, told, course, due)
    cure = _cure(duty, due, course)
    return TrackedState(
        id=duty.id,
        state=state,
        due=due,
        cure_until=cure if state in ("overdue", "violated") else None,
        claims=dict(sorted(told.claims.items())),
        checked=told.checked,
        needed=needed,
        disputed_by=tuple(sorted(told.disputed)),
        attribution=_attribution(told),
        holders=_holders(duty, state, course, checkers),
        waits_for=tuple(
            name or CodedText("entry-into-force", "entry into force")
            for _, name in course.waiting_for(duty.id)
        )
        if state == "waiting"
        else (),
        open_terms=_open_terms(duty, course),
        missed=missed,
        check_by=_check_by(duty, told, course) if state == "under-review" else None,
        irreversible=state in ("fulfilled", "cured") and bool(getattr(duty, "irreversible", False)),
        reports=told.reports,
    )


def _state(duty: Owed, told: Tally, course: CourseOfEvents, due: datetime | None) -> DutyState:
    now = course.as_of
    done = course.fulfilled(duty.id)
    ended = course.ended(duty.id)
    survives = bool(getattr(duty, "survives", None))
    violated = _violation(told)
    if done is not None and not told.disputed and violated in (None, "cured"):
        at = course.delivered(duty.id) or done
        late = due is not None and at > due
        return "cured" if late or violated == "cured" else "fulfilled"
    if told.replaced_at is not None or _stood_in(duty, course):
        return "superseded"
    if ended is not None and not survives and (done is None or done > ended):
        return "cancelled"
    if violated is not None:
        return violated
    if told.disputed:
        return "disputed"
    if _halted(duty, course):
        return "suspended"
    since = course.active_since(duty.id)
    if course.lasts(duty.id):
        return _so_far(duty, told, course, since)
    if told.claimed_at:
        return "under-review"
    if since is None or since > now:
        return "waiting"
    if _open_terms(duty, course) and not told.claims:
        return "blocked"
    if due is not None and now > due:
        cure = _cure(duty, due, course)
        return "violated" if cure is not None and now > cure else "overdue"
    if told.claims or told.checked:
        return "partly"
    return "due" if due is not None and now > due - LAST_DAY else "active"


def _so_far(duty: Owed, told: Tally, course: CourseOfEvents, since: datetime | None) -> DutyState:
    """What is owed all the time and is not over: owed still, or somebody says that it was kept and nobody
    has checked since. Once it is over, somebody has to say that it was kept to the end.
    """
    now, last = course.as_of, course.last(duty.id)
    if since is None or since > now:
        return "waiting"
    if last is not None and now > last:
        return "under-review"
    if _open_terms(duty, course) and not told.claims:
        return "blocked"
    claimed = max(told.claimed_at.values(), default=None)
    unchecked = claimed is not None and (told.checked_at is None or claimed > told.checked_at)
    return "under-review" if unchecked else "active"


def _violation(told: Tally) -> DutyState | None:
    """What reported violations come to: verified ones count, contested ones are disputed, merely claimed
    ones are looked at.
    """
    if not told.violations:
        return None
    last = max(violation.at for violation in told.violations)
    if told.cured_at is not None and told.cured_at >= last:
        return "cured"
    if any(violation.verified for violation in told.violations):
        return "violated"
    return "disputed" if any(violation.contested for violation in told.violations) else "under-review"


def _attribution(told: Tally) -> Literal["", "claimed", "verified", "contested"]:
    if not told.violations:
        return ""
    if any(violation.verified for violation in told.violations):
        return "verified"
    return "contested" if any(violation.contested for violation in told.violations) else "claimed"


def _cure(duty: Owed, due: datetime | None, course: CourseOfEvents) -> datetime | None:
    """Until when it may be made good; None where no time for it was agreed."""
    length = getattr(duty, "cure", "")
    if due is None or not length:
        return None
    try:
        return shifted(due, read_length(length), course.line.zone)
    except NotAMoment:
        return None


def _check_by(duty: Owed, told: Tally, course: CourseOfEvents) -> datetime | None:
    """Until when what is claimed is to be checked; None where the agreement does not say how soon."""
    length = getattr(duty, "verified_within", "")
    if not length or not told.claimed_at:
        return None
    try:
        return shifted(min(told.claimed_at.values()), read_length(length), course.line.zone)
    except NotAMoment:
        return None


def _stood_in(duty: Owed, course: CourseOfEvents) -> bool:
    """Whether something that stands in its place was done."""
    return any(course.fulfilled(name) is not None for name in course.stand_ins.get(duty.id, ()))


def _halted(duty: Owed, course: CourseOfEvents) -> bool:
    now = course.as_of
    return any(start <= now and (end is None or end > now) for start, end in course.suspensions(duty.id))


def _open_terms(duty: Owed, course: CourseOfEvents) -> tuple[str, ...]:
    words = getattr(duty, "terms", ())
    if not words:
        return ()
    terms = {term.id: term for term in course.agreement.terms}
    return tuple(word for word in words if word not in terms or terms[word].open)


def _holders(
    duty: Owed, state: DutyState, course: CourseOfEvents, checkers: frozenset[str]
) -> tuple[str, ...]:
    """Who has it now."""
    agreement = course.agreement
    owes = getattr(duty, "owes", ()) or tuple(
        dict.fromkeys(give.party for give in getattr(duty, "gives", ()))
    )
    match state:
        case "active" | "due" | "partly" | "overdue":
            return tuple(owes)
        case "under-review":
            return tuple(sorted(checkers))
        case "disputed":
            found = agreement.violations.attributed_by if agreement.violations is not None else ()
            rule = agreement.disputes
            return found or ((rule.steps[0],) if rule is not None and rule.steps else ())
        case "violated":
            return agreement.violations.report_to if agreement.violations is not None else ()
        case "blocked":
            return tuple(party.id for party in agreement.parties)
    return ()


def _again(
    duty: Commitment, course: CourseOfEvents, checkers: frozenset[str], reports: list[FieldReport]
) -> tuple[DutyState, datetime | None, int]:
    """What is owed again and again: the state of the time that runs now, with how many before it were
    missed.
    """
    since = course.active_since(duty.id)
    now = course.as_of
    if course.ended(duty.id) is not None and not duty.survives:
        return "cancelled", None, 0
    if since is None or since > now:
        return "waiting", None, 0
    if _halted(duty, course):
        return "suspended", None, 0
    try:
        step = read_every(duty.every)
    except NotAMoment:
        return "active", None, 0
    over = [course.times.get(("end", duty.phase)) if duty.phase else None, course.last(duty.id)]
    ends = min((moment for moment in over if moment is not None), default=None)
    missed, start, state, due = 0, since, "active", None
    sums = _sums(duty, reports, checkers)
    for _ in range(4000):
        end = shifted(start, step, course.line.zone)
        if (ends is not None and start >= ends) or end <= start:
            return ("fulfilled" if not missed else "violated"), None, missed
        delivered = sum((number for at, number in sums if start <= at < end), Fraction(0))
        whole = any(number < 0 for at, number in sums if start <= at < end)
        enough = whole or (delivered >= duty.number if duty.number is not None else delivered > 0)
        if now < end:
            state = "fulfilled" if enough else "partly" if delivered else "active"
            due = end
            break
        missed += not enough
        start = end
    if missed and state != "partly":
        cure = _cure(duty, start, course)
        state = "violated" if cure is not None and now > cure else "overdue"
    return state, due, missed  # type: ignore[return-value] # one of the states


def _sums(
    duty: Commitment, reports: list[FieldReport], checkers: frozenset[str]
) -> list[tuple[datetime, Fraction]]:
    """How much was delivered when: what was verified, where somebody checks and has; else the least that
    somebody says. −1 stands for all.
    """
    checked = [
        one
        for one in reports
        if one.what in ("done", "partly", "verified")
        and (one.says in checkers or checkers.intersection(one.verified_by))
    ]
    claimed = [one for one in reports if one.what in ("done", "partly")]
    return [(one.at, Fraction(-1) if one.number is None else one.number) for one in checked or claimed]
