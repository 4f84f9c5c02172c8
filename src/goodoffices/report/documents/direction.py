"""Which way a paragraph is read, and in which script, so that figures and brackets stand right among its
words."""

from __future__ import annotations

import unicodedata

_SCRIPTS = (
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x06FF, "ar"),
    (0x0750, 0x077F, "ar"),
    (0x0900, 0x097F, "hi"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0D80, 0x0DFF, "si"),
    (0x10A0, 0x10FF, "ka"),
    (0x0530, 0x058F, "hy"),
    (0x1200, 0x137F, "am"),
    (0x0400, 0x04FF, "ru"),
)


def goes_right_to_left(words: str) -> bool:
    """Whether a paragraph is read from right to left: by the first letter that has a direction (Unicode
    Standard Annex 9, P2)."""
    for sign in words:
        direction = unicodedata.bidirectional(sign)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def language_of(words: str) -> str:
    """A language of the script that a paragraph begins with, for the breaking of its lines; "en" for Latin
    letters."""
    for sign in words:
        code = ord(sign)
        for low, high, language in _SCRIPTS:
            if low <= code <= high:
                return language
        if sign.isalpha():
            return "en"
    return "en"
