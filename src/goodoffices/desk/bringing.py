"""More articles in a record: what the rules find in the new ones, beside what stands already."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from goodoffices.case import Case
from goodoffices.desk.first_case import first_case
from goodoffices.record import Actors, Article, Found, Record, build, find_actors
from goodoffices.record.file import KINDS


def with_articles(record: Record, case: Case, articles: Sequence[Article]) -> Record:
    """A record with more articles: those that it has stay as they were found and decided."""
    every = [*record.articles, *articles]
    actors = find_actors(every)
    known = case if case.parties else first_case(every, actors)
    return build(every, partial(_found, record, known, actors, {each.id for each in articles}), record)


def _found(record: Record, case: Case, actors: Actors, fresh: Collection[str], article: Article) -> Found:
    """What stands in a known article as it was found before; in a new one, what the rules find."""
    if article.id not in fresh:
        rows = {
            kind: tuple(row for _, row in record.rows(kind) if row.article == article.id) for kind in KINDS
        }
        people = tuple(person for person in record.people if person.article == article.id)
        return Found(article=article.id, people=people, **rows)  # type: ignore[arg-type]
    from goodoffices.record.find import find

    return find(article, case=case, actors=actors)
