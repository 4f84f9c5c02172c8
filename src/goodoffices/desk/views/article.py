"""One article beside its cards, as its page shows it."""

from __future__ import annotations

from collections import Counter

import msgspec

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.public import stands_on_board
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.paging import page_to_end
from goodoffices.desk.views.record import (
    GROUPS,
    ArticleRow,
    Card,
    Piece,
    article_rows,
    cards,
    pieces,
    title_of,
)
from goodoffices.record import Article, Proposal, Record, rules_to_accept, said_again
from goodoffices.record.confirm import AtOnce

ON_PAGE = 20
"""Cards to decide on one page; the next ones follow when these are decided."""


LISTED = 100
"""Articles on one page of the list."""


class RecordPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the articles, in the order in which they came in, and the rules whose findings can be
    accepted at once, in all of them; ``again`` counts open positions that say what an accepted one says.
    """

    page: int
    pages: int
    articles: tuple[ArticleRow, ...]
    at_once: tuple[AtOnce, ...]
    again: int


class ArticlePage(msgspec.Struct, frozen=True, kw_only=True):
    """An article, its text in ``pieces``, and its cards. ``groups`` are the groups that there are, with how
    many cards wait in each; ``narrowed`` is the one that was asked for. Of the cards to decide the first are
    ``listed`` and ``left`` more wait; ``open`` counts those of all groups. ``sides`` and ``side`` are the
    same of the sides. ``boards`` are the places of the cards that would stand on the board once accepted;
    ``again`` counts open positions that say what an accepted one says. ``loose`` are the places of
    decided positions that are on no issue of the board.
    """

    article: Article
    number: int
    count: int
    title: str
    pieces: tuple[Piece, ...]
    groups: tuple[tuple[str, int], ...]
    narrowed: str
    sides: tuple[tuple[str, int], ...]
    side: str
    open: int
    listed: tuple[Card, ...]
    left: int
    at_once: tuple[AtOnce, ...]
    again: int
    boards: frozenset[int]
    done: tuple[Card, ...]
    loose: frozenset[int]
    labels: dict[str, str]


def record_page(case: OpenCase, page: int = 0) -> RecordPage:
    """A page of the articles: the one of that number, or the last."""
    record = case.record
    on = page_to_end(len(record.articles), LISTED, page)
    return RecordPage(
        page=on.page,
        pages=on.pages,
        articles=article_rows(record, on.first, on.end),
        at_once=tuple(rules_to_accept(record)),
        again=len(said_again(record)),
    )


def article_of(record: Record, number: int) -> Article:
    """The article of that number, counted from 1. Raises NotThereError."""
    if not 1 <= number <= len(record.articles):
        raise NotThereError("no such article")
    return record.articles[number - 1]


def article_page(case: OpenCase, number: int, narrowed: str = "", side: str = "") -> ArticlePage:
    """The article of that number, with its cards narrowed to one group and one side, or all. Raises
    NotThereError.
    """
    record, outline = case.record, case.outline
    every = (*outline.issues, *outline.retired)
    article = article_of(record, number)
    to_decide, done = cards(record, article.id)
    of_group = [card for card in to_decide if not narrowed or card.group == narrowed]
    listed = [card for card in of_group if not side or card.side == side]
    sides = Counter(card.side for card in of_group if card.side)
    rules = {card.row.rule for card in listed}
    counted = [(name, sum(card.group == name for card in to_decide)) for name in GROUPS]
    return ArticlePage(
        article=article,
        number=number,
        count=len(record.articles),
        title=title_of(article),
        pieces=pieces(article.text, [*listed, *done]),
        groups=tuple((name, count) for name, count in counted if count or name == narrowed),
        narrowed=narrowed,
        sides=tuple((name, sides[name]) for name in sorted({*sides, *((side,) if side else ())})),
        side=side,
        open=len(to_decide),
        listed=tuple(listed[:ON_PAGE]),
        left=max(0, len(listed) - ON_PAGE),
        at_once=tuple(one for one in rules_to_accept(record, article.id) if one.rule in rules),
        again=len(said_again(record, article.id)),
        boards=frozenset(card.place for card in listed if _would_stand(case, card)),
        done=done,
        loose=frozenset(card.place for card in done if _is_loose(case, card)),
        labels={one.id: one.label for one in (*outline.parties, *outline.mediators)}
        | {issue.id: issue.label for issue in every}
        | {f"{issue.id} {one.id}": one.label for issue in every for one in issue.options},
    )


def _would_stand(case: OpenCase, card: Card) -> bool:
    return isinstance(card.row, Proposal) and stands_on_board(case.outline, card.row)


def _is_loose(case: OpenCase, card: Card) -> bool:
    row = card.row
    if not isinstance(row, Proposal) or row.kind != "position" or row.status == "rejected":
        return False
    return not stands_on_board(case.outline, row)
