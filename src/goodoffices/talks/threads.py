"""Things that begin with one entry and go on in others: rounds, sessions, mandates, approvals, contacts, actors, deadlines, promises."""

from __future__ import annotations

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.kinds import Act, Hand
from goodoffices.talks.reasons import Reason, reason

Opening = (
    acts.RoundOpened
    | acts.SessionCalled
    | acts.MandateHeld
    | acts.ApprovalDue
    | acts.ContactHeld
    | acts.ActorNamed
    | acts.DeadlineSet
    | acts.Promised
)

FIRST_STATE: dict[type[Act], str] = {
    acts.RoundOpened: "open",
    acts.SessionCalled: "called",
    acts.MandateHeld: "held",
    acts.ApprovalDue: "due",
    acts.ContactHeld: "open",
    acts.ActorNamed: "named",
    acts.DeadlineSet: "set",
    acts.Promised: "given",
}

STEPS: dict[type[Act], dict[str, tuple[tuple[str, ...], str]]] = {
    acts.RoundOpened: {"close": (("open",), "closed")},
    acts.SessionCalled: {
        "start": (("called",), "sitting"),
        "adjourn": (("sitting",), "adjourned"),
        "continue": (("adjourned",), "sitting"),
        "close": (("called", "sitting", "adjourned"), "closed"),
    },
    acts.MandateHeld: {"end": (("held",), "ended")},
    acts.ApprovalDue: {"give": (("due",), "given"), "refuse": (("due",), "refused")},
    acts.ContactHeld: {"came-of-it": (("open",), "open"), "close": (("open",), "closed")},
    acts.ActorNamed: {"note": (("named",), "named"), "drop": (("named",), "dropped")},
    acts.DeadlineSet: {
        "move": (("set",), "set"),
        "meet": (("set",), "met"),
        "pass": (("set",), "passed"),
        "drop": (("set",), "dropped"),
    },
    acts.Promised: {
        "keep": (("given",), "kept"),
        "break": (("given",), "broken"),
        "release": (("given",), "released"),
    },
}
"""For each beginning the steps that can follow: the states in which a step may be taken, and the state that it leads to."""


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step taken."""

    sequence: int
    hand: Hand
    step: str
    words: str = ""
    until: str = ""


class Thread(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something begun: its first entry, the room's running number for things of its kind, how it stands, and the steps so far."""

    sequence: int
    label: int
    hand: Hand
    begun: Opening
    state: str
    steps: tuple[Step, ...] = ()

    @property
    def until(self) -> str:
        """The last time that a step set (adjourned until, moved to), or empty."""
        return next((step.until for step in reversed(self.steps) if step.until), "")


def begin(sequence: int, label: int, hand: Hand, act: Opening) -> Thread:
    """The thread that an entry begins."""
    return Thread(sequence, label, hand, act, FIRST_STATE[type(act)])


def take_step(thread: Thread, sequence: int, hand: Hand, act: acts.Followed) -> Thread | Reason:
    """The thread after a step, or why the step cannot be taken."""
    steps = STEPS[type(thread.begun)]
    if act.step not in steps:
        return reason("no-step", step=act.step)
    before, after = steps[act.step]
    if thread.state not in before:
        return reason("past-step", state=thread.state)
    step = Step(sequence, hand, act.step, act.words, act.until)
    return msgspec.structs.replace(thread, state=after, steps=(*thread.steps, step))
