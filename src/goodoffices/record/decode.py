"""From the bytes of a file to its characters, or a plain reason why not."""

from __future__ import annotations

import codecs
import re
import unicodedata

from goodoffices.language import CodedText

MAX_BYTES = 8_000_000
"""Largest file that is read. A news page has some hundred thousand bytes; what is larger is not an article.
"""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", CodedText("zip-archive-or-office", "a ZIP archive or an office document")),
    (b"\x1f\x8b", CodedText("gzip-archive", "a gzip archive")),
    (b"\x89PNG", CodedText("png-picture", "a PNG picture")),
    (b"\xff\xd8\xff", CodedText("jpeg-picture", "a JPEG picture")),
    (b"GIF8", CodedText("gif-picture", "a GIF picture")),
    (b"\xd0\xcf\x11\xe0", CodedText("old-office-document", "an old office document")),
    (b"{\\rtf", CodedText("rtf-document", "an RTF document")),
)
_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))
_BREAKS = re.compile("\r\n|[\r\u2028\u2029\u0085\x0b\x0c]")
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_SPACES = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
"""Spaces that are not one plain space already."""


class UnreadableArticleError(ValueError):
    """A file that is not text that can be read; the message says what it is and what to do."""


def decode(data: bytes) -> str:
    """The characters of ``data``: by byte order mark, as UTF-8, by the encoding it declares, else by the
    likeliest one.

    UTF-8 is tried before what a page declares: bytes that happen to be valid UTF-8 nearly always are, and
    pages that declare Latin-1 by habit are common. Raises :class:`UnreadableArticleError` for binary data and
    for bytes without a likely encoding.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data, name)
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            return data.decode(codecs.lookup(declared.group(1).decode("ascii")).name)
        except (LookupError, UnicodeDecodeError):
            pass
    from charset_normalizer import from_bytes  # few files need it, and it is slow to load

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise UnreadableArticleError(
            CodedText(
                "its-characters-no-encoding",
                "its characters are in no encoding that could be told. Save it as UTF-8.",
            )
        )
    return _strict(data, best.encoding)


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        raise UnreadableArticleError(
            CodedText(
                "looks-like-but-not",
                "it looks like %(name)s but is not all valid %(name)s. Save it as UTF-8.",
                name=name,
            )
        ) from None


def _refuse_binary(data: bytes) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableArticleError(
                CodedText(
                    "not-text-save-article",
                    "this is %(kind)s, not text. Save the article as HTML or text.",
                    kind=kind,
                )
            )
    head = data[:65536]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > len(head) // 200:
        raise UnreadableArticleError(
            CodedText(
                "binary-data-not-text", "this is binary data, not text. Save the article as HTML or text."
            )
        )


def clean(text: str) -> str:
    """Text in the one form that offsets count in: NFC, lines ended by a line feed, no control or invisible
    filler characters, runs of spaces as one space, no space at either end of a line, no blank lines at either
    end and at most one between lines. Marks of direction are kept: right-to-left names need them.
    """
    if not _is_plain(text):
        text = unicodedata.normalize("NFC", _DROPPED.sub("", _BREAKS.sub("\n", text)))
        text = _SPACES.sub(" ", text)
    else:
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        if "  " in text:
            text = re.sub("  +", " ", text)
    lines = [line.strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _is_plain(text: str) -> bool:
    """Whether a text has nothing to drop and no blank but plain ones: none of those can be printed."""
    return text.replace("\n", " ").isprintable()
