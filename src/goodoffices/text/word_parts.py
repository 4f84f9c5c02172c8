"""The parts of a DOCX, taken out with care: a file that somebody sends may be made to harm.

Refused are: what is no DOCX, what unpacks to too much (a bomb), macros, objects of other programs, parts that
lie elsewhere and would be
fetched, and XML with declarations of its own (entities). Nothing is ever fetched, and nothing is written to
disk.
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib

from lxml import etree

from goodoffices.language import CodedText

MAX_FILE = 30_000_000
"""Bytes of the largest DOCX that is read."""
MAX_PART = 60_000_000
"""Bytes to which one of its parts may unpack."""
MAX_ALL = 150_000_000
"""Bytes to which all of them may."""
MAX_PARTS = 3_000
_RATIO = 400
"""How many times larger a part may be than it is packed; text packs to a tenth or so."""
_DOCUMENT = "word/document.xml"
_MACROS = re.compile(r"vbaProject|\.bin$|activeX|macroEnabled", re.IGNORECASE)
_OBJECTS = re.compile(r"(?:^|/)embeddings/|oleObject", re.IGNORECASE)
_HARMLESS = ("hyperlink",)
"""Kinds of links out of the file that no program follows by itself."""


_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
"""What an archive that is cut off, altered, locked or packed in a rare way can bring about."""


class WordRefusedError(ValueError):
    """A DOCX that is not read; the message says why and what to do instead."""


def open_parts(data: bytes) -> dict[str, etree._Element]:
    """The XML parts of a DOCX by name. Raises :class:`WordRefusedError`."""
    if len(data) > MAX_FILE:
        raise WordRefusedError(
            CodedText(
                "has-bytes-docx-most",
                "it has %(number)s bytes; a DOCX of at most %(max_file)s is read. Take its pictures out.",
                number=f"{len(data):,}",
                max_file=f"{MAX_FILE:,}",
            )
        )
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise WordRefusedError(
            CodedText(
                "old-word-document-or",
                "it is an old Word document, or one locked by a password. Save it as .docx without one.",
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return _parts(file)
    except WordRefusedError:
        raise
    except _BROKEN:
        raise WordRefusedError(
            CodedText("no-whole-docx-save", "it is no whole DOCX. Save it again as .docx, and send it again.")
        ) from None


def _parts(file: zipfile.ZipFile) -> dict[str, etree._Element]:
    entries = file.infolist()
    names = [entry.filename for entry in entries]
    if _DOCUMENT not in names or "[Content_Types].xml" not in names:
        raise WordRefusedError(
            CodedText("archive-no-docx-save", "it is an archive, and no DOCX. Save the text as .docx.")
        )
    if len(entries) > MAX_PARTS or len(set(names)) != len(names):
        raise WordRefusedError(
            CodedText(
                "has-more-parts-than",
                "it has more parts than a text needs. Copy the words into a new document.",
            )
        )
    if any(_MACROS.search(name) for name in names):
        raise WordRefusedError(
            CodedText("holds-macros-save-docx", "it holds macros. Save it as .docx without them.")
        )
    if any(_OBJECTS.search(name) for name in names):
        raise WordRefusedError(
            CodedText(
                "holds-objects-other-programs",
                "it holds objects of other programs. Take them out, or copy the words into a new document.",
            )
        )
    total = 0
    found: dict[str, etree._Element] = {}
    for entry in entries:
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        content = _content(file, entry)
        total += len(content)
        if total > MAX_ALL:
            raise WordRefusedError(
                CodedText(
                    "unpacks-more-than-any",
                    "it unpacks to more than any text has. Copy the words into a new document.",
                )
            )
        found[entry.filename] = _tree(content)
    _refuse_links(found)
    return found


def _content(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of a part, counted while they are unpacked: what an archive says of its own sizes may be a
    lie."""
    limit = min(MAX_PART, max(2_000_000, entry.compress_size * _RATIO))
    with file.open(entry) as part:
        content = part.read(limit + 1)
    if len(content) > limit:
        raise WordRefusedError(
            CodedText(
                "unpacks-more-than-any",
                "it unpacks to more than any text has. Copy the words into a new document.",
            )
        )
    return content


def _tree(content: bytes) -> etree._Element:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or _wide(content):
        raise WordRefusedError(
            CodedText(
                "its-xml-declares-entities",
                "its XML declares entities, which no Word document does. Copy the words into a new document.",
            )
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise WordRefusedError(
            CodedText(
                "its-xml-broken-open", "its XML is broken. Open it in Word, save it again, and send it again."
            )
        ) from None


def _wide(content: bytes) -> bool:
    """Whether a declaration hides in UTF-16, where a search for plain letters does not see it."""
    if content[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\x00" not in content[:200]:
        return False
    plain = content.replace(b"\x00", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _refuse_links(parts: dict[str, etree._Element]) -> None:
    types = parts.get("[Content_Types].xml")
    if types is not None and any(_MACROS.search(one.get("ContentType") or "") for one in types):
        raise WordRefusedError(
            CodedText("holds-macros-save-docx", "it holds macros. Save it as .docx without them.")
        )
    for name, part in parts.items():
        if not name.endswith(".rels"):
            continue
        for link in part:
            kind = (link.get("Type") or "").rsplit("/", 1)[-1]
            if (link.get("TargetMode") or "").casefold() == "external" and kind not in _HARMLESS:
                raise WordRefusedError(
                    CodedText(
                        "would-fetch-part-from",
                        "it would fetch a part from elsewhere (%(kind)s). Take it out, or copy the "
                        "words into a "
                        "new document.",
                        kind=kind,
                    )
                )
