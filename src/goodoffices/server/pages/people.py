"""People: how each side stands to the talks, who speaks for it and may commit it, and what it still has to
approve.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.people import people as all_people
from goodoffices.server.forms.people import ApprovalForm, ChannelForm, InvitationForm, MandateForm
from goodoffices.server.forms.things import StepForm, ThingForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.pages.things import Forms, things

KINDS: dict[str, type[ThingForm]] = {
    "invitation": InvitationForm,
    "channel": ChannelForm,
    "mandate": MandateForm,
    "approval": ApprovalForm,
    "step": StepForm,
}


def _page(request: DeskRequest, case: OpenCase, forms: Forms, asked: ThingForm) -> HttpResponse:
    """Side by side, in the order of the case, and a form for each thing that can be noted."""
    sides = all_people(case.together, case.outline)
    return show(
        request,
        "people.html",
        case=case,
        here="people",
        sides=sides,
        forms=forms,
    )


people = things(KINDS, _page, here="people")

urlpatterns = [
    path("c/<str:case_id>/people/", people, name="people"),
    path("c/<str:case_id>/people/<slug:what>/", people, name="people-do"),
]
