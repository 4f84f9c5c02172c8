"""What each room of a case is called in links and lists."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goodoffices.server.store import OpenCase


def titles(case: OpenCase) -> dict[str, str]:
    """Every room with its title, in the order of founding; the mediators' own by what it is, since its title is the case's.

    A wrong name here would have a mediator send words to the wrong room: it goes by the room's id, never by its place.
    """
    return {view.room: _("Mediators") if view.room == case.home else view.title for view in case.views()}


def takers(case: OpenCase) -> list[tuple[str, str]]:
    """The rooms in which it is plain whose words are recorded: one side's, and the mediators' own."""
    return [
        (room, title)
        for room, title in titles(case).items()
        if room == case.home or len(case.view(room).parties) == 1
    ]
