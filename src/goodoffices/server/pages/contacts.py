"""Contacts with outsiders, and outside actors: whom they back, press or could spoil the talks for."""

from __future__ import annotations

from django.urls import path

from goodoffices.desk.views.contacts import contacts_page
from goodoffices.server.forms.contacts import ActorForm, ContactForm
from goodoffices.server.forms.things import StepForm, ThingForm
from goodoffices.server.pages.things import things

KINDS: dict[str, type[ThingForm]] = {"contact": ContactForm, "actor": ActorForm, "step": StepForm}

contacts = things(KINDS, "contacts.html", "contacts", contacts_page)

urlpatterns = [
    path("c/<str:case_id>/contacts/", contacts, name="contacts"),
    path("c/<str:case_id>/contacts/<slug:what>/", contacts, name="contacts-do"),
]
