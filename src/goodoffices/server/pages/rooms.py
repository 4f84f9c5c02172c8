"""The rooms of a case: list them, open one."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from goodoffices.desk.actions.open_room import open_room
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.stored_files import is_stored_file
from goodoffices.server.forms.rooms import RoomForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import sent, show
from goodoffices.server.pages.room import shown_of
from goodoffices.server.store import open_case
from goodoffices.server.titles import titles
from goodoffices.talks import RoomView, acts


def _count(view: RoomView) -> int:
    """How many entries a person sees in a room."""
    return len(shown_of(view)) - sum(map(is_stored_file, view.items.of(acts.Attached)))


@require_GET
def rooms(request: DeskRequest, case_id: str) -> HttpResponse:
    """The list, the mediators' room first."""
    case = open_case(request.identity, case_id)
    listed = [
        (view, [case.outline.party_label(party) for party in view.parties], _count(view))
        for view in case.views()
    ]
    said = (item for view, _parties, _count in listed for item in view.items.of(acts.Spoken, acts.Noted))
    begun = not all(is_stored_file(item) for item in said)
    sides = [view.room for view, parties, _count in listed if len(parties) == 1]
    return show(
        request,
        "rooms.html",
        case=case,
        here="rooms",
        rooms=listed,
        begun=begun,
        sides=sides,
    )


def _form(request: DeskRequest, case: OpenCase) -> RoomForm:
    return RoomForm(sent(request)[0], outline=case.outline)


def _page(request: DeskRequest, case: OpenCase, asked: RoomForm) -> HttpResponse:
    return show(request, "room_new.html", case=case, here="rooms", asked=asked)


@acting(_form, _page, sent_before=lambda case_id: reverse("rooms", args=[case_id]))
def new(request: DeskRequest, writer: CaseWriter, asked: RoomForm) -> str:
    """Open a room: its title, sort, parties, and how far its entries may travel where nothing is marked."""
    given = asked.cleaned_data
    asked.require_told_apart(titles(writer.case).values())
    room = open_room(writer, given["title"], given["sort"], given["parties"], given["default"])
    return reverse("room", args=[writer.case.id, room])


urlpatterns = [
    path("c/<str:case_id>/", rooms, name="rooms"),
    path("c/<str:case_id>/rooms/new/", new, name="new-room"),
]
