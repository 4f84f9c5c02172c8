"""The verb group around a word: its auxiliaries, negation and modal verb, and what form the word stands
in.
"""

from __future__ import annotations

import re

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.frames.table import CAN, MAY, MUST, OUGHT, WILL, Form
from goodoffices.record.frames.tree import Shape
from goodoffices.record.frames.unit import DENIES, Unit

_BE = lexicon.bag("is are was were be been being am 's 're isn't aren't wasn't weren't")
_HAVE = lexicon.bag("has have had having 've hasn't haven't hadn't")
_COPULA = _BE | lexicon.bag(
    "remain remains remained seem seems seemed appear appears appeared stand stands stood become becomes "
    "became stay stays feel feels felt sound sounds"
)
_CONTRACTED = re.compile(r"(i|we|you|he|she|it|they|there|that|who)'(ll|ve|re|d|m|s)$")
_LONG = {"ll": "will", "ve": "have", "re": "are", "d": "would", "m": "am", "s": "is"}
_PLURAL_PRONOUNS = lexicon.bag("we they you i who")
_SINGULAR_PRONOUNS = lexicon.bag("he she it who")
_OBJECT_OPENS = frozenset("dNt#joQR")
_HAVE_TO = lexicon.bag("has have had 've need needs needed ought is are was were")
_PLURALS = lexicon.bag("people men women police staff crew workforce police")
_SAME = lexicon.bag("cut put bid let quit")
"""Verbs whose past is their base: without an auxiliary they are read as the base."""
_MOST_BACK = 9


class WordGroup(msgspec.Struct):
    """A verb group: ``first`` its first word; ``pronoun`` a subject that is one word with its auxiliary
    ("we'll").
    """

    first: int
    shape: Shape
    negated: bool = False
    modal: str = ""
    perfect: bool = False
    only: bool = False
    pronoun: bool = False


def group_at(unit: Unit, at: int, form: Form, stop: int) -> WordGroup | None:
    """The verb group of the word ``at``, which has the shape ``form`` of a verb; None where it is rather a
    noun or an adjective.

    ``stop`` is the word behind the predicate's own words.
    """
    group = WordGroup(first=at, shape="finite")
    aux = _back(unit, at, group)
    if group.shape == "infinitive":
        perfect = group.perfect and form in ("past", "participle")
        return group if form == "base" or perfect else None
    shape = _shape(unit, at, form, aux, group, stop)
    if shape is None:
        return None
    group.shape = "ing" if aux and aux[-1] == "having" else shape
    return group


def _back(unit: Unit, at: int, group: WordGroup) -> list[str]:
    """Read the words before the verb into the group; the auxiliaries met, nearest first."""
    low, tags = unit.low, unit.tags
    aux: list[str] = []
    k = at - 1
    while k >= 0 and at - k <= _MOST_BACK:
        word, tag = low[k], tags[k]
        if tag == "k" or word in DENIES:
            group.negated = True
        elif tag == "a" or word in _COPULA or (word == "'s" and tags[k] == "a"):
            contracted = _CONTRACTED.match(word)
            group.negated = group.negated or unit.denies(k)
            if contracted is not None:
                word = _LONG[contracted.group(2)]
                group.pronoun = True
            aux.append(word)
            _note(group, word)
            if group.pronoun:
                group.first = k
                return aux
        elif word == "well" and low[k - 1] == "as":
            k -= 1
        elif tag == "b" or word in ("only", "all", "both", "also", "each", "themselves"):
            group.only = group.only or word == "only"
            if word == "longer" and k and low[k - 1] == "no":
                group.negated, k = True, k - 1
            elif (
                not aux
                and k
                and tags[k - 1] not in "akbo,NROrg"
                and low[k] not in ("only", "also", "still", "now", "again", "already")
            ):
                break
        elif (tag == "o" and k == at - 1) or (tag == "o" and (not aux or aux == ["have"])):
            return _infinitive(unit, k, group)
        elif tag == "T" and not aux:
            j = k - 1
            while j >= 0 and tags[j] in "#Tbd":
                j -= 1
            if j >= 0 and tags[j] == "p":
                j -= 1
            k = j + 1
            group.first = k
            k -= 1
            continue
        elif tag == "," and (j := _aside(tags, k)) >= 0:
            k = j
            continue
        else:
            break
        group.first = k
        k -= 1
    return aux


