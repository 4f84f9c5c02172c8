"""More articles in a record: what the rules find in the new ones, beside what stands already."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from goodoffices.case import Case
from goodoffices.desk.first_case import first_case
from goodoffices.record import Article, Found, Record, build
from goodoffices.record.file import KINDS


def with_articles(record: Record, case: Case, articles: Sequence[Article]) -> Record:
    """A record with more articles: those that it has stay as they were found and decided."""
    return build([*record.articles, *articles], partial(_found, record, case, articles), record)


def _found(record: Record, case: Case, fresh: Sequence[Article], article: Article) -> Found:
    """What stands in a known article as it was found before; in a new one, what the rules find."""
    if all(article.id != one.id for one in fresh):
        rows = {
            kind: tuple(row for _, row in record.rows(kind) if row.article == article.id) for kind in KINDS
        }
        people = tuple(person for person in record.people if person.article == article.id)
        return Found(article=article.id, people=people, **rows)  # type: ignore[arg-type]
    from goodoffices.record.find import find

    return find(article, case=case if case.parties else first_case(fresh))
