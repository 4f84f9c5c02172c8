"""What stands behind a predicate: whether it is what the predicate takes, and how far it reaches."""

from __future__ import annotations

import re
from functools import cache

from goodoffices.record import lexicon
from goodoffices.record.frames.bounds import clause_end
from goodoffices.record.frames.growth import Grown
from goodoffices.record.frames.subjects import Range
from goodoffices.record.frames.table import MUST, OUGHT, PASSES, WILL, Predicate, table
from goodoffices.record.frames.unit import Unit

NP = re.compile(r"j|r|[d#]*[bne#NRODg'T~]*[NROD#gnT](?:pd?[bne#NROg'~]*[NROg])?(?:cd?[ne#NRO']*[NROgn])?")

_TO_DO = re.compile(r"k?o(?=[nBvabgS])")

_MOST_BETWEEN = 12

PASS = Predicate(kind="pass", part="v", words=("say",), takes=frozenset(("that", "clause", "np", "to")))


def takes(unit: Unit, made: Grown, row: Predicate) -> bool:
    """Whether what stands behind the verb is what it takes; the object is noted where it is."""
    tags, low = unit.tags, unit.low
    k = made.after
    if "that" in row.takes and low[k : k + 1] == ["there"] and tags[k + 1 : k + 2] in ("a", "v"):
        return _note_object(unit, made, k, "that")
    while (
        k < len(low)
        and (tags[k] == "b" or low[k] in ("outright", "ever"))
        and (low[k] != "only" or ("to" in row.takes and tags[k + 1 : k + 2] == "o"))
    ):
        k += 1
    if k < len(low) and tags[k] == "T" and tags[k + 1 : k + 2] != "'":
        k += 1
    if row.part == "n" and k < len(low) and tags[k] == ":":
        return _note_object(unit, made, k + 1, "np")
    if "np" in row.takes and tuple(low[k : k + 2]) in _AMOUNTS:
        return _note_object(unit, made, k, "np")
    if k >= len(low):
        return row.kind in ("act", "press")
    if row.kind in ("act", "press"):
        made.object = (made.at, max(made.after, clause_end(unit, made.after, infinitive=True)))
        _note(unit, made, "np")
        return True
    takes = row.takes
    if row.words[-1] == "to" and tags[k] == "n" and tags[k + 1 : k + 2] in ("d", "#", "j", "N", "'"):
        return False
    if row.things:
        return _of_things(unit, made, row, k)
    if "npadj" in takes:
        return _judged(unit, made, k)
    if "npto" in takes and _npto(unit, made, k):
        return True
    if _TO_DO.match(tags, k) and "to" in takes:
        if row.kind == "demand" and k + 1 < len(low) and low[k + 1] in _telling():
            return False
        return _note_object(unit, made, k, "to", infinitive=True)
    if (
        tags[k] == "t"
        and ("that" in takes)
        and row.words != ("insist",)
        and tags[k + 1 : k + 2] not in ("", ".", ",")
    ):
        return _note_object(unit, made, k + 1, "that")
    if "npof" in takes or "npfor" in takes:
        return _npof(unit, made, k, "of" if "npof" in takes else "for")
    if "ing" in takes and low[k].endswith("ing") and (tags[k] in "eGgn" or low[k] == "having"):
        return _note_object(unit, made, k, "ing")
    if row.words == ("insist",) and _tells_fact(unit, k + (tags[k] == "t")):
        made.node.predicate = PASS
        return _note_object(unit, made, k + (tags[k] == "t"), "that")
    if "clause" in takes and (tags[k] in "rdNg" or tags[k] == "t"):
        return _note_object(unit, made, k, "that")
    if "that" in takes and "np" not in takes and row.part == "v" and tags[k] in "rdN#gnO":
        return _note_object(unit, made, k, "that")
    if "that" in takes and tags[k] == "r" and tags[k + 1 : k + 2] in ("a", "v", "S", "b"):
        return _note_object(unit, made, k, "that")
    if "np" in takes and (tags[k] in "dN#nOgeRDjrT'~Q" or (tags[k] == "S" and low[k].endswith("s"))):
        if (
            tags[k] == "n"
            and row.kind != "pass"
            and k + 1 < len(tags)
            and tags[k + 1] in "o"
            and low[k] in ("due", "able")
        ):
            return False
        return _note_object(unit, made, k, "np")
    if "with" in takes and low[k] == "with":
        return _note_object(unit, made, k, "with")
    if row.kind == "pass" and tags[k] in ":,":
        return False
    return False


_AMOUNTS = frozenset(
    (
        ("at", "least"),
        ("at", "most"),
        ("up", "to"),
        ("more", "than"),
        ("less", "than"),
        ("no", "more"),
        ("no", "less"),
    )
)


def holds(unit: Unit, object: Range | None, row: Predicate) -> bool:
    """Whether a thing that the predicate may take is among the words."""
    return object is not None and any(
        word.removesuffix("s") in row.things or word in row.things for word in unit.low[slice(*object)]
    )


@cache
def _telling() -> frozenset[str]:
    """What one only wishes to say is no demand ("I wish to inform you")."""
    return frozenset(
        word
        for word, verb in lexicon.verbs().items()
        if verb.tag == "B"
        and verb.kind in PASSES
        and verb.base not in ("propose", "agree", "reject", "refuse", "see", "find", "show")
    )


