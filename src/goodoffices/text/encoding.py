"""From the bytes of a file to its characters and back to the same bytes, whatever program wrote it.

A text in an old encoding is read by the likeliest one. Which it was is kept, so that the text goes out as it
came in. An encoding that would not give the same bytes
back is not taken.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from goodoffices.language import CodedText

MAX_BYTES = 20_000_000
"""Largest file that is read as a text."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"PK\x03\x04", "an archive, and no DOCX. Save the draft as .docx or as plain text"),
    (b"%PDF-", "a PDF. Copy its words into a plain text file"),
    (b"\xd0\xcf\x11\xe0", "an old office document. Save it as .docx or as plain text"),
    (b"{\\rtf", "an RTF document. Save it as .docx or as plain text"),
    (b"\x1f\x8b", "a gzip archive. Unpack it first"),
    (b"\x89PNG", "a picture. Type its words into a plain text file"),
    (b"\xff\xd8\xff", "a picture. Type its words into a plain text file"),
    (b"GIF8", "a picture. Type its words into a plain text file"),
    (b"\x7fELF", "a program, no text"),
)
_OLD = (
    "cp1252 cp1250 cp1251 koi8_r koi8_u cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 "
    "iso8859_2 iso8859_5 iso8859_6 iso8859_7 iso8859_8 "
    "cp866 cp437 cp850 cp852 mac_roman mac_cyrillic big5 gb18030 shift_jis cp932 euc_jp euc_kr"
).split()
"""Encodings in which people still have texts; rare ones are taken for them too easily where a text is
short."""
_CONTROLS = bytes((*range(7), 8, *range(14, 19), *range(22, 30)))
"""Signs that no text has, not even one copied out of a word processor, which leaves some others."""
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_HIGH = re.compile(rb"[\x80-\xff]")


class Encoding(NamedTuple):
    """How a text lies in its file: the codec, the mark at the beginning, and whether some bytes were none of
    the codec's and are kept as they are."""

    name: str = "utf-8"
    mark: bytes = b""
    broken: bool = False


class UnreadableTextError(ValueError):
    """A file that holds no text that can be read; the message says what it is and what to do instead."""


def decode_text(data: bytes) -> tuple[str, Encoding]:
    """The characters of a file and how they lay in it: ``encode_text(*decode_text(data)) == data``.

    By the mark at the beginning, else UTF-8, else UTF-16 without a mark, else the likeliest old encoding.
    Raises :class:`UnreadableTextError`.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableTextError(
            CodedText(
                "has-bytes-text-most",
                "it has %(number)s bytes; a text of at most %(max_bytes)s is read. Name the draft itself.",
                number=f"{len(data):,}",
                max_bytes=f"{MAX_BYTES:,}",
            )
        )
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableTextError(CodedText("is-no-text", "this is %(kind)s.", kind=kind))
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _back_alike(data, Encoding(name, bom)) or _broken(data)
    for name in _likely(data):
        found = _back_alike(data, Encoding(name))
        if found:
            return found
    return _broken(data)


def encode_text(text: str, encoding: Encoding = Encoding()) -> bytes:  # noqa: B008 - a tuple is never changed
    """The bytes of a text in an encoding. Characters that the encoding does not have make it UTF-8."""
    try:
        return encoding.mark + text.encode(encoding.name, "surrogateescape" if encoding.broken else "strict")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape")


def _likely(data: bytes) -> list[str]:
    """The encodings to be tried, best first."""
    wide = _wide(data)
    if wide:
        return [wide]
    _refuse_binary(data)
    names = ["utf-8"]
    high = len(_HIGH.findall(data))
    inside = sum(len(match) for match in _MULTIBYTE.findall(data))
    if high and inside < high * 0.8:
        names += _guessed(data)
    return names


def _guessed(data: bytes) -> list[str]:
    from charset_normalizer import from_bytes  # few files need it, and it is slow to load

    best = from_bytes(data[:200_000], cp_isolation=list(_OLD)).best()
    sparse = len(_HIGH.findall(data)) * 20 < len(data)
    western = ["cp1252"] if sparse else []  # few marks among Latin letters: quotation marks, accents
    return [*western, *([best.encoding] if best is not None else []), "cp1252", "latin-1"]


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: half of the bytes are nothing."""
    head = data[:4000]
    if len(head) < 8 or len(data) % 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else ""


def _refuse_binary(data: bytes) -> None:
    head = data[:65536]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > max(8, len(head) // 100):
        raise UnreadableTextError(
            CodedText(
                "binary-data-no-text",
                "this is binary data, no text. Save the draft as plain text or as .docx.",
            )
        )


def _back_alike(data: bytes, encoding: Encoding) -> tuple[str, Encoding] | None:
    try:
        text = data[len(encoding.mark) :].decode(encoding.name)
        return (text, encoding) if encode_text(text, encoding) == data else None
    except (UnicodeDecodeError, LookupError):
        return None


def _broken(data: bytes) -> tuple[str, Encoding]:
    """UTF-8 with bytes that are none, kept where they stand."""
    return data.decode("utf-8", "surrogateescape"), Encoding("utf-8", b"", True)
