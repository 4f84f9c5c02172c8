"""Conditional words: entered, taken together, drawn."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.views.conditional import conditional_page
from goodoffices.report.conditions_picture import conditions_picture
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.conditional import TieActsForm, WordBackForm, WouldDoForm
from goodoffices.server.forms.things import ThingForm
from goodoffices.server.pages.things import things
from goodoffices.server.store import open_case

KINDS: dict[str, type[ThingForm]] = {"word": WouldDoForm, "tie": TieActsForm, "back": WordBackForm}

conditional = things(KINDS, "conditional.html", "proposals", conditional_page, name="conditional")


@require_GET
def picture(request: DeskRequest, case_id: str) -> HttpResponse:
    """Who waits for whom, as SVG."""
    shown = conditional_page(open_case(request.identity, case_id))
    if shown.found is None:
        return HttpResponse(status=204)
    return HttpResponse(conditions_picture(shown.sheet, shown.found), content_type="image/svg+xml")


urlpatterns = [
    path("c/<str:case_id>/conditions/", conditional, name="conditional"),
    path("c/<str:case_id>/conditions/picture.svg", picture, name="conditions-picture"),
    path("c/<str:case_id>/conditions/<slug:what>/", conditional, name="conditional-do"),
]
