"""Which of many names stands first in some words. A pattern of all names would try each of them at each word;
here a word is looked up, so that ten thousand names cost no more than ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")


class Spotter:
    """Finds whole names, the longest of those that begin at one place.

    ``behind`` is a pattern that must fit where a name ends, such as a look-ahead for what must not follow.
    Names are compared as they are given; letters in capitals are the caller's affair.
    """

    def __init__(self, names: Iterable[str], behind: str = "") -> None:
        self._of_first: dict[str, list[str]] = {}
        signs: list[str] = []
        for name in sorted(names, key=len, reverse=True):
            first = _WORD.match(name)
            if first is not None:
                self._of_first.setdefault(first.group(), []).append(name)
            else:
                signs.append(name)
        self._ends = re.compile(r"\b" + behind)
        # Names that begin with a sign are few ("$oil"), and no word leads to them.
        self._signed = re.compile(rf"\b(?:{'|'.join(map(re.escape, signs))})\b{behind}") if signs else None

    def first(self, words: str) -> str:
        """The name that stands first in the words; empty where none does."""
        found, place = "", len(words)
        for word in _WORD.finditer(words):
            found = self._at(words, word.group(), word.start())
            if found:
                place = word.start()
                break
        if self._signed is not None and (match := self._signed.search(words)) and match.start() < place:
            return match.group()
        return found

    def _at(self, words: str, word: str, start: int) -> str:
        for name in self._of_first.get(word, ()):
            if words.startswith(name, start) and self._ends.match(words, start + len(name)):
                return name
        return ""
