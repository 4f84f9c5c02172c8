"""The board: every issue and side, the last word with its age and source, where the gaps are, and what is open besides."""

from __future__ import annotations

from datetime import date

import msgspec
from django.http import Http404, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.case import Case
from goodoffices.desk import Picture, Sayable, picture
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.board import circles, rows
from goodoffices.server.lines import conditions_shown, gist
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.phrases import PHRASES
from goodoffices.server.shown.relays import ref_of
from goodoffices.server.store import new_form, now, open_case
from goodoffices.server.titles import takers, titles
from goodoffices.server.words import SHORT_MARKS, STANCES
from goodoffices.talks import Item, MediatorView, Thread, acts

LISTED = 12
"""Things in a card under the board before the rest is folded away."""
PAGE = 50
"""Entries on one page of a cell."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Something under the board: which entry it is, of whom, its words, and what more is to be said of it."""

    room: str
    sequence: int
    party: str
    words: str
    gist: str = ""
    conditions: tuple[str, ...] = ()
    at: str = ""
    due: str = ""
    level: str = ""
    into: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@require_GET
def board(request: DeskRequest, case_id: str) -> HttpResponse:
    """The board as it stands."""
    case = open_case(request.desk, case_id)
    file, view = case.public, case.together
    shown = picture(view, file, date.today().isoformat())
    names = {party.id: party.label for party in file.parties}
    drawn, called = rows(file, view, shown), titles(case)
    return show(
        request,
        "board.html",
        case=case,
        here="board",
        phrases=PHRASES,
        rows=[row for row in drawn if not row.silent],
        silent=[row.issue for row in drawn if row.silent],
        parties=[party.label for party in file.parties],
        text=bool(file.text),
        counts=[(status, count) for status, count in shown.board.counts.items() if count],
        standing=_standing(file, shown),
        circles=circles(file, shown),
        unanswered=_unanswered(view, shown, names),
        promises=_promises(view, shown, names),
        due=_due(view, shown),
        sayable=[_sayable(view, one, names, called) for one in reversed(shown.sayable[-LISTED:])],
        sayable_left=max(0, len(shown.sayable) - LISTED),
        asks=sum(map(len, shown.questions.values())),
        unsorted=_unsorted(view, shown, names),
        takers=takers(case),
        printed=now(),
        done=_done(request, case),
        undo=new_form(),
        marks=SHORT_MARKS.items(),
        listed=LISTED,
    )


@require_GET
def cell(request: DeskRequest, case_id: str, row: int, column: int) -> HttpResponse:
    """Every entry behind one cell, which the address names by numbers."""
    case = open_case(request.desk, case_id)
    file, view = case.public, case.together
    drawn = rows(file, view, picture(view, file, date.today().isoformat()))
    if not (1 <= row <= len(drawn) and 1 <= column <= len(drawn[row - 1].boxes)):
        raise Http404
    box = drawn[row - 1].boxes[column - 1]
    pages = max(1, -(-len(box.behind) // PAGE))
    wanted = request.GET.get("page", "")
    number = min(max(int(wanted), 1), pages) if wanted.isdecimal() and len(wanted) < 9 else 1
    return show(
        request,
        "cell.html",
        case=case,
        here="board",
        phrases=PHRASES,
        row=drawn[row - 1],
        box=box,
        listed=box.behind[(number - 1) * PAGE : number * PAGE],
        page=number,
        pages=pages,
    )


def _standing(case: Case, shown: Picture) -> list[tuple[str, str]]:
    """By which way each side takes part: the last that it or another said, else what the case has."""
    found = []
    for party, stands in zip(case.parties, shown.standing, strict=True):
        channel = stands.channels[0][1] if stands.channels else party.channel or ""
        if channel:
            found.append((party.label, channel))
    return found


def _unanswered(view: MediatorView, shown: Picture, names: dict[str, str]) -> list[Line]:
    return [
        Line(
            room=one.ref.room,
            sequence=one.ref.sequence,
            party=names.get(one.to, one.to),
            words=one.item.words,
            at=one.item.proxy.when if one.item.proxy else one.item.hand.at,
        )
        for one in shown.unanswered
    ]


def _promises(view: MediatorView, shown: Picture, names: dict[str, str]) -> list[Line]:
    found = []
    for one in shown.promises():
        act = one.thread.begun
        assert isinstance(act, acts.Promised)
        item = view.rooms[one.room].items[one.thread.sequence]
        if item.taken_back is None:
            found.append(
                Line(
                    room=one.room,
                    sequence=one.thread.sequence,
                    party=names.get(item.party, item.party),
                    words=item.words,
                    due=one.thread.until or act.due,
                )
            )
    return found


def _unsorted(view: MediatorView, shown: Picture, names: dict[str, str]) -> list[Line]:
    """Positions on issues that are none of the case's: recorded in haste, to be sorted."""
    loose = {(one.room, one.label) for one in shown.untied}
    return [
        Line(
            room=name,
            sequence=item.sequence,
            party=names.get(item.party, item.party),
            words=item.words,
            gist=str(STANCES[item.act.stance]),
            conditions=conditions_shown(room, item),
        )
        for name, room in view.rooms.items()
        for item in room.positions()
        if isinstance(item.act, acts.PositionTaken) and (name, item.act.issue) in loose
    ]


def _done(request: DeskRequest, case: OpenCase) -> tuple[str, Item] | None:
    """What was recorded here last, by its room and entry, as the address after recording has it."""
    ref = ref_of(request.GET.get("done", ""))
    if ref is None or ref.room not in case.room_ids:
        return None
    item = case.view(ref.room).items.get(ref.sequence)
    return (ref.room, item) if item is not None else None


def _due(view: MediatorView, shown: Picture) -> list[Line]:
    """Deadlines that are set, approvals that are due."""
    found = []
    for one in shown.begun:
        words = _due_words(one.thread)
        if words:
            what, due = words
            found.append(
                Line(
                    room=one.room,
                    sequence=one.thread.sequence,
                    party="",
                    words=what,
                    due=one.thread.until or due,
                )
            )
    return sorted(found, key=lambda line: line.due or "~")


def _due_words(thread: Thread) -> tuple[str, str] | None:
    act = thread.begun
    if isinstance(act, acts.DeadlineSet) and thread.state == "set":
        return act.what, act.due
    if isinstance(act, acts.ApprovalDue) and thread.state == "due":
        return f"{act.of} · {act.by}", act.due
    return None


def _sayable(view: MediatorView, one: Sayable, names: dict[str, str], called: dict[str, str]) -> Line:
    item = one.item
    return Line(
        room=one.ref.room,
        sequence=one.ref.sequence,
        party=names.get(item.party, item.party),
        words=item.words,
        gist=gist(view.rooms[one.ref.room], item),
        conditions=conditions_shown(view.rooms[one.ref.room], item),
        at=item.proxy.when if item.proxy else item.hand.at,
        level=one.level,
        into=tuple(called[room] for room in one.into if room not in one.gone),
        gone=tuple(called[room] for room in one.gone),
    )


urlpatterns = [
    path("c/<str:case_id>/board/", board, name="board"),
    path("c/<str:case_id>/board/<int:row>/<int:column>/", cell, name="cell"),
]
