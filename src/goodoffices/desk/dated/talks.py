"""The days that the talks themselves name: rounds, sittings, deadlines, approvals and promises that are still
open.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goodoffices.desk.dated.item import DatedItem, DatedKind
from goodoffices.talks import Process, RoomView, acts

if TYPE_CHECKING:
    from goodoffices.desk.open_case import OpenCase

_KINDS: dict[type, DatedKind] = {
    acts.RoundOpened: "round",
    acts.SessionCalled: "session",
    acts.DeadlineSet: "deadline",
    acts.ApprovalDue: "approval",
    acts.Promised: "promise",
}
_OPEN = {"open", "called", "sitting", "adjourned", "set", "due", "given"}
"""States in which a thing is still to come. An approval that is "given" is past: see :func:`_is_open`."""


def days_of_talks(case: OpenCase) -> Iterator[DatedItem]:
    """Each thing that is still open, room by room."""
    labels = case.party_labels
    for room, view in case.together.rooms.items():
        for begun, kind in _KINDS.items():
            for thread in view.threads_of(begun):
                if _is_open(view, thread):
                    yield _item(room, view, thread, kind, labels)


def _is_open(view: RoomView, thread: Process) -> bool:
    act, item = thread.begun, view.items[thread.sequence]
    if item.invalid or item.taken_back is not None:
        return False
    if isinstance(act, acts.ApprovalDue):
        return thread.state == "due"
    if isinstance(act, acts.RoundOpened):
        return thread.state == "open" and bool(act.began)
    if isinstance(act, acts.SessionCalled) and thread.state == "called":
        return bool(act.starts)
    return thread.state in _OPEN


def _item(room: str, view: RoomView, thread: Process, kind: DatedKind, labels: dict[str, str]) -> DatedItem:
    at, last, what, who = _told(view, thread, labels)
    return DatedItem(
        room=room,
        key=f"{kind}-{thread.sequence}",
        kind=kind,
        at=at,
        last=last,
        what=what,
        who=who,
        sequence=thread.sequence,
        goes_on=thread.state == "adjourned",
        number=thread.label,
    )


def _told(view: RoomView, thread: Process, labels: dict[str, str]) -> tuple[str, str, str, str]:
    """When, until when, what, and whose."""
    act = thread.begun
    match act:
        case acts.RoundOpened():
            return act.began, act.ended, _joined(act.name, act.venue), ""
        case acts.SessionCalled():
            adjourned = thread.state == "adjourned"
            said = thread.steps[-1].words if adjourned and thread.steps else ""
            return (thread.until if adjourned else act.starts), "", _joined(said, act.venue, *act.agenda), ""
        case acts.DeadlineSet():
            return thread.until or act.due, "", act.what, act.set_by
        case acts.ApprovalDue():
            return thread.until or act.due, "", act.of, act.by
        case acts.Promised():
            item = view.items[thread.sequence]
            return thread.until or act.due, "", item.words, labels.get(item.party, item.party)
    return "", "", "", ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
