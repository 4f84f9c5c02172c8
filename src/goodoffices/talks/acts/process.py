"""How the talks go: rounds, sessions, mandates, deadlines, contacts, how a side stands to them."""

from __future__ import annotations

from typing import Literal

from goodoffices.case import Channel, Invitation
from goodoffices.talks.act_parts import DelayCost
from goodoffices.talks.acts.base import ActBase
from goodoffices.talks.declaring import ANYWHERE, KindOfEntry, KindTable
from goodoffices.talks.disclosure import Proxy
from goodoffices.talks.fields import ConditionWords, EntryNumber, Name, PartyId, PersonName, Term, Time, Words
from goodoffices.talks.reasons import gettext_noop as _


class RoundOpened(ActBase, frozen=True, kw_only=True, tag="round/1"):
    """A period of talks at a venue. ``began`` and ``ended`` are its first and last day, where they are
    stated: it may lie in the past.
    """

    name: Name
    venue: Name = ""
    words: Words = ""
    began: Time = ""
    ended: Time = ""


class SessionCalled(ActBase, frozen=True, kw_only=True, tag="session/1"):
    """One sitting of a round, with its agenda. ``present`` are those who are there, or were; a later step can
    name them anew. ``ended`` is stated for one that is over.
    """

    round: EntryNumber | None = None
    agenda: tuple[Words, ...] = ()
    venue: Name = ""
    starts: Time = ""
    ended: Time = ""
    present: tuple[PersonName, ...] = ()


class MandateHeld(ActBase, frozen=True, kw_only=True, tag="mandate/1"):
    """Who speaks for a side and who may commit it; *ad referendum* to whom."""

    party: PartyId
    person: PersonName
    may: tuple[Literal["speak", "commit"], ...]
    referendum_to: tuple[PersonName, ...] = ()
    words: Words = ""


class ApprovalDue(ActBase, frozen=True, kw_only=True, tag="approval/1"):
    """An approval or a step of ratification that is still due on a side."""

    party: PartyId
    by: PersonName
    of: Words
    step: Literal["approval", "ratification"] = "approval"
    due: Time = ""


class ContactHeld(ActBase, frozen=True, kw_only=True, tag="contact/1"):
    """A contact with somebody outside the talks: what was asked, promised and answered; ``by`` is who of the
    mediators had it.
    """

    whom: PersonName
    by: PersonName = ""
    actor: PersonName = ""
    when: Time = ""
    how: Words = ""
    asked: Words = ""
    promised: Words = ""
    answered: Words = ""


class ActorNamed(ActBase, frozen=True, kw_only=True, tag="actor/1"):
    """An outside actor, and which sides it backs, presses, or could spoil the talks for."""

    name: PersonName
    about: Words = ""
    backs: tuple[PartyId, ...] = ()
    presses: tuple[PartyId, ...] = ()
    could_spoil_for: tuple[PartyId, ...] = ()


class DeadlineSet(ActBase, frozen=True, kw_only=True, tag="deadline/1"):
    """A time by which something has to be; who set it, and what delay costs whom."""

    what: Words
    due: Time
    set_by: PersonName = ""
    costs: tuple[DelayCost, ...] = ()


class Followed(ActBase, frozen=True, kw_only=True, tag="followed/1"):
    """What came of something begun in this room: a round, session, mandate, approval, contact, actor,
    deadline or promise.

    :data:`goodoffices.talks.threads.STEPS` has the steps of each. ``until`` is a new time where the step has
    one; ``present`` are those who were at a session, ``entries`` those that a round or a session takes in,
    which were recorded before it or after.
    """

    thread: EntryNumber
    step: Term
    words: Words = ""
    until: Time = ""
    present: tuple[PersonName, ...] = ()
    entries: tuple[EntryNumber, ...] = ()
    proxy: Proxy | None = None


class InvitationStood(ActBase, frozen=True, kw_only=True, tag="invitation/1"):
    """How a side stands to the invitation; ``on_what`` for a conditional yes, ``claimed_by`` who says so
    (empty: the side itself).
    """

    party: PartyId
    invitation: Invitation
    on_what: ConditionWords = ""
    claimed_by: PersonName = ""


class ChannelStood(ActBase, frozen=True, kw_only=True, tag="channel/1"):
    """By which way a side takes part, whatever became of the invitation."""

    party: PartyId
    channel: Channel
    words: Words = ""
    claimed_by: PersonName = ""


Act = (
    RoundOpened
    | SessionCalled
    | MandateHeld
    | ApprovalDue
    | ContactHeld
    | ActorNamed
    | DeadlineSet
    | Followed
    | InvitationStood
    | ChannelStood
)

KINDS: KindTable = {
    RoundOpened: KindOfEntry(stands=ANYWHERE, captured="process", label=_("round"), called_by="name"),
    SessionCalled: KindOfEntry(stands=ANYWHERE, captured="process", label=_("session")),
    MandateHeld: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("mandate"), called_by="person", moves=True
    ),
    ApprovalDue: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("approval due"), called_by="of", moves=True
    ),
    ContactHeld: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("contact"), called_by="whom", moves=True
    ),
    ActorNamed: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("outside actor"), called_by="name", moves=True
    ),
    DeadlineSet: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("deadline"), called_by="what", moves=True
    ),
    Followed: KindOfEntry(stands=ANYWHERE, captured="process", label=_("what came of it"), called_by="step"),
    InvitationStood: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("invitation"), called_by="invitation", moves=True
    ),
    ChannelStood: KindOfEntry(
        stands=ANYWHERE, captured="process", label=_("channel"), called_by="channel", moves=True
    ),
}
"""What each of them tells of itself."""
