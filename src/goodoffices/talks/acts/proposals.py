"""Proposals put to sides, their answers, and what mediators make known of them.

A proposal stands in the room of each side that it is put to, in that room's own names, and so does each
answer; what joins them stands with the mediators (:class:`ProposalSent`).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.talks.act_parts import If, Ref
from goodoffices.talks.acts.base import ActBase, Spoken
from goodoffices.talks.declaring import MEDIATORS_ONLY, WITH_MEDIATORS, KindOfEntry, KindTable
from goodoffices.talks.disclosure import Proxy
from goodoffices.talks.fields import EntryNumber, Id, Name, PartyId, PersonName, Time, Words
from goodoffices.talks.reasons import gettext_noop as _

ProposalMode = Literal["open", "double-blind", "acceptance-set"]


class PackagePart(msgspec.Struct, frozen=True, kw_only=True):
    """One option of one issue, by the room's own labels."""

    issue: int
    option: Id


class ListedPackage(msgspec.Struct, frozen=True, kw_only=True):
    """One of several packages to mark, under a name that all who are asked are told."""

    name: Name
    parts: tuple[PackagePart, ...]


class ProposalPut(ActBase, frozen=True, kw_only=True, tag="proposal/1"):
    """What mediators put to ``sides``: ``words`` alone (a question), a package, a version of the text
    (``version`` is the entry by which this room has it), or several packages to mark.

    ``closes`` is the one closing time; no act moves it, and nothing happens when it comes. ``referendum``:
    sides of which it is announced that they may answer subject to confirmation at home, with the last moment
    for it. The order of ``options`` settles ties.
    """

    words: Words
    mode: ProposalMode
    sides: tuple[PartyId, ...]
    closes: Time
    parts: tuple[PackagePart, ...] = ()
    version: EntryNumber | None = None
    options: tuple[ListedPackage, ...] = ()
    referendum: dict[PartyId, Time] = msgspec.field(default_factory=dict)


class ProposalAnswered(Spoken, frozen=True, kw_only=True, tag="proposal-answer/1"):
    """A side's answer to a proposal of this room. ``marks`` are numbers of listed packages from 1, the side's
    best first.

    ``bound``: it was given by somebody with the mandate; ``referendum``: subject to confirmation at home. An
    answer in confidence never travels, whatever it is marked.
    """

    entry: EntryNumber
    answer: Literal["yes", "no"] = "no"
    marks: tuple[int, ...] = ()
    conditions: tuple[If, ...] = ()
    referendum: bool = False
    bound: bool = True


class ProposalConfirmed(ActBase, frozen=True, kw_only=True, tag="proposal-confirmed/1"):
    """What became at home of an answer subject to confirmation; ``by`` is who decided it."""

    entry: EntryNumber
    party: PartyId
    accepted: bool
    by: PersonName = ""
    words: Words = ""
    proxy: Proxy | None = None


class HomeWord(ActBase, frozen=True, kw_only=True, tag="home-word/1"):
    """The second table: who at home accepts what was proposed, refuses it, or is not known."""

    entry: EntryNumber
    party: PartyId
    who: PersonName
    stands: Literal["accepts", "refuses", "not-known"]
    words: Words = ""
    proxy: Proxy | None = None


class ProposalWithdrawn(ActBase, frozen=True, kw_only=True, tag="proposal-withdrawn/1"):
    """Mediators withdraw a proposal, for all to whom it was put."""

    entry: EntryNumber
    words: Words = ""


class ProposalResult(ActBase, frozen=True, kw_only=True, tag="proposal-result/1"):
    """A mediator makes the result known: agreed or not; of several packages the ``option`` taken, by its
    number.
    """

    entry: EntryNumber
    agreed: bool
    option: int = 0


class ProposalDrafted(ActBase, frozen=True, kw_only=True, tag="proposal-drafted/1"):
    """A proposal that was not put yet: for a mediator who holds the rooms of ``sides`` to look at and put, in
    the case's own names. Nothing of it is in any room of a side. It holds what is to be put and nothing else:
    why stands in a note, which is looked at like a secret.
    """

    words: Words
    mode: ProposalMode
    sides: tuple[PartyId, ...]
    closes: Time = ""
    package: dict[Id, Id] = msgspec.field(default_factory=dict)
    packages: tuple[dict[Id, Id], ...] = ()
    referendum: dict[PartyId, Time] = msgspec.field(default_factory=dict)


class ProposalSent(ActBase, frozen=True, kw_only=True, tag="proposal-sent/1"):
    """What joins the proposals that went together: their entries by room, and what they hold in the case's
    own names. ``why`` is for mediators; ``kept`` what was pointed out and left in; ``draft`` the draft that
    it was put from, if it was.
    """

    puts: tuple[Ref, ...]
    package: dict[Id, Id] = msgspec.field(default_factory=dict)
    packages: tuple[dict[Id, Id], ...] = ()
    version: Name = ""
    why: Words = ""
    kept: tuple[Words, ...] = ()
    draft: EntryNumber | None = None


class Concluded(ActBase, frozen=True, kw_only=True, tag="concluded/1"):
    """A mediator records what the sides conclude: everybody needed has said yes and confirmed it. ``entry``
    is what joins the proposals.
    """

    entry: EntryNumber
    option: int = 0
    words: Words = ""


Act = (
    ProposalPut
    | ProposalAnswered
    | ProposalConfirmed
    | HomeWord
    | ProposalWithdrawn
    | ProposalResult
    | ProposalDrafted
    | ProposalSent
    | Concluded
)

KINDS: KindTable = {
    ProposalPut: KindOfEntry(stands=WITH_MEDIATORS, captured="beside", label=_("proposal"), ours=True),
    ProposalAnswered: KindOfEntry(
        stands=WITH_MEDIATORS, captured="beside", label=_("answer to a proposal"), travels=True
    ),
    ProposalConfirmed: KindOfEntry(
        stands=WITH_MEDIATORS, captured="beside", label=_("confirmation at home"), called_by="by"
    ),
    HomeWord: KindOfEntry(
        stands=WITH_MEDIATORS, captured="beside", label=_("word from home"), called_by="who"
    ),
    ProposalWithdrawn: KindOfEntry(stands=WITH_MEDIATORS, captured="beside", label=_("proposal withdrawn")),
    ProposalResult: KindOfEntry(stands=WITH_MEDIATORS, captured="beside", label=_("result of a proposal")),
    ProposalDrafted: KindOfEntry(
        stands=MEDIATORS_ONLY, captured="beside", label=_("draft of a proposal"), ours=True
    ),
    ProposalSent: KindOfEntry(stands=MEDIATORS_ONLY, captured="beside", label=_("proposal sent")),
    Concluded: KindOfEntry(stands=MEDIATORS_ONLY, captured="beside", label=_("concluded")),
}
