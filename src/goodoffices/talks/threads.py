"""Things that begin with one entry and go on in others: rounds, sessions, mandates, approvals, contacts,
actors, deadlines, promises.
"""

from __future__ import annotations

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.kinds import Act, Provenance
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
    acts.RoundOpened: {"close": (("open",), "closed"), "take-in": (("open", "closed"), "")},
    acts.SessionCalled: {
        "start": (("called",), "sitting"),
        "adjourn": (("sitting",), "adjourned"),
        "continue": (("adjourned",), "sitting"),
        "close": (("called", "sitting", "adjourned"), "closed"),
        "attend": (("called", "sitting", "adjourned", "closed"), ""),
        "take-in": (("called", "sitting", "adjourned", "closed"), ""),
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
"""For each beginning the steps that can follow: the states in which a step may be taken, and the state that
it leads to; empty for a step that leaves it as it is.
"""
ANY_TIME = ("attend", "take-in")
"""Steps that complete what is noted of something, whatever became of it: they are no reason to take it for
going on.
"""


class StepTaken(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step taken."""

    sequence: int
    hand: Provenance
    step: str
    words: str = ""
    until: str = ""
    present: tuple[str, ...] = ()
    entries: tuple[int, ...] = ()


class Process(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something begun: its first entry, the room's running number for things of its kind, how it stands, and
    the steps so far.
    """

    sequence: int
    label: int
    hand: Provenance
    begun: Opening
    state: str
    steps: tuple[StepTaken, ...] = ()

    @property
    def present(self) -> tuple[str, ...]:
        """Those who were there, as they were named last."""
        named = next((step.present for step in reversed(self.steps) if step.present), ())
        return named or getattr(self.begun, "present", ())

    @property
    def taken_in(self) -> frozenset[int]:
        """The entries that were taken in by hand."""
        return frozenset(entry for step in self.steps for entry in step.entries)

    @property
    def until(self) -> str:
        """The last time that a step set (adjourned until, moved to), or empty."""
        return next((step.until for step in reversed(self.steps) if step.until), "")


def begin(sequence: int, label: int, hand: Provenance, act: Opening) -> Process:
    """The thread that an entry begins; a round or a session whose end is stated is over."""
    over = isinstance(act, (acts.RoundOpened, acts.SessionCalled)) and act.ended
    return Process(sequence, label, hand, act, "closed" if over else FIRST_STATE[type(act)])


def take_step(thread: Process, sequence: int, hand: Provenance, act: acts.Followed) -> Process | Reason:
    """The thread after a step, or why the step cannot be taken."""
    steps = STEPS[type(thread.begun)]
    if act.step not in steps:
        return reason("no-step", step=act.step)
    before, after = steps[act.step]
    if thread.state not in before:
        return reason("past-step", state=thread.state)
    step = StepTaken(sequence, hand, act.step, act.words, act.until, act.present, act.entries)
    return msgspec.structs.replace(thread, state=after or thread.state, steps=(*thread.steps, step))
