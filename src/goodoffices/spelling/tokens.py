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
    """A word, a number in digits or a sign of measure: as it stands in the folded text, its stem, and its
    place in the text as written.
    """

    text: str
    stem: str
    start: int
    end: int
    joined: bool
    """Whether nothing but a hyphen, or nothing at all, stands between it and the one before."""
    apart: bool = False
    """Whether a mark of punctuation stands between them."""

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()


def tokens_of(text: str, stems: dict[str, str] | None = None) -> list[Token]:
    """The tokens of a text, in order; ``stems`` remembers what was found of a word for those who read many
    texts.
    """
    stems = {} if stems is None else stems
    folded: Folded = fold(text)
    plain, found, before = folded.text, [], -1
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        word = match[0]
        between = plain[before:start] if before >= 0 else ""
        joined = before >= 0 and between in ("", "-", "/")
        if word not in stems:
            stems[word] = stem(word)
        place = (start, end) if folded.at is None else folded.span(start, end)
        found.append(Token(word, stems[word], *place, joined, bool(between.strip(" -/"))))
        before = end
    return found


def words_of(text: str) -> list[str]:
    """The tokens of a text without their places, as they stand in the folded text."""
    return _TOKEN.findall(text if text.isascii() else fold(text).text)


_IN_US = frozenset(
    "apparatus bonus bus campus caucus census circus consensus corpus focus genius plus prospectus "
    "status surplus syllabus virus".split()
)
"""Words in -us, which are not plurals, and whose plural is not that of a word in -use."""


def stem(word: str) -> str:
    """A word in small letters, without a possessive ending and the plural's s."""
    low = word.casefold()
    if low.endswith("'s"):
        low = low[:-2]
    elif low.endswith("s'"):
        low = low[:-1]
    if len(low) <= 3 or not low.isascii() or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")) or (low.endswith("uses") and low[:-2] in _IN_US):
        return low[:-2]
    return low[:-1]
