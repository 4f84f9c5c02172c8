"""Every address of the site: each page module's own."""

from __future__ import annotations

from django.urls import include, path

from goodoffices.server.pages import (
    analysis,
    board,
    cases,
    compose,
    questions,
    relays,
    room,
    rooms,
    settings,
    sheets,
    start,
)

urlpatterns = [
    path("", include(module.urlpatterns))
    for module in (
        start,
        cases,
        board,
        rooms,
        room,
        compose,
        relays,
        sheets,
        questions,
        analysis,
        settings,
    )
]

handler400 = "goodoffices.server.pages.errors.bad_request"
handler403 = "goodoffices.server.pages.errors.forbidden"
handler404 = "goodoffices.server.pages.errors.not_found"
handler500 = "goodoffices.server.pages.errors.failed"
