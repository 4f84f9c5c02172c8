"""The record as a REFI-QDA project (``.qdpx``, version 1.0 of 2019): texts, a code book, and coded passages.

NVivo, MAXQDA, ATLAS.ti and QualCoder open it. The same record gives the same bytes; a passage keeps its
identifier from one export to the next, so that two can be compared.
"""

from __future__ import annotations

import hashlib
import io
import re
import uuid
import zipfile
from xml.etree import ElementTree

from goodoffices.record import Article, Record
from goodoffices.report.record_codes import Code, coded_passages, tree_of

NAMESPACE = "urn:QDA-XML:project:1.0"
_SCHEMA = f"{NAMESPACE} http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
_OURS = uuid.uuid5(uuid.NAMESPACE_OID, "goodoffices")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP archive can state: when it was made is nobody's business."""


def record_qdpx(record: Record) -> bytes:
    """The project as a ZIP archive with ``project.qde`` and a UTF-8 text for each article."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "project.qde", _project(record))
        for article in record.articles:
            _put(archive, f"Sources/{source_id(article)}.txt", article.text.encode())
    return out.getvalue()


def identifier(*parts: str) -> str:
    """The identifier that a thing of that name always has."""
    return str(uuid.uuid5(_OURS, "\x1f".join(parts)))


def source_id(article: Article) -> str:
    """The identifier of an article's text, which is another one where the text is."""
    return identifier("article", article.id, hashlib.sha256(article.text.encode()).hexdigest())


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _project(record: Record) -> bytes:
    passages = list(coded_passages(record))
    root = _element(
        None,
        "Project",
        **{
            "xmlns": NAMESPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": _SCHEMA,
            "name": "Public record",
            "origin": "Good Offices",
        },
    )
    user = identifier("user")
    _element(_element(root, "Users"), "User", guid=user, name="Good Offices")
    _codes(
        _element(_element(root, "CodeBook"), "Codes"),
        tree_of([code for one in passages for code in one.codes]),
    )
    sources = _element(root, "Sources")
    for article in record.articles:
        key = source_id(article)
        about = " · ".join(part for part in (article.outlet, article.published, article.address) if part)
        source = _element(
            sources,
            "TextSource",
            guid=key,
            name=article.title or article.id,
            plainTextPath=f"internal://{key}.txt",
            creatingUser=user,
        )
        _described(source, about)
        for passage in passages:
            row = passage.row
            if row.article != article.id:
                continue
            place = _element(
                source,
                "PlainTextSelection",
                guid=identifier("passage", key, row.id),
                name=" ".join(row.text.split())[:80],
                startPosition=str(row.start),
                endPosition=str(row.end),
                creatingUser=user,
            )
            _described(place, passage.facts)
            for code in passage.codes:
                coding = _element(
                    place, "Coding", guid=identifier("coding", key, row.id, *code), creatingUser=user
                )
                _element(coding, "CodeRef", targetGUID=identifier("code", *code))
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()


def _codes(parent: ElementTree.Element, codes: list[Code]) -> None:
    """The code book: a code below the one that its path goes on from."""
    made: dict[Code, ElementTree.Element] = {(): parent}
    for code in codes:
        made[code] = _element(
            made[code[:-1]], "Code", guid=identifier("code", *code), name=code[-1], isCodable="true"
        )


def _described(parent: ElementTree.Element, words: str) -> None:
    if words:
        _element(parent, "Description").text = _fit(words)


def _element(parent: ElementTree.Element | None, tag: str, **attributes: str) -> ElementTree.Element:
    fit = {name: _fit(value) for name, value in attributes.items()}
    return ElementTree.Element(tag, fit) if parent is None else ElementTree.SubElement(parent, tag, fit)


def _fit(text: str) -> str:
    """A text without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
