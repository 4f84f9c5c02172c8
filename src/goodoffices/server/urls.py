"""Every address of the site: each page module's own."""

from __future__ import annotations

from django.urls import include, path

from goodoffices.server.pages import analysis, cases, room, rooms, settings, start

urlpatterns = [
    path("", include(module.urlpatterns))
    for module in (
        start,
        cases,
        rooms,
        room,
        analysis,
        settings,
    )
]

handler400 = "goodoffices.server.pages.errors.bad_request"
handler403 = "goodoffices.server.pages.errors.forbidden"
handler404 = "goodoffices.server.pages.errors.not_found"
handler500 = "goodoffices.server.pages.errors.failed"
