"""What mediators carry from room to room, and what they keep of it."""

from __future__ import annotations

from goodoffices.talks.act_parts import Cite, Ref, Unsaid
from goodoffices.talks.acts.base import ActBase, Spoken
from goodoffices.talks.declaring import MEDIATORS_ONLY, WITH_MEDIATORS, KindOfEntry, KindTable
from goodoffices.talks.disclosure import GoesAs, Proxy
from goodoffices.talks.fields import EntryNumber, Id, PartyId, Words
from goodoffices.talks.reasons import gettext_noop as _


class AskedBack(Spoken, frozen=True, kw_only=True, tag="asked-back/1"):
    """What the readers of a relay want to know of it."""

    entry: EntryNumber


class Received(ActBase, frozen=True, kw_only=True, tag="received/1"):
    """A reader confirms having received a relay."""

    entry: EntryNumber
    proxy: Proxy | None = None


class Relayed(ActBase, frozen=True, kw_only=True, tag="relayed/1"):
    """What mediators tell a room out of others: their words, and as whose. Where it comes from is not in
    it.
    """

    words: Words
    goes_as: GoesAs = "own"
    attributed_to: PartyId = ""
    asks: bool = False


class Drafted(ActBase, frozen=True, kw_only=True, tag="drafted/1"):
    """A relay that has not gone: for a second mediator to release, or kept for later."""

    room: Id
    words: Words
    goes_as: GoesAs = "own"
    attributed_to: PartyId = ""
    asks: bool = False
    cites: tuple[Cite, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()


class Seconded(ActBase, frozen=True, kw_only=True, tag="seconded/1"):
    """A second mediator releases a draft, or does not."""

    draft: EntryNumber
    agrees: bool
    words: Words = ""


class Origin(ActBase, frozen=True, kw_only=True, tag="origin/1"):
    """What a relay, or its correction, rests on. ``form`` names it in its room; ``kept`` what was pointed out
    and left in it all the same; ``unsaid`` the conditions of its sources that it does not say, with the
    reason.
    """

    room: Id
    form: Id
    cites: tuple[Cite, ...] = ()
    draft: int | None = None
    kept: tuple[Words, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()


class Moved(ActBase, frozen=True, kw_only=True, tag="moved/1"):
    """Mediators moved what was recorded in the wrong room; ``readers`` could read it there."""

    source: Ref
    target: Ref
    readers: tuple[Id, ...] = ()


Act = AskedBack | Received | Relayed | Drafted | Seconded | Origin | Moved

KINDS: KindTable = {
    AskedBack: KindOfEntry(stands=WITH_MEDIATORS, captured="relay", label=_("asks back"), travels=True),
    Received: KindOfEntry(stands=WITH_MEDIATORS, captured="relay", label=_("received"), aside=True),
    Relayed: KindOfEntry(stands=WITH_MEDIATORS, captured="relay", label=_("relayed to this room"), ours=True),
    Drafted: KindOfEntry(stands=MEDIATORS_ONLY, captured="relay", label=_("draft of a relay"), ours=True),
    Seconded: KindOfEntry(stands=MEDIATORS_ONLY, captured="relay", label=_("word on a draft")),
    Origin: KindOfEntry(stands=MEDIATORS_ONLY, captured="relay", label=_("origin of a relay")),
    Moved: KindOfEntry(stands=MEDIATORS_ONLY, captured="beside", label=_("moved to its room")),
}
"""What each of them tells of itself."""