def _note(group: WordGroup, word: str) -> None:
    bare = (
        word.removesuffix("n't")
        if word not in ("won't", "can't", "cannot")
        else {"w": "will", "c": "can"}[word[0]]
    )
    if bare in WILL | MUST | OUGHT | MAY | CAN:
        group.modal = bare
    elif word in _HAVE:
        group.perfect = True


def _aside(tags: str, at: int) -> int:
    """The word before an aside of time between commas (", on Friday,"), or -1."""
    j = at - 1
    while j >= 0 and at - j <= 6 and tags[j] in "pT#db":
        j -= 1
    return j - 1 if 0 < j < at - 1 and tags[j] == "," else -1


def _infinitive(unit: Unit, at: int, group: WordGroup) -> list[str]:
    group.shape = "infinitive"
    group.first = at
    low, tags = unit.low, unit.tags
    if at and tags[at - 1] == "k":
        group.negated = True
        group.first = at - 1
    k = group.first - 1
    if (k >= 0 and low[k] in _HAVE_TO and tags[k] == "a") or (
        k >= 0 and low[k] in ("need", "needs", "needed", "ought")
    ):
        group.shape = "finite"
        group.modal = "must" if low[k] not in ("is", "are", "was", "were") else "is to"
        group.first = k
        while group.first and tags[group.first - 1] in "abk":
            group.first -= 1
            if tags[group.first] == "k":
                group.negated = True
            if low[group.first] in WILL:
                group.modal = "would have to"
    return []


def _shape(unit: Unit, at: int, form: Form, aux: list[str], group: WordGroup, stop: int) -> Shape | None:
    low, tags = unit.low, unit.tags
    before = tags[group.first - 1] if group.first else "^"
    near = tags[at - 1] if at else "^"
    behind = tags[stop] if stop < len(tags) else "."
    if form == "ing":
        if any(word in _BE for word in aux):
            return "finite"
        return None if near == "d" or (near == "'" and behind in "p.,n") else "ing"
    if form in ("past", "participle"):
        if aux and aux[0] in _BE:
            return "passive"
        if not aux and low[at] in _SAME:
            return None
        if aux:
            return (
                "finite"
                if group.perfect or any(word in ("had", "has", "have") for word in aux)
                else ("passive" if aux[0] in _BE else None)
            )
        if behind == "p" and stop < len(low) and low[stop] == "by":
            return "passive"
        if form == "participle":
            return None
        if near in "d'#" or (near == "b" and at > 1 and tags[at - 2] in "d'" and low[at - 2] != "no"):
            return None
        return "finite"
    if form == "base":
        return _base(unit, at, aux, before, near, behind)
    if near in "d'#" or (near == "e" and behind in "p.,"):
        return None
    if near == "r":
        return "finite" if low[at - 1] in _SINGULAR_PRONOUNS else None
    if before in "g" and near == "g":
        return None
    if near in "N O R n ) , b c w t k j Q".split() or near == "^":
        return (
            "finite"
            if behind in _OBJECT_OPENS or near in ")bwtc," or stop - at > 1 or tags[at] == "S"
            else None
        )
    return None


def _base(unit: Unit, at: int, aux: list[str], before: str, near: str, behind: str) -> Shape | None:
    low = unit.low
    if aux:
        return "finite" if aux[-1 if aux[0] not in _BE else 0] not in _BE else None
    if near == "r":
        return "finite" if low[at - 1] in _PLURAL_PRONOUNS else None
    if near in "d'#ep^" or before in "d'#":
        return None
    opens = behind in _OBJECT_OPENS
    if near == "N" and before == "N" and unit.tags[:at].strip("Nd'"):
        return None  # within a sentence a name before it makes it a noun ("the Orlan bid")
    if near in "RO" and not (low[at - 1].endswith("s") or low[at - 1] in _PLURALS):
        return None
    if near in "gRO" or (near in "bk" and before in "grRO"):
        return "finite" if opens or (behind in "op" and near == "g") else None
    if near in "Nw,)tc":
        return "finite" if opens else None
    return None
