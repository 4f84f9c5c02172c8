"""What is open besides the board: unanswered questions, promises, what is due, what may be said elsewhere,
what is not sorted yet.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from goodoffices.case import Case
from goodoffices.desk.picture import Picture
from goodoffices.desk.sorting import can_be_put
from goodoffices.desk.views.entries import Gist, conditions_shown, gist_of
from goodoffices.desk.views.sessions import ahead, time_of
from goodoffices.talks import MediatorView, Process, acts


class OpenMatter(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is open: which entry it is, of whom, its words and its conditions.

    ``at`` is when it was said, ``due`` by when it has to be, ``level`` how far it may travel, ``into`` the
    rooms that it may still go to, by their ids, ``gone`` those where it is already. ``session`` is the number
    of a sitting that is ahead, ``goes_on`` whether it was adjourned.
    """

    room: str
    sequence: int
    party: str = ""
    words: str
    gist: Gist | None = None
    conditions: tuple[str, ...] = ()
    at: str = ""
    due: str = ""
    level: str = ""
    into: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    session: int = 0
    goes_on: bool = False


class OpenMatters(msgspec.Struct, frozen=True, kw_only=True):
    """All of them, each list in the order in which a page shows it."""

    unanswered: tuple[OpenMatter, ...]
    promises: tuple[OpenMatter, ...]
    due: tuple[OpenMatter, ...]
    sayable: tuple[OpenMatter, ...]
    unsorted: tuple[OpenMatter, ...]
    answers: tuple[OpenMatter, ...]


def open_matters(view: MediatorView, case: Case, picture: Picture) -> OpenMatters:
    """What is open; parties by their labels."""
    names = {party.id: party.label for party in case.parties}
    return OpenMatters(
        unanswered=tuple(
            OpenMatter(
                room=one.ref.room,
                sequence=one.ref.sequence,
                party=names.get(one.to, one.to),
                words=one.item.words,
                at=one.item.said_at,
            )
            for one in picture.unanswered
        ),
        promises=_promises(view, picture, names),
        due=_due(view, picture),
        sayable=tuple(
            OpenMatter(
                room=one.ref.room,
                sequence=one.ref.sequence,
                party=names.get(one.item.party, one.item.party),
                words=one.item.words,
                gist=gist_of(view.rooms[one.ref.room], one.item),
                conditions=conditions_shown(view.rooms[one.ref.room], one.item),
                at=one.item.said_at,
                level=one.level,
                into=tuple(room for room in one.into if room not in one.gone),
                gone=one.gone,
            )
            for one in picture.sayable
        ),
        unsorted=_unsorted(view, picture, names),
        answers=_answers(view, names),
    )


def channels(case: Case, picture: Picture) -> tuple[tuple[str, str], ...]:
    """By which way each side takes part: the last that it or another said, else what the case has."""
    found = []
    for party, stands in zip(case.parties, picture.standing, strict=True):
        channel = stands.channels[0][1] if stands.channels else party.channel or ""
        if channel:
            found.append((party.label, channel))
    return tuple(found)


def _promises(view: MediatorView, picture: Picture, names: Mapping[str, str]) -> tuple[OpenMatter, ...]:
    found = []
    for one in picture.promises():
        act, item = one.thread.begun, view.rooms[one.room].items[one.thread.sequence]
        if isinstance(act, acts.Promised) and item.taken_back is None:
            found.append(
                OpenMatter(
                    room=one.room,
                    sequence=one.thread.sequence,
                    party=names.get(item.party, item.party),
                    words=item.words,
                    due=one.thread.until or act.due,
                )
            )
    return tuple(found)


def _due(view: MediatorView, picture: Picture) -> tuple[OpenMatter, ...]:
    """Deadlines that are set, approvals that are due, sittings that are called or adjourned; the nearest
    first.
    """
    found = [
        OpenMatter(
            room=row.room,
            sequence=row.thread.sequence,
            words=" · ".join(filter(None, (_last_words(row.thread), row.act.venue, *row.act.agenda))),
            due=time_of(row),
            session=row.thread.label,
            goes_on=row.thread.state == "adjourned",
        )
        for row in ahead(view)
    ]
    for one in picture.begun:
        words = _due_words(one.thread)
        if words:
            what, due = words
            found.append(
                OpenMatter(
                    room=one.room, sequence=one.thread.sequence, words=what, due=one.thread.until or due
                )
            )
    return tuple(sorted(found, key=lambda matter: matter.due or "~"))


def _last_words(thread: Process) -> str:
    """What was said when a sitting was adjourned: "until Friday", perhaps."""
    return thread.steps[-1].words if thread.state == "adjourned" and thread.steps else ""


def _answers(view: MediatorView, names: Mapping[str, str]) -> tuple[OpenMatter, ...]:
    """What sides answered to relays and nobody has put on an issue, the newest first."""
    found = [
        OpenMatter(
            room=name,
            sequence=item.sequence,
            party=names.get(item.party, item.party),
            words=item.words,
            conditions=conditions_shown(room, item),
            at=item.said_at,
        )
        for name, room in view.rooms.items()
        for item in room.items.of(acts.Answered)
        if isinstance(item.act, acts.Answered)
        and can_be_put(item)
        and isinstance(room.items[item.act.question].act, acts.Relayed)
    ]
    return tuple(sorted(found, key=lambda matter: matter.at, reverse=True))


def _due_words(thread: Process) -> tuple[str, str] | None:
    act = thread.begun
    if isinstance(act, acts.DeadlineSet) and thread.state == "set":
        return act.what, act.due
    if isinstance(act, acts.ApprovalDue) and thread.state == "due":
        return f"{act.of} · {act.by}", act.due
    return None


def _unsorted(view: MediatorView, picture: Picture, names: Mapping[str, str]) -> tuple[OpenMatter, ...]:
    """Positions on issues that are none of the case's: recorded in haste, to be sorted."""
    loose = {(one.room, one.label) for one in picture.untied}
    return tuple(
        OpenMatter(
            room=name,
            sequence=item.sequence,
            party=names.get(item.party, item.party),
            words=item.words,
            gist=Gist(item.act, type(item.act)),
            conditions=conditions_shown(room, item),
        )
        for name, room in view.rooms.items()
        for item in room.positions()
        if isinstance(item.act, acts.PositionTaken) and (name, item.act.issue) in loose
    )
