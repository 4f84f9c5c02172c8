"""What mediators say to the public: the draft, each side's word on it, signatures, lines for a leak."""

from __future__ import annotations

from goodoffices.talks.act_parts import Ref
from goodoffices.talks.acts.base import ActBase
from goodoffices.talks.declaring import MEDIATORS_ONLY, WITH_MEDIATORS, KindOfEntry, KindTable
from goodoffices.talks.disclosure import Proxy
from goodoffices.talks.fields import EntryNumber, Name, PartyId, PersonName, Time, Words
from goodoffices.talks.reasons import gettext_noop as _


class CommuniqueDrafted(ActBase, frozen=True, kw_only=True, tag="communique/1"):
    """A wording. ``embargo`` stands in it as a text; ``signers`` are those in whose names it goes out.
    ``instead_of`` is the wording before: consents and signatures to that one are void.
    """

    title: Name
    words: Words
    embargo: Words = ""
    signers: tuple[PersonName, ...] = ()
    instead_of: tuple[EntryNumber, ...] = ()


class CommuniqueShown(ActBase, frozen=True, kw_only=True, tag="communique-shown/1"):
    """A wording, shown to a room for its consent."""

    title: Name
    words: Words
    embargo: Words = ""
    signers: tuple[PersonName, ...] = ()


class CommuniqueJoined(ActBase, frozen=True, kw_only=True, tag="communique-joined/1"):
    """Where a draft of the mediators was shown."""

    entry: EntryNumber
    shown: tuple[Ref, ...]


class WordingAnswered(ActBase, frozen=True, kw_only=True, tag="wording/1"):
    """A side consents to a wording, or withholds its consent; ``words`` are for the mediators."""

    entry: EntryNumber
    party: PartyId
    consents: bool
    words: Words = ""
    proxy: Proxy | None = None


class CommuniqueSigned(ActBase, frozen=True, kw_only=True, tag="communique-signed/1"):
    """Somebody in whose name it goes out has signed a wording; of others it is recorded ``how`` they said
    so.
    """

    entry: EntryNumber
    signer: PersonName
    how: Words = ""


class CommuniqueIssued(ActBase, frozen=True, kw_only=True, tag="communique-issued/1"):
    """A wording went out."""

    entry: EntryNumber
    when: Time = ""


class LeakLine(ActBase, frozen=True, kw_only=True, tag="leak-line/1"):
    """What mediators say if they are asked about something that leaked."""

    asked: Words
    line: Words


Act = (
    CommuniqueDrafted
    | CommuniqueShown
    | CommuniqueJoined
    | WordingAnswered
    | CommuniqueSigned
    | CommuniqueIssued
    | LeakLine
)

KINDS: KindTable = {
    CommuniqueDrafted: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="beside", label=_("communiqué"), called_by="title", ours=True
    ),
    CommuniqueShown: KindOfEntry(
        stands=WITH_MEDIATORS, captured="beside", label=_("communiqué shown"), called_by="title", ours=True
    ),
    CommuniqueJoined: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="beside", label=_("communiqué shown in rooms"), aside=True
    ),
    WordingAnswered: KindOfEntry(stands=WITH_MEDIATORS, captured="beside", label=_("word on the communiqué")),
    CommuniqueSigned: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="beside", label=_("communiqué signed"), called_by="signer"
    ),
    CommuniqueIssued: KindOfEntry(stands=MEDIATORS_ONLY, captured="beside", label=_("communiqué issued")),
    LeakLine: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="beside", label=_("line if it leaks"), called_by="asked"
    ),
}
