"""The rooms of a case: list them, open one."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.actions.open_room import open_room
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.views.rooms import room_list
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.rooms import RoomForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, page_of_form, show
from goodoffices.server.store import open_case
from goodoffices.server.wording.titles import titles


@require_GET
def rooms(request: DeskRequest, case_id: str) -> HttpResponse:
    """The list, the mediators' room first."""
    case = open_case(request.identity, case_id)
    return show(request, "rooms.html", room_list(case), case=case, here="rooms")


@acting(RoomForm, page_of_form("room_new.html", "rooms"), after=address("rooms"))
def new(request: DeskRequest, writer: CaseWriter, asked: RoomForm) -> str:
    """Open a room: its title, sort, parties, and how far its entries may travel where nothing is marked."""
    given = asked.cleaned_data
    asked.require_told_apart(titles(writer.case).values())
    room = open_room(writer, given["title"], given["sort"], given["parties"], given["default"])
    return address("room", "room_id")(writer.case.id, room_id=room)


urlpatterns = [
    path("c/<str:case_id>/", rooms, name="rooms"),
    path("c/<str:case_id>/rooms/new/", new, name="new-room"),
]
