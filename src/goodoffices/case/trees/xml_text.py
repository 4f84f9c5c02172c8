"""XML from strangers: elements with their places, and nothing that could make the reader fetch, expand or
overflow.

Document types are refused altogether. With them go entity declarations (bombs of nested entities) and
external entities (which would read other files or the network): no profile needs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

import msgspec

from goodoffices.case.errors import ProblemsFound
from goodoffices.case.trees.refusal import refuse, shorten
from goodoffices.language import CodedText

MAX_DEPTH = 60
MAX_ELEMENTS = 300_000


class Element(msgspec.Struct):
    """An element: its tag, attributes, child elements, and where its start tag begins. Text is not kept: no
    format here uses it.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    children: list[Element]

    def get(self, name: str) -> str | None:
        """An attribute, or None."""
        return self.attributes.get(name)

    def all(self, tag: str) -> Iterator[Element]:
        """The child elements of that tag."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> Element | None:
        """The first child element of that tag, or None."""
        return next(self.all(tag), None)


class _Place(msgspec.Struct):
    line: int
    column: int


class _Builder:
    """Builds the tree from expat's events and stops at the first thing that is not allowed."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Element | None = None
        self.stack: list[Element] = []
        self.count = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _here(self) -> _Place:
        return _Place(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        here = self._here()
        self.count += 1
        if len(self.stack) >= MAX_DEPTH:
            raise refuse(
                self.file,
                here,
                CodedText(
                    "elements-nested-more-than",
                    "elements are nested more than %(max_depth)s deep.",
                    max_depth=MAX_DEPTH,
                ),
            )
        if self.count > MAX_ELEMENTS:
            raise refuse(
                self.file,
                here,
                CodedText(
                    "file-has-more-than",
                    "the file has more than %(max_elements)s elements.",
                    max_elements=f"{MAX_ELEMENTS:,}",
                ),
            )
        element = Element(tag, attributes, here.line, here.column, [])
        if self.stack:
            self.stack[-1].children.append(element)
        else:
            self.root = element
        self.stack.append(element)

    def _end(self, tag: str) -> None:
        self.stack.pop()

    def _doctype(self, name: str, system: str | None, public: str | None, subset: bool) -> None:
        raise refuse(
            self.file,
            self._here(),
            CodedText(
                "document-type-doctype-not",
                "a document type (<!DOCTYPE …>) is not read: it could declare entities that grow without "
                "end or reach other files.",
            ),
            CodedText("take-doctype-part-out", "Take the <!DOCTYPE …> part out."),
        )


def parse_xml(data: bytes, file: str) -> Element:
    """The root element of a document. Raises ``ProblemsFound`` if it is not well formed or not safe."""
    builder = _Builder(file)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as reason:
        place = _Place(reason.lineno, reason.offset + 1)
        text = expat.ErrorString(reason.code) or CodedText("unknown-reason", "unknown reason")
        raise refuse(
            file,
            place,
            CodedText("not-well-formed-xml", "this is not well-formed XML: %(words)s.", words=text),
        ) from reason
    except ProblemsFound:
        raise
    except (
        LookupError,
        ValueError,
    ) as reason:  # what pyexpat raises for encodings that it does not know or support
        raise refuse(
            file,
            builder._here(),
            CodedText(
                "encoding-cannot-read",
                "the encoding cannot be read: %(reason)s.",
                reason=shorten(str(reason)),
            ),
            CodedText("save-utf-8", "Save it as UTF-8."),
        ) from reason
    assert builder.root is not None
    return builder.root
