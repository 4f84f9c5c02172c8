"""The rooms of a case: list them, open one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_http_methods

from goodoffices.server.forms.rooms import RoomForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import sent, show
from goodoffices.server.store import SentBefore, open_case, writing
from goodoffices.server.titles import titles
from goodoffices.talks import acts


@require_http_methods(["GET"])
def rooms(request: DeskRequest, case_id: str) -> HttpResponse:
    """The list, the mediators' room first."""
    case = open_case(request.desk, case_id)
    outline = case.outline
    listed = [(view, [outline.party_label(party) for party in view.parties]) for view in case.views()]
    return show(request, "rooms.html", case=case, here="rooms", rooms=listed)


@require_http_methods(["GET", "POST"])
def new(request: DeskRequest, case_id: str) -> HttpResponse:
    """Open a room: its title, sort, parties, and how far its entries may travel where nothing is marked."""
    case = open_case(request.desk, case_id)
    asked = RoomForm(sent(request)[0], outline=case.outline)
    if request.method == "GET" or not asked.is_valid():
        status = 400 if asked.errors else 200
        return show(request, "room_new.html", case=case, here="rooms", asked=asked, status=status)
    given = asked.cleaned_data
    try:
        with writing(request.desk, case_id, given["form"]) as pen:
            asked.require_told_apart(titles(pen.case).values())
            room = pen.found(
                acts.RoomNamed(
                    title=given["title"],
                    sort=given["sort"],
                    parties=tuple(given["parties"]),
                    default=given["default"],
                )
            )
    except SentBefore:
        return redirect("rooms", case_id=case_id)
    except ValidationError as problem:
        asked.add_error("title", problem)
        return show(request, "room_new.html", case=case, here="rooms", asked=asked, status=400)
    return redirect("room", case_id=case_id, room_id=room)


urlpatterns = [
    path("c/<str:case_id>/", rooms, name="rooms"),
    path("c/<str:case_id>/rooms/new/", new, name="new-room"),
]
