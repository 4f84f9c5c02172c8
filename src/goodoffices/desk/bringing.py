"""More articles in a record: what the rules find in the new ones, beside what stands already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from goodoffices.case import Case
from goodoffices.desk.first_case import first_case
from goodoffices.record import Article, Found, Record, build, find_actors, finder


def with_articles(record: Record, case: Case, articles: Sequence[Article]) -> Record:
    """A record with more articles: those that it has stay as they were found and decided. An article that has
    the id of one that stands there takes its place and is read again; what was decided in it stays.
    """
    again = {each.id: each for each in articles}
    stood = {each.id for each in record.articles}
    every = [again.get(each.id, each) for each in record.articles]
    every += [each for each in articles if each.id not in stood]
    actors = find_actors(every)
    known = case if case.parties else first_case(every, actors)
    fresh = {each.id for each in articles}
    stands = _standing(record)
    find = finder(every, known, actors=actors)

    def found(article: Article) -> Found:
        """What stands in a known article as it was found before; in a new one, what the rules find."""
        if article.id in fresh:
            return find(article)
        rows = {kind: tuple(of_kind) for kind, of_kind in stands[article.id].items()}
        return Found(article=article.id, **rows)

    return build(every, found, record)


def _standing(record: Record) -> dict[str, dict[str, list[Any]]]:
    """What each article of a record has, by kind."""
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for kind, row in record.rows():
        found[row.article][kind].append(row)
    for person in record.people:
        found[person.article]["people"].append(person)
    return found
