"""The board: every issue and side, the last word with its age and source, where the gaps are, and what is
open besides.
"""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.views.board_page import board_page, cell_page, recorded_last
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.pages.base import number_in, show
from goodoffices.server.store import new_token, now, open_case
from goodoffices.server.wording.templatetags import SHORT_MARKS
from goodoffices.server.wording.terms import PHRASES
from goodoffices.server.wording.titles import takers


@require_GET
def board(request: DeskRequest, case_id: str) -> HttpResponse:
    """The board as it stands."""
    case = open_case(request.identity, case_id)
    return show(
        request,
        "board.html",
        board_page(case, date.today()),
        case=case,
        here="board",
        phrases=PHRASES,
        takers=takers(case),
        printed=now(),
        done=recorded_last(case, request.GET.get("done", "")),
        undo=new_token(),
        marks=SHORT_MARKS.items(),
    )


@require_GET
def cell(request: DeskRequest, case_id: str, row: int, column: int) -> HttpResponse:
    """Every entry behind one cell, which the address names by numbers."""
    case = open_case(request.identity, case_id)
    shown = cell_page(case, date.today(), row, column, number_in(request, "page"))
    return show(request, "cell.html", shown, case=case, here="board", phrases=PHRASES)


urlpatterns = [
    path("c/<str:case_id>/board/", board, name="board"),
    path("c/<str:case_id>/board/<int:row>/<int:column>/", cell, name="cell"),
]
