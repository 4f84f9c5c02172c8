"""A paper as DOCX: what the file says of itself is neutral, as that of a text is."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from goodoffices.report.documents.direction import goes_right_to_left
from goodoffices.report.documents.paper import Paper, PaperLine, PaperTable
from goodoffices.report.documents.status import DocumentStatus
from goodoffices.report.documents.word import fits_xml, neutral_package, set_up_page

_SIZES = {"heading": 13, "small": 9}
_RULE = "_" * 40


def write_paper_word(paper: Paper) -> bytes:
    """The bytes of a DOCX."""
    document = Document()
    set_up_page(document, DocumentStatus(title=paper.title, told=paper.status))
    if paper.wide:
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    _line(document, paper.title, size=15, bold=True)
    for block in paper.blocks:
        if isinstance(block, PaperTable):
            _table(document, block)
        else:
            _block(document, block)
    for words in paper.foot:
        _line(document, words, size=9)
    stream = io.BytesIO()
    document.save(stream)
    return neutral_package(stream.getvalue())


def _block(document: WordDocument, block: PaperLine) -> None:
    words = f"{block.words}  {_RULE}" if block.kind == "rule" else block.words
    style = "List Bullet" if block.kind == "item" else None
    _line(document, words, size=_SIZES.get(block.kind, 11), bold=block.kind == "heading", style=style)


def _line(
    document: WordDocument, words: str, *, size: float, bold: bool = False, style: str | None = None
) -> None:
    paragraph = document.add_paragraph(style=style)
    paragraph.paragraph_format.keep_with_next = bold
    for number, line in enumerate(words.split("\n")):
        _write(paragraph, line, size, bold, again=bool(number))


def _write(paragraph: Paragraph, words: str, size: float, bold: bool, *, again: bool = False) -> None:
    """Put a line into a paragraph, read from its own side."""
    run = paragraph.add_run()
    if again:
        run.add_break()
    run.add_text("".join(sign for sign in words if fits_xml(sign)))
    run.font.size, run.bold = Pt(size), bold
    if goes_right_to_left(words):
        shape = paragraph._element.get_or_add_pPr()
        if shape.find(qn("w:bidi")) is None:
            shape.append(OxmlElement("w:bidi"))
        run._element.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _table(document: WordDocument, table: PaperTable) -> None:
    made = document.add_table(rows=1 + len(table.rows), cols=len(table.header))
    made.style = "Table Grid"
    if table.header and goes_right_to_left(table.header[0]):
        made._element.tblPr.append(OxmlElement("w:bidiVisual"))
    for cell, words in zip(made.rows[0].cells, table.header, strict=True):
        _write(cell.paragraphs[0], words, 9, bold=True)
    repeated = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row, cells in zip(list(made.rows)[1:], table.rows, strict=True):
        for cell, lines in zip(row.cells, cells, strict=True):
            for number, words in enumerate(lines):
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                _write(paragraph, words, 9, bold=False)
