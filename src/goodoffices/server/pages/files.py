"""Files of a room: sealed while they come in, opened while they go out."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path, reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from goodoffices.desk.actions.attach import attach as attach_file
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.server.forms.files import AttachForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import sent, show
from goodoffices.server.store import NotFound, drop_blob, open_case
from goodoffices.server.uploads import Sealing, with_handler
from goodoffices.talks import acts


def _where(case_id: str, room_id: str) -> str:
    return reverse("room", args=[case_id, room_id])


def _form(request: DeskRequest, case: OpenCase, room_id: str) -> AttachForm:
    return AttachForm(*sent(request), view=case.view(room_id), outline=case.outline)


def _page(request: DeskRequest, case: OpenCase, asked: AttachForm, room_id: str) -> HttpResponse:
    return show(request, "attach.html", case=case, here="rooms", view=case.view(room_id), asked=asked)


@acting(_form, _page, sent_before=_where)
def _attach(request: DeskRequest, writer: CaseWriter, asked: AttachForm, room_id: str) -> str:
    given, file = asked.cleaned_data, asked.cleaned_data["file"]
    attach_file(
        writer,
        room_id,
        file.sealed,
        file.name,
        file.content_type,
        words=given["words"],
        party=given["side"],
        proxy=asked.proxy(given["side"], writer.at) if given["side"] else None,
        disclosure=given["mark"] or None,
    )
    return _where(writer.case.id, room_id)


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
    item = case.view(room_id).items.get(sequence)
    if item is None or item.void or not isinstance(item.act, acts.Attached):
        raise NotFound("no such file")
    answer = StreamingHttpResponse(case.open(item.act.file), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = _disposition(item.act.name)
    answer.headers["Content-Length"] = str(item.act.file.size)
    return answer


def _disposition(name: str) -> str:
    return content_disposition_header(True, name) or "attachment"


def _sealing(request: DeskRequest, case_id: str, room_id: str) -> Sealing:
    """Only who has a part in the room gets as far as sending a file."""
    case = open_case(request.identity, case_id)
    case.state(room_id)
    return Sealing(case.outer)


urlpatterns = [
    path("c/<str:case_id>/r/<str:room_id>/attach/", with_handler(attach, _sealing), name="attach"),
    path("c/<str:case_id>/r/<str:room_id>/file/<int:sequence>/", download, name="file"),
]
