"""What every act is, and what all that is spoken has."""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.talks.disclosure import Disclosure, Proxy
from goodoffices.talks.fields import PartyId, Words

RoomSort = Literal["delegation", "delegation-mediators", "mediators", "all"]


class ActBase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False, tag_field="kind"):
    """The form of every act: its kind is its tag."""

    # Acts, hands and items can stand in no cycle: the collector, which would look at each of thousands,
    # passes over them (gc=False).


class Spoken(ActBase, frozen=True, kw_only=True):
    """What all that is said has: the words, the side they are of, for whom it was recorded, and how far it
    may travel.

    ``disclosure`` None takes the room's own default.
    """

    words: Words
    party: PartyId = ""
    proxy: Proxy | None = None
    disclosure: Disclosure | None = None
