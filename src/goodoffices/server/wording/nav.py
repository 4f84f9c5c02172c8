"""The navigation of a case: the pages that there are, in their order."""

from __future__ import annotations

from functools import cache

from django.urls import reverse
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


def nav_of(case_id: str) -> list[tuple[str, str, str]]:
    """The navigation of a case: each page's name, its word and its address. Every page shows it twice, so it
    is put together once.
    """
    return [(name, str(word), case_id.join(_around(name))) for name, word in NAV]


@cache
def _around(name: str) -> tuple[str, str]:
    """A page's address before and behind the case's identifier."""
    before, _case, behind = reverse(name, args=[_CASE]).partition(_CASE)
    return before, behind


_CASE = "0" * 30
"""Stands for a case's identifier, which are hexadecimal letters too and stand in an address as they are."""
