"""A DOCX that comes back: its words with the marks of every round, and its comments apart.

Each run of words knows who put it in and who struck it out. Formatting is left behind. Comments never stand
among the words: they are for
mediators alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from lxml import etree

from goodoffices.language import CodedText
from goodoffices.text.word_numbers import WordNumbers
from goodoffices.text.word_parts import WordRefusedError, open_parts

NEUTRAL_AUTHOR = "Mediation"
"""The one author of changes in files that leave the house, where no side is named."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_CHANGES = {"ins": "inserted", "moveTo": "inserted", "del": "deleted", "moveFrom": "deleted"}
_DEEPEST = 200
"""How deep elements may lie in each other; a text needs a dozen."""


class WordChangeBy(msgspec.Struct, frozen=True):
    """Whose change it is, and when it was made, as the file says; both may be empty or wrong."""

    author: str = ""
    time: str = ""


class WordRun(msgspec.Struct, frozen=True, kw_only=True):
    """Words with what became of them: put in by whom, struck out by whom. A run that has both was put in by
    one and struck out by another."""

    words: str
    inserted: WordChangeBy | None = None
    deleted: WordChangeBy | None = None
    moved: bool = False


class WordComment(msgspec.Struct, frozen=True, kw_only=True):
    """A comment: whose, when, what it says, and the words that it stands beside."""

    author: str
    time: str
    words: str
    beside: str = ""


class WordText(msgspec.Struct, frozen=True, kw_only=True):
    """What a DOCX holds. An end of a paragraph is a run of one line feed, with its own marks."""

    runs: tuple[WordRun, ...]
    comments: tuple[WordComment, ...] = ()

    @property
    def accepted(self) -> str:
        """The words with every change accepted: paragraphs, ended by a line feed each."""
        return "".join(run.words for run in self.runs if run.deleted is None)

    @property
    def refused(self) -> str:
        """The words with every change refused."""
        return "".join(run.words for run in self.runs if run.inserted is None)

    @property
    def authors(self) -> tuple[str, ...]:
        """Everybody who made a change, in the order of the text."""
        marks = [mark for run in self.runs for mark in (run.inserted, run.deleted) if mark is not None]
        return tuple(dict.fromkeys(mark.author for mark in marks))


def read_word(data: bytes) -> WordText:
    """Read a DOCX. Raises :class:`~goodoffices.text.word_parts.WordRefusedError` for what could harm or is no
    DOCX."""
    parts = open_parts(data)
    document = parts["word/document.xml"]
    body = document.find(f"{_W}body")
    if body is None:
        raise WordRefusedError(
            CodedText("has-no-body-text", "it has no body of text. Save the text as .docx again.")
        )
    reader = _Reader(WordNumbers(parts.get("word/numbering.xml"), parts.get("word/styles.xml")))
    reader.block(body, None, None, False, 0)
    comments = tuple(_comments(parts.get("word/comments.xml"), reader.beside))
    return WordText(runs=tuple(_joined(reader.runs)), comments=comments)


