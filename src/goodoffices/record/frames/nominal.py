"""Nouns that take a stance ("its demand that ...", "a £1.3bn offer from ..."), and whose they are."""

from __future__ import annotations

import re

from goodoffices.record.frames.bounds import clause_end
from goodoffices.record.frames.growth import Grown
from goodoffices.record.frames.hang import hang
from goodoffices.record.frames.subjects import Range, first_subject, noun_before, subject_told
from goodoffices.record.frames.table import Predicate
from goodoffices.record.frames.takes import takes
from goodoffices.record.frames.tree import SentenceNode
from goodoffices.record.frames.unit import Unit

_GIVERS = ("by", "from", "of")
_OWN = ("its", "his", "her", "their")


def noun(unit: Unit, row: Predicate, at: int, stop: int) -> Grown | None:
    """A noun that takes a stance: whose it is stands before it ("its demand that") or behind "by", "from" or
    "of".
    """
    low, tags = unit.low, unit.tags
    if _is_need(row) and (not at or tags[at - 1] not in "d'en"):
        return None
    if at and (tags[at - 1] in "rao" or low[at - 1] in ("not", "will", "would")):
        return None
    node = SentenceNode(row, "noun", unit.span(at, stop))
    first = at
    while first and tags[first - 1] in "#en~NOgR'd" and at - first < 8 and tags[first] != "d":
        first -= 1
    made = Grown(node, first, at, stop)
    money = next((k for k in range(first, at) if tags[k] == "#"), -1)
    if not _noun_takes(unit, made, row, money >= 0):
        return None
    node.negated = low[first] == "no" or (row.kind == "pass" and "no" in low[max(0, first - 4) : first])
    holder = _possessor(unit, first, at)
    if holder is not None and unit.low[holder[0]] in _OWN:
        holder = _doer_before(unit, holder[0]) or holder
    if holder is None and first and low[first - 1] == "in":
        holder = first_subject(unit, first)
    if holder is None and stop < len(low) and tags[stop] == ":":
        holder = subject_told(unit, first, 0)
    if holder is None:
        holder = _giver(unit, stop)
    if holder is None and made.node.takes == "is":
        return None
    node.subject = unit.span(*holder) if holder else None
    if row.takes & {"money"} and money >= 0:
        begin = money
        while begin > first and tags[begin - 1] in "~#":
            begin -= 1
        node.object = unit.span(begin, stop)
        made.object = (begin, stop)
        node.takes = "money"
    _cut_at_verb(unit, made)
    last = max(stop, made.object[1] if made.object else stop)
    node.start, node.end = unit.starts[first], unit.ends[last - 1]
    hang(unit, made, first, last)
    return made


def _cut_at_verb(unit: Unit, made: Grown) -> None:
    """End what the noun takes before the verb of its sentence ("its offer to leave | was turned down")."""
    if made.object is None or made.node.takes in ("that", "money", "is"):
        return
    first, stop = made.object
    for k in range(first + 1, stop):
        if unit.tags[k] in "tws":
            return
        if unit.tags[k] == "a" and unit.tags[k - 1] not in "rok":
            made.object = (first, k)
            made.node.object = unit.span(first, k)
            return


def _is_need(row: Predicate) -> bool:
    """Whether the noun is as often a verb that asks for something ("needs to")."""
    return row.words[0] == "need"


def _noun_takes(unit: Unit, made: Grown, row: Predicate, money: bool) -> bool:
    if "money" in row.takes and money:
        return True
    if "is" in row.takes:
        return _is_told(unit, made)
    return takes(unit, made, row)


_ARE = ("is", "are", "was", "were", "remains", "remain", "remained")
_HOLD = ("include", "includes", "included")
_TOLD = re.compile(r"b?(?:t|o|d[neg#'NORD]{1,4}p)")
"""Behind "its demand is": what it is, not what is thought of it."""


def _is_told(unit: Unit, made: Grown) -> bool:
    """ "its main demand is that ...", "the offer includes ...": what somebody's demand or offer is."""
    k = made.after
    giver = _giver(unit, k)
    k = giver[1] if giver is not None else k
    while k < len(unit.low) and unit.tags[k] in ",w":
        k += 1
    word = unit.low[k] if k < len(unit.low) else ""
    if word in _ARE and (_TOLD.match(unit.tags, k + 1) or unit.low[k + 1 : k + 2] == ["for"]):
        first = k + 1 + (unit.tags[k + 1] in "t" or unit.low[k + 1] == "for")
    elif word in _HOLD:
        first = k + 1
    else:
        return False
    end = clause_end(unit, first, whole=True)
    if end <= first:
        return False
    made.object = (first, end)
    made.node.object, made.node.takes = unit.span(first, end), "is"
    return True


def _possessor(unit: Unit, first: int, at: int) -> Range | None:
    """Whose the noun is, before it."""
    tags, low = unit.tags, unit.low
    for k in range(at - 1, first - 1, -1):
        if tags[k] == "'":
            start = k
            while start > first and tags[start - 1] in "NOnRdg#e":
                start -= 1
            return (start, k) if start < k else None
        if low[k] in ("its", "his", "her", "their", "our", "my"):
            return k, k + 1
    if at > first and tags[at - 1] == "N" and not unit.slice(at - 1, at).isdigit():
        start = at - 1
        while start > first and tags[start - 1] == "N":
            start -= 1
        return start, at
    return None


def _doer_before(unit: Unit, at: int) -> Range | None:
    """Whose "its" is behind a gerund with a subject of its own ("after the Front raising its objections")."""
    k = at - 1
    while k > 0 and unit.tags[k] == "b":
        k -= 1
    if k < 1 or not unit.low[k].endswith("ing") or unit.tags[k - 1] not in "NROg":
        return None
    return noun_before(unit, k)


def _giver(unit: Unit, stop: int) -> Range | None:
    """Who gave it, right behind the noun."""
    if stop < len(unit.low) and unit.low[stop] in _GIVERS:
        match = re.compile(r"d?[NOR][NOR']*|dn?[NORg]+").match(unit.tags, stop + 1)
        if match is not None:
            return match.span()
    return None
