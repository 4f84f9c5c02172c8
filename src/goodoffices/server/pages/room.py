"""A room: its entries, newest last, and quick capture."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import OpenCase
from goodoffices.server.capture import capture
from goodoffices.server.forms.capture import CaptureForm
from goodoffices.server.lines import line_of
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.reasons import not_written
from goodoffices.server.store import SentBefore, new_form, open_case, writing
from goodoffices.server.titles import takers
from goodoffices.server.words import SHORT_MARKS
from goodoffices.talks import KINDS, Item, NotWritten, Without, reason

PAGE = 50
"""Entries on one page."""
ASIDE = tuple(kind for kind, told in KINDS.items() if told.aside)
"""Kinds that are shown on what they are about, or as a line between the entries."""


@require_http_methods(["GET"])
def room(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """One page of a room: the last one, or that of the number in the address."""
    case = open_case(request.desk, case_id)
    return _room_page(request, case, room_id)


@require_http_methods(["POST"])
def record(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """Record what was said; then the room again, with the same side and kind chosen."""
    return _record(request, case_id, room_id, request.POST, _after)


@require_http_methods(["POST"])
def said(request: DeskRequest, case_id: str) -> HttpResponse:
    """The same from the board, which says in which room; a form that is not complete goes on there."""
    case = open_case(request.desk, case_id)
    room = request.POST.get("room", "")
    if room not in dict(takers(case)):
        raise Http404
    data = request.POST.copy()
    data["side"] = next(iter(case.view(room).parties), "")
    return _record(request, case_id, room, data, _after_on_board)


def _record(
    request: DeskRequest,
    case_id: str,
    room: str,
    data: QueryDict,
    after: Callable[[str, str, CaptureForm, int], str],
) -> HttpResponse:
    # The case is opened once: what the form is held against and what is written stand in one transaction. The case file, in another
    # room, is not opened for words that are about no issue; only the page that shows the form has names to show.
    about = any(data.get(name) for name in ("about", "new_issue", "new_option")) or "#" in data.get(
        "words", ""
    )
    try:
        with writing(request.desk, case_id, data.get("form", "")) as pen:
            asked = _capture_form(request, pen.case, room, pen.case.outline if about else Outline(), data)
            if not asked.is_valid():
                raise NotWritten(reason("incomplete"))
            done = capture(pen, room, asked)
    except SentBefore:
        return redirect("room", case_id=case_id, room_id=room)
    except NotWritten as problem:
        case = open_case(request.desk, case_id)
        asked = _capture_form(request, case, room, case.outline, data)
        if asked.is_valid():
            asked.add_error("words", not_written(problem))
        return _room_page(request, case, room, asked, status=400)
    return redirect(after(case_id, room, asked, done))


def _after_on_board(case: str, room: str, asked: CaptureForm, done: int) -> str:
    return f"{reverse('board', args=[case])}?{urlencode({'done': f'{room}.{done}'})}"


def _after(case: str, room: str, asked: CaptureForm, done: int) -> str:
    """The room again. A mark that was chosen holds for the next entry too, where everybody sees it in its field; a sign holds once."""
    kept = {"done": str(done)}
    if asked.cleaned_data["chosen"] != asked.view.default:
        kept["mark"] = asked.cleaned_data["chosen"]
    return f"{reverse('room', args=[case, room])}?{urlencode(kept)}"


def _capture_form(
    request: HttpRequest, case: OpenCase, room: str, outline: Outline, data: QueryDict | None = None
) -> CaptureForm:
    view = case.view(room)
    mark = request.GET.get("mark", "")
    return CaptureForm(
        data,
        view=view,
        outline=outline,
        questions=list(view.open_questions()),
        mark=mark if mark in SHORT_MARKS else "",
    )


def _room_page(
    request: DeskRequest, case: OpenCase, room: str, asked: CaptureForm | None = None, status: int = 200
) -> HttpResponse:
    view = case.view(room)
    outline = case.outline
    shown = Without(view.items, *ASIDE)
    pages = max(1, -(-len(shown) // PAGE))
    number = _page_number(request, shown, pages)
    lines = [line_of(view, outline, item) for item in shown.stretch((number - 1) * PAGE, number * PAGE)]
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
        done=view.items.get(_number(request.GET.get("done", "")) or -1),
        parties=[outline.party_label(party) for party in view.parties],
        asked=asked or _capture_form(request, case, room, outline),
        kept_mark=mark if (mark := request.GET.get("mark", "")) in SHORT_MARKS else "",
        undo=new_form(),
    )


def _page_number(request: HttpRequest, shown: Without[Item], pages: int) -> int:
    """The page that was asked for, by its number or by an entry on it; else the last."""
    page, entry = (_number(request.GET.get(name, "")) for name in ("page", "entry"))
    if entry is not None:
        return min(shown.place(entry) // PAGE + 1, pages)
    return pages if page is None else min(max(page, 1), pages)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else None


urlpatterns = [
    path("c/<str:case_id>/r/<str:room_id>/", room, name="room"),
    path("c/<str:case_id>/said/", said, name="said"),
    path("c/<str:case_id>/r/<str:room_id>/record/", record, name="record"),
]
