"""Tone words of officials over time: the quoted words themselves, never a score."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from goodoffices.record.connect.words import fold
from goodoffices.record.model import Article, Statement

TONE = re.compile(
    r"\b(?:good|great|constructive|productive|useful|positive|serious|frank|candid|promising|encourag\w+|"
    r"hopeful|optimis\w+|pessimis\w+|cautious\w*|realis\w+|progress|breakthrough|momentum|close(?:r)?|"
    r"closing|last(?! (?:week|month|year|night|time|round|session|phase)\b)|final|stall\w*|deadlock\w*|"
    r"impasse|collapse\w*|"
    r"difficult\w*|hard|tough|complex|delicate|sensitive|disappoint\w+|setback|fail\w*|hopeless|dead|bad|"
    r"nothing new|bridgeable|resolute|determined|confident|concern\w*|worr\w+|unacceptable|historic|window|"
    r"opportunit\w+|start)\b",
)
LONGEST = 26
"""Most words that a quoted passage may have to be shown as a tone."""
_QUOTE = re.compile(r"[\"“'‘]([^\"“”\n]{3,160}?)[\"”'’](?![\w])")


class Tone(msgspec.Struct, frozen=True, kw_only=True):
    """Quoted words in which somebody describes the talks, at ``start`` to ``end`` of the article's text."""

    statement: str
    article: str
    start: int
    end: int
    words: str
    speaker: str
    side: str
    date: str


def tones(articles: Sequence[Article], statements: Sequence[Statement]) -> list[Tone]:
    """Short quoted passages that have a word of tone, by date; those without a date last."""
    published = {article.id: article.published for article in articles}
    found: list[Tone] = []
    for statement in statements:
        if statement.status == "rejected" or statement.type not in ("direct", "mixed", "floating"):
            continue
        spans = [(0, len(statement.text))] if statement.type != "mixed" else []
        spans += [match.span(1) for match in _QUOTE.finditer(statement.text)]
        for start, end in spans:
            words = statement.text[start:end]
            if len(words.split()) <= LONGEST and TONE.search(fold(words)):
                found.append(
                    Tone(
                        statement=statement.id,
                        article=statement.article,
                        start=statement.start + start,
                        end=statement.start + end,
                        words=words,
                        speaker=statement.speaker,
                        side=statement.side,
                        date=statement.said or published.get(statement.article, ""),
                    )
                )
                break
    return sorted(found, key=lambda tone: (not tone.date, tone.date))
