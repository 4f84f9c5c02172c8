"""A text as DOCX, with the changes between two versions as real tracked changes.

Accepting all of them gives the new version, refusing all the old, word for word. What the file says of itself
is neutral: one author for all
changes unless each side's own is asked for, no time, no template, no name of a program, no picture.
ECMA-376 part 1, 17.13.5 (revisions).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree

from goodoffices.report.documents.direction import goes_right_to_left
from goodoffices.report.documents.status import DocumentStatus
from goodoffices.text import NEUTRAL_AUTHOR, FlowParagraph, FlowPiece

_MOMENT = datetime(2000, 1, 1)
"""The time that every document bears: none."""
_TAGS = {"inserted": "w:ins", "deleted": "w:del", "moved-from": "w:moveFrom", "moved-to": "w:moveTo"}
_DROPPED = ("docProps/thumbnail.jpeg", "docProps/app.xml")
_HEADINGS = {"heading": 13, "article": 12}


class _Marks:
    """Numbers of changes, and which moves have begun and where they end."""

    def __init__(self, paragraphs: Sequence[FlowParagraph]) -> None:
        self._next = 0
        self.last: dict[tuple[str, int], int] = {}
        self.begun: set[tuple[str, int]] = set()
        self.ranges: dict[tuple[str, int], str] = {}
        for at, (kind, move) in enumerate(_moves(paragraphs)):
            self.last[kind, move] = at
        self.at = -1

    def number(self) -> str:
        self._next += 1
        return str(self._next)


def _moves(paragraphs: Sequence[FlowParagraph]) -> list[tuple[str, int]]:
    """Every piece that moved, in order."""
    return [(piece.kind, piece.move) for one in paragraphs for piece in one.pieces if piece.move]


def write_word(paragraphs: Sequence[FlowParagraph], status: DocumentStatus) -> bytes:
    """The bytes of a DOCX."""
    document = Document()
    set_up_page(document, status)
    marks = _Marks(paragraphs)
    body = document.element.body
    end = body.find(qn("w:sectPr"))
    for paragraph in paragraphs:
        element = _paragraph(paragraph, marks)
        end.addprevious(element)
    stream = io.BytesIO()
    document.save(stream)
    return neutral_package(stream.getvalue())


def set_up_page(document: WordDocument, status: DocumentStatus) -> None:
    """Page, letters, the line of status above and the number of the page below."""
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    header = section.header.paragraphs[0]
    header.text = "  ·  ".join(part for part in (status.letterhead, status.title, status.line) if part)
    for run in header.runs:
        run.font.size = Pt(8)
    footer = section.footer.paragraphs[0]
    footer.alignment = 1
    _page_number(footer._element)
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = about.category = ""
    about.title, about.subject = status.title, ""
    about.created = about.modified = about.last_printed = _MOMENT
    about.revision = 1


def _page_number(paragraph: etree._Element) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    run.append(_words("1", "w:t"))
    field.append(run)
    paragraph.append(field)


def _paragraph(paragraph: FlowParagraph, marks: _Marks) -> etree._Element:
    element = OxmlElement("w:p")
    words = "".join(piece.words for piece in paragraph.pieces)
    right = goes_right_to_left(words)
    element.append(_shape(paragraph, marks, right))
    for piece in paragraph.pieces:
        _put(element, piece, marks, paragraph.kind, right)
    return element


def _shape(paragraph: FlowParagraph, marks: _Marks, right: bool) -> etree._Element:
    """The properties of a paragraph, in the order of the schema: keeping, direction, space, indent, then its
    end."""
    shape = OxmlElement("w:pPr")
    heading = paragraph.kind in _HEADINGS
    if heading:
        shape.append(OxmlElement("w:keepNext"))
    if right:
        shape.append(OxmlElement("w:bidi"))
    if heading:
        space = OxmlElement("w:spacing")
        space.set(qn("w:before"), "240")
        shape.append(space)
    if paragraph.kind in ("numbered", "option", "item", "paragraph") and paragraph.level > 1:
        indent = OxmlElement("w:ind")
        indent.set(qn("w:start"), str(360 * min(paragraph.level - 1, 8)))
        shape.append(indent)
    if paragraph.end != "kept":
        end = OxmlElement("w:rPr")
        end.append(_change(_TAGS[paragraph.end], paragraph.end_author, marks))
        shape.append(end)
    return shape


def _put(element: etree._Element, piece: FlowPiece, marks: _Marks, kind: str, right: bool) -> None:
    run = OxmlElement("w:r")
    look = _look(kind, right)
    if len(look):
        run.append(look)
    tag = "w:delText" if piece.kind == "deleted" else "w:t"
    run.append(_words(piece.words, tag))
    if piece.kind == "kept":
        element.append(run)
        return
    if piece.move:
        _begin_move(element, piece, marks)
    change = _change(_TAGS[piece.kind], piece.author, marks)
    change.append(run)
    element.append(change)
    if piece.move:
        _end_move(element, piece, marks)


def _look(kind: str, right: bool) -> etree._Element:
    look = OxmlElement("w:rPr")
    if kind in _HEADINGS:
        look.append(OxmlElement("w:b"))
    if right:
        look.append(OxmlElement("w:rtl"))
    return look


def _change(tag: str, author: str, marks: _Marks) -> etree._Element:
    change = OxmlElement(tag)
    change.set(qn("w:id"), marks.number())
    change.set(qn("w:author"), author or NEUTRAL_AUTHOR)
    return change


def _begin_move(element: etree._Element, piece: FlowPiece, marks: _Marks) -> None:
    marks.at += 1
    key = (piece.kind, piece.move)
    if key in marks.begun:
        return
    marks.begun.add(key)
    start = OxmlElement(f"{_TAGS[piece.kind]}RangeStart")
    marks.ranges[key] = marks.number()
    start.set(qn("w:id"), marks.ranges[key])
    start.set(qn("w:author"), piece.author or NEUTRAL_AUTHOR)
    start.set(qn("w:name"), f"move{piece.move}")
    element.append(start)


def _end_move(element: etree._Element, piece: FlowPiece, marks: _Marks) -> None:
    key = (piece.kind, piece.move)
    if marks.last[key] == marks.at:
        end = OxmlElement(f"{_TAGS[piece.kind]}RangeEnd")
        end.set(qn("w:id"), marks.ranges[key])
        element.append(end)


def _words(words: str, tag: str) -> etree._Element:
    element = OxmlElement(tag)
    element.text = "".join(sign for sign in words if fits_xml(sign))
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def fits_xml(sign: str) -> bool:
    """Whether a sign can stand in XML 1.0."""
    code = ord(sign)
    return sign in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def neutral_package(data: bytes) -> bytes:
    """The file without what tells of a program or a time: no picture of a page, no properties of an
    application, no times of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name in _DROPPED:
                continue
            content = old.read(name)
            if name in ("[Content_Types].xml", "_rels/.rels"):
                content = _without(content)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return stream.getvalue()


def _without(content: bytes) -> bytes:
    """A list of parts without those that are dropped."""
    tree = etree.fromstring(content)
    for element in list(tree):
        target = (element.get("PartName") or element.get("Target") or "").lstrip("/")
        if target in _DROPPED:
            tree.remove(element)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
