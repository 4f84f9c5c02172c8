"""A room: its entries, newest last, and quick capture."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from goodoffices.desk.actions.capture import capture
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.rooms import room_page
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.capture import CaptureForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import number_in, show
from goodoffices.server.store import new_token, open_case
from goodoffices.server.wording.entry_line import lines_of
from goodoffices.server.wording.templatetags import SHORT_MARKS


@require_http_methods(["GET"])
def room(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """One page of a room: the last one, or that of the number in the address."""
    case = open_case(request.identity, case_id)
    return _room_page(request, case, room_id)


def _room_page(
    request: DeskRequest, case: OpenCase, room: str, asked: CaptureForm | None = None
) -> HttpResponse:
    view = case.view(room)
    shown = room_page(view, number_in(request, "page"), number_in(request, "entry"))
    return show(
        request,
        "room.html",
        shown,
        case=case,
        here="rooms",
        lines=lines_of(case, view, shown.items),
        done=view.items.get(number_in(request, "done") or -1),
        parties=[case.outline.party_label(party) for party in view.parties],
        asked=asked or CaptureForm.in_room(request, case, room),
        kept=_kept(request),
        unfolded="fold" in request.GET or (asked is not None and asked.uses_fold),
        undo=new_token(),
    )


def _captured_again(
    request: DeskRequest, case: OpenCase, asked: CaptureForm, room_id: str = ""
) -> HttpResponse:
    return _room_page(request, case, asked.view.room, asked.again(request, case))


def _after(case_id: str, room_id: str = "") -> str:
    return reverse("room", args=[case_id, room_id]) if room_id else reverse("board", args=[case_id])


@acting(CaptureForm, _captured_again, after=_after, methods=["POST"])
def record(request: DeskRequest, writer: CaseWriter, asked: CaptureForm, room_id: str) -> str:
    """Record what was said; then the room again."""
    done = capture(writer, room_id, asked.captured(writer.at))
    kept = {"done": str(done), **asked.carried_on("fold" in request.GET)}
    return f"{_after(writer.case.id, room_id)}?{urlencode(kept)}"


@acting(CaptureForm, _captured_again, after=_after, methods=["POST"])
def said(request: DeskRequest, writer: CaseWriter, asked: CaptureForm) -> str:
    """The same from the board, which says in which room; a form that is not complete goes on there."""
    room = asked.view.room
    done = capture(writer, room, asked.captured(writer.at))
    return f"{_after(writer.case.id)}?{urlencode({'done': f'{room}.{done}'})}"


def _kept(request: HttpRequest) -> str:
    """What the next entry takes over from the address: the chosen mark, and whether the fold is open."""
    mark = request.GET.get("mark", "")
    kept = ({"mark": mark} if mark in SHORT_MARKS else {}) | ({"fold": "1"} if "fold" in request.GET else {})
    return f"?{urlencode(kept)}" if kept else ""


urlpatterns = [
    path("c/<str:case_id>/r/<str:room_id>/", room, name="room"),
    path("c/<str:case_id>/said/", said, name="said"),
    path("c/<str:case_id>/r/<str:room_id>/record/", record, name="record"),
]
