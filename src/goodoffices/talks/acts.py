"""What can be said and done in a room: one type for each kind of entry.

Each type's tag is its kind and version, as stored ("said/1"). A stored entry is never rewritten: when a type
changes, its version rises and :data:`goodoffices.talks.kinds.UPCASTERS` gets a function from the old form to
the new one.

Numbers and labels are the room's own (``thread``, ``entry``: a sequence in this room; ``issue``: the room's
label), so that they say nothing of other rooms. Days and times are ISO 8601; party and person names are those
of the case. The type of a text says what it holds (:mod:`goodoffices.talks.fields`): a bare ``str`` is
treated as a secret, and fails a test.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.case import Channel, Invitation, Stance
from goodoffices.talks.act_parts import Cite as Cite
from goodoffices.talks.act_parts import Cut as Cut
from goodoffices.talks.act_parts import DelayCost as DelayCost
from goodoffices.talks.act_parts import If as If
from goodoffices.talks.act_parts import Ref as Ref
from goodoffices.talks.act_parts import StatedIssue as StatedIssue
from goodoffices.talks.act_parts import Unsaid as Unsaid
from goodoffices.talks.disclosure import Disclosure, GoesAs, Proxy
from goodoffices.talks.fields import (
    ConditionWords,
    EntryNumber,
    Id,
    Name,
    PartyId,
    PersonName,
    Term,
    Time,
    Words,
)
from goodoffices.vault import SealedFile

RoomSort = Literal["delegation", "delegation-mediators", "mediators", "all"]


class _Act(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False, tag_field="kind"):
    # Acts, hands and items can stand in no cycle: the collector, which would look at each of thousands,
    # passes over them (gc=False).
    pass


class Spoken(_Act, frozen=True, kw_only=True):
    """What all that is said has: the words, the side they are of, for whom it was recorded, and how far it
    may travel.

    ``disclosure`` None takes the room's own default.
    """

    words: Words
    party: PartyId = ""
    proxy: Proxy | None = None
    disclosure: Disclosure | None = None


class Said(Spoken, frozen=True, kw_only=True, tag="said/1"):
    """Something said."""


class PositionTaken(Spoken, frozen=True, kw_only=True, tag="position/1"):
    """A demand, an acceptance or a refusal. ``options`` are the room's labels; with none, ``words`` say what
    is meant.

    ``instead_of`` names what this one stands for: positions of the same side that it replaces, or something
    said that is put on its issue with it. ``subject_to`` names those who have to approve it.
    """

    issue: int
    stance: Stance
    options: tuple[Id, ...] = ()
    conditions: tuple[If, ...] = ()
    subject_to: tuple[PersonName, ...] = ()
    instead_of: tuple[EntryNumber, ...] = ()


class Asked(Spoken, frozen=True, kw_only=True, tag="asked/1"):
    """A question; ``to`` says of whom, ``issue`` what about, where it is an issue."""

    to: PartyId = ""
    issue: int | None = None


class Answered(Spoken, frozen=True, kw_only=True, tag="answered/1"):
    """An answer to a question of this room, or to a relay."""

    question: EntryNumber


class Attached(Spoken, frozen=True, kw_only=True, tag="attached/1"):
    """A file; its name is sealed with everything else. ``words`` may say what it is."""

    file: SealedFile
    name: Name
    media: Term = "application/octet-stream"


class FileChanged(_Act, frozen=True, kw_only=True, tag="file-changed/1"):
    """What changed in an attached file of the mediators since the change before; ``digest`` is the BLAKE2b
    hash of the whole as it is then.

    :mod:`goodoffices.talks.changes` makes the cuts and carries them out.
    """

    entry: EntryNumber
    cuts: tuple[Cut, ...]
    digest: bytes


class Promised(Spoken, frozen=True, kw_only=True, tag="promised/1"):
    """A promise; of the side that speaks, or of the mediators where ``party`` is empty."""

    to: PartyId = ""
    due: Time = ""


class AskedBack(Spoken, frozen=True, kw_only=True, tag="asked-back/1"):
    """What the readers of a relay want to know of it."""

    entry: EntryNumber


class Noted(_Act, frozen=True, kw_only=True, tag="noted/1"):
    """A mediator's note about entries of any rooms that all readers of the note can open."""

    words: Words
    about: tuple[Ref, ...] = ()


class Disclosed(_Act, frozen=True, kw_only=True, tag="disclosed/1"):
    """How far an entry may travel from now on."""

    entry: EntryNumber
    level: Disclosure
    proxy: Proxy | None = None
    words: Words = ""


class Corrected(_Act, frozen=True, kw_only=True, tag="corrected/1"):
    """Other words for an entry, by who said it; those before stay readable."""

    entry: EntryNumber
    words: Words
    proxy: Proxy | None = None


class TakenBack(_Act, frozen=True, kw_only=True, tag="taken-back/1"):
    """An entry no longer holds, says who said it; a draft is dropped by who wrote it. It stays readable and
    no longer travels.
    """

    entry: EntryNumber
    words: Words = ""
    proxy: Proxy | None = None


class Misplaced(_Act, frozen=True, kw_only=True, tag="misplaced/1"):
    """An entry was recorded in the wrong room: it has no effect here. Where it belongs is not said in it."""

    entry: EntryNumber


class Received(_Act, frozen=True, kw_only=True, tag="received/1"):
    """A reader confirms having received a relay."""

    entry: EntryNumber
    proxy: Proxy | None = None


class Relayed(_Act, frozen=True, kw_only=True, tag="relayed/1"):
    """What mediators tell a room out of others: their words, and as whose. Where it comes from is not in
    it.
    """

    words: Words
    goes_as: GoesAs = "own"
    attributed_to: PartyId = ""
    asks: bool = False


