"""Names in a list with one noun for all of them: "the Left, Reed and Holm parties", "unions Vell and Orbis".
English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goodoffices.record import lexicon
from goodoffices.record.actors.runs import Run

_BEHIND = re.compile(r" ([a-z]+s)\b")
_BEFORE = re.compile(r"\b([a-z]+s)(?: such as| including|,)? (?:the )?$")
_JOINTS = frozenset((", ", " and ", ", and ", " and the ", ", the ", " or ", ", and the "))
_SEVERAL, _MANY = 2, 3
_KINDS = frozenset(("union", "firm", "party", "armed"))


def listed(text: str, runs: Sequence[Run]) -> Iterator[tuple[str, list[str]]]:
    """The lists of names of an article, each with the kind that the noun behind or before it gives them."""
    at = 0
    while at < len(runs):
        last = at
        while last + 1 < len(runs) and text[runs[last].end : runs[last + 1].start] in _JOINTS:
            last += 1
        if last - at + 1 >= _SEVERAL:
            kind = _kind_of_list(text, runs[at], runs[last], last - at + 1)
            if kind:
                yield kind, [run.text for run in runs[at : last + 1]]
        at = last + 1


def _kind_of_list(text: str, first: Run, last: Run, count: int) -> str:
    the = text.endswith(("the ", "The "), 0, first.start)
    behind = _BEHIND.match(text, last.end) if count >= _MANY or the else None
    before = _BEFORE.search(text, max(0, first.start - 40), first.start)
    for noun in (behind, before):
        kind = lexicon.kinds().get(noun.group(1), "") if noun is not None else ""
        if kind in _KINDS:
            return kind
    return ""


__all__ = ["listed"]
