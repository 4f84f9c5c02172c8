"""Beginning a case on this desk."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goodoffices.case import Case
from goodoffices.desk.actions.found_case import found_case, home_room
from goodoffices.server.store import UnlockedIdentity, create_case
from goodoffices.talks import Disclosure


def begin(desk: UnlockedIdentity, case: Case, default: Disclosure, form: str) -> str:
    """Begin a case with its file, its home room and a room of each party with the mediators; gives its id.

    Raises :class:`~goodoffices.server.store.SentBefore`.
    """
    titles = {party.id: _("%(party)s with mediators") % {"party": party.label} for party in case.parties}
    with create_case(desk, home_room(case, default), form) as writer:
        found_case(writer, case, titles, default)
    return writer.case.id
