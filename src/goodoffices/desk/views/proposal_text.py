"""The version of the text that rooms were given last: what a proposal can put to them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.desk.open_case import OpenCase
from goodoffices.talks import EntryState, RoomView, acts


class TextGiven(msgspec.Struct, frozen=True, kw_only=True):
    """A version that some rooms have: by room the entry that gave it, what it is called, and the entry of the
    version with the mediators.
    """

    entries: dict[str, int]
    title: str
    version: int


def text_given(case: OpenCase, rooms: Sequence[str]) -> TextGiven | None:
    """The version that all of these rooms were given last; None where one has none, or another one."""
    home = case.view(case.home)
    sent = {
        (item.act.room, item.act.form): item.act
        for item in home.items.of(acts.TextSent)
        if isinstance(item.act, acts.TextSent) and not item.invalid
    }
    entries, versions, title = {}, set(), ""
    for room in rooms:
        last = last_release(case.view(room))
        joined = sent.get((room, last.hand.token)) if last is not None else None
        if last is None or joined is None or not isinstance(last.act, acts.TextReleased):
            return None
        entries[room] = last.sequence
        versions.add(joined.version)
        title = last.act.title
    if len(versions) != 1:
        return None
    return TextGiven(entries=entries, title=title, version=versions.pop())


def last_release(view: RoomView) -> EntryState | None:
    """The last release of a text in a room that stands."""
    return next(
        (
            item
            for item in view.items.latest(acts.TextReleased)
            if not item.invalid and item.taken_back is None
        ),
        None,
    )


def release_title(view: RoomView, entry: int) -> tuple[str, int]:
    """What a released text is called in its room, and which of its drafts there it is, from 1."""
    releases = [item.sequence for item in view.items.of(acts.TextReleased) if not item.invalid]
    item = view.items.get(entry)
    if item is None or not isinstance(item.act, acts.TextReleased) or entry not in releases:
        return "", 0
    return item.act.title, releases.index(entry) + 1
