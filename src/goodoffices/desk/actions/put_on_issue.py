"""Putting on its issue what was recorded in haste: a position left for later, or something merely said."""

from __future__ import annotations

import msgspec

from goodoffices.case import Stance
from goodoffices.desk.actions.placing import place_on_issue
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.talks import Item, NotWritten, acts, reason


def can_be_put(case: OpenCase, room: str, item: Item) -> bool:
    """Whether it holds and can be put on an issue: something that a side said, or a position on an issue that is none of the case's."""
    holds = not item.void and item.taken_back is None and item.replaced_by is None
    if isinstance(item.act, acts.Said):
        return holds and bool(item.party)
    return holds and isinstance(item.act, acts.PositionTaken) and (room, item.act.issue) not in case.ties()


def put_on_issue(
    writer: CaseWriter,
    room: str,
    sequence: int,
    *,
    issue: str = "",
    option: str = "",
    new_issue: str = "",
    new_option: str = "",
    stance: Stance | None = None,
    condition: str = "",
) -> int:
    """The same words, in the place of the first; gives the new entry's sequence. What was merely said needs a ``stance``.

    Raises :class:`~goodoffices.talks.NotWritten`.
    """
    item = writer.case.view(room).items[sequence]
    if not can_be_put(writer.case, room, item):
        raise NotWritten(reason("has-issue"))
    place = place_on_issue(writer, room, issue, option, new_issue=new_issue, new_option=new_option)
    act = item.act
    if place is None or not isinstance(act, (acts.PositionTaken, acts.Said)):
        raise NotWritten(reason("incomplete"))
    if isinstance(act, acts.Said):
        if stance is None:
            raise NotWritten(reason("incomplete"))
        conditions = (acts.If(does=condition),) if condition else ()
        act = acts.PositionTaken(
            words="", party=act.party, proxy=act.proxy, issue=0, stance=stance, conditions=conditions
        )
    anew = {"words": item.words, "disclosure": item.level, "instead_of": (item.sequence,)}
    return writer.write(room, msgspec.structs.replace(act, issue=place[0], options=place[1], **anew))
