"""Stances by a modal verb alone: "must", "need to", "will not ... until", "no deal without"."""

from __future__ import annotations

from goodoffices.record import lexicon
from goodoffices.record.frames.bounds import clause_end, conditions_behind, supposed
from goodoffices.record.frames.group import WordGroup
from goodoffices.record.frames.growth import Grown
from goodoffices.record.frames.subjects import subject_before
from goodoffices.record.frames.table import MAY, MUST, OUGHT, WILL, Predicate, forms, table
from goodoffices.record.frames.tree import SentenceNode
from goodoffices.record.frames.unit import Unit

_OUGHT = Predicate(kind="ought", part="v", words=("must",))

_UNTIL = Predicate(kind="press", part="v", words=("will",))

_DEED = Predicate(kind="act", part="v", words=("do",), takes=frozenset(("own",)))
_IDLE = lexicon.bag(
    "be know say comment speculate disclose happen matter last hesitate mean have seem want need like tell "
    "see get be been become help come do expect mind name identify elaborate survive forget"
)
"""What somebody will not do, or be, that is no stance in talks."""
_NEEDS = frozenset(("need", "needs", "has", "have"))

_NONE = lexicon.bag(
    "deal agreement ceasefire cease-fire truce peace talks negotiations settlement compromise"
)

_NO = Predicate(kind="refuse", part="v", words=("no",))


def modal(unit: Unit, at: int) -> Grown | None:
    """Read "... must withdraw" (what ought to be, whatever the verb), "... will not rest until ..." (what is
    waited for) and "no deal without ...".
    """
    low, tags = unit.low, unit.tags
    word = low[at]
    if word == "no":
        return _none_without(unit, at)
    needs = word in _NEEDS
    if needs and tags[at + 1 : at + 2] != "o":
        return None
    ought = needs or word in MUST | OUGHT or word in ("mustn't", "shouldn't")
    group = WordGroup(first=at, shape="finite")
    while group.first and tags[group.first - 1] in ("bk" if not needs else "bka"):
        group.first -= 1
    if needs and any(unit.tags[k] == "k" or low[k] in WILL | MAY for k in range(group.first, at)):
        return None
    subject, begin = subject_before(unit, group)
    if subject is None:
        return None
    k = at + 1 + needs
    negated = word.endswith("n't")
    while k < len(low) and (tags[k] in "bk"):
        negated = negated or tags[k] == "k"
        k += 1
    if (
        k + 1 >= len(low)
        or (low[k] in ("have", "not") and ought and not needs)
        or (low[k] in ("be", "do", "have", "go") and tags[k + 1] in ".,;!?)|")
    ):
        return None
    if (
        ought
        and low[k] == "be"
        and any(each in ("ready", "willing", "prepared", "open") for each in low[k + 1 : k + 4])
    ):
        return None
    if not ought and any(
        row.kind != "press"
        for part, lemma, _ in forms().get(low[k], ())
        if part == "v"
        for row in table()["v", lemma]
    ):
        return None
    end = clause_end(unit, k)
    span, until = conditions_behind(unit, end, only=False)
    if not ought and (not negated or (until is None and low[k] in _IDLE)):
        return None
    node = SentenceNode(
        _OUGHT if ought else _UNTIL if until else _DEED, "finite", unit.span(at, k if needs else at + 1)
    )
    made = Grown(node, group.first, at, end)
    node.subject, node.negated, node.modal = unit.span(*subject), negated, word
    node.supposed = supposed(unit, begin)
    node.conditions = (unit.span(*span),) if span else ()
    node.until = unit.span(*until) if until else None
    made.object = (subject[0], end) if ought else (k, end)
    node.negated = negated
    if not ought and until is None:
        node.modal = "will"
    node.object = unit.span(*made.object)
    node.start, node.end = unit.starts[subject[0] if ought else group.first], unit.ends[end - 1]
    node.takes = "that"
    node.deed = unit.span(k, end)
    return made


def _none_without(unit: Unit, at: int) -> Grown | None:
    low = unit.low
    if (
        low[at + 1 : at + 2] == []
        or low[at + 1] not in _NONE
        or at + 2 >= len(low)
        or low[at + 2] not in ("without", "until", "unless")
    ):
        return None
    end = clause_end(unit, at + 3)
    node = SentenceNode(_NO, "noun", unit.span(at, at + 1))
    made = Grown(node, at, at, at + 1)
    made.object = (at + 1, end)
    node.object = unit.span(at + 1, end)
    node.takes = "none"
    node.start, node.end = unit.starts[at], unit.ends[end - 1]
    node.supposed = supposed(unit, at)
    return made
