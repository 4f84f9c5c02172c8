"""Words by which a passage takes a stance: verbs of demanding, accepting and refusing, and whom hearsay is about."""

from __future__ import annotations

import re
from functools import lru_cache

from goodoffices.case import Stance, Voice
from goodoffices.record.model import Statement
from goodoffices.record.names import Sides
from goodoffices.record.proposals.spans import Span

SAID_TO = re.compile(r"to (?:now |still |also )?([a-z]+)\b")
_STANCES: dict[Stance, tuple[str, ...]] = {
    "demands": ("demand", "call for", "called for", "calls for", "calling for", "calls on", "called on", "calling on", "call on", "urge", "insist", "want", "seek", "sought", "push", "press", "request", "ask", "require", "encourage", "appeal"),
    "accepts": ("accept", "agree", "approve", "support", "back", "endorse", "welcome", "offer"),
    "refuses": ("refuse", "reject", "oppose", "decline", "rule"),
}  # fmt: skip
CLAUSE_END = re.compile(
    r"[.;\n]|, (?:but|while|although|though|according|adding|and (?:I|we|he|she|they|it))\b|\sbut\s|\s[-–—]\s(?=(?:though|although|but|while)\b)"
    r"|,?\sand\s(?=(?:(?:the|an?|its|their|his|her)\s)?(?:[\w’'-]+\s){1,5}?(?:has|have|had|will|would|is|are|was|were)\s)|$"
)
OWN_WORD = re.compile(
    r"\b(?:we|us|our|I|it|they|(?:the|his|her|their|its|our|my) (?:movement|group|government|party|ministry|country|delegation|army|side|union|company|administration))\s*$",
    re.IGNORECASE,
)
"""A subject that is the speaker's own side."""
_IMPORTANCE = re.compile(
    r"(?:the\s)?(?:(?:urgent|vital|great|utmost)\s)?(?:importance|need|necessity|urgency)\s(?:of|for|to)\s+(?=\S)"
)


_OFFERS = re.compile(
    r"\b(?:\d|percent|release|ceasefire|cease-fire|truce|raises?|rise|increase|withdraw\w*|deals?|swap|exchange|amnesty|talks|pause|concessions?|autonomy|to (?:free|release|withdraw|stop|lift|pay|sign|halt|end|give|hand))\b",
    re.IGNORECASE,
)
"""What is offered in talks, not comfort or help."""


def whose_voice(side: str, sides: Sides) -> Voice:
    """How another's word for a party stands: a party claims, a mediator, an outsider or a source without a side assesses."""
    return "assessed-by-third" if not side or sides.third(side) else "claimed-by-another"


def importance(text: str, statement: Statement) -> Span | None:
    """What is asked for by whoever "stressed the importance of" it; None where nothing is."""
    if not statement.cue.lower().startswith(_STRESSES):
        return None
    match = _IMPORTANCE.match(text, statement.start, statement.end)
    return (match.end(), statement.end) if match else None


_STRESSES = ("stress", "underlin", "underscor", "emphasi", "reiterat", "reaffirm", "highlight", "insist")


def stance_of(statement: Statement) -> Stance | None:
    """The stance that the verb of a statement takes, if it takes one."""
    cue = statement.cue.lower()
    rule = statement.rule.split("@", 1)[0]
    if not cue or rule in ("quote-then-verb", "according-to"):
        return None
    if cue.startswith("offer") and not _OFFERS.search(statement.text):
        return None
    stance = stance_of_word(cue)
    if stance is not None and cue.startswith(("ask", "back")) and rule not in ("verb-urge", "verb-demand"):
        return None
    if stance is not None and cue.startswith("agree") and statement.text.startswith(("that", "with")):
        return None
    return stance


def turned(text: str, statement: Statement, stance: Stance) -> Stance | None:
    """The stance once the words before its verb are heard: "would not accept" refuses, "does not demand" and "may accept"
    take none, and neither does a verb inside a condition ("if the other side accepts ...")."""
    if statement.cue_span is None:
        return stance
    before = re.split(r"[,;:.\n\"“”]", text[statement.sentence[0] : statement.cue_span[0]])[-1]
    base = statement.cue.lower() in _STANCES["accepts"] and not _SELF.search(before)
    if _SUPPOSED.search(before) or (base and _PUSHED.search(before)):
        return None
    if _DENIED.search(before):
        return "refuses" if stance == "accepts" else None
    return stance


_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|until|once|should|provided)\s(?:[^\s]+\s){1,7}$|\b(?:may|might|could)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_PUSHED = re.compile(
    r"\b(?:told|tells?|urg\w+|ask\w*|call\w* (?:on|for)|press\w*|forc\w+|push\w*|want\w*|encourag\w+|persuad\w+|convinc\w+|requir\w+|order\w*|insist\w*|demand\w*"
    r"|until|must|should|needs?|ha(?:s|ve|d) to)\b.*\s$",
    re.IGNORECASE,
)
"""Before "agree" or "accept": another is to, which is not that he does."""
_SELF = re.compile(r"\b(?:we|they|I|who|will|would)\s(?:\w+ly\s)?$", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:\b(?:not|never|no longer|cannot|neither|nor|hardly)|n[’']t)\s(?:\w+\s){0,2}$", re.IGNORECASE
)


@lru_cache(maxsize=4_096)
def stance_of_word(word: str) -> Stance | None:
    """The stance of a verb by itself."""
    low = word.lower()
    for stance, bases in _STANCES.items():
        if any(low.startswith(base.rstrip("e")) and len(low) <= len(base) + 4 for base in bases):
            return stance
    return None


def hearsay_subject(text: str, statement: Statement) -> str:
    """Whom a hearsay statement is about: the name before "is said to"."""
    if statement.cue_span is None:
        return ""
    before = text[statement.sentence[0] : statement.cue_span[0]]
    match = _SAID_OF.search(before) or _SAID_OF.search(text, *statement.sentence)
    return match.group(1) if match else ""


_SAID_OF = re.compile(
    r"([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)\s(?:is|are|was|were|has been|have been)(?:\s\w+ly)?(?:\s(?:said|believed|thought|understood|reported|expected|known|alleged)|\s*$)"
)
