"""Beginning a case on this desk, with the rooms called as its language calls them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goodoffices.case import Case
from goodoffices.desk.actions.found_case import begin_case
from goodoffices.server.store import StoredDesk, UnlockedIdentity
from goodoffices.talks import Disclosure


def begin(desk: UnlockedIdentity, case: Case, default: Disclosure, form: str) -> str:
    """Begin a case with its file, its home room and a room of each party with the mediators; gives its id.

    Raises :class:`~goodoffices.server.store.SentBefore`.
    """
    titles = {party.id: _("%(party)s with mediators") % {"party": party.label} for party in case.parties}
    return begin_case(StoredDesk(desk), case, titles, default, form)
