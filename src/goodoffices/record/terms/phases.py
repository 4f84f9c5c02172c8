"""Phases: how many a plan has, and which one a passage speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.record.lexicon import NUMERALS
from goodoffices.record.terms.candidate import TermsFound

_PHASE = re.compile(
    r"\b(?P<count>two|three|four|five|six|\d+)(?:[- ](?:phase|stage|step|part)(?:d|s)?|-point)\b(?: "
    r"(?:ceasefire|peace|truce|hostage|deal|proposal|plan|agreement|process|withdrawal|roadmap|initiative|"
    r"framework|accord|approach)){0,3}|\b(?:first|second|third|fourth|initial|final|last|next) (?:phase|"
    r"stage)\b|\bphased?\s(?:plan|approach|withdrawal|release|deal)\b",
    re.IGNORECASE,
)


def phases(text: str, span: tuple[int, int]) -> Iterator[TermsFound]:
    """The phases that one sentence names."""
    for match in _PHASE.finditer(text, *span):
        yield TermsFound(*match.span(), "phase", "phase", match.span(), "", None, _number(match))


def phase_count(words: str) -> int | None:
    """How many phases the words give a plan, if they do."""
    match = _PHASE.search(words)
    return _number(match) if match is not None else None


def _number(match: re.Match[str]) -> int | None:
    count = (match.group("count") or "").lower()
    if "point" in match.group().lower():
        return None
    return NUMERALS.get(count) or (
        int(count) if count.isascii() and count.isdigit() and len(count) < 4 else None
    )
