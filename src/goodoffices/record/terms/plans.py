"""Plans on the table: what they are called, whose they are, and since when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.record.terms.candidate import TermsFound
from goodoffices.record.terms.phases import phase_count

PLANS = ("proposal", "plan", "draft", "roadmap", "road map", "blueprint", "initiative", "framework", "text")
PUT = (
    "outlined",
    "presented",
    "laid out",
    "put forward",
    "proposed",
    "tabled",
    "drafted",
    "submitted",
    "unveiled",
    "drawn up",
)
_THING = (
    r"(?P<object>(?:[Aa]n?|[Tt]he|its|his|her|their|(?:this|that)(?! (?:the|an?|its|his|her|their)\b)) "
    r"(?:[\w-]+ ){0,3}(?:proposal|plan|draft|roadmap|road map|blueprint|initiative|framework|text)\b(?: "
    r"(?:for|of|to) [^,.;\n\"”]{3,80}?)?)"
)
_DONE = r"(?:outlined|presented|laid out|put forward|proposed|tabled|drafted|submitted|unveiled|drawn up)\b"
_TIME = (
    r"(?:earlier|last|this|in|on|late|early)(?: (?:earlier|late|early|mid|last|this|the))*"
    r"[ -](?:January|February|March|April|May|June|July|August|September|October|November|December|spring|"
    r"summer|autumn|fall|winter|week|month|year|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{4})\b(?: "
    r"\d{1,2}\b)?(?:,? \d{4}\b)?"
)
_CAPITALS = r"(?:the |an? )?[A-Z][\w.’'-]*(?: (?:of |and |the )?[A-Z][\w’'-]*)*"
_NAME = (
    r"(?:the |an? )?(?:[a-z]+ ){0,2}[A-Z][\w.’'-]*(?: (?:of |and |the |(?:envoy|president|minister|prime "
    r"minister|mediator|official|leader|chief|negotiator) )?[A-Z][\w’'-]*)*|(?:the )?mediators?|both sides"
)
_PASSIVE = re.compile(
    rf"\b{_THING}\s?(?:,? ?(?:which|that) )?(?:was |were |has been |had been |been )?{_DONE}(?: "
    rf"(?P<first>{_TIME}))?(?: by (?P<by>{_NAME}))?(?: (?P<second>{_TIME}))?"
)
_ACTIVE = re.compile(
    rf"\b{_THING}\s?,? ?(?:which |that )?(?P<by>{_CAPITALS}) (?:has |had )?{_DONE}(?: "
    rf"(?P<first>{_TIME}))?(?P<second>)"
)


def plans(text: str, span: tuple[int, int]) -> Iterator[TermsFound]:
    """The plans of one sentence."""
    taken: list[tuple[int, int]] = []
    for pattern in (_ACTIVE, _PASSIVE):
        for match in pattern.finditer(text, *span):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            yield TermsFound(
                *match.span(),
                "option",
                "plan-on-table",
                match.span("object"),
                number=phase_count(match.group("object")),
                by=match.group("by") or "",
                when=match.group("first") or match.group("second") or "",
            )
