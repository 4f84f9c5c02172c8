"""The record: articles, what was found in them and how it connects; and its JSON file.

A file holds ``articles``, ``statements``, ``figures``, ``events``, ``links`` and besides ``dates``,
``proposals``, ``people`` and ``orphans``. Offsets count characters of the article's ``text`` from 0; a
passage's ``text`` equals that slice, and a file in which one does not is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from goodoffices.case import Problem, ProblemsFound
from goodoffices.case.files import save
from goodoffices.language import CodedText
from goodoffices.record.iso import is_day, is_time
from goodoffices.record.model import (
    Article,
    DateMention,
    Event,
    Figure,
    Link,
    Passage,
    Person,
    Proposal,
    Statement,
)

FORMAT = "goodoffices-record-1"
Kind = Literal["statements", "figures", "events", "proposals", "dates"]
KINDS: tuple[Kind, ...] = ("statements", "figures", "events", "proposals", "dates")
"""The kinds of rows that stand on a passage, by the name of their list in the file."""
BIGGEST = 4_000_000_000
"""Largest file that is read; a record has some 25,000 bytes for each article."""


class Orphan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A confirmed row whose passage is no longer found, kept as it was, with the reason."""

    kind: Kind
    why: str
    statement: Statement | None = None
    figure: Figure | None = None
    event: Event | None = None
    proposal: Proposal | None = None
    date: DateMention | None = None

    @property
    def held(self) -> Passage | None:
        """The row, or None where a file names an orphan without one; such a file is refused."""
        return self.statement or self.figure or self.event or self.proposal or self.date

    @property
    def row(self) -> Passage:
        """The row itself."""
        assert self.held is not None
        return self.held


