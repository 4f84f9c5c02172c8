""" "If they ..., we would": an offer that hangs on its condition, and the condition by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.record.frames.spans import Span, clause_start
from goodoffices.record.model import Statement
from goodoffices.record.terms.candidate import Suggested, TermsFound

CLAUSE_END = re.compile(
    r"[.;\n]|, (?:but|while|although|though|according|adding|and (?:I|we|he|she|they|it))\b|\sbut\s|"
    r"\s[-–—]\s(?=(?:though|although|but|while)\b)"
    r"|,?\sand\s(?=(?:(?:the|an?|its|their|his|her)\s)?(?:[\w’'-]+\s){1,5}?(?:has|have|had|will|would|is|are|"
    r"was|were)\s)|$"
)
WOULD_IF = "would-if"
_WE_WOULD = re.compile(
    r"\b(?:we|it|they) (?:would|will)(?: then)?(?: do so| agree| accept(?: it)?| sign| join)?(?: "
    r"too)?(?=[,.]|$| to\b)|\b(?:we|it|they) (?:would|will) (?:do so|agree|accept|sign|join)\b"
)
_SENTENCES_BACK = 2
_THEN = re.compile(r"\s*,?\s*(?:then\s)?")
_STOP = re.compile(r"[.!?][\"”’]?\s+(?=[\"“A-Z])|\n+")


def conditional(text: str, statement: Statement, own: str) -> Iterator[Suggested]:
    """The offer of a statement with a condition, and the condition."""
    if not statement.condition or statement.condition.lower().startswith(("in exchange", "in return")):
        return
    if statement.condition.lower().startswith(("if", "only if")) and own and statement.side:
        would = _WE_WOULD.search(statement.text)
        if would is not None:
            span = (statement.start + would.start(), statement.start + would.end())
            offer = TermsFound(*span, "position", WOULD_IF, span, would.group(), "accepts")
            at = text.find(statement.condition, statement.start, statement.end)
            yield Suggested(
                offer,
                own,
                statement.speaker,
                "public",
                statement,
                ((at, at + len(statement.condition)),) if at >= 0 else (),
            )
    at = text.find(statement.condition, statement.start, statement.end)
    if at >= 0:
        span = (at, at + len(statement.condition))
        cue = statement.condition.split(" ", 1)[0]
        hangs = _hanging(text, statement, span)
        found = TermsFound(*span, "condition", "condition", hangs, cue, hangs=span)
        yield Suggested(found, own, statement.speaker, "public", statement)


def _hanging(text: str, statement: Statement, condition: Span) -> Span:
    """What hangs on a condition: the clause before it or, where it opens the sentence, the one behind it."""
    begin = clause_start(text, statement.start, condition[0])
    if condition[0] - begin > 3:
        return begin, condition[0]
    then = _THEN.match(text, condition[1], statement.end)
    start = then.end() if then else condition[1]
    stop = CLAUSE_END.search(text, start, statement.end)
    end = stop.start() if stop else statement.end
    return (start, end) if end > start else condition


def leans_on(text: str, first: int, at: int) -> bool:
    """Whether "we would" at ``at`` may answer what was told at ``first``: it stands no more than two
    sentences before.
    """
    between = text[first:at]
    return len(_STOP.findall(between)) <= _SENTENCES_BACK and len(between) < 600
