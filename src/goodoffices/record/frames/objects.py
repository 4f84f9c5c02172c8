"""What a stance is about: the thing without the words that lead to it, and what "must" be done. English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.record.frames.spans import without_bringing, without_lead
from goodoffices.record.frames.tree import SentenceNode, Span

_TO = re.compile(r"to\s+(?=\w)")
THE_DEAL = re.compile(
    r"(?:(?:any|an?|the|all|every|this|that|such an?|our)\s(?:[\w-]+\s){0,3}?(?:deals?|agreements?|accords?|"
    r"negotiations?|talks|truce|cease-?fire|settlement|solution|plan|proposal|draft|text|treaty|contract|"
    r"offer|outcome)|there|it|we)\s*",
    re.IGNORECASE,
)
"""Before "must": what is agreed on, which every demand is about."""
KIND_WORDS = re.compile(
    r"(?:(?:its|his|her|their|our|my|the|an?)\s)?(?:[\w-]+\s){0,2}?(?:condolences|sympathy|apolog(?:y|ies)|"
    r"thanks|congratulations|prayers|support|help|comfort|advice|insights?|reward|glimpse|hope|explanation|"
    r"details|evidence|clues?)\b",
    re.IGNORECASE,
)
"""What is offered out of kindness, or told, is no offer in talks."""
_WHEN = re.compile(
    r"(?:come|take effect|enter into force|last|start|begin|go|hold|end|stand|precede|follow)\b",
    re.IGNORECASE,
)
"""Behind "the deal must": what it has to do itself, which says little without it."""
_TALKS_ON = re.compile(
    r"\b(?:talks|negotiations|meetings?|discussions) (?:on|about|over)\b[^.;\n]{2,100}? (?:and|or) "
    r"(?:\w+ing )?$"
)
_REACH = 140
"""Letters before what was agreed, within which stands that it is what talks are about."""
_PASSIVE = re.compile(r"\s*be\b(?! based on)", re.IGNORECASE)
_ACCEPTS = re.compile(r"(?:accept|agree (?:to|on))\s+(?=\S)")


def thing(node: SentenceNode, text: str, nodes: Sequence[SentenceNode]) -> Span | None:
    """What the stance is about, without the word that leads to it."""
    span = node.object
    if span is None:
        return None
    if node.kind == "ought":
        return due(node, text)
    if node.takes == "that" and node.kind == "demand":
        inner = next((each for each in nodes if each.governor is node and each.kind == "ought"), None)
        if inner is not None:
            return due(inner, text)
    if node.shape == "adjective" and (match := _TO.match(text, *span)):
        span = match.end(), span[1]
    if node.kind == "act":
        span = _without_accepting(text, *span)
    return without_lead(text, *span)


def due(node: SentenceNode, text: str) -> Span:
    """What must be: without the deal that must bring it, but with whoever else has to do it."""
    assert node.object is not None
    assert node.deed is not None
    assert node.subject is not None
    subject = text[slice(*node.subject)]
    passive = _PASSIVE.match(text, *node.deed)
    if node.negated or passive or not THE_DEAL.fullmatch(subject):
        return node.object
    brought = without_bringing(text, *node.deed)
    return node.object if brought == node.deed and _WHEN.match(text, *node.deed) else brought


def _without_accepting(text: str, start: int, end: int) -> Span:
    match = _ACCEPTS.match(text, start, end)
    return (match.end(), end) if match is not None else (start, end)


def with_talks(text: str, span: Span) -> Span:
    """What was agreed with the talks that are on it: "talks on a truce and freeing captives were agreed"."""
    talks = _TALKS_ON.search(text, max(0, span[0] - _REACH), span[0])
    return (talks.start(), span[1]) if talks is not None else span
