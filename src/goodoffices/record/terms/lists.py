"""Lists of demands: "a ceasefire, a withdrawal and the return of ..." asks several things, each a question of
its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.record.frames.spans import Span, trim, without_bringing
from goodoffices.record.matching import Matcher
from goodoffices.record.terms.candidate import TermsFound

_BETWEEN = re.compile(
    r",\s+(?:and\s+|in addition to\s+|as well as\s+)?|\s+and\s+(?=(?:the|a|an)\s)|,?\s+as well as\s+|,?\s+in "
    r"addition to\s+"
)
_AND = re.compile(r"\s+and\s+")
_NAMES = re.compile(r"(?:the\s)?[A-Z][\w.’'-]*(?:\s(?:of|the|and|[A-Z][\w.’'-]*))*")
"""Names alone: whoever or wherever they are, they are not things demanded ("... from Sarn, Vesna and the
heights").
"""
_ENOUGH = 4
"""Two names among many members are enough to tell a list of names."""
_LONGEST = 14
"""Words of one thing demanded; what is longer is no member of a list."""


def listed(text: str, start: int, stop: int, matcher: Matcher) -> list[TermsFound]:
    """The members of a list of three or more, or of two that are about different issues; empty where it is
    none.
    """
    pieces = [part for piece in _pieces(text, start, stop) for part in _parts(text, piece, matcher)]
    if len(pieces) < 2 or (len(pieces) == 2 and not _differ(text, pieces[0], pieces[1], matcher)):
        return []
    if sum(_NAMES.fullmatch(text, *piece) is not None for piece in pieces) * 2 >= min(len(pieces), _ENOUGH):
        return []
    found = []
    for piece in pieces:
        first, last = without_bringing(text, *piece)
        if 1 <= len(text[first:last].split()) <= _LONGEST:
            found.append(TermsFound(first, last, "issue", "list-of-demands", (first, last)))
    return found


def _pieces(text: str, start: int, stop: int) -> Iterator[Span]:
    at = start
    for match in _BETWEEN.finditer(text, start, stop):
        yield trim(text, at, match.start())
        at = match.end()
    yield trim(text, at, stop)


def _parts(text: str, piece: Span, matcher: Matcher) -> list[Span]:
    """A piece taken apart at "and" where what stands before and behind it is about different issues."""
    for match in _AND.finditer(text, *piece):
        two = (piece[0], match.start()), (match.end(), piece[1])
        if _differ(text, *two, matcher):
            return [two[0], *_parts(text, two[1], matcher)]
    return [piece]


def _differ(text: str, one: Span, other: Span, matcher: Matcher) -> bool:
    issues = [{match.issue for match in matcher.find(text[first:last])} for first, last in (one, other)]
    return bool(issues[0]) and bool(issues[1]) and not issues[0] & issues[1]
