"""Random words to plant, and a search for them in any common encoding or compression."""

from __future__ import annotations

import base64
import bz2
import gzip
import lzma
import re
import secrets
import zlib
from collections.abc import Iterator


def letters() -> str:
    """Twelve random letters: no digits, which a warning could read as a number that was confided."""
    return "".join(secrets.choice("bcdfghjklmnpqrstvwxyz") for _ in range(12))


SEED = "zq" + letters()
"""Fourteen letters with which every planted word begins: who finds none of the seed has found none of the
words.
"""
_STREAMS = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08|BZh[1-9]|\xfd7zXZ\x00")
_MOST = 1 << 22


class Canaries:
    """Words of 26 characters, each planted once."""

    def __init__(self) -> None:
        self.planted: list[str] = []

    def word(self) -> str:
        """One more."""
        self.planted.append(SEED + letters())
        return self.planted[-1]

    def words(self, count: int) -> str:
        """A sentence of some more."""
        return " ".join(self.word() for _ in range(count))


def forms(seed: str = SEED) -> dict[str, bytes]:
    """What a text that begins with the seed looks like in other encodings; bare compression is looked for
    apart.
    """
    raw = seed.encode()
    found = {
        "plain": raw,
        "reversed": raw[::-1],
        "utf-16": seed.encode("utf-16-le"),
        "utf-16 be": seed.encode("utf-16-be"),
        "utf-32": seed.encode("utf-32-le"),
        "hex": raw.hex().encode(),
        "rot13": bytes(_rot13(one) for one in raw),
        "base32": base64.b32encode(raw[:10])[:16].lower(),
        "base85": base64.b85encode(raw[:12]).lower(),
        "ascii85": base64.a85encode(raw[:12]).lower(),
    }
    for before in range(3):
        # Where the text begins in the midst of a group of three, the letters that it shares with its
        # neighbours are left out.
        coded = base64.b64encode(b"\0" * before + raw)
        inner = coded[(0, 2, 3)[before] : -4 if (before + len(raw)) % 3 else None]
        found[f"base64 {before}"] = inner.lower()
        found[f"base64 url {before}"] = inner.replace(b"+", b"-").replace(b"/", b"_").lower()
    return found


def found_in(data: bytes, deep: int = 2) -> list[str]:
    """In which forms the seed stands in some bytes, capitals or not; compressed streams at any place are
    opened and searched too.
    """
    lowered = data.lower()
    told = [name for name, form in forms().items() if form in lowered]
    if deep:
        for place, stream in _opened(data):
            told += [f"compressed at {place}: {name}" for name in found_in(stream, deep - 1)]
    return told


def _opened(data: bytes) -> Iterator[tuple[int, bytes]]:
    makers = {b"x": zlib.decompressobj, b"B": bz2.BZ2Decompressor, b"\xfd": lzma.LZMADecompressor}
    for match in _STREAMS.finditer(data):
        opener = makers.get(match[0][:1]) or (lambda: zlib.decompressobj(31))
        try:
            plain = opener().decompress(data[match.start() : match.start() + _MOST])
        except (zlib.error, OSError, EOFError, lzma.LZMAError, ValueError):
            continue
        if plain:
            yield match.start(), plain


def _rot13(one: int) -> int:
    return (one - 97 + 13) % 26 + 97 if 97 <= one <= 122 else one


def hidings(text: bytes) -> dict[str, bytes]:
    """A text hidden in each way that the search has to see through."""
    padded = b"\x07\x93" + text
    return {
        "plain": text,
        "capitals": text.upper(),
        "utf-16": text.decode().encode("utf-16-le"),
        "hex": text.hex().encode(),
        "base64": base64.b64encode(text),
        "base64 shifted by one": base64.b64encode(b"." + text),
        "base64 shifted by two": base64.b64encode(b".." + text),
        "base32": base64.b32encode(text),
        "base85": base64.b85encode(text),
        "zlib": b"some bytes " + zlib.compress(padded),
        "gzip": b"some bytes " + gzip.compress(padded),
        "bz2": bz2.compress(padded),
        "xz": lzma.compress(padded),
        "gzip in base64 in zlib": zlib.compress(base64.b64encode(text)),
    }
