"""Articles brought into a record: each file read under limits, then all of them added under limits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from goodoffices.case import Case, Problem
from goodoffices.case.files import case_to_json
from goodoffices.record import Article, Given, Record, encode
from goodoffices.server.reading.confined import Confined, NotReadError
from goodoffices.server.reading.messages import AddArticles, ArticlesRead, ReadArticles, RecordMade

EXISTING = 200
"""Articles that stand in a record already and take about as long to connect as one new one takes to read."""


_File = tuple[str, list[Article]]
"""The name of a file, and the articles in it."""


class Brought(msgspec.Struct, frozen=True):
    """The record with what could be read; the files that were refused, each with why; and what was odd in
    others.
    """

    record: Record
    refused: tuple[tuple[str, NotReadError], ...] = ()
    notes: tuple[tuple[str, Problem], ...] = ()


def bring_in(
    record: Record, case: Case, files: Sequence[tuple[str, bytes]], said: Given, today: date
) -> Brought:
    """A record with more articles, each file a name and its bytes. Nothing touches the disk.

    An article that stands in the record already is passed over. A feed is one file, however many articles it
    holds: it has the time of one.
    """
    with Confined() as reader:
        found, refused, notes = _read(reader, record, case, files, said, today)
        made, unfit = _add(reader, record, case, found)
    return Brought(made, tuple(refused + unfit), tuple(notes))


def read_again(record: Record, case: Case, article: Article) -> Record:
    """The record with one of its articles read again, as it is now told to be. Raises NotReadError."""
    with Confined() as reader:
        return _added(reader, record, case, [("", [article])])


def _read(
    reader: Confined,
    record: Record,
    case: Case,
    files: Sequence[tuple[str, bytes]],
    said: Given,
    today: date,
) -> tuple[list[_File], list[tuple[str, NotReadError]], list[tuple[str, Problem]]]:
    """The files with articles that are new."""
    found: list[_File] = []
    refused: list[tuple[str, NotReadError]] = []
    notes: list[tuple[str, Problem]] = []
    taken = {article.id for article in record.articles} | {source.id for source in case.sources}
    known = {article.hash for article in record.articles}
    for name, data in files:
        try:
            read = reader.ask(ReadArticles(data, name, said, tuple(taken), today.isoformat()))
        except NotReadError as problem:
            refused.append((name, problem))
            continue
        assert isinstance(read, ArticlesRead)
        notes += [(name, note) for note in read.notes]
        fresh = [article for article in read.articles if article.hash not in known]
        if fresh:
            found.append((name, fresh))
        taken.update(article.id for article in fresh)
        known.update(article.hash for article in fresh)
    return found, refused, notes


def _add(
    reader: Confined, record: Record, case: Case, files: Sequence[_File]
) -> tuple[Record, list[tuple[str, NotReadError]]]:
    """All at once; where that takes too long, one file after the other, so that one of them does not keep the
    others out.
    """
    if not files:
        return record, []
    try:
        return _added(reader, record, case, files), []
    except NotReadError as problem:
        if len(files) == 1:
            return record, [(files[0][0], problem)]
    refused: list[tuple[str, NotReadError]] = []
    for one in files:
        try:
            record = _added(reader, record, case, [one])
        except NotReadError as problem:
            refused.append((one[0], problem))
    return record, refused


def _added(reader: Confined, record: Record, case: Case, files: Sequence[_File]) -> Record:
    articles = tuple(article for _, found in files for article in found)
    times = len(files) + len(record.articles) // EXISTING
    answer = reader.ask(AddArticles(encode(record), case_to_json(case), articles), times=times)
    assert isinstance(answer, RecordMade)
    return msgspec.json.decode(answer.record, type=Record)