def _of_things(unit: Unit, made: Grown, row: Predicate, k: int) -> bool:
    """Whether one of the predicate's things is the head of what stands behind it."""
    low, tags = unit.low, unit.tags
    for at in range(k, min(len(low), k + _MOST_BETWEEN)):
        word = low[at]
        if word in row.things or word.removesuffix("s") in row.things:
            if tags[at + 1 : at + 2] in ("n", "g", "N"):
                return False
            return _note_object(unit, made, k, "np")
        if tags[at] in "paSvtws,.;:c" and at > k:
            return False
        if tags[at] not in "dne#N'gROD~TbjS(":
            return False
    return False


_WISHED = WILL | MUST | OUGHT | {"be", "cannot", "can't", "won't", "wouldn't"}


def _tells_fact(unit: Unit, start: int) -> bool:
    """Whether what somebody insists on is told as a fact ("insisted it was ready"), not asked for ("insisted
    it be lifted", "it must").
    """
    stop = clause_end(unit, start, whole=True)
    for k in range(start, stop):
        if unit.tags[k] in "avS":
            return unit.low[k] not in _WISHED
    return False


def _npto(unit: Unit, made: Grown, k: int) -> bool:
    """ "urged both sides to respect it": whom, and what to do."""
    match = NP.match(unit.tags, k)
    if match is None:
        return False
    end = match.end()
    to = _TO_DO.match(unit.tags, end)
    if (
        to is None
        and (long := unit.tags.find("o", end, min(len(unit.tags), end + 8))) > 0
        and not set(unit.tags[end:long]) & set("avSt,;:.sc")
    ):
        to = _TO_DO.match(unit.tags, long)
    if to is None and unit.tags[end : end + 2] == ",w" and (close := unit.tags.find(",", end + 2)) > 0:
        to = _TO_DO.match(unit.tags, close + 1)
    if to is None:
        return False
    made.node.heard = unit.span(k, end)
    return _note_object(unit, made, to.start(), "npto", infinitive=True)


_REFUSES = Predicate(kind="refuse", part="v", words=("call",), takes=frozenset(("np",)))
_ACCEPTS = Predicate(kind="accept", part="v", words=("call",), takes=frozenset(("np",)))


def _judged(unit: Unit, made: Grown, k: int) -> bool:
    """ "called the offer unacceptable", "described it as derisory": a thing, and what is held of it."""
    match = NP.match(unit.tags, k)
    if match is None:
        return False
    low = unit.low
    for at in range(k + 1, min(len(low), k + _MOST_BETWEEN)):
        if unit.tags[at] in ".;:tws" and low[at] != "as":
            return False
        rows = table().get(("a", low[at]), ())
        way = next((row.takes for row in rows if row.kind == "judge" and len(row.words) == 1), None)
        if way is not None:
            if "not" in low[k:at] or "demand" in way:
                return False
            made.node.predicate = _ACCEPTS if "accept" in way else _REFUSES
            stop = next((j for j in range(k + 1, at) if low[j] in ("as", "too") or unit.tags[j] == "b"), at)
            return _note_range(unit, made, k, min(stop, match.end()))
    return False


def _note_range(unit: Unit, made: Grown, start: int, stop: int) -> bool:
    made.object = (start, stop)
    _note(unit, made, "np")
    return True


def _npof(unit: Unit, made: Grown, k: int, word: str) -> bool:
    """ "accused them of refusing", "blamed them for rejecting it": whom, and of what."""
    match = NP.match(unit.tags, k)
    if match is None or unit.low[match.end() : match.end() + 1] != [word]:
        of = unit.low.index(word, k, k + 6) if word in unit.low[k : k + 6] else -1
        if of < 0:
            return False
    else:
        of = match.end()
    made.node.heard = unit.span(k, of)
    return _note_object(unit, made, of + 1, "npof")


def _note_object(unit: Unit, made: Grown, start: int, takes: str, *, infinitive: bool = False) -> bool:
    end = clause_end(
        unit,
        start,
        infinitive=infinitive or takes in ("to", "ing"),
        whole=takes == "that" or made.node.kind == "deny",
    )
    if end <= start:
        return False
    made.object = (start, end)
    _note(unit, made, takes)
    return True


def _note(unit: Unit, made: Grown, takes: str) -> None:
    made.node.takes = takes
    if made.object is not None and made.object[1] > made.object[0]:
        made.node.object = unit.span(*made.object)
    else:
        made.object = None


def particles(unit: Unit, at: int, row: Predicate) -> tuple[int, Range | None]:
    """The word behind the predicate's own words, -1 where they are not there; and an object between them
    ("turned it down").
    """
    rest = row.words[1:]
    low = unit.low
    if low[at + 1 : at + 3] == ["in", "principle"] and rest[:1] != ("in",):
        at += 2
    if not rest:
        return at + 1, None
    if tuple(low[at + 1 : at + 1 + len(rest)]) == rest:
        return at + 1 + len(rest), None
    if unit.tags[at + 1 : at + 2] == "b" and tuple(low[at + 2 : at + 2 + len(rest)]) == rest:
        return at + 2 + len(rest), None
    if len(rest) == 1 and rest[0] in (
        "down",
        "out",
        "off",
        "up",
        "back",
        "forward",
        "away",
        "aside",
        "in",
        "over",
    ):
        match = NP.match(unit.tags, at + 1)
        if (
            match is not None
            and match.end() < len(low)
            and match.end() - at < 8
            and low[match.end()] == rest[0]
        ):
            return match.end() + 1, match.span()
    return -1, None
