"""What each room of a case is called in links and lists."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext as _

from goodoffices.desk.open_case import OpenCase
from goodoffices.server.wording.look_alikes import looks, unseen_sign
from goodoffices.vault import NoKey, Tampered


def titles(case: OpenCase) -> dict[str, str]:
    """Every room with its title, in the order of founding; the mediators' own by what it is, since its title
    is the case's.

    Titles that can be taken for each other have their number beside them. A wrong name here would have a
    mediator send words to the wrong room: it goes by the room's id, never by its place.
    """
    home = _home(case)
    named = {view.room: _("Mediators") if view.room == home else view.title for view in case.views()}
    seen = Counter(look for title in named.values() for look in looks(title))
    return {
        room: _("%(title)s (room %(number)s)") % {"title": title, "number": place}
        if unseen_sign(title) or any(seen[look] > 1 for look in looks(title))
        else title
        for place, (room, title) in enumerate(named.items(), 1)
    }


def takers(case: OpenCase) -> list[tuple[str, str]]:
    """The rooms in which it is plain whose words are recorded: one side's, and the mediators' own."""
    home = _home(case)
    return [
        (room, title)
        for room, title in titles(case).items()
        if room == home or len(case.view(room).parties) == 1
    ]


def _home(case: OpenCase) -> str:
    """The mediators' own room; none if it cannot be told for certain."""
    try:
        return case.home
    except (Tampered, NoKey) as problem:
        case.note(problem)
        return ""
