"""Facts and documents credited with "according to"."""

from __future__ import annotations

import re

from goodoffices.record.statements.drafts import StatementDraft, kind_of, trimmed
from goodoffices.record.text.tags import Words

_ACCORDING = re.compile(
    r"fo(?P<who>j|[d#]*+[NRODgne#'~TQb-]*[NRODgn](?:[pc][d#]*+[NRODgne#'T~-]*[NRODngT])*)(?P<app>,[d#NRneg][^,avSQ|;:.]{1,60}(?=[,.|]|$))?"
)


_RELATIVE = re.compile(r",p?[wr]")


def _last_clause(tags: str, first: int, stop: int) -> int:
    """Where what is credited begins: a relative clause with a figure right before the attribution is credited
    alone.
    """
    start = first
    for match in _RELATIVE.finditer(tags, first, stop):
        start = match.end()
    return start if "#" in tags[start:stop] and "Q" not in tags[first:stop] else first


def according(words: Words, number: int) -> list[StatementDraft]:
    """ "According to X, ..." and "..., according to X"."""
    first, stop = words.sentences[number]
    tags = words.tags
    made: list[StatementDraft] = []
    if "f" not in tags[first:stop]:
        return made
    done = first
    for match in _ACCORDING.finditer(tags, first, stop):
        at, end = match.span()
        leads = at - first <= 1 or (
            tags[at - 1] in ("cts(," if at - first <= 6 else "cts(")
            and not re.search(r"[avSrQ]", tags[done:at])
        )
        aside = match.span("app") if match.group("app") else None
        if leads and aside is not None and tags[end] != ",":
            end, aside = match.end("who"), None
        if leads and end < stop and tags[end] == ",":
            start, last = end + 1, tags.find(";", end, stop)
        else:
            start, last = done, at
        start, last = trimmed(words, start, stop if last < 0 else last)
        if start < at:
            start = _last_clause(tags, start, last)
        if last <= start:
            continue
        if start < last and tags[start] == "c":
            start += 1
        draft = StatementDraft("according-to", number, start, last)
        draft.cue = (at, at + 2)
        draft.who = match.span("who")
        draft.verb = "according to"
        if aside is not None:
            draft.apposed = (aside[0] + 1, aside[1])
        document = "D" in tags[draft.who[0] : draft.who[1]].split("p")[0]
        draft.kind = "document" if document else "fact"
        if not document and kind_of(words, start, last) == "direct":
            draft.kind = "direct"
        made.append(draft)
        done = end
    return made
