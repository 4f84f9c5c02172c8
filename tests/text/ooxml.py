"""What a word processor does with tracked changes, in its plainest form: accept all, or refuse all."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def settled(data: bytes, accept: bool) -> list[str]:
    """The paragraphs of a DOCX with every change accepted, or refused."""
    gone = ("del", "moveFrom") if accept else ("ins", "moveTo")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        body = etree.fromstring(file.read("word/document.xml")).find(f"{W}body")
    assert body is not None
    found, words = [], ""
    for paragraph in body.iter(f"{W}p"):
        for run in paragraph.iter(f"{W}r"):
            above = {etree.QName(one).localname for one in run.iterancestors()}
            if not above & set(gone):
                words += "".join(part.text or "" for part in run if part.tag in (f"{W}t", f"{W}delText"))
        end = paragraph.find(f"{W}pPr/{W}rPr")
        ends = {etree.QName(one).localname for one in end} if end is not None else set()
        if not ends & set(gone):
            found.append(words)
            words = ""
    return [*found, words] if words else found
