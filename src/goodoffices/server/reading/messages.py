"""What the desk and its reading process say to each other: a length of eight bytes, then a message in JSON,
both ways.

Nothing of it stands in arguments, files or the environment of either process.
"""

from __future__ import annotations

from typing import IO, Literal

import msgspec

from goodoffices.case import Problem
from goodoffices.language import packed, unpacked
from goodoffices.record import Article, Given
from goodoffices.talks.acts import ReportedDeed
from goodoffices.text import CameBack

LENGTH = 8


class ReadArticles(msgspec.Struct, frozen=True, tag="read_articles"):
    """Read the articles in one file. ``taken`` are the ids in use; ``today`` is a day in ISO form."""

    data: bytes
    name: str
    said: Given
    taken: tuple[str, ...]
    today: str


class ArticlesRead(msgspec.Struct, frozen=True, tag="articles_read"):
    """The articles of one file, and what was odd in it."""

    articles: tuple[Article, ...]
    notes: tuple[Problem, ...]


class AddArticles(msgspec.Struct, frozen=True, tag="add_articles"):
    """Find what stands in ``articles`` and add them to a record, written as :func:`goodoffices.record.encode`
    writes it.
    """

    record: bytes
    case: str
    articles: tuple[Article, ...]


class RecordMade(msgspec.Struct, frozen=True, tag="record_made"):
    """The record with the articles."""

    record: bytes


class ReadCase(msgspec.Struct, frozen=True, tag="read_case"):
    """Read the text of a case file."""

    data: bytes
    name: str


class CaseRead(msgspec.Struct, frozen=True, tag="case_read"):
    """The case as JSON text, with what is wrong by the rules of a case; no case where its form is wrong."""

    case: str
    problems: tuple[Problem, ...] = ()


class ReadDraft(msgspec.Struct, frozen=True, tag="read_draft"):
    """Read the words of a draft: plain text in any encoding, or a DOCX with every change accepted."""

    data: bytes


class DraftRead(msgspec.Struct, frozen=True, tag="draft_read"):
    """The words of a draft."""

    words: str


class ReadBack(msgspec.Struct, frozen=True, tag="read_back"):
    """Read a DOCX that came back, against the words that were sent."""

    data: bytes
    sent: str


class BackRead(msgspec.Struct, frozen=True, tag="back_read"):
    """What came back."""

    came: CameBack


class ReadAgreementFile(msgspec.Struct, frozen=True, tag="read_agreement"):
    """Read the text of an agreement file."""

    data: bytes
    name: str


class AgreementFileRead(msgspec.Struct, frozen=True, tag="agreement_read"):
    """The agreement as JSON text; none where its form is wrong, with what is."""

    agreement: str
    problems: tuple[Problem, ...] = ()


class ReadReportsFile(msgspec.Struct, frozen=True, tag="read_reports"):
    """Read a file of reports of what was done; ``agreement`` is JSON text."""

    data: bytes
    name: str
    agreement: str


class ReportsFileRead(msgspec.Struct, frozen=True, tag="reports_read"):
    """The reports of a file, as they are stored; none where anything is wrong, with what is."""

    reports: tuple[ReportedDeed, ...] = ()
    problems: tuple[Problem, ...] = ()


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The process has started and imported what it reads with: the time of a file begins after this."""


class NotRead(msgspec.Struct, frozen=True, tag="not_read"):
    """The file was refused: it needed too much memory, its bytes are in no encoding that is read, or ``said``
    tells why.
    """

    reason: Literal["memory", "encoding", "said"]
    said: str = ""


Request = ReadArticles | AddArticles | ReadCase | ReadDraft | ReadBack | ReadAgreementFile | ReadReportsFile
Answer = (
    Ready
    | ArticlesRead
    | RecordMade
    | CaseRead
    | DraftRead
    | BackRead
    | AgreementFileRead
    | ReportsFileRead
    | NotRead
)


def send(stream: IO[bytes], message: Request | Answer) -> None:
    """Write one message. Raises OSError if nobody reads any more."""
    data = msgspec.json.encode(message, enc_hook=packed)
    stream.write(len(data).to_bytes(LENGTH, "big"))
    stream.write(data)
    stream.flush()


def restored(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Problems as the reading process said them: with their codes."""
    return tuple(
        msgspec.structs.replace(each, what=unpacked(each.what), instead=unpacked(each.instead))
        for each in problems
    )


def receive(stream: IO[bytes]) -> bytes | None:
    """The next message, undecoded; None if the other side has ended."""
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return data if len(data) == size else None
