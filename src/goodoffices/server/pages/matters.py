"""What matters to each side: the questions, what was told and when, and a side's scorecard of a draft."""

from __future__ import annotations

import msgspec
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.matters import matters_page, score_page
from goodoffices.desk.views.matters_issue import issue_matters_page
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.matters import (
    LaidCardsForm,
    MoreForm,
    NeverForm,
    NoDealForm,
    NoLongerForm,
    OrderForm,
    PointsForm,
    RatherForm,
    SharesForm,
    WorthForm,
)
from goodoffices.server.forms.things import ThingForm
from goodoffices.server.pages.base import show
from goodoffices.server.pages.things import things
from goodoffices.server.store import open_case
from goodoffices.server.store.clock import now

OF_SIDE: dict[str, type[ThingForm]] = {
    "more": MoreForm,
    "rather": RatherForm,
    "points": PointsForm,
    "cards": LaidCardsForm,
    "no-deal": NoDealForm,
    "back": NoLongerForm,
}
OF_ISSUE: dict[str, type[ThingForm]] = {
    "worth": WorthForm,
    "order": OrderForm,
    "shares": SharesForm,
    "never": NeverForm,
}


def _side(case: OpenCase, party: int) -> msgspec.Struct:
    return matters_page(case, party, now())


matters = things(OF_SIDE, "matters.html", "people", _side, name="matters", parts=("party",))
on_issue = things(
    OF_ISSUE,
    "matters_issue.html",
    "people",
    issue_matters_page,
    name="matters-issue",
    parts=("party", "issue"),
)


@require_GET
def card(request: DeskRequest, case_id: str, party: int) -> HttpResponse:
    """A side's scorecard of the standing text, or of a package that the address names by places."""
    case = open_case(request.identity, case_id)
    shown = score_page(case, party, request.GET.get("p", "")[:4000])
    return show(request, "scorecard.html", shown, case=case, here="people")


urlpatterns = [
    path("c/<str:case_id>/matters/<int:party>/", matters, name="matters"),
    path("c/<str:case_id>/matters/<int:party>/card/", card, name="scorecard"),
    path("c/<str:case_id>/matters/<int:party>/<int:issue>/", on_issue, name="matters-issue"),
    path("c/<str:case_id>/matters/<int:party>/<slug:what>/", matters, name="matters-do"),
    path("c/<str:case_id>/matters/<int:party>/<int:issue>/<slug:what>/", on_issue, name="matters-issue-do"),
]
