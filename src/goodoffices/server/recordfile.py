"""The record of a case: kept sealed in the home room, changed by a person's acts, and what it says carried over to the case file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import msgspec

from goodoffices.case import Case
from goodoffices.desk import first_case, public_positions
from goodoffices.record import Article, Found, Given, Record, Unreadable, build, encode, read_bytes
from goodoffices.record.file import KINDS
from goodoffices.server.casefile import (
    RECORD_MEDIA,
    keep_case_file,
    keep_record,
    newest_bytes,
    read_case_file,
)
from goodoffices.server.store import OpenCase, Pen


def read_record(case: OpenCase) -> Record:
    """The record as it stands; empty where nothing was brought in yet."""
    data = newest_bytes(case, RECORD_MEDIA)
    return msgspec.json.decode(data, type=Record) if data else Record()


def change_record(pen: Pen, change: Callable[[Record], Record]) -> None:
    """Keep the record as ``change`` makes it, and the case file with the positions that were confirmed in it; nothing, where nothing changed."""
    before = read_record(pen.case)
    after = change(before)
    if after == before:
        return
    keep_record(pen, encode(after))
    case = read_case_file(pen.case)
    grown = public_positions(case, after)
    if grown != case:
        keep_case_file(pen, grown)


def bring_in(
    record: Record, case: Case, given: Sequence[tuple[str, bytes]], said: Given, today: date
) -> tuple[Record, list[str]]:
    """The record with more articles, each a name and its bytes; and a line for each that could not be read. Nothing touches the disk."""
    articles: list[Article] = []
    problems: list[str] = []
    taken = {article.id for article in record.articles} | {source.id for source in case.sources}
    known = {article.hash for article in record.articles}
    for name, data in given:
        try:
            found, notes = read_bytes(
                data,
                name=name.rsplit(".", 1)[0] or "article",
                file=name,
                given=said,
                taken=taken,
                today=today,
            )
        except Unreadable as problem:
            problems.append(f"{name}: {problem}")
            continue
        problems += [f"{name}: {note.what}" for note in notes]
        articles += [article for article in found if article.hash not in known]
        known.update(article.hash for article in found)
    if not articles:
        return record, problems
    return build([*record.articles, *articles], partial(_found, record, case, articles), record), problems


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
