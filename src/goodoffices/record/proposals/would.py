""" "If they ..., we would": an offer that hangs on its condition, and the condition by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.record.model import Statement
from goodoffices.record.proposals.found import Found, Suggested

WOULD_IF = "would-if"
_WE_WOULD = re.compile(
    r"\b(?:we|it|they) (?:would|will)(?: then)?(?: do so| agree| accept(?: it)?| sign| join)?(?: too)?(?=[,.]|$| to\b)|\b(?:we|it|they) (?:would|will) (?:do so|agree|accept|sign|join)\b"
)
_SENTENCES_BACK = 2
_STOP = re.compile(r"[.!?][\"”’]?\s+(?=[\"“A-Z])|\n+")


def conditional(text: str, statement: Statement, own: str) -> Iterator[Suggested]:
    """The offer of a statement with a condition, and the condition."""
    if not statement.condition:
        return
    if statement.condition.lower().startswith(("if", "only if")) and own:
        would = _WE_WOULD.search(statement.text)
        if would is not None:
            span = (statement.start + would.start(), statement.start + would.end())
            offer = Found(*span, "position", WOULD_IF, span, would.group(), "accepts")
            yield Suggested(offer, own, statement.speaker, "public", statement)
    at = text.find(statement.condition, statement.start, statement.end)
    if at >= 0:
        span = (at, at + len(statement.condition))
        cue = statement.condition.split(" ", 1)[0]
        yield Suggested(Found(*span, "condition", "condition", span, cue), own, "", "public", statement)


def leans_on(text: str, first: int, at: int) -> bool:
    """Whether "we would" at ``at`` may answer what was told at ``first``: it stands no more than two sentences before."""
    between = text[first:at]
    return len(_STOP.findall(between)) <= _SENTENCES_BACK and len(between) < 600
