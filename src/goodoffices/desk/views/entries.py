"""What an entry is, in its room's own names, for every list in which it stands."""

from __future__ import annotations

import msgspec

from goodoffices.desk.issues import FOR_LATER
from goodoffices.talks import Act, EntryState, RoomView, acts, conditions_at
from goodoffices.talks.acts import Ref


class Gist(msgspec.Struct, frozen=True):
    """What an entry is: its act, the kind whose name tells it (a step has that of what it goes on from), and
    the issue and options that it names.
    """

    act: Act
    kind: type[Act]
    issue: str = ""
    options: tuple[str, ...] = ()
    for_later: bool = False
    """Whether it is on the room's issue for what is put on an issue later, which has no name of its own."""


def gist_of(view: RoomView, item: EntryState) -> Gist:
    """What an entry of a room is."""
    act = item.act
    label = getattr(act, "issue", None)
    issue = view.issues.get(label) if isinstance(label, int) else None
    options: tuple[str, ...] = ()
    if isinstance(act, acts.PositionTaken) and issue is not None:
        options = tuple(issue.options[letter] for letter in act.options if letter in issue.options)
    kind: type[Act] = type(act)
    if isinstance(act, acts.Followed) and act.thread in view.threads:
        kind = type(view.threads[act.thread].begun)
    if issue is not None and issue.name in FOR_LATER:
        return Gist(act, kind, for_later=True)
    return Gist(act, kind, issue.name if issue else "", options)


def conditions_shown(view: RoomView, item: EntryState) -> tuple[str, ...]:
    """The conditions of an entry, in words: wherever the entry is shown, they are."""
    return tuple(one.words for one in conditions_at({view.room: view}, Ref(view.room, item.sequence)))
