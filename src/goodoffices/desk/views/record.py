"""What the pages of the record show: articles with how much of them is looked at, an article's passages, and
its rows as cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from goodoffices.record import Article, Passage, Proposal, Record, to_review
from goodoffices.record.file import Kind

CARD_KINDS: tuple[Kind, ...] = ("statements", "proposals", "figures", "events")
GROUPS = ("positions", "statements", "figures", "events", "terms")
"""What the cards of an article can be narrowed to; ``terms`` are conditions, demands, offers, terms, phases
and quantities that are no position.
"""
TITLE = 70
"""Characters of an article without a title that stand for one."""


class ArticleRow(msgspec.Struct, frozen=True):
    """An article in the list; ``number`` is its address, ``title`` its own or its first words."""

    number: int
    article: Article
    title: str
    open: int
    decided: int


class Card(msgspec.Struct, frozen=True):
    """A row to decide, or one that is decided. ``place`` names it on the page."""

    place: int
    kind: Kind
    row: Passage

    @property
    def sort(self) -> str:
        """What it is: a kind of row, or of a proposal what it proposes."""
        return self.row.kind if isinstance(self.row, Proposal) else self.kind

    @property
    def group(self) -> str:
        """Which of the groups it belongs to."""
        if isinstance(self.row, Proposal):
            return "positions" if self.row.kind == "position" else "terms"
        return self.kind

    @property
    def side(self) -> str:
        """The side that it is of: who speaks, whose position it is; empty where it names none."""
        return self.row.party if isinstance(self.row, Proposal) else getattr(self.row, "side", "")


class Piece(msgspec.Struct, frozen=True):
    """A stretch of an article's text; ``starts`` are the rows that begin with it, ``state`` whether rows
    stand on it: open, done or empty.
    """

    text: str
    starts: tuple[int, ...] = ()
    state: str = ""


def title_of(article: Article) -> str:
    """Its title, or its first words where it has none."""
    if article.title:
        return article.title
    words = " ".join(article.text[: TITLE * 4].split())
    return words if len(words) <= TITLE else f"{words[:TITLE].rsplit(' ', 1)[0]} …"


def article_rows(record: Record, first: int = 0, end: int | None = None) -> tuple[ArticleRow, ...]:
    """Articles in the order in which they came in: those in the places from ``first`` to before ``end``,
    counted from 0.
    """
    listed = record.articles[first:end]
    counts: dict[str, list[int]] = {article.id: [0, 0] for article in listed}
    for _kind, row in record.rows(*CARD_KINDS):
        if row.article in counts:
            counts[row.article][row.status != "proposed"] += 1
    return tuple(
        ArticleRow(n, article, title_of(article), *counts[article.id])
        for n, article in enumerate(listed, start=first + 1)
    )


def cards(record: Record, article: str) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """The article's rows: those to decide, positions first and then the most doubtful; and those that are
    decided, in the order of its text.
    """
    open_rows = [pair for pair in to_review(record, *CARD_KINDS) if pair[1].article == article]
    open_rows.sort(key=lambda pair: not (isinstance(pair[1], Proposal) and pair[1].kind == "position"))
    done = [
        (kind, row)
        for kind, row in record.rows(*CARD_KINDS)
        if row.article == article and row.status != "proposed"
    ]
    done.sort(key=lambda pair: pair[1].start)
    to_decide = tuple(Card(place, kind, row) for place, (kind, row) in enumerate(open_rows))
    return to_decide, tuple(Card(len(to_decide) + place, kind, row) for place, (kind, row) in enumerate(done))


def pieces(text: str, rows: Sequence[Card]) -> tuple[Piece, ...]:
    """The whole text, cut where a passage begins or ends; a rejected row marks nothing."""
    live = [card for card in rows if card.row.status != "rejected"]
    cuts = sorted({0, len(text), *(card.row.start for card in live), *(card.row.end for card in live)})
    found = []
    for start, end in pairwise(cuts):
        over = [card for card in live if card.row.start <= start and end <= card.row.end]
        state = ("open" if any(card.row.status == "proposed" for card in over) else "done") if over else ""
        starts = tuple(card.place for card in live if card.row.start == start)
        found.append(Piece(text[start:end], starts, state))
    return tuple(found)
