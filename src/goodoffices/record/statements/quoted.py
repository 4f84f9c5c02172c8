"""Quoted passages that no reporting verb of their own sentence claims: alone, behind a name and a colon, or
afloat.
"""

from __future__ import annotations

import re

from goodoffices.record.statements.drafts import StatementDraft
from goodoffices.record.text.subject import subject_of
from goodoffices.record.text.tags import Words

_NAMING = frozenset(("titled", "entitled", "named", "nicknamed", "so-called", "called", "dubbed", "hashtag"))
_FEWEST_WORDS = 2
"""A floating passage of fewer words is more often a title or a word set apart than something said."""


def quoted(words: Words, number: int, drafts: list[StatementDraft]) -> list[StatementDraft]:
    """Statements for the passages of the sentence that ``drafts`` leave over."""
    first, stop = words.sentences[number]
    tags = words.tags
    made: list[StatementDraft] = []
    at = tags.find("Q", first, stop)
    if at < 0:
        return made
    alone = not tags[first:stop].strip("Q.,-~|")
    while at >= 0:
        if not any(draft.first <= at < draft.stop for draft in drafts):
            draft = _one(words, number, at, alone)
            if draft is not None:
                made.append(draft)
        at = tags.find("Q", at + 1, stop)
    return made


def _one(words: Words, number: int, at: int, alone: bool) -> StatementDraft | None:
    first, _ = words.sentences[number]
    tags = words.tags
    if alone:
        draft = StatementDraft("quote-alone", number, at, at + 1)
        draft.kind = "direct"
        return draft
    if at - 2 >= first and tags[at - 1] == ":" and not tags[first : at - 1].strip("NRO."):
        draft = StatementDraft("name-colon-quote", number, at, at + 1)
        draft.kind, draft.who, draft.cue = "direct", (first, at - 1), (at - 1, at)
        return draft
    quote = words.quotes[at]
    inner = words.text[quote.inner : quote.inner_end]
    length = inner.count(" ") + 1
    spoken = _spoken(words, number, at, inner) if length >= 3 else None
    if spoken is not None:
        return spoken
    if at > first and (words.low[at - 1] in _NAMING or words.low[at - 2 : at] == ["known", "as"]):
        return None
    if length < _FEWEST_WORDS or _is_title(inner):
        return None
    draft = StatementDraft("quote-afloat", number, at, at + 1)
    draft.kind = "floating"
    return draft


_TEXT_BEHIND = re.compile(
    r"(?P<who>r|d?[ne#]{0,3}[NR][NR']*)(?P<app>,[^,SQ|.]{1,25},)?b?[env]|[ev](?P<late>[RO]?N+)(?=[.,]|$)"
)


def _spoken(words: Words, number: int, at: int, inner: str) -> StatementDraft | None:
    """A whole saying beside a verb that the lists do not have: its speaker is the subject next to it."""
    tags = words.tags
    first, stop = words.sentences[number]
    if not (inner[0].isupper() or inner[0] in "….'‘"):
        return None
    who = aside = None
    if inner[-1] in ",?!" and at + 2 < stop:
        match = _TEXT_BEHIND.match(tags, at + 1, stop)
        if match is not None:
            who = match.span("who") if match.group("who") else match.span("late")
            aside = (match.start("app") + 1, match.end("app") - 1) if match.group("app") else None
    if who is None and at > first and tags[at - 1] in ",:":
        found = subject_of(words, number)
        if found is not None and found[0][1] < at:
            who, aside = found
    if who is None:
        return None
    draft = StatementDraft("quote-by-subject", number, at, at + 1)
    draft.kind, draft.who, draft.apposed = "direct", who, aside
    return draft


def _is_title(inner: str) -> bool:
    """Whether the passage looks like the name of a book, a film or a programme: its longer words begin with
    capitals.
    """
    long = [word for word in inner.split() if len(word) > 3]
    return all(word[:1].isupper() for word in long)
