"""The reading process itself: ``python -m goodoffices.server.reading.reader SECONDS PARENT``."""

from __future__ import annotations

import sys
from datetime import date
from typing import Literal

import msgspec

from goodoffices.agreement.files import agreement_to_json, read_agreement_text
from goodoffices.agreement.tracking import read_reports_text
from goodoffices.case import ProblemsFound
from goodoffices.case.files import case_to_json, read_case_in_progress, read_case_text
from goodoffices.desk import with_articles
from goodoffices.desk.keeping.received import stored_report
from goodoffices.language import CodedText, packed
from goodoffices.record import Record, UnreadableArticleError, encode, read_bytes
from goodoffices.server.reading.limits import end_with, limit_memory, limit_time
from goodoffices.server.reading.messages import (
    AddArticles,
    AgreementFileRead,
    Answer,
    ArticlesRead,
    BackRead,
    CaseRead,
    DraftRead,
    NotRead,
    ReadAgreementFile,
    ReadArticles,
    ReadBack,
    ReadCase,
    ReadDraft,
    ReadReportsFile,
    Ready,
    RecordMade,
    ReportsFileRead,
    Request,
    receive,
    send,
)
from goodoffices.text import (
    UnreadableTextError,
    WordRefusedError,
    compare_with_sent,
    decode_text,
    read_word,
)

ZIP = b"PK\x03\x04"
"""How a DOCX begins."""


def answer_to(request: Request) -> Answer:
    """What comes of one request."""
    match request:
        case ReadArticles():
            return _articles(request)
        case AddArticles():
            return _added(request)
        case ReadCase():
            return _case(request)
        case ReadDraft():
            return _draft(request)
        case ReadBack():
            return _back(request)
        case ReadAgreementFile():
            return _agreement(request)
        case ReadReportsFile():
            return _reports(request)


def _articles(request: ReadArticles) -> Answer:
    try:
        articles, notes = read_bytes(
            request.data,
            name=request.name.rsplit(".", 1)[0] or "article",
            file=request.name,
            given=request.said,
            taken=set(request.taken),
            today=date.fromisoformat(request.today),
        )
    except UnreadableArticleError as problem:
        return NotRead("said", problem.args[0])
    return ArticlesRead(tuple(articles), tuple(notes))


def _added(request: AddArticles) -> Answer:
    before = msgspec.json.decode(request.record, type=Record)
    case = read_case_text(request.case, "case", "json", unfinished=True)
    return RecordMade(encode(with_articles(before, case, request.articles)))


def _case(request: ReadCase) -> Answer:
    try:
        text = request.data.decode("utf-8-sig")
        kind: Literal["json", "yaml"] = "json" if text.lstrip()[:1] == "{" else "yaml"
        case, problems = read_case_in_progress(text, request.name, kind)
    except UnicodeDecodeError:
        return NotRead("encoding")
    except ProblemsFound as found:
        return CaseRead("", found.problems)
    return CaseRead(case_to_json(case), problems)


def _draft(request: ReadDraft) -> Answer:
    try:
        if request.data.startswith(ZIP):
            # Paragraphs of a word processor are paragraphs of the text: a blank line between them.
            return DraftRead(read_word(request.data).accepted.replace("\n", "\n\n"))
        return DraftRead(decode_text(request.data)[0])
    except (UnreadableTextError, WordRefusedError) as problem:
        return NotRead("said", _packed(problem.args[0]))


def _back(request: ReadBack) -> Answer:
    try:
        return BackRead(compare_with_sent(request.sent, read_word(request.data)))
    except WordRefusedError as problem:
        return NotRead("said", _packed(problem.args[0]))


def _packed(told: object) -> str:
    return packed(told) if isinstance(told, CodedText) else str(told)


def _agreement(request: ReadAgreementFile) -> Answer:
    try:
        text = request.data.decode("utf-8-sig")
        kind: Literal["json", "yaml"] = "json" if text.lstrip()[:1] == "{" else "yaml"
        read = read_agreement_text(text, request.name, kind)
    except UnicodeDecodeError:
        return NotRead("encoding")
    except ProblemsFound as found:
        return AgreementFileRead("", found.problems)
    return AgreementFileRead(agreement_to_json(read.agreement))


def _reports(request: ReadReportsFile) -> Answer:
    agreement = read_agreement_text(request.agreement, "agreement", "json").agreement
    try:
        text = request.data.decode("utf-8-sig")
        as_json = text.lstrip()[:1] in ("[", "{")
        reports = read_reports_text(text, agreement, request.name, as_json=as_json)
    except UnicodeDecodeError:
        return NotRead("encoding")
    except ProblemsFound as found:
        return ReportsFileRead(problems=found.problems)
    return ReportsFileRead(tuple(map(stored_report, reports)))


def main() -> int:
    """Answer requests until there are no more."""
    seconds, parent = map(int, sys.argv[1:])
    end_with(parent)
    limit_memory()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    send(target, Ready())
    while (data := receive(source)) is not None:
        request = msgspec.json.decode(data, type=Request)
        limit_time(seconds)
        try:
            send(target, answer_to(request))
        except MemoryError:
            send(target, NotRead("memory"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
