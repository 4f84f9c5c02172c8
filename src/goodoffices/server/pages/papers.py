"""The board, relay sheets, summaries, proposals as files: DOCX and PDF; the board also as a
workbook.
"""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.views.board_page import board_page
from goodoffices.desk.views.proposal_sheets import proposal_sheet_page
from goodoffices.desk.views.round_summary import round_summary_of
from goodoffices.desk.views.sheets import sheet_page, summary_page
from goodoffices.desk.views.text_states import text_states
from goodoffices.report.documents.paper import Paper
from goodoffices.report.documents.paper_pdf import write_paper_pdf
from goodoffices.report.documents.paper_word import write_paper_word
from goodoffices.report.papers.board import board_paper, board_workbook
from goodoffices.report.papers.proposal import proposal_paper
from goodoffices.report.papers.room import sheet_paper, summary_paper
from goodoffices.report.papers.round import round_paper
from goodoffices.report.papers.text_states import states_workbook
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.store import open_case

_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_GET
def board_file(request: DeskRequest, case_id: str, kind: str) -> HttpResponse:
    """The board, for mediators."""
    page, today = board_page(open_case(request.identity, case_id), date.today()), date.today()
    if kind == "xlsx":
        return _file(board_workbook(page, today), "board", kind)
    return _written(board_paper(page, today), "board", kind)


@require_GET
def sheet_file(request: DeskRequest, case_id: str, room_id: str, kind: str) -> HttpResponse:
    """The relays that nobody of a room has confirmed yet, or those that the address names."""
    asked = request.GET.getlist("entry")[:1000]
    chosen = {int(one) for one in asked if one.isdecimal() and len(one) < 10} if asked else None
    made = sheet_page(open_case(request.identity, case_id), room_id, chosen)
    return _written(sheet_paper(made.sheet, date.today()), "sheet", kind)


@require_GET
def summary_file(request: DeskRequest, case_id: str, room_id: str, kind: str) -> HttpResponse:
    """What stands in a room, for its members."""
    made = summary_page(open_case(request.identity, case_id), room_id)
    return _written(summary_paper(made.sheet, date.today()), "summary", kind)


@require_GET
def round_file(request: DeskRequest, case_id: str, room_id: str, number: int, kind: str) -> HttpResponse:
    """What was done in a room in one round, for its members."""
    made = round_summary_of(open_case(request.identity, case_id), room_id, number)
    return _written(round_paper(made, date.today()), "round", kind)


@require_GET
def proposal_file(request: DeskRequest, case_id: str, room_id: str, entry: int, kind: str) -> HttpResponse:
    """A proposal as one side has it."""
    made = proposal_sheet_page(open_case(request.identity, case_id), room_id, entry)
    return _written(proposal_paper(made.sheet, date.today()), "proposal", kind)


@require_GET
def states_file(request: DeskRequest, case_id: str, text: int) -> HttpResponse:
    """Where each side stands on each clause of a text, for mediators."""
    states = text_states(open_case(request.identity, case_id), text, date.today())
    return _file(states_workbook(states, date.today()), "states", "xlsx")


def _written(paper: Paper, name: str, kind: str) -> HttpResponse:
    return _file(write_paper_word(paper) if kind == "docx" else write_paper_pdf(paper), name, kind)


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=_MEDIA[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


_ROOM = "c/<str:case_id>/r/<str:room_id>"
urlpatterns = [
    path("c/<str:case_id>/text/<int:text>/states.xlsx", states_file, name="text-states"),
    *(
        path(f"c/<str:case_id>/board/board.{kind}", board_file, {"kind": kind}, name=f"board-{kind}")
        for kind in ("docx", "pdf", "xlsx")
    ),
    *(
        path(f"{_ROOM}/sheet/sheet.{kind}", sheet_file, {"kind": kind}, name=f"sheet-{kind}")
        for kind in ("docx", "pdf")
    ),
    *(
        path(f"{_ROOM}/summary/summary.{kind}", summary_file, {"kind": kind}, name=f"summary-{kind}")
        for kind in ("docx", "pdf")
    ),
    *(
        path(
            f"{_ROOM}/proposal/<int:entry>/proposal.{kind}",
            proposal_file,
            {"kind": kind},
            name=f"proposal-{kind}",
        )
        for kind in ("docx", "pdf")
    ),
    *(
        path(f"{_ROOM}/round/<int:number>/round.{kind}", round_file, {"kind": kind}, name=f"round-{kind}")
        for kind in ("docx", "pdf")
    ),
]
