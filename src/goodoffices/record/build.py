"""A record out of articles: found, connected, and joined with what people have confirmed before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from goodoffices.record.anchor import anchor, moved, orphan
from goodoffices.record.connect import (
    find_agencies,
    find_conflicts,
    find_copies,
    find_people,
    find_utterances,
)
from goodoffices.record.file import KINDS, Kind, Orphan, Record
from goodoffices.record.fill_sides import fill_sides
from goodoffices.record.model import Article, Found, Link, Passage, Statement
from goodoffices.record.spread import find_in_each

Finder = Callable[[Article], Found]
BY_HAND = "by-hand@1"


def build(
    articles: Sequence[Article], finder: Finder, previous: Record | None = None, *, jobs: int = 1
) -> Record:
    """The record of ``articles``: what ``finder`` proposes for each, then the connections among all.

    With a ``previous`` record, rows that a person accepted, edited, rejected or added take the place of what
    is proposed again; their passages are found again exactly or become orphans. Articles that are not among
    the new ones stay in the record with their confirmed rows. The articles are gone through by ``jobs``
    workers; the record is the same whatever their number.
    """
    fresh = [qualify(found) for found in find_in_each(articles, finder, jobs)]
    rows: dict[Kind, list[Passage]] = {
        kind: [row for found in fresh for row in getattr(found, kind)] for kind in KINDS
    }
    people = [person for found in fresh for person in found.people]
    kept: list[Article] = list(articles)
    orphans: list[Orphan] = []
    if previous is not None:
        kept, orphans = _carry(previous, kept, rows)
        people += [person for person in previous.people if person.article not in {a.id for a in articles}]
    record = Record(
        articles=tuple(kept),
        people=tuple(people),
        orphans=tuple(orphans),
        aside=previous.aside if previous is not None else (),
        **{kind: tuple(_in_order(found, kept)) for kind, found in rows.items()},  # type: ignore[arg-type]
    )
    return connect(fill_sides(record), previous)


def connect(record: Record, previous: Record | None = None) -> Record:
    """The record with its links found again; a link that a person decided keeps that decision."""
    links: list[Link] = [link for article in record.articles for link in find_agencies(article)]
    links += find_copies(record.articles)
    standing = [statement for statement in record.statements if statement.status != "rejected"]
    links += find_utterances(record.articles, standing)
    links += find_conflicts(
        record.articles, [figure for figure in record.figures if figure.status != "rejected"]
    )
    links += find_people(record.people)
    decided = {_pair(link): link for link in (previous or record).links if link.status != "proposed"}
    return msgspec.structs.replace(record, links=tuple(decided.get(_pair(link), link) for link in links))


def qualify(found: Found) -> Found:
    """What was found in one article, its ids made unique in the record by the article's:
    ``"report-1:s12"``.
    """
    prefix = f"{found.article}:"

    def full(key: str) -> str:
        return key if not key or key.startswith(prefix) else prefix + key

    changes: dict[str, Any] = {}
    for kind in KINDS:
        changes[kind] = tuple(
            msgspec.structs.replace(
                row,
                id=full(row.id),
                **{
                    name: full(getattr(row, name))
                    for name in ("statement", "continues", "within")
                    if hasattr(row, name)
                },
            )
            for row in getattr(found, kind)
        )
    return msgspec.structs.replace(found, **changes)


def _carry(
    previous: Record, articles: list[Article], rows: dict[Kind, list[Passage]]
) -> tuple[list[Article], list[Orphan]]:
    """Put confirmed rows in the place of proposals; return all articles and the orphans."""
    places = {kind: _Places(proposed) for kind, proposed in rows.items()}
    confirmed = _confirmed(previous)
    new = {article.id: article for article in articles}
    by_hash = {article.hash: article for article in articles if article.hash}
    orphans: list[Orphan] = []
    stay: dict[str, Article] = {}
    for article in previous.articles:
        now = by_hash.get(article.hash) if article.hash and article.id not in new else new.get(article.id)
        if now is None:
            stay[article.id] = article
        for kind, row in confirmed.get(article.id, ()):
            placed = moved(row, row.start, article.id) if now is None else anchor(row, article, now)
            if isinstance(placed, str):
                orphans.append(orphan(kind, row, placed))
            else:
                places[kind].put(placed)
    for old in previous.orphans:
        found = new.get(old.row.article)
        again = anchor(old.row, Article(id="", text=""), found) if found else old.why
        if isinstance(again, str):
            orphans.append(old)
        else:
            places[old.kind].put(again)
    for kind, of_kind in places.items():
        rows[kind] = of_kind.all()
    return [*articles, *stay.values()], orphans


def _confirmed(record: Record) -> dict[str, list[tuple[Kind, Passage]]]:
    """What a person confirmed or added, by article."""
    found: dict[str, list[tuple[Kind, Passage]]] = defaultdict(list)
    for kind, row in record.rows():
        if row.status != "proposed" or row.rule == BY_HAND:
            found[row.article].append((kind, row))
    return found


class _Places:
    """The rows of one kind by article, so that a confirmed one is laid beside those of its own article
    only.
    """

    def __init__(self, rows: Iterable[Passage]) -> None:
        self.of_article: dict[str, list[Passage]] = defaultdict(list)
        self.taken: set[str] = set()
        for row in rows:
            self.of_article[row.article].append(row)
            self.taken.add(row.id)

    def put(self, placed: Passage) -> None:
        """Put a confirmed row in the place of what is proposed for the same passage."""
        near = self.of_article[placed.article]
        self.taken.difference_update(other.id for other in near if _same_place(other, placed))
        near[:] = [other for other in near if not _same_place(other, placed)]
        while placed.id in self.taken:
            placed = msgspec.structs.replace(placed, id=placed.id + "-kept")
        self.taken.add(placed.id)
        near.append(placed)

    def all(self) -> list[Passage]:
        """Every row, article by article."""
        return [row for rows in self.of_article.values() for row in rows]


def _same_place(one: Passage, two: Passage) -> bool:
    same_span = (one.start, one.end) == (two.start, two.end)
    overlap = min(one.end, two.end) > max(one.start, two.start)
    return one.article == two.article and (same_span or (one.id == two.id and overlap))


def _in_order(rows: list[Passage], articles: list[Article]) -> list[Passage]:
    order = {article.id: place for place, article in enumerate(articles)}
    return sorted(rows, key=lambda row: (order.get(row.article, len(order)), row.start, row.end))


def _pair(link: Link) -> tuple[str, str, str]:
    return link.kind, link.first, link.second


def continued(record: Record, statement: Statement) -> list[Statement]:
    """The statements that go on from this one, itself first: one utterance that the attribution
    interrupts.
    """
    chain = [statement]
    for other in record.statements:
        if other.continues == chain[-1].id:
            chain.append(other)
    return chain
