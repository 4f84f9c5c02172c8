"""A text as PDF, with letterhead, numbered lines, its status on each page, and a second language beside the
first.

Set by Typst in this process: no program and no library of the system is asked, no font of it is used, and
nothing is fetched. What people
wrote reaches it as data, never as markup.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import as_file, files
from typing import Any

from goodoffices.language.words import gettext as _
from goodoffices.report.documents.direction import goes_right_to_left, language_of
from goodoffices.report.documents.status import DocumentStatus
from goodoffices.text import FlowParagraph

_HEADINGS = ("heading", "article")


class PdfFailedError(RuntimeError):
    """The PDF could not be set; the message says why."""


def write_pdf(
    paragraphs: Sequence[FlowParagraph],
    status: DocumentStatus,
    *,
    lines: bool = True,
    beside: Sequence[tuple[Sequence[FlowParagraph], Sequence[FlowParagraph]]] = (),
    notes: Sequence[str] = (),
) -> bytes:
    """The bytes of a PDF. ``lines`` numbers the lines; ``beside`` are rows of two languages, clause by
    clause, and then ``paragraphs`` are left out and
    rows are numbered; ``notes`` stand below the title (which text prevails …). Raises
    :class:`PdfFailedError`."""
    data: dict[str, Any] = {
        "title": status.title,
        "status": status.line,
        "letterhead": status.letterhead,
        "lines": lines,
        "notes": list(notes),
        "paragraphs": [] if beside else [_shape(one) for one in paragraphs],
        "pairs": [
            {"first": [_shape(one) for one in first], "second": [_shape(one) for one in second]}
            for first, second in beside
        ],
    }
    return compiled(json.dumps(data, ensure_ascii=True), "draft.typ")


def _shape(one: FlowParagraph) -> dict[str, Any]:
    words = "".join(piece.words for piece in one.pieces)
    return {
        "heading": one.kind in _HEADINGS,
        "level": 0 if one.kind in _HEADINGS else max(0, min(one.level - 1, 8)),
        "right": goes_right_to_left(words),
        "lang": language_of(words),
        "pieces": [{"kind": piece.kind, "words": piece.words} for piece in one.pieces],
    }


def compiled(data: str, template: str) -> bytes:
    """The PDF that a template of this folder makes of data in JSON. Raises :class:`PdfFailedError`."""
    import typst  # a library of eighty megabytes, needed for PDF alone

    with as_file(files("goodoffices.report.documents")) as folder:
        try:
            made = typst.compile(
                folder / template,
                format="pdf",
                sys_inputs={"data": data},
                font_paths=[folder / "fonts"],
                ignore_system_fonts=True,
            )
        except typst.TypstError as why:
            raise PdfFailedError(_("The PDF could not be set: %(why)s.", why=why)) from why
    assert isinstance(made, bytes)
    return made
