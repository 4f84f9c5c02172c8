"""Patterns of which every match opens with one of some words. A search by such a pattern tries all that it
can begin with at every letter; here its openings are read off the pattern itself, and it is tried only at
words that fit one.
"""

from __future__ import annotations

import re
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Iterator, Sequence
from typing import Any

_WORD = re.compile(r"\w+")
_LONGEST = 6
"""Letters of an opening beyond which it tells no more than it costs."""
_MOST = 400
_MOST_SIGNS = 10
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_KINDS = {codes.CATEGORY_DIGIT: r"\d"}
_MOST_KNOWN = 100_000


class Opened:
    """One or several patterns, looked for by the words that they open with: found is what the patterns alone
    would find, written as the alternatives of one.

    Each match of each must begin where a word does.
    """

    def __init__(self, *patterns: str, flags: int = 0) -> None:
        self.patterns = [re.compile(pattern, flags) for pattern in patterns]
        self._at_word = _PatternsAt(
            [
                (
                    re.compile("|".join(sorted(openings(pattern, flags))), flags & re.IGNORECASE),
                    compiled.match,
                )
                for pattern, compiled in zip(patterns, self.patterns, strict=True)
            ]
        )

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match between two places, in their order."""
        at_word = self._at_word
        for word in _WORD.finditer(text, start, end):
            for match in at_word[word.group()]:
                at = word.start()
                if at >= start and (found := match(text, at, end)) is not None:
                    yield found
                    start = found.end()
                    break


class _PatternsAt(dict[str, tuple[Any, ...]]):
    """Which of several patterns can fit at a word; words come again in every article."""

    def __init__(self, patterns: Sequence[tuple[re.Pattern[str], Any]]) -> None:
        super().__init__()
        self._patterns = patterns

    def __missing__(self, word: str) -> tuple[Any, ...]:
        if len(self) > _MOST_KNOWN:
            self.clear()
        found = tuple(match for opening, match in self._patterns if opening.match(word))
        self[word] = found
        return found


class NoOpeningError(ValueError):
    """A pattern that can begin with anything, or within a word."""


def openings(pattern: str, flags: int = 0) -> set[str]:
    """What the matches of a pattern begin with, as patterns over the word at which they do."""
    read = _Openings()
    read.end(read.follow(parser.parse(pattern, flags), {""}), anything=True)
    ways = {way.removeprefix(_BEGIN) for way in read.done}
    return {way for way in ways if not any(way[:end] in ways for end in range(1, len(way)))}


_BEGIN = r"\b"
"""Where a word begins; a way that does not begin so may begin within a word."""


class _Openings:
    """Follows all ways in which a pattern can begin; ``done`` are those that are long enough."""

    def __init__(self) -> None:
        self.done: set[str] = set()

    def follow(self, nodes: Any, ways: set[str]) -> set[str]:
        """Go on along the nodes; the ways that can still be longer."""
        for code, about in nodes:
            if not ways:
                break
            ways = self._node(code, about, ways)
            if len(ways) > _MOST:
                ways = self.end(ways)
        return ways

    def _node(self, code: Any, about: Any, ways: set[str]) -> set[str]:
        if code is codes.LITERAL:
            return self._with(ways, [chr(about)])
        if code is codes.IN:
            return self._with(ways, _signs(about))
        if code is codes.SUBPATTERN:
            return self.follow(about[3], ways)
        if code is codes.ATOMIC_GROUP:
            return self.follow(about, ways)
        if code is codes.BRANCH:
            return {way for branch in about[1] for way in self.follow(branch, ways)}
        if code in _REPEATS:
            least, most, body = about
            once = self.follow(body, ways)
            return (once if most == 1 else self.end(once)) | (ways if least == 0 else set())
        if code is codes.AT and about is codes.AT_BOUNDARY:
            return {way or _BEGIN for way in ways}
        return ways if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT) else self.end(ways, anything=True)

    def end(self, ways: set[str], *, anything: bool = False) -> set[str]:
        """What has begun is done; what has not goes on, unless anything can follow."""
        begun = {way for way in ways if len(way) > len(_BEGIN)}
        self.done |= begun
        if anything and begun != ways:
            raise NoOpeningError
        return ways - begun

    def _with(self, ways: set[str], signs: list[str]) -> set[str]:
        """Go on with one of some signs; with none, or where they end the word, it is done."""
        if not signs:
            return self.end(ways, anything=True)
        if not all(sign.isalnum() or sign in _KINDS.values() for sign in signs):
            return self.end({way + _END if len(way) > len(_BEGIN) else way for way in ways}, anything=True)
        if "" in ways:
            raise NoOpeningError
        longer = {way + sign for way in ways for sign in signs}
        self.done |= {way for way in longer if len(way) >= _LONGEST + len(_BEGIN)}
        return longer - self.done


_END = r"\b"


def _signs(about: Any) -> list[str]:
    """The signs of a class; none where they are many."""
    signs: list[str] = []
    for code, value in about:
        if code is codes.LITERAL:
            signs.append(chr(value))
        elif code is codes.RANGE and value[1] - value[0] < _MOST_SIGNS:
            signs += map(chr, range(value[0], value[1] + 1))
        elif code is codes.CATEGORY and value in _KINDS:
            signs.append(_KINDS[value])
        else:
            return []
    return signs if len(signs) <= _MOST_SIGNS else []