class Drafted(_Act, frozen=True, kw_only=True, tag="drafted/1"):
    """A relay that has not gone: for a second mediator to release, or kept for later."""

    room: Id
    words: Words
    goes_as: GoesAs = "own"
    attributed_to: PartyId = ""
    asks: bool = False
    cites: tuple[Cite, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()


class Seconded(_Act, frozen=True, kw_only=True, tag="seconded/1"):
    """A second mediator releases a draft, or does not."""

    draft: EntryNumber
    agrees: bool
    words: Words = ""


class Origin(_Act, frozen=True, kw_only=True, tag="origin/1"):
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


class Moved(_Act, frozen=True, kw_only=True, tag="moved/1"):
    """Mediators moved what was recorded in the wrong room; ``readers`` could read it there."""

    source: Ref
    target: Ref
    readers: tuple[Id, ...] = ()


class RoomNamed(_Act, frozen=True, kw_only=True, tag="room/1"):
    """What a room is. ``default`` is how far its entries may travel where nothing is marked;
    ``second_release`` (rooms of mediators) asks that every relay be released by a second mediator.
    """

    title: Name
    sort: RoomSort
    parties: tuple[PartyId, ...] = ()
    default: Disclosure = "closed"
    second_release: bool = False


class IssueRaised(_Act, frozen=True, kw_only=True, tag="issue/1"):
    """A question to be settled, as this room calls it; it gets the room's next number, its options
    letters.
    """

    name: Name
    options: tuple[Name, ...] = ()


class OptionAdded(_Act, frozen=True, kw_only=True, tag="option/1"):
    """One more way to settle an issue; it gets the issue's next letter."""

    issue: int
    name: Name


class RoomStated(_Act, frozen=True, kw_only=True, tag="stated/1"):
    """What the room is and its issues, said again for a member *from now*, who cannot read where that was
    said first. For others it changes nothing, and has to be what they see.
    """

    title: Name
    sort: RoomSort
    parties: tuple[PartyId, ...] = ()
    default: Disclosure = "closed"
    second_release: bool = False
    issues: tuple[StatedIssue, ...] = ()


class IssueTied(_Act, frozen=True, kw_only=True, tag="tied/1"):
    """Mediators tie a room's issue, and its options' letters, to those of the case."""

    room: Id
    label: int
    issue: Name
    options: dict[Id, Name] = {}


class RoundOpened(_Act, frozen=True, kw_only=True, tag="round/1"):
    """A period of talks at a venue. ``began`` and ``ended`` are its first and last day, where they are
    stated: it may lie in the past.
    """

    name: Name
    venue: Name = ""
    words: Words = ""
    began: Time = ""
    ended: Time = ""


class SessionCalled(_Act, frozen=True, kw_only=True, tag="session/1"):
    """One sitting of a round, with its agenda. ``present`` are those who are there, or were; a later step can
    name them anew. ``ended`` is stated for one that is over.
    """

    round: EntryNumber | None = None
    agenda: tuple[Words, ...] = ()
    venue: Name = ""
    starts: Time = ""
    ended: Time = ""
    present: tuple[PersonName, ...] = ()


class MandateHeld(_Act, frozen=True, kw_only=True, tag="mandate/1"):
    """Who speaks for a side and who may commit it; *ad referendum* to whom."""

    party: PartyId
    person: PersonName
    may: tuple[Literal["speak", "commit"], ...]
    referendum_to: tuple[PersonName, ...] = ()
    words: Words = ""


class ApprovalDue(_Act, frozen=True, kw_only=True, tag="approval/1"):
    """An approval or a step of ratification that is still due on a side."""

    party: PartyId
    by: PersonName
    of: Words
    step: Literal["approval", "ratification"] = "approval"
    due: Time = ""


class ContactHeld(_Act, frozen=True, kw_only=True, tag="contact/1"):
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


class ActorNamed(_Act, frozen=True, kw_only=True, tag="actor/1"):
    """An outside actor, and which sides it backs, presses, or could spoil the talks for."""

    name: PersonName
    about: Words = ""
    backs: tuple[PartyId, ...] = ()
    presses: tuple[PartyId, ...] = ()
    could_spoil_for: tuple[PartyId, ...] = ()


class DeadlineSet(_Act, frozen=True, kw_only=True, tag="deadline/1"):
    """A time by which something has to be; who set it, and what delay costs whom."""

    what: Words
    due: Time
    set_by: PersonName = ""
    costs: tuple[DelayCost, ...] = ()


class Followed(_Act, frozen=True, kw_only=True, tag="followed/1"):
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


class InvitationStood(_Act, frozen=True, kw_only=True, tag="invitation/1"):
    """How a side stands to the invitation; ``on_what`` for a conditional yes, ``claimed_by`` who says so
    (empty: the side itself).
    """

    party: PartyId
    invitation: Invitation
    on_what: ConditionWords = ""
    claimed_by: PersonName = ""


class ChannelStood(_Act, frozen=True, kw_only=True, tag="channel/1"):
    """By which way a side takes part, whatever became of the invitation."""

    party: PartyId
    channel: Channel
    words: Words = ""
    claimed_by: PersonName = ""


class MembersChanged(_Act, frozen=True, kw_only=True, tag="members/1"):
    """The room's members after a change: user to the first entry that they can open, and to the side that
    each speaks for. Comes from the vault's own entries.
    """

    change: Term
    who: Id
    since: dict[Id, int]
    stewards: tuple[Id, ...]
    sides: dict[Id, PartyId] = {}


class Unknown(_Act, frozen=True, kw_only=True, tag="unknown/1"):
    """An entry of a kind that this version does not know; shown as such and without effect."""

    stored_kind: Term
