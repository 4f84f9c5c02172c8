"""What a deal would bring, who is to do what in it, and what is given for what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.record.frames.spans import Span, clause_start, trim
from goodoffices.record.terms.candidate import TermsFound

DEALS = (
    "deal",
    "agreement",
    "accord",
    "treaty",
    "truce",
    "ceasefire",
    "cease-fire",
    "plan",
    "proposal",
    "draft",
    "pact",
    "settlement",
    "resolution",
)
WOULD = (
    "would",
    "will",
    "shall",
    "calls for",
    "called for",
    "provide",
    "include",
    "involve",
    "require",
    "stipulate",
    "envis",
    "foresees",
    "sets out",
    "set out",
)
EXCHANGES = ("exchange for", "return for")
_DEAL = re.compile(
    r"\b(?:(?:the|a|any|such an?|this) (?:[\w-]+ ){0,3}(?:deal|agreement|accord|treaty|truce|ceasefire|"
    r"cease-fire|plan|proposal|draft|pact|settlement|resolution)(?: (?:under|on|outlined|proposed|presented|"
    r"now|being|in) [^,.;\n]{1,40}?)?,? (?:which |that )?(?P<verb>would|will|shall|calls for|called for|"
    r"provides? for|provided for|includes?|included|involves?|requires?|stipulates?|envisage[sd]?|envisions?|"
    r"foresees?|sets? out))\s(?P<object>[^.;\n\"”]{4,240})",
    re.IGNORECASE,
)
_TELLS_MORE = re.compile(
    r",\s(?:where|which|who|whose|as|after|while|according|but|although|though|since|because|amid|he|she|"
    r"officials)\b",
    re.IGNORECASE,
)
_FATE = re.compile(
    r"(?:not|never|soon|likely|also|only|still|probably|fail|hold|collapse|come|happen|succeed|work|depend|"
    r"take (?:time|place|effect|shape)|go ahead|make|be (?:signed|reached|announced|possible|finali[sz]ed|"
    r"concluded|discussed|hard|difficult|presented|published|done|ready|needed|necessary|put|held|the|an?|"
    r"their|its|his|her|our|no|more|less|very|top|one))\b",
    re.IGNORECASE,
)
"""Behind "will": what becomes of the deal is none of its terms."""
_IS_TO = re.compile(
    r"\b(?P<object>(?:[\w-]+ )?(?P<who>[\w'’-]+) (?:is|are) to (?:release|withdraw|free|hand over|allow|"
    r"receive|return|pay|stop|leave|cede|get|give|disarm|hold|end)\b[^.;\n\"”]{3,160})",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"(?:aims?|goals?|purpose|idea|point|job|task|role|objectives?|challenge|priority|priorities|key|way|"
    r"hope|trick|mission|step|strategy|intention|that|this|it|what|problem|question|solution|option|thing|"
    r"need|choice|dream|plan)$",
    re.IGNORECASE,
)
"""Before "is to": what somebody means to do is none of the terms."""
_EXCHANGE = re.compile(r"\b(?P<cue>in (?:exchange|return) for)\s[^,.;\n\"”]{3,120}", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:released|freed|handed over|swapped|exchanged|returned|received|gave|got|went home|let go|secured|"
    r"obtained|won|were set)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:would|will|could|may|might|must|should|shall|to|is to|are to|be|offer\w*|propos\w+|demand\w*|deal|"
    r"agreement|plan|draft|seek\w*|want\w*|ready|willing|agree\w*|accept\w*|call\w*)\b",
)


def deals(text: str, span: Span) -> Iterator[TermsFound]:
    """What the deal would do, by its own sentence; with what it would do that for."""
    for match in _DEAL.finditer(text, *span):
        start, stop = match.span("object")
        more = _TELLS_MORE.search(text, start, stop)
        stop = more.start() if more else stop
        if _FATE.match(text, start, stop):
            continue
        swap = _EXCHANGE.search(text, start, stop)
        hangs = swap.span() if swap else None
        end = swap.start() if swap else stop
        verb = match.group("verb")
        yield TermsFound(match.start(), stop, "term", "terms-of-deal", (start, end), verb, hangs=hangs)


def duties(text: str, span: Span) -> Iterator[TermsFound]:
    """ "Luria is to return 33 boats"."""
    for match in _IS_TO.finditer(text, *span):
        if not _PURPOSE.search(match.group("who")):
            yield TermsFound(*match.span(), "term", "is-to", match.span("object"))


def swaps(text: str, span: Span, told: list[Span]) -> Iterator[TermsFound]:
    """What is given for what, both sides of it; not what changed hands before, and not what a term of the
    deal ``told`` already.
    """
    for match in _EXCHANGE.finditer(text, *span):
        if any(start <= match.start() < end for start, end in told):
            continue
        begin, end = trim(text, clause_start(text, span[0], match.start()), match.start())
        if end - begin < 3 or _was(text, span[0], begin, end):
            continue
        yield TermsFound(
            begin, match.end(), "term", "in-exchange", (begin, end), match.group("cue"), hangs=match.span()
        )


def _was(text: str, first: int, begin: int, end: int) -> bool:
    """Whether a swap is told as done: by its own clause or, where that has no verb for it, by the sentence
    before.
    """
    own = text[begin:end]
    told = own if _OVER.search(own) or _AHEAD.search(own) else text[first:end]
    return bool(_OVER.search(told)) and not _AHEAD.search(told)
