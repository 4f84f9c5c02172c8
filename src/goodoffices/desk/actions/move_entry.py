"""Moving what was recorded in the wrong room: voided there, recorded where it belongs, and the mediators'
room notes who could read it, by one act.

Nothing that the wrong room gets says where it went. That room begins a new epoch, so that later members are
not given what was written before.
"""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.desk.actions.placing import Place, place_for_later
from goodoffices.desk.issues import raise_issue
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.views.entry_page import can_move, readers, targets
from goodoffices.talks import Act, EntryState, NotWritten, acts, reason
from goodoffices.talks.acts import Ref


def move_entry(writer: CaseWriter, room: str, sequence: int, target: str, party: str) -> int:
    """Move an entry; gives its sequence in the other room. ``party`` is whose word it is there, empty for the
    mediators' own.

    Raises :class:`~goodoffices.talks.NotWritten` if one of the entries could not be written; then none of
    them is.
    """
    item = writer.case.view(room).items.get(sequence)
    if item is None or not can_move(writer.case, room, item) or target not in targets(writer.case, room):
        raise NotWritten(reason("cannot-move", entry=sequence))
    could = (writer.case.user, *readers(writer.case, room, item))
    there = _there(writer, room, item, target, party)
    writer.write(room, acts.Misplaced(entry=sequence))
    writer.close(room)
    moved = writer.write(target, there)
    noted = acts.Moved(source=Ref(room, sequence), target=Ref(target, moved), readers=could)
    writer.write(writer.case.home, noted)
    return moved


def _there(writer: CaseWriter, room: str, item: EntryState, target: str, party: str) -> Act:
    """The same act as the other room can hold it: in its labels, naming nothing of the room that it comes
    from.
    """
    act = item.act
    if not isinstance(act, acts.Spoken):
        return msgspec.structs.replace(act, about=()) if isinstance(act, acts.Noted) else act
    proxy = msgspec.structs.replace(act.proxy, party=party) if act.proxy and party else None
    spoken: dict[str, Any] = {"words": item.words, "party": party, "proxy": proxy, "disclosure": item.level}
    if isinstance(act, acts.Answered):
        return acts.Said(**spoken)
    if isinstance(act, acts.PositionTaken):
        label, letters = _place(writer, room, target, act.issue, act.options) or place_for_later(
            writer, target
        )
        return msgspec.structs.replace(act, **spoken, issue=label, options=letters, instead_of=())
    if isinstance(act, acts.Asked):
        place = _place(writer, room, target, act.issue, ()) if act.issue is not None else None
        return msgspec.structs.replace(act, **spoken, issue=place[0] if place else None)
    return msgspec.structs.replace(act, **spoken)


def _place(writer: CaseWriter, room: str, target: str, label: int, letters: tuple[str, ...]) -> Place | None:
    """The case's issue and options under the other room's labels; None for an issue that is on none of the
    case's yet.
    """
    picture = writer.case.together
    issue = picture.ties.get((room, label))
    options = [picture.tied_options.get((room, label, letter)) for letter in letters]
    if issue is None or None in options:
        return None
    wanted = tuple(option for option in options if option is not None)
    case = writer.case
    return raise_issue(
        lambda: case.view(target),
        picture.ties,
        case.home,
        case.outline.issue(issue),
        wanted,
        writer.write,
        picture.tied_options,
    )
