"""What can be said and done in a room: one type for each kind of entry, a module for each subject.

Each type's tag is its kind and version, as stored ("said/1"). A stored entry is never rewritten: when a type
changes, its version rises and :data:`goodoffices.talks.kinds.UPCASTERS` gets a function from the old form to
the new one.

Numbers and labels are the room's own (``thread``, ``entry``: a sequence in this room; ``issue``: the room's
label), so that they say nothing of other rooms. Days and times are ISO 8601; party and person names are those
of the case. The type of a text says what it holds (:mod:`goodoffices.talks.fields`): a bare ``str`` is
treated as a secret, and fails a test.

A module of a subject has its types, their union ``Act``, and ``KINDS``, what each of them tells of itself;
:mod:`goodoffices.talks.kinds` gathers them.
"""

from __future__ import annotations

from goodoffices.talks.act_parts import Cite as Cite
from goodoffices.talks.act_parts import Cut as Cut
from goodoffices.talks.act_parts import DelayCost as DelayCost
from goodoffices.talks.act_parts import If as If
from goodoffices.talks.act_parts import Ref as Ref
from goodoffices.talks.act_parts import StatedIssue as StatedIssue
from goodoffices.talks.act_parts import Unsaid as Unsaid
from goodoffices.talks.acts.base import ActBase as ActBase
from goodoffices.talks.acts.base import RoomSort as RoomSort
from goodoffices.talks.acts.base import Spoken as Spoken
from goodoffices.talks.acts.process import ActorNamed as ActorNamed
from goodoffices.talks.acts.process import ApprovalDue as ApprovalDue
from goodoffices.talks.acts.process import ChannelStood as ChannelStood
from goodoffices.talks.acts.process import ContactHeld as ContactHeld
from goodoffices.talks.acts.process import DeadlineSet as DeadlineSet
from goodoffices.talks.acts.process import Followed as Followed
from goodoffices.talks.acts.process import InvitationStood as InvitationStood
from goodoffices.talks.acts.process import MandateHeld as MandateHeld
from goodoffices.talks.acts.process import RoundOpened as RoundOpened
from goodoffices.talks.acts.process import SessionCalled as SessionCalled
from goodoffices.talks.acts.relays import AskedBack as AskedBack
from goodoffices.talks.acts.relays import Drafted as Drafted
from goodoffices.talks.acts.relays import Moved as Moved
from goodoffices.talks.acts.relays import Origin as Origin
from goodoffices.talks.acts.relays import Received as Received
from goodoffices.talks.acts.relays import Relayed as Relayed
from goodoffices.talks.acts.relays import Seconded as Seconded
from goodoffices.talks.acts.rooms import IssueRaised as IssueRaised
from goodoffices.talks.acts.rooms import IssueTied as IssueTied
from goodoffices.talks.acts.rooms import MembersChanged as MembersChanged
from goodoffices.talks.acts.rooms import OptionAdded as OptionAdded
from goodoffices.talks.acts.rooms import RoomNamed as RoomNamed
from goodoffices.talks.acts.rooms import RoomStated as RoomStated
from goodoffices.talks.acts.rooms import Unknown as Unknown
from goodoffices.talks.acts.words import Answered as Answered
from goodoffices.talks.acts.words import Asked as Asked
from goodoffices.talks.acts.words import Attached as Attached
from goodoffices.talks.acts.words import Corrected as Corrected
from goodoffices.talks.acts.words import Disclosed as Disclosed
from goodoffices.talks.acts.words import FileChanged as FileChanged
from goodoffices.talks.acts.words import Misplaced as Misplaced
from goodoffices.talks.acts.words import Noted as Noted
from goodoffices.talks.acts.words import PositionTaken as PositionTaken
from goodoffices.talks.acts.words import Promised as Promised
from goodoffices.talks.acts.words import Said as Said
from goodoffices.talks.acts.words import TakenBack as TakenBack
