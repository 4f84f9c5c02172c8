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
from goodoffices.talks.act_parts import ReportedDeed as ReportedDeed
from goodoffices.talks.act_parts import ReportPlace as ReportPlace
from goodoffices.talks.act_parts import StatedIssue as StatedIssue
from goodoffices.talks.act_parts import Unsaid as Unsaid
from goodoffices.talks.acts.agreed import AgreementTaken as AgreementTaken
from goodoffices.talks.acts.agreed import ListStep as ListStep
from goodoffices.talks.acts.agreed import ListTold as ListTold
from goodoffices.talks.acts.agreed import PersonFollowed as PersonFollowed
from goodoffices.talks.acts.agreed import PersonListed as PersonListed
from goodoffices.talks.acts.agreed import PhaseTurned as PhaseTurned
from goodoffices.talks.acts.agreed import ReportLookedAt as ReportLookedAt
from goodoffices.talks.acts.agreed import ReportsReceived as ReportsReceived
from goodoffices.talks.acts.agreed import ReportsTold as ReportsTold
from goodoffices.talks.acts.agreed import TellingKept as TellingKept
from goodoffices.talks.acts.base import ActBase as ActBase
from goodoffices.talks.acts.base import RoomSort as RoomSort
from goodoffices.talks.acts.base import Spoken as Spoken
from goodoffices.talks.acts.communique import CommuniqueDrafted as CommuniqueDrafted
from goodoffices.talks.acts.communique import CommuniqueIssued as CommuniqueIssued
from goodoffices.talks.acts.communique import CommuniqueJoined as CommuniqueJoined
from goodoffices.talks.acts.communique import CommuniqueShown as CommuniqueShown
from goodoffices.talks.acts.communique import CommuniqueSigned as CommuniqueSigned
from goodoffices.talks.acts.communique import LeakLine as LeakLine
from goodoffices.talks.acts.communique import WordingAnswered as WordingAnswered
from goodoffices.talks.acts.conditional import ActsTied as ActsTied
from goodoffices.talks.acts.conditional import ForEach as ForEach
from goodoffices.talks.acts.conditional import IfDone as IfDone
from goodoffices.talks.acts.conditional import WouldDo as WouldDo
from goodoffices.talks.acts.matters import CardsTold as CardsTold
from goodoffices.talks.acts.matters import MattersTold as MattersTold
from goodoffices.talks.acts.matters import MoreTold as MoreTold
from goodoffices.talks.acts.matters import NeverTold as NeverTold
from goodoffices.talks.acts.matters import NoDealTold as NoDealTold
from goodoffices.talks.acts.matters import OrderTold as OrderTold
from goodoffices.talks.acts.matters import PointsTold as PointsTold
from goodoffices.talks.acts.matters import RatherTold as RatherTold
from goodoffices.talks.acts.matters import ShareTold as ShareTold
from goodoffices.talks.acts.matters import WorthTold as WorthTold
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
from goodoffices.talks.acts.proposals import Concluded as Concluded
from goodoffices.talks.acts.proposals import HomeWord as HomeWord
from goodoffices.talks.acts.proposals import ListedPackage as ListedPackage
from goodoffices.talks.acts.proposals import PackagePart as PackagePart
from goodoffices.talks.acts.proposals import ProposalAnswered as ProposalAnswered
from goodoffices.talks.acts.proposals import ProposalConfirmed as ProposalConfirmed
from goodoffices.talks.acts.proposals import ProposalDrafted as ProposalDrafted
from goodoffices.talks.acts.proposals import ProposalMode as ProposalMode
from goodoffices.talks.acts.proposals import ProposalPut as ProposalPut
from goodoffices.talks.acts.proposals import ProposalResult as ProposalResult
from goodoffices.talks.acts.proposals import ProposalSent as ProposalSent
from goodoffices.talks.acts.proposals import ProposalWithdrawn as ProposalWithdrawn
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
from goodoffices.talks.acts.texts import BracketOwned as BracketOwned
from goodoffices.talks.acts.texts import ChangeDecided as ChangeDecided
from goodoffices.talks.acts.texts import ClauseChanged as ClauseChanged
from goodoffices.talks.acts.texts import ClauseOf as ClauseOf
from goodoffices.talks.acts.texts import ClauseSpoken as ClauseSpoken
from goodoffices.talks.acts.texts import ClauseTied as ClauseTied
from goodoffices.talks.acts.texts import ClauseTranslated as ClauseTranslated
from goodoffices.talks.acts.texts import TextBegun as TextBegun
from goodoffices.talks.acts.texts import TextConcluded as TextConcluded
from goodoffices.talks.acts.texts import TextReleased as TextReleased
from goodoffices.talks.acts.texts import TextSent as TextSent
from goodoffices.talks.acts.texts import TextTranslated as TextTranslated
from goodoffices.talks.acts.texts import VersionMade as VersionMade
from goodoffices.talks.acts.texts import WordsProposed as WordsProposed
from goodoffices.talks.acts.texts import WordWeighed as WordWeighed
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
