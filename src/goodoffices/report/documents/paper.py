"""A paper: headings, paragraphs, lists and tables, ready to be written as DOCX or PDF.

It has words and nothing else: what stands on it was decided by who made it, and no writer knows a case.
"""

from __future__ import annotations

from typing import Literal

import msgspec

PaperKind = Literal["heading", "paragraph", "item", "small", "rule"]
"""A heading; a paragraph; one of a list; what stands in small letters; a line to write on, with its label."""


class PaperLine(msgspec.Struct, frozen=True):
    """Words of one kind."""

    words: str
    kind: PaperKind = "paragraph"


class PaperTable(msgspec.Struct, frozen=True):
    """A table: its header, and rows of cells, each of one or several lines."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]


PaperBlock = PaperLine | PaperTable


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper. ``title`` stands above it, ``status`` on each page; ``wide`` lays it on its side."""

    title: str
    status: str
    blocks: tuple[PaperBlock, ...]
    foot: tuple[str, ...] = ()
    wide: bool = False
