"""From entries in rooms to positions in the case's own names: what a mediator was told, in the voice
"confided".
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodoffices.case import Approval, Case, Condition, Position
from goodoffices.talks import EntryState, MediatorView, RoomView, acts
from goodoffices.talks.acts import Ref


class ToldPosition(msgspec.Struct, frozen=True, kw_only=True):
    """A position that stands in a room: as the case would have it, and which entry it is."""

    ref: Ref
    item: EntryState
    position: Position


class Untied(msgspec.Struct, frozen=True, kw_only=True):
    """An issue of a room that nobody has tied to an issue of the case yet: its positions are on no board."""

    room: str
    label: int
    name: str


def said_on(item: EntryState) -> str:
    """The ISO day on which an entry was said: by proxy, when it was told; else when it was written."""
    return item.said_at[:10]


def told(view: MediatorView, case: Case) -> Iterator[ToldPosition]:
    """Every position on an issue of the case in the rooms that this mediator can open, also those that a side
    left later.

    If an option of a room is none of the case's, it stands in the words. A position that was replaced or
    taken back carries the day on which that was done.
    """
    issues = {issue.id for issue in case.issues}
    parties = {party.id for party in case.parties}
    for name, room in view.rooms.items():
        for item in room.items.of(acts.PositionTaken):
            act = item.act
            if not isinstance(act, acts.PositionTaken) or item.invalid or item.party not in parties:
                continue
            if is_sorted_anew(room, item):
                continue  # it never stood there: whoever sorted it put it on the wrong issue or option
            issue = view.ties.get((name, act.issue), "")
            if issue in issues:
                yield ToldPosition(
                    ref=Ref(name, item.sequence),
                    item=item,
                    position=_position(view, case, name, room, item, act, issue),
                )


def is_sorted_anew(room: RoomView, item: EntryState) -> bool:
    """Whether the same words, or the same position on another issue, stand in the place of a position: it was
    put where it belongs, and nobody moved.
    """
    later = room.items.get(item.replaced_by) if item.replaced_by is not None else None
    if later is None or not isinstance(later.act, acts.PositionTaken):
        return False
    elsewhere = isinstance(item.act, acts.PositionTaken) and item.act.issue != later.act.issue
    return room.is_put_anew(item) or elsewhere


def untied(view: MediatorView) -> tuple[Untied, ...]:
    """Issues of rooms that are tied to none of the case, where somebody took a position on them."""
    found = {}
    for name, room in view.rooms.items():
        for item in room.positions():
            act = item.act
            assert isinstance(act, acts.PositionTaken)
            if (name, act.issue) not in view.ties and act.issue in room.issues:
                found[name, act.issue] = Untied(room=name, label=act.issue, name=room.issues[act.issue].name)
    return tuple(found.values())


def _position(
    view: MediatorView,
    case: Case,
    name: str,
    room: RoomView,
    item: EntryState,
    act: acts.PositionTaken,
    issue: str,
) -> Position:
    known = {option.id for option in case.options(case.issue(issue))}
    options, loose = [], []
    for letter in act.options:
        option = view.tied_options.get((name, act.issue, letter), "")
        if option in known:
            options.append(option)
        else:
            loose.append(room.issues[act.issue].options[letter])
    return Position(
        party=item.party,
        issue=issue,
        stance=act.stance,
        options=tuple(options),
        words=" · ".join([*loose, item.words] if item.words else loose),
        voice="confided",
        by=item.person,
        since=said_on(item),
        until=_left(room, item),
        conditions=tuple(Condition(party=one.party, does=one.does) for one in act.conditions),
        approval=tuple(Approval(by=who, given=_given(room, item.party, who)) for who in act.subject_to),
    )


def _left(room: RoomView, item: EntryState) -> str:
    ended = item.replaced_by if item.replaced_by is not None else item.taken_back
    return said_on(room.items[ended]) if ended is not None else ""


def _given(room: RoomView, party: str, who: str) -> bool:
    return any(
        isinstance(thread.begun, acts.ApprovalDue)
        and (thread.begun.party, thread.begun.by, thread.state) == (party, who, "given")
        for thread in room.threads.values()
    )
