"""An entry that stands in the wrong room: who could read it, and to which room it is moved."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.entry_page import can_move, entry_to_move
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.move import MoveForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, show
from goodoffices.server.wording.entry_line import line_of


def _page(request: DeskRequest, case: OpenCase, asked: MoveForm, room_id: str, sequence: int) -> HttpResponse:
    shown = entry_to_move(case, room_id, sequence)
    if not asked.errors and not can_move(case, room_id, shown.item):
        raise NotThereError("nothing to move")
    line = line_of(shown.view, case.outline, shown.item)
    return show(request, "move.html", shown, case=case, here="rooms", line=line, asked=asked)


@acting(MoveForm, _page, after=address("room", "room_id"))
def page(request: DeskRequest, writer: CaseWriter, asked: MoveForm, room_id: str, sequence: int) -> str:
    """What moving does, and the form; on POST it is done."""
    moved = asked.deed(writer, room_id, sequence)
    there = address("entry", "room_id", "sequence")
    return there(writer.case.id, room_id=asked.cleaned_data["room"], sequence=moved)


urlpatterns = [path("c/<str:case_id>/r/<str:room_id>/move/<int:sequence>/", page, name="move-entry")]
