"""Whose a statement is, and in what voice one side's word for another stands."""

from __future__ import annotations

import re

from goodoffices.case import Voice
from goodoffices.record.model import Statement
from goodoffices.record.names import Sides

OWN_WORD = re.compile(
    r"\b(?:we|us|our|I|it|they|(?:the|his|her|their|its|our|my) (?:movement|group|government|party|ministry|"
    r"country|delegation|army|side|union|company|administration))\s*$",
    re.IGNORECASE,
)
"""A subject that is the speaker's own side."""


def whose_voice(side: str, sides: Sides) -> Voice:
    """How another's word for a party stands: a party claims, a mediator, an outsider or a source without a
    side assesses.
    """
    return "assessed-by-third" if not side or sides.third(side) else "claimed-by-another"


def owner(statement: Statement, holder: Statement | None) -> str:
    """Whose a statement is: its side's, else its speaker's; of "it refuses" that of the one who says so."""
    if holder is not None and holder.side and OWN_WORD.fullmatch(statement.speaker):
        return holder.side
    return statement.side or statement.speaker
