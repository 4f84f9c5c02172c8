"""The rooms of a case in a list, and the entries of one of them as a person counts them."""

from __future__ import annotations

import msgspec

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.stored_files import is_stored_file
from goodoffices.desk.views.paging import page_to_end
from goodoffices.talks import KINDS, EntryState, Excluding, RoomView, acts

PAGE = 50
"""Entries on one page of a room."""
ASIDE = tuple(kind for kind, told in KINDS.items() if told.aside)
"""Kinds that are shown on what they are about, or as a line between the entries."""


class ListedRoom(msgspec.Struct, frozen=True):
    """A room in the list: its parties by their labels, and how many entries a person sees in it."""

    view: RoomView
    parties: tuple[str, ...]
    count: int


class RoomList(msgspec.Struct, frozen=True):
    """All rooms of a case, the mediators' first. ``begun``: something was said or noted already; ``sides``
    are the rooms of one side each.
    """

    rooms: tuple[ListedRoom, ...]
    begun: bool
    sides: tuple[str, ...]


class OneRoom(msgspec.Struct, frozen=True):
    """A room alone, for the page of a form that is about it."""

    view: RoomView


class RoomPage(msgspec.Struct, frozen=True):
    """The entries on one page of a room."""

    view: RoomView
    items: tuple[EntryState, ...]
    page: int
    pages: int


def shown_of(view: RoomView) -> Excluding[EntryState]:
    """A room's entries as a person counts them: without those that are shown on others or between them."""
    return Excluding(view.items, *ASIDE)


def room_list(case: OpenCase) -> RoomList:
    """The list of rooms."""
    rooms = tuple(
        ListedRoom(
            view,
            tuple(case.outline.party_label(party) for party in view.parties),
            len(shown_of(view)) - sum(map(is_stored_file, view.items.of(acts.Attached))),
        )
        for view in case.views()
    )
    said = (item for room in rooms for item in room.view.items.of(acts.Spoken, acts.Noted))
    begun = not all(is_stored_file(item) for item in said)
    return RoomList(rooms, begun, tuple(one.view.room for one in rooms if len(one.parties) == 1))


def one_room(case: OpenCase, room_id: str, **where: object) -> OneRoom:
    """The room in which a form stands."""
    return OneRoom(case.view(room_id))


def room_page(view: RoomView, page: int = 0, entry: int = 0) -> RoomPage:
    """One page of a room: the last one, that of a number, or that on which an entry stands."""
    shown = shown_of(view)
    on = page_to_end(len(shown), PAGE, page, shown.index_of(entry) if entry else None)
    items = tuple(item for item in shown.slice(on.first, on.end) if not is_stored_file(item))
    return RoomPage(view, items, on.page, on.pages)
