"""A room: its entries, newest last, and quick capture."""

from __future__ import annotations

from bisect import bisect_left

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodoffices.desk.issues import Outline
from goodoffices.server.capture import capture
from goodoffices.server.casefile import read_outline
from goodoffices.server.forms.capture import CaptureForm
from goodoffices.server.lines import line_of
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import sent, show
from goodoffices.server.store import OpenCase, SentBefore, open_case, writing
from goodoffices.talks import NotWritten, acts

PAGE = 50
"""Entries on one page."""
ASIDE = (
    acts.MembersChanged,
    acts.RoomNamed,
    acts.IssueRaised,
    acts.OptionAdded,
    acts.IssueTied,
    acts.FileChanged,
    acts.Disclosed,
    acts.Corrected,
    acts.TakenBack,
    acts.Received,
)
"""Kinds that are shown on what they are about, or as a line between the entries."""


@require_http_methods(["GET"])
def room(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """One page of a room: the last one, or that of the number in the address."""
    case = open_case(request.desk, case_id)
    return _room_page(request, case, room_id)


@require_http_methods(["POST"])
def record(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """Record what was said; then the room again, with the same side and kind chosen."""
    try:
        # The case is opened once: what the form is held against and what is written stand in one transaction. The case file, in another
        # room, is not opened for words that are about no issue; only the page that shows the form has names to show.
        about = any(request.POST.get(name) for name in ("about", "new_issue", "new_option"))
        with writing(request.desk, case_id, request.POST.get("form", "")) as pen:
            outline = read_outline(pen.case) if about else Outline()
            asked = _capture_form(request, pen.case, room_id, outline)
            if not asked.is_valid():
                raise NotWritten("the form is not complete")
            capture(pen, room_id, asked)
    except SentBefore:
        pass
    except NotWritten as problem:
        case = open_case(request.desk, case_id)
        asked = _capture_form(request, case, room_id, read_outline(case))
        if asked.is_valid():
            asked.add_error("words", _("It was not written: %(why)s.") % {"why": problem})
        return _room_page(request, case, room_id, asked, status=400)
    return redirect("room", case_id=case_id, room_id=room_id)


def _capture_form(request: HttpRequest, case: OpenCase, room: str, outline: Outline) -> CaptureForm:
    view = case.view(room)
    return CaptureForm(sent(request)[0], view=view, outline=outline, questions=list(view.open_questions()))


def _room_page(
    request: DeskRequest, case: OpenCase, room: str, asked: CaptureForm | None = None, status: int = 200
) -> HttpResponse:
    view = case.view(room)
    outline = read_outline(case)
    shown = [item for item in view.items.values() if not isinstance(item.act, ASIDE)]
    pages = max(1, -(-len(shown) // PAGE))
    number = _page_number(request, [item.sequence for item in shown], pages)
    lines = [line_of(view, outline, item) for item in shown[(number - 1) * PAGE : number * PAGE]]
    return show(
        request,
        "room.html",
        case=case,
        here="rooms",
        status=status,
        view=view,
        lines=lines,
        page=number,
        pages=pages,
        parties=[outline.party_label(party) for party in view.parties],
        asked=asked or _capture_form(request, case, room, outline),
    )


def _page_number(request: HttpRequest, shown: list[int], pages: int) -> int:
    """The page that was asked for, by its number or by an entry on it; else the last."""
    page, entry = (_number(request.GET.get(name, "")) for name in ("page", "entry"))
    if entry is not None:
        return bisect_left(shown, entry) // PAGE + 1 if shown and entry <= shown[-1] else pages
    return pages if page is None else min(max(page, 1), pages)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else None


urlpatterns = [
    path("c/<str:case_id>/r/<str:room_id>/", room, name="room"),
    path("c/<str:case_id>/r/<str:room_id>/record/", record, name="record"),
]
