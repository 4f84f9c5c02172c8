"""The board: every issue and side, the last word with its age and source, where the gaps are, and what is
open besides.
"""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.board import circles, rows
from goodoffices.desk.views.open_matters import channels, open_matters
from goodoffices.desk.views.relays import ref_of
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import number_in, show
from goodoffices.server.store import new_token, now, open_case
from goodoffices.server.terms import PHRASES
from goodoffices.server.titles import takers
from goodoffices.server.words import SHORT_MARKS
from goodoffices.talks import EntryState

LISTED = 12
"""Things in a card under the board before the rest is folded away."""
PAGE = 50
"""Entries on one page of a cell."""


@require_GET
def board(request: DeskRequest, case_id: str) -> HttpResponse:
    """The board as it stands."""
    case = open_case(request.identity, case_id)
    file, view = case.public, case.together
    shown = case.board(date.today())
    drawn, matters = rows(file, view, shown), open_matters(view, file, shown)
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
        standing=channels(file, shown),
        circles=circles(file, shown),
        matters=matters,
        sayable=matters.sayable[: -LISTED - 1 : -1],
        sayable_left=max(0, len(shown.sayable) - LISTED),
        asks=sum(map(len, shown.questions.values())),
        takers=takers(case),
        printed=now(),
        done=_done(request, case),
        undo=new_token(),
        marks=SHORT_MARKS.items(),
        listed=LISTED,
    )


@require_GET
def cell(request: DeskRequest, case_id: str, row: int, column: int) -> HttpResponse:
    """Every entry behind one cell, which the address names by numbers."""
    case = open_case(request.identity, case_id)
    file, view = case.public, case.together
    drawn = rows(file, view, case.board(date.today()))
    if not (1 <= row <= len(drawn) and 1 <= column <= len(drawn[row - 1].boxes)):
        raise Http404
    box = drawn[row - 1].boxes[column - 1]
    pages = max(1, -(-len(box.behind) // PAGE))
    number = min(max(number_in(request, "page"), 1), pages)
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


def _done(request: DeskRequest, case: OpenCase) -> tuple[str, EntryState] | None:
    """What was recorded here last, by its room and entry, as the address after recording has it."""
    ref = ref_of(request.GET.get("done", ""))
    if ref is None or ref.room not in case.room_ids:
        return None
    item = case.view(ref.room).items.get(ref.sequence)
    return (ref.room, item) if item is not None else None


urlpatterns = [
    path("c/<str:case_id>/board/", board, name="board"),
    path("c/<str:case_id>/board/<int:row>/<int:column>/", cell, name="cell"),
]
