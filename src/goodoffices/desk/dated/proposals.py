"""When proposals close, and until when an answer can be confirmed at home: in the room of each side that is
asked, until the result is made known or it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goodoffices.desk.dated.item import DatedItem
from goodoffices.talks.proposals import proposals_in

if TYPE_CHECKING:
    from goodoffices.desk.open_case import OpenCase


def days_of_proposals(case: OpenCase) -> Iterator[DatedItem]:
    """Each proposal that is open, room by room."""
    labels = case.party_labels
    for room, view in case.together.rooms.items():
        for one in proposals_in(view):
            if one.ended is not None:
                continue
            words = one.put.words.strip().splitlines()
            yield DatedItem(
                room=room,
                key=f"closing-{one.entry}",
                kind="closing",
                at=one.put.closes,
                what=words[0] if words else "",
                who=", ".join(labels.get(side, side) for side in one.put.sides),
                sequence=one.entry,
                number=one.number,
            )
            for side, until in one.put.referendum.items():
                if side in view.parties:
                    yield DatedItem(
                        room=room,
                        key=f"confirming-{one.entry}-{side}",
                        kind="approval",
                        at=until,
                        what=words[0] if words else "",
                        who=labels.get(side, side),
                        sequence=one.entry,
                        number=one.number,
                    )
