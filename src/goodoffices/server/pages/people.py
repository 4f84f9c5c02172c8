"""People: how each side stands to the talks, who speaks for it and may commit it, and what it still has to
approve.
"""

from __future__ import annotations

from django.urls import path

from goodoffices.desk.views.people import people_page
from goodoffices.server.forms.people import ApprovalForm, ChannelForm, InvitationForm, MandateForm
from goodoffices.server.forms.things import StepForm, ThingForm
from goodoffices.server.pages.things import things

KINDS: dict[str, type[ThingForm]] = {
    "invitation": InvitationForm,
    "channel": ChannelForm,
    "mandate": MandateForm,
    "approval": ApprovalForm,
    "step": StepForm,
}

people = things(KINDS, "people.html", "people", people_page)

urlpatterns = [
    path("c/<str:case_id>/people/", people, name="people"),
    path("c/<str:case_id>/people/<slug:what>/", people, name="people-do"),
]
