"""Every address of the site: each page module's own."""

from __future__ import annotations

from django.urls import include, path

PAGES = (
    "start",
    "cases",
    "exports",
    "check",
    "rest",
    "drafts",
    "casefile",
    "table",
    "board",
    "rooms",
    "room",
    "entry",
    "move",
    "files",
    "compose",
    "relays",
    "sheets",
    "texts",
    "text_clause",
    "text_release",
    "text_conclude",
    "text_files",
    "text_package",
    "papers",
    "questions",
    "proposals",
    "matters",
    "bridge",
    "conditional",
    "communique",
    "sessions",
    "next",
    "agreement",
    "agreement_draft",
    "agreement_papers",
    "people",
    "contacts",
    "who_talks",
    "arrivals",
    "record",
    "analysis",
    "settings",
    "newkeys",
)
"""Modules of ``pages``, in the order in which their addresses are tried."""

urlpatterns = [path("", include(f"goodoffices.server.pages.{name}")) for name in PAGES]

handler400 = "goodoffices.server.access.refusing.bad_request"
handler403 = "goodoffices.server.access.refusing.forbidden"
handler404 = "goodoffices.server.access.refusing.not_found"
handler500 = "goodoffices.server.access.refusing.failed"
