"""The navigation of a case: the pages that there are, in their order."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAV: tuple[tuple[str, str | Promise], ...] = (
    ("board", _("Board")),
    ("rooms", _("Rooms")),
    ("relays", _("Relays")),
    ("texts", _("Text")),
    ("proposals", _("Proposals")),
    ("sessions", _("Sessions")),
    ("next", _("Next")),
    ("agreement", _("Plan")),
    ("people", _("People")),
    ("contacts", _("Contacts")),
    ("record-of-case", _("Record")),
    ("analysis", _("Analysis")),
    ("case-file", _("Case file")),
)
"""Name of a page's address (which takes the case alone) and its word. Order: Board, Rooms, Relays, Text,
Proposals, Sessions, Next, Plan, People, Contacts, Record, Analysis, Case file; a line is added with its page.
"""
