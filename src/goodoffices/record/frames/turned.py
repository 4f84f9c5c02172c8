"""Commitments and demands whose own content is negative: to vow never to do a thing refuses it, and to insist
that one will not do it is only to say so. English.
"""

from __future__ import annotations

import re

from goodoffices.record import lexicon
from goodoffices.record.frames.table import MODALS, MUST, OUGHT
from goodoffices.record.frames.unasserted import NOBODY
from goodoffices.record.frames.unit import Unit

NOT_TO = re.compile(r"(?:not|never)\s+(?:again\s+|ever\s+)?to\b|(?:not|never)\s", re.IGNORECASE)
"""What opens the infinitive of what shall not be done."""
LESS_LIKED = re.compile(r"\b(?:to \w+ing|rather than|over \w+ing|than)\b", re.IGNORECASE)
"""Behind what is preferred: what is not."""

_LIMITS = lexicon.bag("more less fewer later longer")
_REACH = 14
_GOOD = lexicon.bag(
    "talks talk negotiations negotiation dialogue deal truce ceasefire cease-fire agreement accord peace "
    "compromise draft proposal concession concessions release withdrawal settlement"
)
_STOPPED = lexicon.bag(
    "stop stops stopped cease ceases ceased quit quits avoid avoids avoided delay delays delayed off up near "
    "into nowhere postpone postpones postponed forgo forgoes forwent risk risks risked regret regrets "
    "regretted"
)
"""Right before a gerund: that it is not done, or no longer ("put off signing", "gave up demanding")."""
_GOES_ON = lexicon.bag("began begun started start starts starting kept keep keeps keeping continued continue "
    "resumed by while went")  # fmt: skip


_CANNOT = lexicon.bag("cannot can could can't couldn't")
"""What others cannot do is asked of them ("insists that newcomers cannot join")."""


def _no(unit: Unit, at: int) -> bool:
    """Whether the word denies, and does not only set a limit ("no more than ten")."""
    word = unit.low[at]
    if word in NOBODY:
        return unit.low[at + 1 : at + 2] == [] or unit.low[at + 1] not in _LIMITS
    return unit.denies(at)


def says_not(unit: Unit, start: int, stop: int) -> str:
    """Of whom a clause tells that something is not or will not be so: "own" of a pronoun, "none" where there
    shall be no thing or nobody does it, "other"; empty where it tells nothing of the kind, or only what ought
    to be.
    """
    last = min(stop, start + _REACH)
    verb = next((k for k in range(start, last) if unit.tags[k] in "avS"), -1)
    if verb < 0:
        return ""
    word = unit.low[verb]
    if unit.tags[verb] != "a" or word == "be" or word.startswith(("must", "should", "ought")):
        return ""
    if word in MUST | OUGHT or not any(_no(unit, k) for k in range(start, min(last, verb + 4))):
        return ""
    if any(_no(unit, k) for k in range(start, verb)) or unit.low[start] in ("there", "under"):
        return "none"
    if unit.tags[start] == "r" or unit.tags[verb - 1] == "r" or verb == start:
        return "own"
    return "" if word in _CANNOT else "other"


def denies_good(unit: Unit, start: int, stop: int) -> bool:
    """Whether nobody is to do it, or talks or a deal are among the words: that there shall be none is no
    promise.
    """
    return unit.low[start] not in ("no", "there") or not _GOOD.isdisjoint(unit.low[start:stop])


def loose_gerund(unit: Unit, first: int, end: int, kind: str) -> bool:
    """Whether a gerund that no predicate of the table takes is only the object or the subject of another
    verb ("delayed signing", "accepting it would be madness"), or stands behind a denial ("no point in ...").
    """
    low, tags = unit.low, unit.tags
    if first == 0:
        return end >= len(tags) or tags[end] != "," or "a" in tags[1:end]
    before = low[first - 1]
    if before in _STOPPED:
        return True
    if kind in ("accept", "give") and tags[first - 1] in "tvSBEe" and before not in _GOES_ON:
        return True
    for k in range(first - 1, max(-1, first - 9), -1):
        if tags[k] in ",;:.()|-?!ts":
            return False
        if _no(unit, k):
            return True
    return False


def asked(unit: Unit, at: int) -> bool:
    """Whether the clause whose subject begins at ``at`` is a question, or set apart before its subject: "will
    the Front accept", "no way the Front accepts", "all but the Front", "not even the Front".
    """
    low = unit.low
    k = at - 1
    if k < 0:
        return False
    if low[k] in MODALS | _DOES and low[k] not in ("no", "never"):
        return k == 0 or unit.tags[k - 1] not in "NnORrgt" or low[k - 1] in ("why", "when", "how", "nor")
    if low[k] == "that":
        k -= 1
    return (
        low[max(0, k - 1) : k + 1] in (["no", "way"], ["not", "even"])
        or (low[k] in ("but", "except") and not _ALL.isdisjoint(low[max(0, k - 3) : k]))
        or low[max(0, k - 1) : k + 1] == ["except", "for"]
    )


_DOES = lexicon.bag("do does did had")
_ALL = lexicon.bag("all everyone everybody nobody anyone any every none")
