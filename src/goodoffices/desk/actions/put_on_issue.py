"""Putting on its issue what was recorded in haste, or on another: a position, something merely said, or an
answer.
"""

from __future__ import annotations

import msgspec

from goodoffices.case import Stance
from goodoffices.desk.actions.placing import place_on_issue
from goodoffices.desk.issues import option_in_words
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.sorting import PUT, can_be_put
from goodoffices.talks import NotWritten, acts, reason


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
    """The same words, in the place of the first; gives the new entry's sequence. What was merely said needs a
    ``stance``.

    Raises :class:`~goodoffices.talks.NotWritten`.
    """
    item = writer.case.view(room).items[sequence]
    if not can_be_put(item):
        raise NotWritten(reason("has-issue"))
    if issue and not (option or new_issue or new_option):
        option = option_in_words(writer.case.outline.issue(issue), item.words)
    place = place_on_issue(writer, room, issue, option, new_issue=new_issue, new_option=new_option)
    act = item.act
    if place is None or not isinstance(act, (acts.PositionTaken, *PUT)):
        raise NotWritten(reason("incomplete"))
    if isinstance(act, PUT):
        if stance is None:
            raise NotWritten(reason("incomplete"))
        conditions = (acts.If(does=condition),) if condition else ()
        act = acts.PositionTaken(
            words="", party=act.party, proxy=act.proxy, issue=0, stance=stance, conditions=conditions
        )
    anew = {"words": item.words, "disclosure": item.level, "instead_of": (item.sequence,)}
    return writer.write(room, msgspec.structs.replace(act, issue=place[0], options=place[1], **anew))
