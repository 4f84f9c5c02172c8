"""A paper as PDF: set as a text is, by Typst in this process, from words that are never read as markup."""

from __future__ import annotations

import json
from typing import Any

from goodoffices.report.documents.direction import goes_right_to_left, language_of
from goodoffices.report.documents.paper import Paper, PaperBlock, PaperTable
from goodoffices.report.documents.pdf import compiled


def write_paper_pdf(paper: Paper) -> bytes:
    """The bytes of a PDF. Raises :class:`~goodoffices.report.documents.pdf.PdfFailedError`."""
    data = {
        "title": _words(paper.title),
        "status": paper.status,
        "wide": paper.wide,
        "blocks": [_block(one) for one in paper.blocks],
        "foot": [_words(one) for one in paper.foot],
    }
    return compiled(json.dumps(data, ensure_ascii=True), "paper.typ")


def _block(block: PaperBlock) -> dict[str, Any]:
    if isinstance(block, PaperTable):
        return {
            "kind": "table",
            "right": bool(block.header) and goes_right_to_left(block.header[0]),
            "header": [_words(one) for one in block.header],
            "rows": [[[_words(one) for one in lines] for lines in cells] for cells in block.rows],
        }
    return {"kind": block.kind, **_words(block.words)}


def _words(words: str) -> dict[str, Any]:
    return {"words": words, "right": goes_right_to_left(words), "lang": language_of(words)}
