"""Whether words say anything: what is put off, and what each side reads its own way."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goodoffices.spelling import find_days, find_durations, find_figures, tokens_of

_PUT_OFF = re.compile(
    r"(?:it |this |these |they |the [\w ]{1,40} )?(?:is |are |shall |will )?(?:still |yet )?(?:to )?be "
    r"(?:jointly |mutually |later |further )?(?:agreed|decided|determined|fixed|set|named|worked|"
    r"drawn|defined|"
    r"specified|settled|appointed|confirmed|discussed|established|marked|announced|negotiated|arranged|chosen)\b"
    r"|(?:the (?:parties|sides)|they|both(?: sides| parties)?|the two(?: sides)?) (?:shall|will|are to) "
    r"(?:jointly )?(?:agree|decide|consult|discuss|determine|work out|settle|seek)\b"
    r"|(?:not|nothing) (?:yet )?(?:agreed|known|decided|said|fixed|defined|named|specified)\b"
    r"|(?:as|where|when|once|if) (?:the (?:parties|sides) )?(?:later |mutually |jointly "
    r")?(?:agreed?|decided?)\b"
    r"|as [\w ]{1,40} (?:may|will|shall|might) (?:later |then |yet )?(?:agree|decide|determine|"
    r"choose|see fit)\b"
    r"|(?:a matter|left|open|subject) (?:for|to) (?:further |later )?(?:talks|negotiations?|"
    r"agreement|discussion)",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"[\s?.\u2026_\u2013\u2014-]*|t\.?b\.?[acd]\.?|to be (?:confirmed|announced)|n/?a|none|no|"
    r"nobody|no one|nothing|open|"
    r"unknown|pending|unlimited|without (?:any )?limits?|no limits?|later|not applicable|any|blank|xx+",
    re.IGNORECASE,
)
_OPEN_TIMES = (
    "as soon as (?:possible|practicable|feasible|it can|they can|circumstances)",
    "without (?:undue |any |unnecessary )?delay",
    "in due (?:course|time)",
    "in good time",
    "in the (?:near|foreseeable) future",
    "at an early date",
    "at the earliest (?:opportunity|convenience)",
    (
        "when(?:ever)? (?:the )?(?:conditions|circumstances|time|situation) (?:allow|permit|is "
        "right|are right)s?"
    ),
    "when the time (?:comes|is ripe)",
    "promptly",
    "expeditiously",
    "swiftly",
    "speedily",
    "forthwith",
    "shortly(?: after)?",
    "soon(?: after)?",
    "eventually",
    "(?:a |within a )?reasonable (?:time|period|delay)",
    "from time to time",
)
_OPEN_MEASURES = (
    "where(?:ver)? (?:possible|feasible|appropriate|practicable)",
    "(?:as|if|when|where|whenever|beyond what is|than is) (?:it )?"
    "(?:(?:is|are|be) )?(?:deemed |considered |thought )?"
    "(?:appropriate|necessary|needed|required|fit|suitable|proper|adequate|reasonable|desirable)",
    "(?:deem|see|think|consider|find|judge)s? (?:it |them |this )?"
    "(?:fit|necessary|appropriate|proper|suitable|right)",
    "(?:at|in) (?:its|their|his|her|either(?: side| party)?'s) (?:own |sole |absolute |full )?discretion",
    "(?:to the|as far as|in so far as|to the greatest|to the fullest) (?:extent |degree )?(?:as )?"
    "(?:possible|feasible|practicable)",
    "if (?:the )?(?:circumstances|conditions|situation) (?:allow|permit|require|demand)s?",
    "as (?:the )?(?:circumstances|conditions|situation) (?:allow|permit|require|demand)s?",
    "best (?:efforts|endeavours|endeavors)",
    "(?:every|all|its|their) (?:efforts?|endeavours?|endeavors?)",
    "(?:a |an |its |their |all )?(?:reasonable|fair|suitable|proper|acceptable|equitable|"
    "customary|sensible|moderate)"
    "(?:,? (?:and|or) [a-z]+)? "
    "(?:number|amount|efforts?|price|share|compensation|measures?|steps?|means|terms|level|distance|width|sum|cost|"
    "force|notice|way|manner|procedure|behaviour|use|part|portion|costs|charges?|expenses|conditions|size|area)",
    "(?:due|adequate|just|proper) (?:compensation|regard|notice|care|consideration|account|weight)",
    "adequate(?:ly)?",
    "satisfactory|satisfactorily|to (?:its|their) satisfaction",
    "(?:a )?sufficient(?:ly)? (?:number|amount|many|large|strong)",
    "a number of",
    "several",
    "various",
    "gradually",
    "progressively",
    "and so on",
    "and the like",
    r"etc\b\.?",
    "in principle",
    "significant(?:ly)?",
    "substantial(?:ly)?",
    "considerabl[ye]",
    "appropriate (?:measures?|steps?|action|time|means|manner|way|level|number|width|distance|place|body)",
    "(?:serious|grave|good|important|compelling|special|exceptional) (?:reasons?|grounds?|circumstances)",
    "(?:what is |the |in the |as )?(?:usual(?:ly)?|customar(?:y|ily)|generally|commonly) "
    "(?:way|manner|sense|meaning|so called|done|called|understood|practice|accepted|known|held)",
    "as (?:is )?(?:usual|customary)",
    "in the spirit of|(?:contrary to|against|violates?|violating) the spirit",
    (
        "as (?:each|either|the|both) (?:part(?:y|ies)|sides?) (?:may )?(?:understands?|sees?|reads?|"
        "interprets?)(?: it)?"
    ),
    "if need be",
    "what (?:a|an|any|the) [\\w-]+ (?:[\\w-]+ )?would (?:call|hold|think|consider|regard|expect|accept)",
    "(?:both|all|either|each|the (?:parties|sides))(?: side| party)? (?:are|is|feels?) "
    "(?:content|satisfied|ready|happy|confident|willing|comfortable)",
    "more or less",
    "some kind of",
)
OPEN_TIME = re.compile(rf"\b(?:{'|'.join(_OPEN_TIMES)})(?!\w)", re.IGNORECASE)
_OPEN_MEASURE = re.compile(rf"\b(?:{'|'.join(_OPEN_MEASURES)})(?!\w)", re.IGNORECASE)
_STILL_OPEN = re.compile(
    r"\b(?:still )?to be (?:jointly |mutually |later |further )?(?:agreed|decided|determined|"
    r"fixed|set|worked out|"
    r"defined|specified|settled|negotiated|arranged|discussed)(?! by\b| under\b| in\b| as\b)(?: upon| on)?"
    r"(?: later| between| among| at a later| separately)?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")


def says(text: str) -> bool:
    """Whether a text says anything: not empty, no dash, no "to be agreed"."""
    plain = " ".join(text.split())
    return bool(plain) and _NOTHING.fullmatch(plain) is None and not put_off(plain)


def put_off(text: str) -> bool:
    """Whether a text only says that something is still to be settled."""
    plain = " ".join(text.split()).removeprefix("(").strip()
    return _PUT_OFF.match(plain) is not None


def any_says(texts: Iterable[str]) -> bool:
    """Whether one of the texts says anything."""
    return any(says(text) for text in texts)


def open_words(text: str, known: Iterable[str] = ()) -> str:
    """The first words of a text that each side reads its own way; empty where there are none. Words for a
    time are closed by a length of time or a day in the same sentence, and any by a term of that name in
    ``known``.
    """
    terms = [name.lower() for name in known if name]
    for sentence in _SENTENCE.split(text):
        for pattern in (OPEN_TIME, _STILL_OPEN, _OPEN_MEASURE):
            for match in pattern.finditer(sentence):
                found = match.group().strip()
                if any(name in found.lower() or found.lower() in name for name in terms):
                    continue
                if pattern is not _OPEN_MEASURE and _bounded(sentence):
                    continue
                return found
    return ""


def _bounded(sentence: str) -> bool:
    tokens = tokens_of(sentence)
    lengths = find_durations(tokens, list(find_figures(tokens)))
    return next(lengths, None) is not None or next(find_days(tokens, sentence), None) is not None
