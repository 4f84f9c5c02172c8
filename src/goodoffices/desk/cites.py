"""Passages as a brief cites them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.record import Passage, Record, context, source_words


class PassageCite(msgspec.Struct, frozen=True, kw_only=True):
    """A passage, what stands around it, the report it stands in, and whether a person has confirmed the
    row.
    """

    row: str
    article: str
    source: str
    before: str
    passage: str
    after: str
    status: str
    rule: str

    @property
    def confirmed(self) -> bool:
        """Whether a person accepted or edited the row."""
        return self.status in ("accepted", "edited")


def cite(record: Record, row: Passage) -> PassageCite:
    """The passage that a row stands on."""
    article = record.article(row.article)
    around = context(article, row)
    return PassageCite(
        row=row.id,
        article=article.id,
        source=source_words(article),
        before=around.before,
        passage=around.passage,
        after=around.after,
        status=row.status,
        rule=row.rule,
    )


def once(cites: Sequence[PassageCite]) -> tuple[PassageCite, ...]:
    """The same passages, each once."""
    return tuple({(each.article, each.before, each.passage): each for each in reversed(cites)}.values())[::-1]
