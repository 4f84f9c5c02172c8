"""Files of a room: sealed while they come in, opened while they go out."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from goodoffices.server.forms.files import AttachForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import sent, show
from goodoffices.server.reasons import not_written
from goodoffices.server.store import NotFound, SentBefore, drop_blob, open_case, writing
from goodoffices.server.uploads import Sealing, with_handler
from goodoffices.talks import NotWritten, acts


@require_http_methods(["GET", "POST"])
def attach(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """Attach a file to a room, for a side or for us."""
    case = open_case(request.desk, case_id)
    view, outline = case.view(room_id), case.outline
    asked = AttachForm(*sent(request), view=view, outline=outline)
    if request.method == "POST" and asked.is_valid():
        given, file = asked.cleaned_data, asked.cleaned_data["file"]
        try:
            with writing(request.desk, case_id, given["form"]) as pen:
                party: str = given["side"]
                act = acts.Attached(
                    words=given["words"],
                    party=party,
                    proxy=asked.proxy(party, pen.at) if party else None,
                    disclosure=given["mark"] or view.default,
                    file=file.sealed,
                    name=file.name,
                    media=file.content_type,
                )
                pen.write(room_id, act)
        except SentBefore:
            drop_blob(file.sealed)
            return redirect("room", case_id=case_id, room_id=room_id)
        except NotWritten as problem:
            asked.add_error("file", not_written(problem))
        else:
            return redirect("room", case_id=case_id, room_id=room_id)
    for file in request.FILES.values():
        drop_blob(file.sealed)
    status = 400 if asked.errors else 200
    return show(request, "attach.html", case=case, here="rooms", view=view, asked=asked, status=status)


@require_http_methods(["GET"])
def download(request: DeskRequest, case_id: str, room_id: str, sequence: int) -> HttpResponse:
    """A file, opened on its way out; the browser saves it, never shows it."""
    case = open_case(request.desk, case_id)
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
    case = open_case(request.desk, case_id)
    case.state(room_id)
    return Sealing(case.outer)


urlpatterns = [
    path("c/<str:case_id>/r/<str:room_id>/attach/", with_handler(attach, _sealing), name="attach"),
    path("c/<str:case_id>/r/<str:room_id>/file/<int:sequence>/", download, name="file"),
]
