"""Padding to size classes, so that the length of a sealed entry says little about its words.

A text is filled up to the next power of two, 512 bytes at least (ISO/IEC 7816-4: one byte 0x80, then zeros).
Files are filled up to a class of whole chunks: at most an eighth more, in steps that reveal only the leading
bits of the length (Nikitin and others, "Reducing metadata leakage from encrypted files and communication with
PURBs", PETS 2019, section 4).
"""

from __future__ import annotations

from goodoffices.language import CodedText
from goodoffices.vault.errors import TooLargeError

SMALLEST = 512
LARGEST = 1 << 20


def pad(plain: bytes) -> bytes:
    """Fill up to the size class; raises :class:`TooLargeError` beyond one mebibyte."""
    size = SMALLEST
    while size < len(plain) + 1:
        size *= 2
    if size > LARGEST:
        raise TooLargeError(
            CodedText(
                "entry-holds-bytes-most",
                "an entry holds %(number)s bytes at most; attach a file instead",
                number=f"{LARGEST - 1:,}",
            )
        )
    return plain + b"\x80" + bytes(size - len(plain) - 1)


def fill(plain: bytes) -> bytes:
    """Fill up to a class of at most an eighth more, however large; for what is not an entry."""
    size = SMALLEST * chunk_class(len(plain) // SMALLEST + 1)
    return plain + b"\x80" + bytes(size - len(plain) - 1)


def unpad(padded: bytes) -> bytes:
    """Take the filling off; raises ValueError where there is none."""
    plain = padded.rstrip(b"\x00")
    if not plain.endswith(b"\x80"):
        raise ValueError(CodedText("filling-missing", "the filling is missing"))
    return plain[:-1]


def chunk_class(chunks: int) -> int:
    """The number of chunks that a file of ``chunks`` chunks (one at least) is filled up to."""
    step = 1 << max(0, chunks.bit_length() - 4)
    return -(-chunks // step) * step
