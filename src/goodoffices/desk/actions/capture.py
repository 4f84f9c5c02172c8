"""Recording what was said in a room, or by a mediator to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import msgspec

from goodoffices.case import Stance
from goodoffices.desk.actions.placing import Place, place_for_later, place_on_issue
from goodoffices.desk.issues import option_in_words
from goodoffices.desk.open_case import CaseWriter
from goodoffices.talks import Act, Disclosure, Proxy, acts, captured_as, declared

POSITIONS = tuple(declared(acts.PositionTaken).choices)
"""What is captured as a position."""


class Captured(msgspec.Struct, frozen=True, kw_only=True):
    """What was said. ``kind`` is a stance, "asks", "answers", or a word by which a kind of entry is captured.

    ``issue`` and ``option`` are ids of the case; ``new_issue`` and ``new_option`` names of what is not there
    yet. A position without any is put on an issue later. ``answers`` is the entry that asked. ``subject_to``
    are those who still have to approve, ``instead_of`` the entries whose place it takes, ``to`` the side that
    is asked or promised something, ``due`` by when.
    """

    kind: str
    words: str = ""
    party: str = ""
    proxy: Proxy | None = None
    disclosure: Disclosure | None = None
    issue: str = ""
    option: str = ""
    new_issue: str = ""
    new_option: str = ""
    conditions: tuple[acts.If, ...] = ()
    subject_to: tuple[str, ...] = ()
    instead_of: tuple[int, ...] = ()
    answers: int | None = None
    to: str = ""
    due: str = ""


def capture(writer: CaseWriter, room: str, said: Captured) -> int:
    """Write what was said; gives the entry's sequence. Words of a position that are the name of an option
    mean that option. Raises :class:`~goodoffices.talks.NotWritten`.
    """
    option = said.option
    if said.kind in POSITIONS and said.issue and not (option or said.new_issue or said.new_option):
        option = option_in_words(writer.case.outline.issue(said.issue), said.words)
    place = place_on_issue(
        writer, room, said.issue, option, new_issue=said.new_issue, new_option=said.new_option
    )
    if place is None and said.kind in POSITIONS:
        place = place_for_later(writer, room)
    return writer.write(room, _act(said, place))


def _act(said: Captured, place: Place | None) -> Act:
    kind = said.kind
    spoken: dict[str, Any] = {
        "words": said.words,
        "party": said.party,
        "proxy": said.proxy,
        "disclosure": said.disclosure,
    }
    if kind == "asks":
        return acts.Asked(**spoken, to=said.to, issue=place[0] if place else None)
    if kind == "answers":
        assert said.answers is not None
        return acts.Answered(**spoken, question=said.answers)
    if kind in POSITIONS and place is not None:
        return acts.PositionTaken(
            **spoken,
            issue=place[0],
            options=place[1],
            stance=cast(Stance, kind),
            conditions=said.conditions,
            subject_to=said.subject_to,
            instead_of=said.instead_of,
        )
    if kind == "promises":
        return acts.Promised(**spoken, to=said.to, due=said.due)
    plain: Callable[..., Act] = captured_as(kind)
    return plain(**spoken)
