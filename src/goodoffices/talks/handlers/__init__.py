"""What each kind of entry does to its room's view, a module for each subject; each handler gives None, or why
the entry has no effect.
"""

from __future__ import annotations

from goodoffices.talks.handlers import agreed, answers, process, proposals, relays, rooms, texts, words
from goodoffices.talks.kinds import KINDS, Act, RoomEntry
from goodoffices.talks.reasons import Reason
from goodoffices.talks.room_builder import Handler, RoomBuilder


def _nothing_more(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    return None


HANDLERS: dict[type[Act], Handler] = {
    **dict.fromkeys(KINDS, _nothing_more),
    **words.HANDLERS,
    **relays.HANDLERS,
    **rooms.HANDLERS,
    **process.HANDLERS,
    **proposals.HANDLERS,
    **answers.HANDLERS,
    **texts.HANDLERS,
    **agreed.HANDLERS,
}
"""The handler of every kind; one that changes nothing but itself has none in its subject's module."""
