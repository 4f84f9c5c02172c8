"""Showing a passage: its words, what stands around them, and where they are cited from."""

from __future__ import annotations

import msgspec

from goodoffices.language import CodedText
from goodoffices.record.model import Article, Passage

AROUND = 160
"""Most characters shown on each side of a passage."""


class Context(msgspec.Struct, frozen=True):
    """A passage with what stands before and after it in its paragraph."""

    before: str
    passage: str
    after: str


def context(article: Article, row: Passage, around: int = AROUND) -> Context:
    """The passage in its paragraph, cut at a word after ``around`` characters on each side."""
    text = article.text
    first = text.rfind("\n", 0, row.start) + 1
    last = text.find("\n", row.end)
    last = len(text) if last < 0 else last
    before, after = text[first : row.start], text[row.end : last]
    if len(before) > around:
        before = "… " + before[-around:].split(" ", 1)[-1]
    if len(after) > around:
        after = after[:around].rsplit(" ", 1)[0] + " …"
    return Context(before, row.text, after)


def source_words(article: Article) -> str:
    """An article in a few words: outlet or id, and its day where that is known."""
    name = f"{article.outlet} ({article.id})" if article.outlet else article.id
    if article.published:
        return f"{name}, {article.published}"
    return CodedText("source-without-day", "%(source)s, no date", source=name)
