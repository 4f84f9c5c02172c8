"""Terms of the case where they stand in a text: used in two senses by two sides, or without a definition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.case import Case, Term
from goodoffices.language import CodedText
from goodoffices.text import Finding, Spot

_OWN = "Own rule: sides that read one word in two ways have not agreed"


def term_findings(case: Case, printed: str) -> tuple[Finding, ...]:
    """For each term of the case that a text uses: two senses, at its first place; or no definition."""
    return tuple(found for term in case.terms for found in _of(case, term, printed))


def _of(case: Case, term: Term, printed: str) -> Iterator[Finding]:
    name = term.name or term.id
    place = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", printed, re.IGNORECASE)
    if place is None:
        return
    labels = {party.id: party.label for party in case.parties}
    senses = {" ".join(one.text.split()).casefold() for one in term.by_party if one.text}
    spot = Spot(start=place.start(), end=place.end(), words=place.group())
    if len(senses) > 1:
        told = "; ".join(
            f"{labels.get(one.party, one.party)}: {one.text}" for one in term.by_party if one.text
        )
        yield Finding(
            kind="term-in-two-senses",
            severity="warning",
            message=CodedText(
                "term-two-senses",
                "“%(term)s” means two things to two sides. %(senses)s.",
                term=name,
                senses=told,
            ),
            remedy=CodedText("term-define-one", "Define it once in the text, in words that both accept."),
            source=_OWN,
            place=spot,
        )
    elif not term.definition and not senses and not _is_defined(name, printed):
        yield Finding(
            kind="term-not-defined",
            severity="warning",
            message=CodedText("term-no-definition", "“%(term)s” has no definition.", term=name),
            remedy=CodedText(
                "term-define", "Say in the text what it means, or ask each side how it reads it."
            ),
            source=_OWN,
            place=spot,
        )


def _is_defined(name: str, printed: str) -> bool:
    """Whether the text itself says what the word means."""
    sign = re.escape(name)
    return bool(re.search(rf"[“\"'‘]{sign}[”\"'’]\s+(?:means|is|are|includes)\b", printed, re.IGNORECASE))
