"""What is told without being said to be so: feared, doubted, called untrue, or only the purpose of something
else. A stance that stands there is nobody's. English.
"""

from __future__ import annotations

from goodoffices.record import lexicon
from goodoffices.record.frames.group import WordGroup
from goodoffices.record.frames.table import Predicate
from goodoffices.record.frames.unit import DENIES, Unit

_UNSURE = lexicon.bag(
    "fear fears feared fearing worry worries worried afraid doubt doubts doubted doubtful untrue false wrong "
    "unlikely unclear uncertain unthinkable inconceivable impossible pretend pretends pretended pretending "
    "wish wishes wished wishing dream dreams dreamed imagine suppose suspect suspects suspected speculated"
)
"""Right before a clause: that it may not be so."""
_NOT_SO = lexicon.bag("true certain sure clear convinced proven confirmed")
"""The same behind "not"."""
_PURPOSE = lexicon.bag("so order")
_FALSELY = lexicon.bag("falsely wrongly mistakenly incorrectly erroneously untruthfully")
_LOOSE = lexicon.bag("aim focus agree commit intend design plan propose pledge offer expect")
"""Verbs whose participle stands by itself behind a noun ("talks aimed at peace")."""
_BREAKS = frozenset(",.;:?!|-cstwSGBE(")
_MAKES = lexicon.bag("reach sign strike agree seal conclude clinch initial")
_DEALS = lexicon.bag("deal agreement accord ceasefire cease-fire truce pact settlement compromise")
_ANY = lexicon.bag("any anyone anybody anything")
NOBODY = lexicon.bag("nothing nobody none neither no no-one")


def unasserted(unit: Unit, at: int) -> bool:
    """Whether the clause whose subject begins at ``at`` is told as feared, doubted or untrue, or as what
    something is done for ("so that").
    """
    low = unit.low
    k = at - 1
    if k >= 0 and low[k] == "that":
        k -= 1
        if k >= 0 and low[k] in _PURPOSE:
            return True
    if k < 0:
        return False
    return low[k] in _UNSURE or (low[k] in _NOT_SO and _denied(unit, k))


def _denied(unit: Unit, at: int) -> bool:
    return any(unit.denies(k) for k in range(max(0, at - 3), at))


def falsely(unit: Unit, first: int, at: int) -> bool:
    """Whether the verb at ``at`` is said to be used wrongly ("falsely claimed", "was wrongly reported")."""
    return any(word in _FALSELY for word in unit.low[max(0, first - 1) : at + 2])


def loose_participle(unit: Unit, group: WordGroup, at: int, lemma: str, begin: int) -> bool:
    """Whether what looks like a verb in the past is the participle of the noun before it ("held talks aimed
    at peace", "a text agreed on in May"): behind "as" or a comma, or in a clause that has its verb already.
    """
    tags, low = unit.tags, unit.low
    if lemma not in _LOOSE or "a" in tags[group.first : at] or not group.first:
        return False
    if low[group.first - 1] == "as" or (lemma == "aim" and tags[group.first - 1] == ","):
        return True
    k = begin - 1
    while k >= 0 and tags[k] not in _BREAKS:
        if tags[k] in "av" or (tags[k] == "e" and low[k].endswith("ed")):
            return True
        k -= 1
    return False


def deal_made(unit: Unit, group: WordGroup, at: int, row: Predicate, stop: int) -> tuple[int, int] | None:
    """The deal right before a participle ("under a deal reached on Friday"), which is no subject of it."""
    tags, low = unit.tags, unit.low
    k = group.first - 1
    if row.kind != "accept" or row.words[0] not in _MAKES or k < 0 or "a" in tags[group.first : at]:
        return None
    if low[k].removesuffix("s") not in _DEALS or (stop < len(tags) and tags[stop] in "d#NQ"):
        return None
    first = k
    while first and tags[first - 1] in "ne#" and k - first < 3:
        first -= 1
    if first and tags[first - 1] == "d":
        first -= 1
    return first, k + 1


def of_nobody(unit: Unit, start: int, stop: int) -> bool:
    """Whether a subject says of whom it is not so: "nothing", "neither side", "hardly anyone", "... nor the
    Front".
    """
    words = unit.low[start:stop]
    return bool(words) and (
        words[0] in NOBODY | DENIES
        or (start > 0 and unit.low[start - 1] in ("nor", "neither"))
        or (words[0] in _ANY and start > 0 and unit.denies(start - 1))
        or "nor" in words
    )


__all__ = ["falsely", "loose_participle", "of_nobody", "unasserted"]
