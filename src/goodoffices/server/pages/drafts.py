"""Drafts, as ``static/drafts.js`` keeps them and gets them back."""

from __future__ import annotations

import re

from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.start import poll
from goodoffices.server.store import drop_draft, give_draft, keep_draft
from goodoffices.server.store.drafts import DraftRefused

_PLACE = re.compile(r"/[0-9a-z/_-]{0,300}#[0-9]{1,3}")
_NOT_TYPED = ("csrfmiddlewaretoken", "form", "draft")


def _place(given: str | None) -> str:
    return given if given and _PLACE.fullmatch(given) else ""


@require_POST
def keep(request: DeskRequest) -> HttpResponse:
    """Keep what stands in a form: typing is an act, and puts the lock off."""
    place = _place(request.POST.get("draft"))
    fields = {name: values for name, values in request.POST.lists() if name not in _NOT_TYPED}
    if not place:
        return HttpResponse(status=400)
    try:
        keep_draft(request.identity, place, fields, request.POST.get("form", ""))
    except DraftRefused:
        return HttpResponse(status=413)
    return HttpResponse(status=204)


@poll
@require_GET
def give(request: DeskRequest) -> HttpResponse:
    """What was kept of a form; an empty answer where there is nothing."""
    place = _place(request.GET.get("draft"))
    found = give_draft(request.identity, place) if place else None
    return JsonResponse({"fields": found.fields}) if found else HttpResponse(status=204)


@require_POST
def drop(request: DeskRequest) -> HttpResponse:
    """Throw a draft away."""
    place = _place(request.POST.get("draft"))
    if place:
        drop_draft(request.identity, place)
    return HttpResponse(status=204)


urlpatterns = [
    path("drafts/keep/", keep, name="keep-draft"),
    path("drafts/give/", give, name="give-draft"),
    path("drafts/drop/", drop, name="drop-draft"),
]
