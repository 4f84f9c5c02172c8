"""What was accepted in the public record, taken to where it belongs: sessions, people, contacts, issues."""

from __future__ import annotations

from django.urls import path

from goodoffices.desk.views.arrivals import arrivals_page
from goodoffices.server.forms.arrivals import AsideForm, BothAgreedForm, PlaceForm, TakeRoundForm
from goodoffices.server.forms.contacts import ActorForm, ContactForm
from goodoffices.server.forms.people import MandateForm
from goodoffices.server.forms.things import ThingForm
from goodoffices.server.pages.things import things

KINDS: dict[str, type[ThingForm]] = {
    "agreed": BothAgreedForm,
    "round": TakeRoundForm,
    "person": MandateForm,
    "actor": ActorForm,
    "contact": ContactForm,
    "issue": PlaceForm,
    "aside": AsideForm,
}

arrivals = things(KINDS, "arrivals.html", "record-of-case", arrivals_page, name="arrivals")

urlpatterns = [
    path("c/<str:case_id>/record/where/", arrivals, name="arrivals"),
    path("c/<str:case_id>/record/where/<slug:what>/", arrivals, name="arrivals-do"),
]
