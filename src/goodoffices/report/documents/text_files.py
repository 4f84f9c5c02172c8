"""A text as a file of one of four kinds, with its status: DOCX with tracked changes, PDF, plain text, Akoma
Ntoso.
"""

from __future__ import annotations

from typing import Literal

from goodoffices.desk.views.text_files import TextFile
from goodoffices.language.words import gettext as _
from goodoffices.report.documents.status import DocumentStatus
from goodoffices.text import FlowParagraph, changed_flow, merged_flow, plain_flow, side_by_side

FileKind = Literal["docx", "pdf", "txt", "xml"]
MEDIA: dict[FileKind, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",  # no words: a media type
    "xml": "application/akn+xml",
}


def status_of(file: TextFile) -> DocumentStatus:
    """What the file says of its standing."""
    name = file.name or (_("draft %(number)s", number=file.number) if file.number else "")
    return DocumentStatus(title=file.title, version=name, day=file.day, clean=file.clean, agreed=file.agreed)


def standing_of(title: str, *, clean: bool, agreed: bool = False) -> str:
    """The line of status that a text will bear in a room, with its title."""
    return f"{title} · {DocumentStatus(clean=clean, agreed=agreed).line}"


def text_bytes(file: TextFile, kind: FileKind) -> bytes:
    """The bytes of the file."""
    if kind == "txt":
        # Read again, what stands between the lines of hyphens is about the file, and no part of the text.
        return f"---\n{status_of(file).line}\n---\n\n{file.text.printed}".encode()
    if kind == "xml":
        from goodoffices.report.documents.akoma import write_akoma

        return write_akoma(file.text, status_of(file), language=file.language, day=file.day[:10])
    if kind == "docx":
        from goodoffices.report.documents.word import write_word

        return write_word(flow_of(file), status_of(file))
    from goodoffices.report.documents.pdf import write_pdf

    if file.beside is not None:
        notes = [_("Where the texts differ, the %(prevails)s text prevails.", prevails=file.prevails)]
        rows = side_by_side(file.text, file.beside)
        return write_pdf([], status_of(file), beside=rows, notes=notes if file.prevails else [])
    return write_pdf(flow_of(file), status_of(file))


def flow_of(file: TextFile) -> list[FlowParagraph]:
    """The paragraphs of the file, with what changed or waits."""
    if file.merged is not None:
        return merged_flow(file.text, file.merged)
    return changed_flow(file.against, file.text) if file.against is not None else plain_flow(file.text)
