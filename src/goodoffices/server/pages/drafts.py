"""Drafts, as ``static/drafts.js`` keeps them and gets them back."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from goodoffices.server.access.middleware import DeskRequest, poll
from goodoffices.server.forms.drafts import place_in, typed_in
from goodoffices.server.store import drop_draft, give_draft, keep_draft
from goodoffices.server.store.drafts import DraftRefused


@require_POST
def keep(request: DeskRequest) -> HttpResponse:
    """Keep what stands in a form: typing is an act, and puts the lock off."""
    place = place_in(request.POST)
    if not place:
        return HttpResponse(status=400)
    try:
        keep_draft(request.identity, place, typed_in(request.POST), request.POST.get("form", ""))
    except DraftRefused:
        return HttpResponse(status=413)
    return HttpResponse(status=204)


@poll
@require_GET
def give(request: DeskRequest) -> HttpResponse:
    """What was kept of a form; an empty answer where there is nothing."""
    place = place_in(request.GET)
    found = give_draft(request.identity, place) if place else None
    return JsonResponse({"fields": found.fields}) if found else HttpResponse(status=204)


@require_POST
def drop(request: DeskRequest) -> HttpResponse:
    """Throw a draft away."""
    place = place_in(request.POST)
    if place:
        drop_draft(request.identity, place)
    return HttpResponse(status=204)


urlpatterns = [
    path("drafts/keep/", keep, name="keep-draft"),
    path("drafts/give/", give, name="give-draft"),
    path("drafts/drop/", drop, name="drop-draft"),
]
