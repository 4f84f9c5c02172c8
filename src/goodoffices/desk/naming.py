"""Names for issues and options out of a report's own words: short enough for a board, and ids made of
them.
"""

from __future__ import annotations

import re

_OUGHT = re.compile(
    r"(?:that\s)?(?:[\w’'-]+\s){0,5}?(?:must|ha(?:s|ve) to|should|will|would|could|can|"
    r"shall)(?:\snot)?\s(?:be\s)?(?=\w+\s\w)|that\s",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:that\s)?(?:they|it|he|she|these|those|this)\s(?:all\s)?(?:are|is|be|were|was)\s(?:to be\s)?(?=\w)",
    re.IGNORECASE,
)
"""Opens what is said of something named before ("that they are alive"): a board has no before."""
_TO = re.compile(r"to\s(?=\w)")
_ASIDE = re.compile(r"\s(?:that|which|who|whose|where|because|since|as|in order to)\s")
_MADE = re.compile(
    r"\s(?:laid out|outlined|presented|proposed|put forward|tabled|drawn up|set out|made) (?:in|by|on|last|"
    r"earlier)\s"
)
_CUT_BEHIND = 24
"""Letters that a name has at least before a clause that tells more of it is left to the passage."""


def named(words: str) -> str:
    """The part of the words that an issue can be named by: without who "must" or "would", without "to"."""
    words = _PRONOUN.sub("", words, count=1) if _PRONOUN.match(words) else words
    words = _OUGHT.sub("", words, count=1) if _OUGHT.match(words) else words
    return _TO.sub("", words, count=1) if _TO.match(words) else words


def short(words: str, most: int = 80) -> str:
    """The words up to a clause that tells more, or cut at a word where they are longer than ``most``
    letters.
    """
    words = " ".join(words.split()).strip(" ,.;")
    if len(words) > most // 2:
        aside = _ASIDE.search(words, _CUT_BEHIND)
        words = words[: aside.start()].rstrip(" ,") if aside else words
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def title(words: str, most: int = 48) -> str:
    """What an issue is named by, shorter still: without who made a plan, and when."""
    made = _MADE.search(words, 1)
    return short(words[: made.start()] if made else words, most)


def quoted(words: str, most: int = 90) -> str:
    """The words as an option's name: in quotation marks, those inside them turned to single ones."""
    words = _PRONOUN.sub("", words, count=1) if _PRONOUN.match(words) else words
    words = re.sub(
        r"[\"“]([^\"“”]*)[\"”]", r"‘\1’", _TO.sub("", words, count=1) if _TO.match(words) else words
    )
    return f"“{short(words, most)}”"


def slug(words: str) -> str:
    """An id out of words."""
    return re.sub(r"[^\w]+", "-", words.casefold()).strip("-")[:60].strip("-") or "x"