class _Reader:
    """Walks the body once, in the order in which it is read."""

    def __init__(self, numbers: WordNumbers) -> None:
        self.runs: list[WordRun] = []
        self.beside: dict[str, str] = {}
        self._numbers = numbers
        self._commented: set[str] = set()

    def block(
        self,
        element: etree._Element,
        inserted: WordChangeBy | None,
        deleted: WordChangeBy | None,
        moved: bool,
        depth: int,
    ) -> None:
        if depth > _DEEPEST:
            raise WordRefusedError(
                CodedText(
                    "its-parts-lie-each",
                    "its parts lie in each other without end. Copy the words into a new document.",
                )
            )
        for child in element:
            if not isinstance(child.tag, str):
                continue
            name = etree.QName(child).localname
            if child.tag == f"{_W}p":
                self._paragraph(child, inserted, deleted, moved, depth + 1)
            elif child.tag == f"{_MC}AlternateContent":
                choice = child.find(f"{_MC}Choice")
                if choice is not None:
                    self.block(choice, inserted, deleted, moved, depth + 1)
            elif name in _CHANGES and child.tag.startswith(_W):
                change = WordChangeBy(
                    child.get(f"{_W}author") or "",
                    child.get(f"{_W}date") or "",
                )
                into = _CHANGES[name] == "inserted"
                self.block(
                    child,
                    change if into else inserted,
                    deleted if into else change,
                    moved or name.startswith("move"),
                    depth + 1,
                )
            elif child.tag == f"{_W}r":
                self._run(child, inserted, deleted, moved, depth + 1)
            elif name == "commentRangeStart":
                self._commented.add(child.get(f"{_W}id") or "")
            elif name == "commentRangeEnd":
                self._commented.discard(child.get(f"{_W}id") or "")
            elif name not in (
                "pPr",
                "rPr",
                "tblPr",
                "tblGrid",
                "trPr",
                "tcPr",
                "sdtPr",
                "sectPr",
                "instrText",
            ):
                self.block(child, inserted, deleted, moved, depth + 1)

    def _paragraph(
        self,
        element: etree._Element,
        inserted: WordChangeBy | None,
        deleted: WordChangeBy | None,
        moved: bool,
        depth: int,
    ) -> None:
        shape = element.find(f"{_W}pPr")
        number = self._numbers.number(shape)
        if number:
            self.runs.append(WordRun(words=number, inserted=inserted, deleted=deleted, moved=moved))
        self.block(element, inserted, deleted, moved, depth)
        for mark in shape.iterfind(f"{_W}rPr/*") if shape is not None else ():
            change = _CHANGES.get(etree.QName(mark).localname)
            by = WordChangeBy(
                mark.get(f"{_W}author") or "",
                mark.get(f"{_W}date") or "",
            )
            inserted = by if change == "inserted" else inserted
            deleted = by if change == "deleted" else deleted
        self.runs.append(WordRun(words="\n", inserted=inserted, deleted=deleted, moved=moved))

    def _run(
        self,
        element: etree._Element,
        inserted: WordChangeBy | None,
        deleted: WordChangeBy | None,
        moved: bool,
        depth: int,
    ) -> None:
        for child in element:
            if not isinstance(child.tag, str):
                continue
            name = etree.QName(child).localname
            if name in ("t", "delText") and child.tag.startswith(_W):
                words = child.text or ""
            elif name in _SIGNS and child.tag.startswith(_W):
                words = _SIGNS[name]
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self._boxes(child, inserted, deleted, moved, depth + 1)
                continue
            else:
                continue
            self.runs.append(WordRun(words=words, inserted=inserted, deleted=deleted, moved=moved))
            for number in self._commented:
                self.beside[number] = self.beside.get(number, "") + words

    def _boxes(
        self,
        element: etree._Element,
        inserted: WordChangeBy | None,
        deleted: WordChangeBy | None,
        moved: bool,
        depth: int,
    ) -> None:
        """The words of text boxes, which lie in pictures; of two forms of one box the first."""
        for box in element.iter(f"{_W}txbxContent"):
            self.block(box, inserted, deleted, moved, depth + 1)
            return


def _comments(part: etree._Element | None, beside: dict[str, str]) -> Iterator[WordComment]:
    for one in part.iter(f"{_W}comment") if part is not None else ():
        words = "\n".join(
            "".join(text.text or "" for text in paragraph.iter(f"{_W}t")) for paragraph in one.iter(f"{_W}p")
        )
        yield WordComment(
            author=one.get(f"{_W}author") or "",
            time=one.get(f"{_W}date") or "",
            words=words,
            beside=beside.get(one.get(f"{_W}id") or "", ""),
        )


def _joined(runs: list[WordRun]) -> Iterator[WordRun]:
    """Runs with neighbours of one fate as one; an end of a paragraph stays alone."""
    row: list[str] = []
    last: WordRun | None = None
    for run in runs:
        if not run.words:
            continue
        same = last is not None and (run.inserted, run.deleted, run.moved) == (
            last.inserted,
            last.deleted,
            last.moved,
        )
        if same and run.words != "\n" and row[-1] != "\n":
            row.append(run.words)
            continue
        if last is not None:
            yield msgspec.structs.replace(last, words="".join(row))
        row, last = [run.words], run
    if last is not None:
        yield msgspec.structs.replace(last, words="".join(row))
