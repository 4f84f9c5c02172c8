"""The one reducer: a room's entries, folded into a view.

Total: whatever the entries are, there is a view. An entry that cannot have an effect is kept and says why
(``invalid``). What a room's view is depends on that room's entries alone; so does every number and label in
it.
"""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.talks.handlers import HANDLERS
from goodoffices.talks.kinds import Act, Provenance, RoomEntry
from goodoffices.talks.reasons import Reason
from goodoffices.talks.room_builder import RoomBuilder
from goodoffices.talks.view import RoomView


def fold(room: str, entries: Iterable[RoomEntry], start: RoomView | None = None) -> RoomView:
    """The view of a room after ``entries``; ``start`` is the view after those before them."""
    bench = RoomBuilder(start or RoomView(room))
    for entry in entries:
        bench.take(entry, HANDLERS[type(entry.act)])
    return bench.view()


def why_invalid(view: RoomView, act: Act, hand: Provenance) -> Reason | None:
    """Why this entry, written next, would have no effect; None if it would have one."""
    bench = RoomBuilder(view)
    bench.take(RoomEntry(view.head + 1, hand, act), HANDLERS[type(act)])
    return bench.items[view.head + 1].invalid
