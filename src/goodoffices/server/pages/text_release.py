"""A text into a room, as it stands there, and what came back from it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goodoffices.desk.actions.text_release import look_at_text
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.text_files import file_of_release, releases_in
from goodoffices.desk.views.text_page import text_page
from goodoffices.desk.views.text_release import (
    clauses_that_came,
    readers_besides,
    release_rooms,
    returned_file,
    shown_lines,
    wanted_choices,
    wanted_options,
)
from goodoffices.report.documents.text_files import flow_of, standing_of, status_of
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.text_release import BackForm, CameBackForm, ReleaseForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, number_in, show
from goodoffices.server.pages.giving_back import given_back
from goodoffices.server.reading import NotReadError, read_returned
from goodoffices.server.reading.wording import words_of_refusal
from goodoffices.server.store import open_case
from goodoffices.server.wording.terms import PHRASES


@require_http_methods(["GET", "POST"])
def release(request: DeskRequest, case_id: str, text: int) -> HttpResponse:
    """The page, looked at again with each choice; on "send" the text goes."""
    if request.POST.get("do") == "send":
        return _send(request, case_id, text=text)
    case = open_case(request.identity, case_id)
    if not release_rooms(case):
        return show(request, "relay_none.html", case=case, here="texts")
    asked = (
        ReleaseForm.of(request, case, text=text) if request.method == "POST" else _begun(request, case, text)
    )
    answer = _page(request, case, asked, text)
    return answer if asked.is_valid() else given_back(request, answer, asked.errors.keys())


def _begun(request: DeskRequest, case: OpenCase, text: int) -> ReleaseForm:
    """The form as the address begins it."""
    needs = ReleaseForm.needs(case, text=text)
    version = number_in(request, "version") or text_page(case, text, date.today()).head.newest.entry
    rooms = [room for room, _title in needs["rooms"]]
    asked = request.GET.get("room", "")
    given = {
        "form": "x" * 22,
        "version": version,
        "room": asked if asked in rooms else rooms[0],
        "passing": "clean" if needs["way"] == "mediators-pen" else "without-owners",
        "do": "look",
    }
    form = ReleaseForm(given, **needs)
    form.full_clean()
    return form


def _page(request: DeskRequest, case: OpenCase, asked: Any, text: int) -> HttpResponse:
    if not asked.is_valid() and asked.refusal is None:
        fresh = _begun(request, case, text)
        return _looked(request, case, fresh, text, told=asked)
    return _looked(request, case, asked, text)


def _looked(
    request: DeskRequest, case: OpenCase, asked: ReleaseForm, text: int, told: Any = None
) -> HttpResponse:
    wish = asked.wish
    look = look_at_text(case, text, wish, asked.kept)
    head = text_page(case, text, date.today(), version=wish.version).head
    return show(
        request,
        "text_release.html",
        case=case,
        here="texts",
        head=head,
        asked=told or asked,
        look=look,
        wanted=wanted_choices(case, text, wish.version, asked.choices),
        options=wanted_options(case, text, wish.version, asked.options),
        lines=shown_lines(look.to_go.text),
        others=readers_besides(case, wish.room),
        refused=asked.refusal is not None,
        phrases=PHRASES,
        status=400 if asked.refusal is not None or told is not None else 0,
        standing=standing_of(head.title, clean=wish.passing == "clean", agreed=look.to_go.concluded),
    )


@acting(ReleaseForm, _page, after=address("text", "text"), methods=["POST"])
def _send(request: DeskRequest, writer: CaseWriter, asked: ReleaseForm, text: int) -> str:
    """Release it; the room's page of it comes next."""
    entry = asked.deed(writer, text)
    room = asked.cleaned_data["room"]
    return address("released-text", "room_id", "entry")(writer.case.id, room_id=room, entry=entry)


@require_GET
def released(request: DeskRequest, case_id: str, room_id: str, entry: int) -> HttpResponse:
    """A text as a room has it, with nothing on the page that the room could not read."""
    case = open_case(request.identity, case_id)
    file = file_of_release(case, room_id, entry)
    numbers, act = releases_in(case, room_id, entry)
    earlier = max((one for one in numbers if one < entry), default=0)
    return show(
        request,
        "text_released.html",
        case=case,
        here="rooms",
        room_id=room_id,
        entry=entry,
        number=numbers[entry],
        title=file.title,
        words=act.words,
        earlier=earlier,
        line=status_of(file).line,
        paragraphs=flow_of(file),
    )


def _back_page(request: DeskRequest, case: OpenCase, asked: Any, text: int, room_id: str) -> HttpResponse:
    case.view(room_id)
    shown = text_page(case, text, date.today())
    return show(request, "text_back.html", shown, case=case, here="texts", asked=asked, room_id=room_id)


@acting(BackForm, _back_page, after=address("text-back", "text", "room_id"))
def back(request: DeskRequest, writer: CaseWriter, asked: BackForm, text: int, room_id: str) -> str:
    """A file is kept as it came; what is in it comes next."""
    entry = asked.deed(writer, text, room_id)
    where = {"text": text, "room_id": room_id, "release": asked.cleaned_data["release"], "entry": entry}
    return address("text-came-back", "text", "room_id", "release", "entry")(writer.case.id, **where)


def _came_form(request: DeskRequest, case: OpenCase, **where: Any) -> CameBackForm:
    file = returned_file(case, where["text"], where["room_id"], where["release"], where["entry"])
    try:
        came = read_returned(file.data, file.sent.printed)
    except NotReadError as refused:
        return CameBackForm.read(request, unread=words_of_refusal(refused))
    found, rest = clauses_that_came(case, where["room_id"], where["release"], file.sent, came)
    return CameBackForm.read(request, found=found, came=came, rest=rest)


def _came_page(
    request: DeskRequest, case: OpenCase, asked: Any, text: int, room_id: str, release: int, entry: int
) -> HttpResponse:
    file = returned_file(case, text, room_id, release, entry)
    came = asked.came
    return show(
        request,
        "text_came_back.html",
        case=case,
        here="texts",
        asked=asked,
        head=text_page(case, text, date.today()).head,
        room_id=room_id,
        file_name=file.name,
        party=file.party,
        clauses=asked.found,
        unmarked=came.unmarked if came is not None else (),
        rest=asked.rest,
        unread=asked.unread,
        comments=asked.comments,
        earlier=sum(one.earlier for one in came.marked) if came is not None else 0,
    )


@acting(_came_form, _came_page, after=address("text", "text"), heavy=True)
def came_back(
    request: DeskRequest,
    writer: CaseWriter,
    asked: CameBackForm,
    text: int,
    room_id: str,
    release: int,
    entry: int,
) -> None:
    """What is in a file that came back, recorded as the side's proposed changes."""
    asked.deed(writer, text, room_id, release, entry)


_HERE = "c/<str:case_id>/text/<int:text>/"
urlpatterns = [
    path(f"{_HERE}release/", release, name="text-release"),
    path("c/<str:case_id>/r/<str:room_id>/text/<int:entry>/", released, name="released-text"),
    path(f"{_HERE}back/<str:room_id>/", back, name="text-back"),
    path(f"{_HERE}back/<str:room_id>/<int:release>/<int:entry>/", came_back, name="text-came-back"),
]
