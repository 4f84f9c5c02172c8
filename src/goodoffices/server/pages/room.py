"""A room: its entries, newest last, and quick capture."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from goodoffices.desk.actions.capture import capture
from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.stored_files import is_stored_file
from goodoffices.server.entry_line import line_of, origin_lines
from goodoffices.server.forms.capture import CaptureForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import show
from goodoffices.server.store import new_token, open_case
from goodoffices.server.titles import takers, titles
from goodoffices.server.words import SHORT_MARKS
from goodoffices.talks import KINDS, EntryState, Excluding, RoomView, acts

PAGE = 50
"""Entries on one page."""
ASIDE = tuple(kind for kind, told in KINDS.items() if told.aside)
"""Kinds that are shown on what they are about, or as a line between the entries."""


@require_http_methods(["GET"])
def room(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """One page of a room: the last one, or that of the number in the address."""
    case = open_case(request.identity, case_id)
    return _room_page(request, case, room_id)


def _to_capture(request: DeskRequest, case: OpenCase, room_id: str = "") -> CaptureForm:
    """The form, held against its room; the board says in a field which room it is, and thereby of which
    side.
    """
    data = request.POST
    room = room_id or data.get("room", "")
    if not room_id:
        if room not in dict(takers(case)):
            raise Http404
        data = data.copy()
        data["side"] = next(iter(case.view(room).parties), "")
    # The case file, in another room, is not opened for words that are about no issue; only the page that
    # shows the form has names to show.
    about = "#" in data.get("words", "") or any(
        data.get(name) for name in ("about", "new_issue", "new_option")
    )
    return _capture_form(request, case, room, case.outline if about else Outline(), data)


def _captured_again(
    request: DeskRequest, case: OpenCase, asked: CaptureForm, room_id: str = ""
) -> HttpResponse:
    """The room with the form as it was filled in, and every name to choose from."""
    whole = _capture_form(request, case, asked.view.room, case.outline, asked.data)
    if whole.is_valid():
        whole.add_error("words", list(asked.non_field_errors()))
    return _room_page(request, case, asked.view.room, whole)


def _to_room(case_id: str, room_id: str = "") -> str:
    return reverse("room", args=[case_id, room_id]) if room_id else reverse("board", args=[case_id])


@acting(_to_capture, _captured_again, sent_before=_to_room, methods=["POST"])
def record(request: DeskRequest, writer: CaseWriter, asked: CaptureForm, room_id: str) -> str:
    """Record what was said; then the room again. A mark that was chosen holds for the next entry too, where
    everybody sees it in its field; a sign holds once. The part that is folded away stays open where something
    in it was used.
    """
    kept = {"done": str(capture(writer, room_id, asked.captured(writer.at)))}
    if asked.cleaned_data["chosen"] != asked.view.default:
        kept["mark"] = asked.cleaned_data["chosen"]
    if asked.uses_fold or ("fold" in request.GET and asked.cleaned_data["person"]):
        kept["fold"] = "1"
    return f"{_to_room(writer.case.id, room_id)}?{urlencode(kept)}"


@acting(_to_capture, _captured_again, sent_before=_to_room, methods=["POST"])
def said(request: DeskRequest, writer: CaseWriter, asked: CaptureForm) -> str:
    """The same from the board, which says in which room; a form that is not complete goes on there."""
    room = asked.view.room
    done = capture(writer, room, asked.captured(writer.at))
    return f"{_to_room(writer.case.id)}?{urlencode({'done': f'{room}.{done}'})}"


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
    request: DeskRequest, case: OpenCase, room: str, asked: CaptureForm | None = None
) -> HttpResponse:
    view = case.view(room)
    outline = case.outline
    shown = shown_of(view)
    pages = max(1, -(-len(shown) // PAGE))
    number = _page_number(request, shown, pages)
    items = [item for item in shown.stretch((number - 1) * PAGE, number * PAGE) if not is_stored_file(item)]
    origins = {}
    if any(isinstance(item.act, acts.Origin) for item in items):
        origins = origin_lines(case.together, titles(case), items)
    lines = [
        origins.get(item.sequence) or line_of(view, outline, item)
        for item in items
        if item.sequence in origins or not isinstance(item.act, acts.Origin)
    ]
    return show(
        request,
        "room.html",
        case=case,
        here="rooms",
        view=view,
        lines=lines,
        page=number,
        pages=pages,
        done=view.items.get(_number(request.GET.get("done", "")) or -1),
        parties=[outline.party_label(party) for party in view.parties],
        asked=asked or _capture_form(request, case, room, outline),
        kept=_kept(request),
        unfolded="fold" in request.GET or (asked is not None and asked.uses_fold),
        undo=new_token(),
    )


def shown_of(view: RoomView) -> Excluding[EntryState]:
    """A room's entries as a person counts them: without those that are shown on others or between them."""
    return Excluding(view.items, *ASIDE)


def _kept(request: HttpRequest) -> str:
    """What the next entry takes over from the address: the chosen mark, and whether the fold is open."""
    mark = request.GET.get("mark", "")
    kept = ({"mark": mark} if mark in SHORT_MARKS else {}) | ({"fold": "1"} if "fold" in request.GET else {})
    return f"?{urlencode(kept)}" if kept else ""


def _page_number(request: HttpRequest, shown: Excluding[EntryState], pages: int) -> int:
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
