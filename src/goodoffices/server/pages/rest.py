"""All that can still be read of a case, where its pages cannot be made."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.server.middleware import DeskRequest
from goodoffices.server.store import open_case
from goodoffices.server.store.errors import DatabaseError
from goodoffices.server.store.rest import Rest, read_rest
from goodoffices.server.troubles import told_of


@require_GET
def rest(request: DeskRequest, case_id: str) -> HttpResponse:
    """Room by room; a room that does not read at all says why, and the next follows."""
    case = open_case(request.identity, case_id)
    rooms: list[tuple[list[Rest], str]] = []
    for room in case.room_ids:
        try:
            rooms.append((list(read_rest(case, room)), ""))
        except DatabaseError as problem:
            rooms.append(([], told_of(problem)))
    return render(request, "rest.html", {"rooms": rooms})


urlpatterns = [path("c/<str:case_id>/rest/", rest, name="rest")]
