"""What the public record is made of: articles, and what was found in them.

Everything found names the article and the passage that it stands on: ``start`` and ``end`` count characters
of the article's clean ``text`` from 0, and ``text`` of the item equals ``article.text[start:end]``. ``rule``
is the rule that proposed it with its version (``"quote-then-verb@1"``), or ``"by-hand@1"``; ``status`` says
whether a person has confirmed it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.case import Stance, Voice

Status = Literal["proposed", "accepted", "edited", "rejected"]
HowKnown = Literal["given", "feed", "metadata", "none"]
LineRole = Literal["headline", "standfirst", "dateline", "caption", "subhead", "body", "boilerplate"]
StatementType = Literal["direct", "mixed", "indirect", "floating", "document", "hearsay", "fact"]
"""How the words reach the reader.

``direct``: wholly in quotation marks. ``mixed``: the reporter's words with quoted ones among them.
``indirect``: the reporter's words alone. ``floating``: quoted words without anyone to say them. ``document``:
what a report, letter or agreement says. ``hearsay``: "is said to", "reportedly". ``fact``: a fact credited to
a source ("according to ...").
"""
FigureStatus = Literal[
    "held",
    "released",
    "to be released",
    "killed",
    "wounded",
    "missing",
    "displaced",
    "detained",
    "dead",
    "alive",
    "",
]
Modifier = Literal["exactly", "about", "more than", "at least", "at most", "fewer than"]
EventKind = Literal[
    "round", "visit", "exchange", "approval", "agreement", "meeting", "attack", "announcement"
]
Stage = Literal["opened", "held", "continued", "suspended", "postponed", "ended", "to come", ""]
"""What a passage tells of a round of talks; empty where it only mentions them."""
Certainty = Literal[
    "present", "expected", "through mediators", "refused", "absent", "not confirmed", "briefed"
]
"""How someone takes part. ``briefed``: told of the talks by one who takes part, and not known to be in them.
"""
ProposalKind = Literal["issue", "option", "position", "quantity", "phase", "term", "condition"]
LinkKind = Literal[
    "copy",
    "part-copy",
    "agency",
    "same-utterance",
    "same-claim",
    "conflict",
    "compatible",
    "possibly-comparable",
    "same-person",
]


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """One line of an article's clean text and what it is for. ``end`` leaves the line break out."""

    start: int
    end: int
    role: LineRole = "body"


class Article(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """One article as it was read. Immutable: ``hash`` is the SHA-256 of the bytes it came from, in
    hexadecimal.

    ``published`` is an ISO 8601 day, or empty where it is not known; ``how_known`` says from where it is
    known.
    """

    id: str
    hash: str = ""
    text: str
    outlet: str = ""
    address: str = ""
    language: str = ""
    title: str = ""
    published: str = ""
    how_known: HowKnown = "none"
    lines: tuple[Line, ...] = ()
    file: str = ""


class Passage(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """What everything found has in common. ``id`` is unique in its article and the same when it is read
    again.
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    status: Status = "proposed"
    rule: str


class Statement(Passage, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """What someone said. ``text`` is the content without the attribution and without the outer quotation
    marks.

    ``speaker`` is the name or description that the article gives, empty where it leaves that open;
    ``unnamed`` marks sources without a name, which belong to their article and are never merged. ``side`` is
    the party or mediator of the case, or without a case the country or body that the article names. ``chain``
    names who passed it on, first speaker first. ``said`` is an ISO day or empty, ``said_words`` how the
    article puts it. ``about`` names issues of the case. ``continues`` is the id of the statement that this
    one goes on from (``"...," he said, "..."``). ``within`` is the statement that reports this one.
    ``sentence`` is where the whole sentence stands, attribution included.
    """

    type: StatementType
    speaker: str = ""
    role: str = ""
    side: str = ""
    unnamed: bool = False
    cue: str = ""
    addressee: str = ""
    chain: tuple[str, ...] = ()
    condition: str = ""
    hedge: str = ""
    said: str = ""
    said_words: str = ""
    about: tuple[str, ...] = ()
    continues: str = ""
    within: str = ""
    sentence: tuple[int, int] = (0, 0)
    cue_span: tuple[int, int] | None = None
    speaker_span: tuple[int, int] | None = None


class Figure(Passage, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A number given in public. ``number`` is a decimal as written, ``upto`` the other end of a range.

    ``subject`` is what is counted ("hostages"), ``unit`` the measure where there is one ("percent", "km",
    "USD"). ``source`` is filled only where it stands in the same clause; ``statement`` is the statement that
    gives the figure. ``when`` is an ISO day, month or year, or empty; ``frame`` the time frame in the
    article's words.
    """

    number: int | float
    upto: int | float | None = None
    modifier: Modifier = "exactly"
    subject: str = ""
    unit: str = ""
    state: FigureStatus = ""
    frame: str = ""
    when: str = ""
    source: str = ""
    statement: str = ""

    @property
    def exact(self) -> Fraction:
        """The number as an exact fraction of the decimal that was written."""
        return Fraction(str(self.number))


class DateMention(Passage, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A date in the text. ``value`` is ISO 8601 (day, month, year, or ``day/day``), empty where it stays
    open.

    ``how``: ``written`` in full, ``relative`` to the publication date, or ``named`` in the user's list.
    """

    value: str = ""
    how: Literal["written", "relative", "named", "open"] = "open"


class Participant(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Who is said to take part in an event, and with what certainty."""

    name: str
    role: str = ""
    side: str = ""
    certainty: Certainty = "present"


class Event(Passage, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Something that happened or is to happen. ``text`` is its sentence; ``what`` the words that name it;
    ``stage`` is of rounds only.
    """

    kind: EventKind
    stage: Stage = ""
    what: str = ""
    place: str = ""
    date: str = ""
    date_words: str = ""
    participants: tuple[Participant, ...] = ()
    source: str = ""
    statement: str = ""


class Proposal(Passage, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A piece of the case that the passage suggests, in the passage's own words.

    ``party`` is whose position it is, ``by`` who says so; ``voice`` as in the case. ``issue`` and ``options``
    name what it matches in the case at hand, ``matched`` the keyword that did. ``object`` is what is
    demanded, accepted or refused, as short as the passage allows; of a term what is given, done or left open.
    ``conditions`` are what it hangs on or is given for. ``asked_of`` is whom a demand is put to, in the
    article's words. ``since`` is an ISO day or empty, ``since_words`` how the article puts it.
    """

    kind: ProposalKind
    party: str = ""
    by: str = ""
    voice: Voice = "public"
    stance: Stance | None = None
    object: str = ""
    cue: str = ""
    issue: str = ""
    options: tuple[str, ...] = ()
    matched: str = ""
    conditions: tuple[str, ...] = ()
    since: str = ""
    since_words: str = ""
    number: int | None = None
    statement: str = ""
    asked_of: str = ""


class Person(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Someone whom the article names. ``roles`` are as it gives them; ``spans`` are the places where it
    does.
    """

    article: str
    name: str
    roles: tuple[str, ...] = ()
    side: str = ""
    spans: tuple[tuple[int, int], ...] = ()


class Link(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A connection between two articles, statements, figures or people, by id. ``share`` is the part in
    common, 0 to 1.
    """

    kind: LinkKind
    first: str
    second: str
    share: float = 0.0
    why: str = ""
    status: Status = "proposed"
    rule: str


class Found(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All that the rules propose for one article."""

    article: str
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    events: tuple[Event, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    people: tuple[Person, ...] = ()
