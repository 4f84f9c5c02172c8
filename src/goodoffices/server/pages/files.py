"""Files of a room: sealed while they come in, opened while they go out."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.stored_files import attached_file
from goodoffices.desk.views.rooms import one_room
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.files import AttachForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, page_of_form
from goodoffices.server.store import drop_blob, open_case
from goodoffices.server.uploads import Sealing, with_handler


@acting(AttachForm, page_of_form("attach.html", "rooms", one_room), after=address("room", "room_id"))
def _attach(request: DeskRequest, writer: CaseWriter, asked: AttachForm, room_id: str) -> None:
    asked.deed(writer, room_id)


def attach(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """Attach a file to a room, for a side or for us. A file that came in with a form which did not hold is
    gone again.
    """
    try:
        return _attach(request, case_id, room_id=room_id)
    finally:
        for file in request.FILES.values():
            drop_blob(file.sealed)  # unless an entry names it


@require_GET
def download(request: DeskRequest, case_id: str, room_id: str, sequence: int) -> HttpResponse:
    """A file, opened on its way out; the browser saves it, never shows it."""
    case = open_case(request.identity, case_id)
    act = attached_file(case.view(room_id), sequence)
    answer = StreamingHttpResponse(case.open(act.file), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = content_disposition_header(True, act.name) or "attachment"
    answer.headers["Content-Length"] = str(act.file.size)
    return answer


def _sealing(request: DeskRequest, case_id: str, room_id: str) -> Sealing:
    """Only who has a part in the room gets as far as sending a file."""
    case = open_case(request.identity, case_id)
    case.state(room_id)
    return Sealing(case.outer)


urlpatterns = [
    path("c/<str:case_id>/r/<str:room_id>/attach/", with_handler(attach, _sealing), name="attach"),
    path("c/<str:case_id>/r/<str:room_id>/file/<int:sequence>/", download, name="file"),
]
