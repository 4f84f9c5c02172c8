"""Contacts with outsiders, and outside actors: whom they back, press or could spoil the talks for."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.contacts import actors
from goodoffices.desk.views.processes import rows
from goodoffices.server.forms.contacts import ActorForm, ContactForm
from goodoffices.server.forms.things import StepForm, ThingForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.pages.things import Forms, things
from goodoffices.talks import acts

KINDS: dict[str, type[ThingForm]] = {"contact": ContactForm, "actor": ActorForm, "step": StepForm}


def _page(request: DeskRequest, case: OpenCase, forms: Forms, asked: ThingForm) -> HttpResponse:
    """Actors as cards, contacts as a list, the newest first."""
    view = case.together
    return show(
        request,
        "contacts.html",
        case=case,
        here="contacts",
        actors=actors(view, case.outline),
        contacts=rows(view, acts.ContactHeld),
        forms=forms,
    )


contacts = things(KINDS, _page, here="contacts")

urlpatterns = [
    path("c/<str:case_id>/contacts/", contacts, name="contacts"),
    path("c/<str:case_id>/contacts/<slug:what>/", contacts, name="contacts-do"),
]
