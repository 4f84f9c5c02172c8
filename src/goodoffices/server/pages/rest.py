"""All that can still be read of a case, where its pages cannot be made."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.store import open_case
from goodoffices.server.store.rest import rest_of
from goodoffices.server.wording.troubles import told_of


@require_GET
def rest(request: DeskRequest, case_id: str) -> HttpResponse:
    """Room by room; a room that does not read at all says why, and the next follows."""
    rooms = rest_of(open_case(request.identity, case_id))
    told = [(entries, told_of(problem) if problem else "") for entries, problem in rooms]
    return render(request, "rest.html", {"rooms": told})


urlpatterns = [path("c/<str:case_id>/rest/", rest, name="rest")]
