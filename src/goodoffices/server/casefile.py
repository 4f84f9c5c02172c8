"""The case file of a case: attached to its home room, sealed; the newest counts."""

from __future__ import annotations

from goodoffices.case import Case
from goodoffices.case.files import case_to_json, read_case_text
from goodoffices.desk.issues import Outline, outline_of
from goodoffices.server.store import OpenCase, Pen
from goodoffices.talks import acts

CASE_MEDIA = "application/vnd.goodoffices.case+json"
RECORD_MEDIA = "application/vnd.goodoffices.record+json"


def read_case_file(case: OpenCase) -> Case:
    """The whole case file (some hundredths of a second); an empty case where none was attached.

    It may be unfinished: whoever computes from it asks :func:`goodoffices.case.validate.problems_of` first.
    """
    text = newest_bytes(case, CASE_MEDIA)
    if not text:
        return Case(title=case.title, parties=(), issues=())
    return read_case_text(text.decode(), "case", "json", unfinished=True)


def read_outline(case: OpenCase) -> Outline:
    """Parties and issues alone, quickly."""
    text = newest_bytes(case, CASE_MEDIA)
    return outline_of(text) if text else Outline()


def newest_bytes(case: OpenCase, media: str) -> bytes:
    """The newest file of that type in the home room; empty where there is none."""
    item = case.newest(media)
    if item is None:
        return b""
    assert isinstance(item.act, acts.Attached)
    return case.read(item.act.file)


def keep_case_file(pen: Pen, case: Case) -> None:
    """Attach a case file as the newest."""
    _keep(pen, case_to_json(case).encode(), "case.json", CASE_MEDIA)


def keep_record(pen: Pen, record: bytes) -> None:
    """Attach a record of what was said in public (as :func:`goodoffices.record.encode` writes it) as the newest."""
    _keep(pen, record, "record.json", RECORD_MEDIA)


def _keep(pen: Pen, data: bytes, name: str, media: str) -> None:
    file = pen.attach(data)
    pen.write(pen.case.home, acts.Attached(words="", file=file, name=name, media=media))
