"""What the page of contacts shows of outside actors: whose side they touch, and how often there was
contact.
"""

from __future__ import annotations

import msgspec

from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.processes import ProcessRow, rows
from goodoffices.talks import MediatorView, acts


class OutsideActor(msgspec.Struct, frozen=True):
    """An outside actor, the sides in words; ``contacts`` counts what is noted with it."""

    row: ProcessRow
    backs: tuple[str, ...]
    presses: tuple[str, ...]
    spoils: tuple[str, ...]
    contacts: int


class ContactsPage(msgspec.Struct, frozen=True):
    """Actors as cards, contacts as a list, the newest first."""

    actors: tuple[OutsideActor, ...]
    contacts: tuple[ProcessRow, ...]


def contacts_page(case: OpenCase) -> ContactsPage:
    """All contacts and actors."""
    view = case.together
    return ContactsPage(actors(view, case.outline), tuple(rows(view, acts.ContactHeld)))


def actors(view: MediatorView, outline: Outline) -> tuple[OutsideActor, ...]:
    """All of them, those that were dropped last."""
    held = [row.act.actor for row in rows(view, acts.ContactHeld)]

    def named(parties: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(outline.party_label(party) for party in parties)

    return tuple(
        OutsideActor(
            row,
            named(row.act.backs),
            named(row.act.presses),
            named(row.act.could_spoil_for),
            held.count(row.act.name),
        )
        for row in rows(view, acts.ActorNamed)
    )
