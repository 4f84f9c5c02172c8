"""Which sentences can come to a stance at all, told by their words alone: most of them cannot, and are not
read.

A predicate needs its own words, one of its things where it takes only some, and a modal verb where it is a
mere deed; predicates that only pass a stance on, fail it or lead to it come to nothing by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.frames.table import CAN, HABITS, MODALS, MUST, OUGHT, WILL, Predicate, forms, table

_NOTHING_ALONE = frozenset(("pass", "lean", "fail", "drop"))
_OUGHT = MUST | OUGHT | frozenset(("mustn't", "shouldn't"))
_NEEDS = frozenset(("need", "needs", "has", "have"))
_WITHOUT = frozenset(("without", "until", "unless"))
_CANNOT = MODALS - _OUGHT - _NEEDS - WILL - {"no", "never"}
_DO = frozenset(("do", "does", "don't", "doesn't"))
_MODAL = WILL | CAN | _CANNOT
_CONTRACTED = ("'ll", "'d", "n't")


class Hint(msgspec.Struct, frozen=True):
    """What a sentence must hold besides a predicate's first word: all of ``words``, any of ``things``, and a
    modal verb.
    """

    words: frozenset[str]
    things: frozenset[str]
    modal: bool


@cache
def _hints() -> dict[str, tuple[Hint, ...]]:
    """For each form of the first words of predicates what else is needed."""
    found: dict[str, dict[Hint, None]] = defaultdict(dict)
    for word, meanings in forms().items():
        for part, lemma, _ in meanings:
            for row in table()[part, lemma]:
                if _can_conclude(row):
                    things = _judgements() if "npadj" in row.takes else row.things
                    found[word][Hint(frozenset(row.words[1:]), things, row.kind == "act")] = None
    return {word: tuple(hints) for word, hints in found.items()}


@cache
def _judgements() -> frozenset[str]:
    """Adjectives that say of a thing that it will not do."""
    return frozenset(
        word for (part, word), rows in table().items() if part == "a" for row in rows if row.kind == "judge"
    )


@cache
def _cues() -> frozenset[str]:
    """Every word without which no sentence comes to a stance."""
    return frozenset(_hints()) | MODALS


def _can_conclude(row: Predicate) -> bool:
    return row.kind not in _NOTHING_ALONE and (row.kind != "via" or row.words == ("threaten",))


@cache
def _negations() -> frozenset[str]:
    return frozenset(word for word, letter in lexicon.classes().items() if letter == "k")


def may_conclude(words: Sequence[str]) -> bool:
    """Whether a sentence of these words, in small letters and in order, can come to a stance."""
    cues = _cues().intersection(words)
    if not cues:
        return False
    held = frozenset(words)
    hints = _hints()
    things: set[str] | None = None
    modal: bool | None = None
    for word in cues:
        for hint in hints.get(word, ()):
            if not hint.words <= held:
                continue
            if hint.things:
                if things is None:
                    things = {each[:-1] for each in held if each[-1:] == "s"} | held
                if hint.things.isdisjoint(things):
                    continue
            if hint.modal:
                if modal is None:
                    modal = _has_modal(held)
                if not modal and (word not in HABITS or held.isdisjoint(_DO)):
                    continue
            return True
    return not cues.isdisjoint(MODALS) and _modal_alone(words, held)


def _has_modal(held: frozenset[str]) -> bool:
    return not held.isdisjoint(_MODAL) or any(map(_is_contracted, held))


@lru_cache(maxsize=50_000)
def _is_contracted(word: str) -> bool:
    return word.endswith(_CONTRACTED)


def _modal_alone(words: Sequence[str], held: frozenset[str]) -> bool:
    """Whether a modal verb makes a stance of whatever verb follows: what ought to be, what will not be."""
    if not held.isdisjoint(_OUGHT) or not held.isdisjoint(_CANNOT):
        return True
    negations = sum(word in _negations() for word in words)
    if negations > ("never" in held) or (negations and not held.isdisjoint(WILL)):
        return True
    if "no" in held and not held.isdisjoint(_WITHOUT):
        return True
    return any(one in _NEEDS and two == "to" for one, two in pairwise(words))


__all__ = ["may_conclude"]
