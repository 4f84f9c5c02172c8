"""A text as words and numbers in digits, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from goodoffices.spelling.signs import Folded, fold

_TOKEN = re.compile(
    r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|\d[\d.,'\u066b\u066c]*\d|\d|[^\W\d_]+(?:'[^\W\d_]+)*|[%‰$€£¥₪⁄]",
    re.UNICODE,
)


class Token(NamedTuple):
    """A word, a number in digits or a sign of measure: as it stands in the folded text, its stem, and its place in the text as written."""

    text: str
    stem: str
    start: int
    end: int
    joined: bool
    """Whether nothing but a hyphen, or nothing at all, stands between it and the one before."""

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    folded: Folded = fold(text)
    plain, found, before = folded.text, [], -1
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        word = _repaired(match[0])
        joined = before >= 0 and plain[before:start] in ("", "-", "/")
        found.append(Token(word, stem(word), *folded.span(start, end), joined))
        before = end
    return found


def stem(word: str) -> str:
    """A word in small letters, without a possessive ending and the plural's s."""
    low = word.casefold()
    if low.endswith("'s"):
        low = low[:-2]
    elif low.endswith("s'"):
        low = low[:-1]
    if len(low) > 3 and low.isascii() and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-3] + "y" if low.endswith("ies") and len(low) > 4 else low[:-1]
        if low.endswith(("sse", "she", "che", "xe", "use")) and word.casefold().endswith("es"):
            low = low[:-1]
    return low


def _repaired(text: str) -> str:
    return text.strip("'") if text[0] != "'" else text
