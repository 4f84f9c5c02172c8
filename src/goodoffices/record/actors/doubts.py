"""What weakens a passage that tells who talks with whom: a wish, another time, talks of others, a name
that is not the subject. English.
"""

from __future__ import annotations

import re

from goodoffices.record.actors.ruling import TalksRule

_IF_ONLY = re.compile(
    r"\b(?:hopes?|hoping|could|might|may|rumou?r\w*|speculation|would like|wants to|seek\w*|considering|"
    r"plans?|try\w*)\b"
)
_LONG_AGO = re.compile(
    r"\b(?:last year|in (?:19|20)\d\d|(?:years|decades?|months) (?:ago|earlier)|previous(?:ly)?|past)\b"
)
"""What makes hosting talks a thing of the past."""
_BY_SUBJECT = frozenset(
    (
        "talks-with", "met", "agreed-with", "offered", "stance", "said-it", "captor",
        "seeks-release", "offered-own", "for-a-deal", "accused", "bid-for", "pays", "agreed-to-pay",
    )
)  # fmt: skip
"""Rules about what the subject of a sentence does."""
_GOVERNED = tuple(
    f" {word} {the}"
    for word in (
        "of",
        "from",
        "by",
        "with",
        "for",
        "against",
        "at",
        "in",
        "among",
        "to",
        "into",
        "over",
        "near",
    )
    for the in ("", "the ")
)
_ACTS_FOR = re.compile(
    r"\b(?:representatives?|leaders?|officials?|delegations?|delegates|members|negotiators?|envoys?|heads?|governments?|"
    r"ministers?|presidents?|chiefs?|teams?|spokes\w+|board|management|managers|bosses|chairman|director|secretary|"
    r"coalition|side|sides|parties|talks|dispute|row|deal)(?: [a-z]+)? (?:of|from|for|in|with|by|at) "
    r"(?:the )?$"
)
"""Before a name: those who act for it, or what it takes part in."""
_UNWANTED = re.compile(
    r"\b(?:oppos\w+|block\w*|refrain\w*|forc\w+|against|no longer|not pursue)\b(?: [a-z]+){0,4}? "
    r"(?:merger|takeover)\b|"
    r"\bmerger between\b"
)
"""What two would become against the will of one is no talk of theirs."""
_ANOTHER = re.compile(
    r"\b(?:similar|earlier|previous|past|separate|unrelated) (?:[a-z]+ "
    r")?(?:dispute|row|deal|agreement|talks|war|"
    r"conflict|negotiations|accord)\b|\b(?:january|february|march|april|june|july|august|september|october|"
    r"november|december) (?:agreement|deal|accord|pact)\b"
)
"""Talks of others, or of another time."""
_NO_TALKS = re.compile(r"\bnot available\b|\bruled? out\b|\brules out\b|\bnot (?:be )?(?:part of|join\w*)\b")
_TRIES = ("deadlock", "seeks-release", "its-efforts")
"""Rules about what somebody tries to do."""
_ABOUT = 30
"""Letters before a phrase within which stands what it is about."""


def sureness(rule: TalksRule, match: re.Match[str], text: str) -> float:
    """How much of its weight a rule has where it fits a sentence that is laid out, from 0 to 1."""
    sure = 1.0
    words = match.group()
    if rule.name not in _TRIES and _IF_ONLY.search(words):
        sure *= 0.4
    about = text[max(0, match.start() - _ABOUT) : match.end()]
    if rule.part == "party" and (_UNWANTED.search(about) or _ANOTHER.search(about)):
        sure *= 0.3
    if rule.name in _BY_SUBJECT and _no_subject(text, match.start("one"), match.end("one")):
        sure *= 0.3
    if _NO_TALKS.search(words):
        sure *= 0.4
    if rule.name == "hosts" and _LONG_AGO.search(text):
        sure *= 0.5
    if rule.name == "between-by" and "last round" in text and _LONG_AGO.search(text):
        sure *= 0.3
    return sure


def _no_subject(text: str, start: int, end: int) -> bool:
    """Whether a name before a verb hangs on a small word, so that somebody else does what the verb says
    ("pressure from shareholders").
    """
    if text.startswith((" who ", " which ", " that ", ", who ", ", which "), end):
        return False
    return text.endswith(_GOVERNED, 0, start) and _ACTS_FOR.search(text, max(0, start - 40), start) is None


__all__ = ["sureness"]
