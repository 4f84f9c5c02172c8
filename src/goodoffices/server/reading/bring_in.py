"""Articles brought into a record: each file read under limits, then all of them added under limits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from goodoffices.case import Case, Problem
from goodoffices.case.files import case_to_json
from goodoffices.record import Article, Given, Record, encode
from goodoffices.server.reading.confined import Confined, Refused
from goodoffices.server.reading.messages import AddArticles, ArticlesRead, ReadArticles, RecordMade

EXISTING = 200
"""Articles that stand in a record already and take about as long to connect as one new one takes to read."""


class Brought(msgspec.Struct, frozen=True):
    """The record with what could be read; the files that were refused, each with why; and what was odd in others."""

    record: Record
    refused: tuple[tuple[str, Refused], ...] = ()
    notes: tuple[tuple[str, Problem], ...] = ()


def bring_in(
    record: Record, case: Case, files: Sequence[tuple[str, bytes]], said: Given, today: date
) -> Brought:
    """A record with more articles, each file a name and its bytes. Nothing touches the disk.

    An article that stands in the record already is passed over.
    """
    with Confined() as reader:
        articles, refused, notes = _read(reader, record, case, files, said, today)
        made, unfit = _add(reader, record, case, articles)
    return Brought(made, tuple(refused + unfit), tuple(notes))


def _read(
    reader: Confined,
    record: Record,
    case: Case,
    files: Sequence[tuple[str, bytes]],
    said: Given,
    today: date,
) -> tuple[list[tuple[str, Article]], list[tuple[str, Refused]], list[tuple[str, Problem]]]:
    """The articles that are new, each with the name of its file."""
    articles: list[tuple[str, Article]] = []
    refused: list[tuple[str, Refused]] = []
    notes: list[tuple[str, Problem]] = []
    taken = {article.id for article in record.articles} | {source.id for source in case.sources}
    known = {article.hash for article in record.articles}
    for name, data in files:
        try:
            read = reader.ask(ReadArticles(data, name, said, tuple(taken), today.isoformat()))
        except Refused as problem:
            refused.append((name, problem))
            continue
        assert isinstance(read, ArticlesRead)
        notes += [(name, note) for note in read.notes]
        fresh = [article for article in read.articles if article.hash not in known]
        articles += [(name, article) for article in fresh]
        taken.update(article.id for article in fresh)
        known.update(article.hash for article in fresh)
    return articles, refused, notes


def _add(
    reader: Confined, record: Record, case: Case, articles: Sequence[tuple[str, Article]]
) -> tuple[Record, list[tuple[str, Refused]]]:
    """All at once; where that takes too long, one after the other, so that one of them does not keep the others out."""
    if not articles:
        return record, []
    try:
        return _added(reader, record, case, [article for _, article in articles]), []
    except Refused as problem:
        if len(articles) == 1:
            return record, [(articles[0][0], problem)]
    refused: list[tuple[str, Refused]] = []
    for name, article in articles:
        try:
            record = _added(reader, record, case, [article])
        except Refused as problem:
            refused.append((name, problem))
    return record, refused


def _added(reader: Confined, record: Record, case: Case, articles: Sequence[Article]) -> Record:
    times = len(articles) + len(record.articles) // EXISTING
    answer = reader.ask(AddArticles(encode(record), case_to_json(case), tuple(articles)), times=times)
    assert isinstance(answer, RecordMade)
    return msgspec.json.decode(answer.record, type=Record)
