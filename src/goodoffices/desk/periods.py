"""When rounds and sessions were, and what was said in them: by their days, by what was recorded while they
sat, and by what was taken in by hand.
"""

from __future__ import annotations

from goodoffices.talks import EntryState, Process, RoomView, acts


def days_of(thread: Process) -> tuple[str, str]:
    """The first and last day of a round, as stated or else as it was opened and closed; the last is empty
    while it goes on.
    """
    act = thread.begun
    assert isinstance(act, acts.RoundOpened)
    closed = next((step.hand.at[:10] for step in thread.steps if step.step == "close"), "")
    return act.began or thread.hand.at[:10], act.ended or closed


def in_round(thread: Process, at: str) -> bool:
    """Whether a day or time lies in a round."""
    first, last = days_of(thread)
    return first <= at[:10] and (not last or at[:10] <= last)


def round_items(room: RoomView, thread: Process) -> list[EntryState]:
    """The room's entries of a round: what was said on its days, and what it took in."""
    return _with_taken_in(
        room, thread, [item for item in room.items.values() if in_round(thread, item.said_at)]
    )


def sitting_items(room: RoomView, session: Process) -> list[EntryState]:
    """The room's entries of a session: from each start or continuation to the next adjournment or the close;
    of one that is noted when it is over, what was said between its beginning and its end; and what it took
    in.
    """
    act = session.begun
    assert isinstance(act, acts.SessionCalled)
    if act.ended:
        sat = [item for item in room.items.values() if act.starts <= item.said_at <= act.ended]
        return _with_taken_in(room, session, sat)
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for step in session.steps:
        if step.step in ("start", "continue"):
            start = step.sequence
        elif start is not None and step.step in ("adjourn", "close"):
            spans.append((start, step.sequence))
            start = None
    if start is not None:
        spans.append((start, room.head + 1))
    sat = [item for item in room.items.values() if any(first < item.sequence < last for first, last in spans)]
    return _with_taken_in(room, session, sat)


def _with_taken_in(room: RoomView, thread: Process, items: list[EntryState]) -> list[EntryState]:
    by_sequence = {item.sequence: item for item in items}
    by_sequence |= {one: room.items[one] for one in thread.taken_in if one in room.items}
    return [by_sequence[one] for one in sorted(by_sequence)]
