"""How a kind of entry tells of itself; those of each subject do, beside their types."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from goodoffices.talks.acts.base import RoomSort

ANYWHERE: frozenset[RoomSort] = frozenset({"delegation", "delegation-mediators", "mediators", "all"})
WITH_MEDIATORS: frozenset[RoomSort] = frozenset({"delegation-mediators", "all"})
MEDIATORS_ONLY: frozenset[RoomSort] = frozenset({"mediators"})

Captured = Literal["words", "process", "relay", "entry", "beside", "vault"]
"""How a person makes an entry of a kind: in quick capture; on the page of something begun; on the relay page;
on the page of the entry that it is about; beside another act (a room is founded, an issue first named);
through the vault.
"""


class KindOfEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What a kind of entry tells of itself, besides what the types of its fields tell
    (:mod:`goodoffices.talks.fields`): closed where nothing is said.

    ``stands``: the sorts of rooms where it may stand. ``captured``: how it is made; ``choices`` its choices
    in quick capture, each with its words. ``label``: its word where entries are listed (none: its words speak
    for themselves); ``called_by`` the field that names what it is of. ``travels``: whether a mark can let its
    words out of the room. ``ours``: words that mediators themselves put together for a room, so that nothing
    in them is somebody's confidence but what stands in another entry. ``aside``: shown on the entry that it
    is about, or between the others. ``moves``: whether it is moved where it was recorded in the wrong room.
    """

    stands: frozenset[RoomSort] = frozenset()
    captured: Captured
    choices: dict[str, str] = {}
    label: str = ""
    called_by: str = ""
    travels: bool = False
    ours: bool = False
    aside: bool = False
    moves: bool = False


KindTable = dict[type[Any], KindOfEntry]
"""The kinds of a subject, and what each tells of itself."""