class Record(msgspec.Struct, frozen=True, kw_only=True, dict=True, forbid_unknown_fields=True):
    """What was said in public, each item on its passage. Ids are unique in the record. ``aside`` names what
    a person does not want to be proposed again out of it.
    """

    format: str = FORMAT
    articles: tuple[Article, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    dates: tuple[DateMention, ...] = ()
    people: tuple[Person, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    aside: tuple[str, ...] = ()

    def article(self, key: str) -> Article:
        """The article of that id; KeyError where there is none."""
        found = self._by_id.get(key)
        if found is None:
            raise KeyError(CodedText("record-has-no-article", "the record has no article %(key)r", key=key))
        return found

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        return {article.id: article for article in reversed(self.articles)}

    def rows(self, *kinds: Kind) -> Iterator[tuple[Kind, Passage]]:
        """Every row that stands on a passage, kind by kind in the order of the record (all kinds where none
        is named).
        """
        for kind in kinds or KINDS:
            yield from ((kind, row) for row in getattr(self, kind))

    def row(self, key: str) -> tuple[Kind, Passage]:
        """The row of that id with its kind; KeyError where there is none."""
        for kind, row in self.rows():
            if row.id == key:
                return kind, row
        raise KeyError(CodedText("record-has-no-row", "the record has no row %(key)r", key=key))


def encode(record: Record) -> bytes:
    """The record as JSON, a line for every row, so that two versions can be laid side by side."""
    return b"".join(_pieces(record))


def _pieces(record: Record) -> Iterator[bytes]:
    encoder = msgspec.json.Encoder()
    yield b'{\n"format": ' + encoder.encode(record.format)
    for name in record.__struct_fields__:
        rows = getattr(record, name)
        if not isinstance(rows, tuple) or (name == "aside" and not rows):
            continue
        yield f',\n"{name}": ['.encode()
        for place, row in enumerate(rows):
            yield b",\n  " if place else b"\n  "
            yield encoder.encode(row)
        yield b"\n]" if rows else b"]"
    yield b"\n}\n"


def write(record: Record, file: Path) -> None:
    """Write the record whole or not at all. Raises :class:`ProblemsFound` where the folder cannot be
    written.
    """
    save(file, _pieces(record))  # piece by piece: the file of many articles is larger than what fits twice


def read(file: Path) -> Record:
    """Read a record's file. Raises :class:`ProblemsFound` for one that is not, or in which a passage does not
    match.
    """
    try:
        if file.stat().st_size > BIGGEST:
            raise ProblemsFound(
                [
                    Problem(
                        str(file),
                        0,
                        0,
                        CodedText(
                            "has-more-than-bytes",
                            "it has more than %(biggest)s bytes.",
                            biggest=f"{BIGGEST:,}",
                        ),
                    )
                ]
            )
        record = msgspec.json.decode(file.read_bytes(), type=Record)
    except OSError as problem:
        what, advice = (
            CodedText("cannot-opened", "cannot be opened (%(strerror)s).", strerror=problem.strerror),
            CodedText(
                "name-record-goodoffices-record", "Name a record, as goodoffices record build writes it."
            ),
        )
        raise ProblemsFound([Problem(str(file), 0, 0, what, advice)]) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        what, unknown = (
            CodedText("not-record", "this is not a record (%(problem)s).", problem=str(problem)),
            "unknown field" in str(problem),
        )
        advice = (
            CodedText("take-out", "Take it out.")
            if unknown
            else CodedText("write-one-goodoffices-record", "Write one with goodoffices record build.")
        )
        raise ProblemsFound([Problem(str(file), 0, 0, what, advice)]) from None
    if record.format != FORMAT:
        what = CodedText(
            "its-format-version-reads",
            "its format is %(format)r, and this version reads %(format2)r.",
            format=record.format,
            format2=FORMAT,
        )
        raise ProblemsFound([Problem(str(file), 0, 0, what, CodedText("build-again", "Build it again."))])
    problems = check(record, str(file))
    if problems:
        raise ProblemsFound(problems[:20])
    return record


def check(record: Record, file: str = "") -> list[Problem]:
    """What is wrong with a record: ids used twice, articles that are missing, passages that do not match
    their text, times that are none, places outside of their article.
    """
    return [Problem(file, 0, 0, what, advice) for what, advice in _wrong(record)]


_ISO = CodedText("write-2031-05-06", "Write it as 2031-05-06, or leave it empty.")
_TIMES = ("said", "when", "date", "since", "value")
_SPANS = ("sentence", "cue_span", "speaker_span")


def _wrong(record: Record) -> Iterator[tuple[str, str]]:
    """Each thing that is wrong, and what to do."""
    texts: dict[str, str] = {}
    for article in record.articles:
        if article.id in texts:
            yield (
                CodedText("there-two-articles", "there are two articles %(id)r.", id=article.id),
                CodedText("give-each-its-own", "Give each its own id."),
            )
        texts[article.id] = article.text
        if article.published and not is_day(article.published):
            yield (
                CodedText(
                    "article-published-which-no",
                    "the article %(id)r is published on %(published)r, which is no day.",
                    id=article.id,
                    published=article.published,
                ),
                _ISO,
            )
        if any(not 0 <= line.start <= line.end <= len(article.text) for line in article.lines):
            yield (
                CodedText("lines-go-beyond-its", "the lines of %(id)r go beyond its text.", id=article.id),
                _AGAIN,
            )
    seen: set[str] = set()
    for _, row in record.rows():
        if row.id in seen:
            yield (
                CodedText("there-two-rows", "there are two rows %(id)r.", id=row.id),
                CodedText("give-each-its-own", "Give each its own id."),
            )
        seen.add(row.id)
        yield from _wrong_row(row, texts.get(row.article))
    for person in record.people:
        text = texts.get(person.article, "")
        if any(not 0 <= start <= end <= len(text) for start, end in person.spans):
            yield (
                CodedText(
                    "places-not",
                    "the places of %(name)r are not in %(article)r.",
                    name=person.name,
                    article=person.article,
                ),
                _AGAIN,
            )
    for orphan in record.orphans:
        if orphan.held is None:
            yield (
                CodedText("orphan-has-no-row", "an orphan (%(why)r) has no row.", why=orphan.why),
                CodedText("take-out-or-put", "Take it out, or put its row back."),
            )


_AGAIN = CodedText("build-record-again-from", "Build the record again from the articles.")


def _wrong_row(row: Passage, text: str | None) -> Iterator[tuple[str, str]]:
    if text is None:
        yield (
            CodedText(
                "row-names-article-which",
                "row %(id)r names the article %(article)r, which is not here.",
                id=row.id,
                article=row.article,
            ),
            CodedText("put-article-back-or", "Put the article back, or take the row out."),
        )
        return
    if not 0 <= row.start <= row.end <= len(text) or text[row.start : row.end] != row.text:
        yield (
            CodedText(
                "passage-not-what-has",
                "the passage of %(id)r is not what %(article)r has at %(start)s to %(end)s.",
                id=row.id,
                article=row.article,
                start=row.start,
                end=row.end,
            ),
            _AGAIN,
        )
    for name in _TIMES:
        value = getattr(row, name, "")
        if value and not is_time(value):
            yield (
                CodedText(
                    "which-no-time",
                    "%(name)s of %(id)r is %(value)r, which is no time.",
                    name=name,
                    id=row.id,
                    value=value,
                ),
                _ISO,
            )
    for name in _SPANS:
        span = getattr(row, name, None)
        if span is not None and not 0 <= span[0] <= span[1] <= len(text):
            yield (
                CodedText(
                    "record-not",
                    "%(name)s of %(id)r is not in %(article)r.",
                    name=name,
                    id=row.id,
                    article=row.article,
                ),
                _AGAIN,
            )
