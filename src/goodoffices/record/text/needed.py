"""What a text must hold for a pattern to fit it, read off the pattern itself: nobody has to say it, and
nobody can forget to.
"""

from __future__ import annotations

import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from typing import Any

OneOf = frozenset[str]
"""Parts of words in small letters, of which a text holds at least one."""
_LEAST = 2
"""Fewest letters of a stem: nearly every text holds any single one."""
_MOST = 80
"""Most ways in which a piece of a pattern is written out."""
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def needed(pattern: str) -> tuple[OneOf, ...]:
    """Sets of stems: a text that the pattern fits, made small, holds of each set at least one stem, and that
    within a word, since no stem has a blank.

    After the queries that code search derives from regular expressions (Cox, *Regular Expression Matching
    with a Trigram Index*, 2012).
    """
    piece = _Piece(parser.parse(pattern))
    piece.cut()
    return tuple(dict.fromkeys(piece.sets))


class _Piece:
    """What a piece of a pattern needs: ``sets`` for what lies behind; ``ways``, all that its end can be
    written as; ``exact``, whether these are the whole of it.
    """

    def __init__(self, nodes: Any) -> None:
        self.sets: list[OneOf] = []
        self.ways: set[str] = {""}
        self.exact = True
        for code, about in nodes:
            self._node(code, about)

    def cut(self) -> None:
        """Go on behind something that can be anything."""
        if min(map(len, self.ways)) >= _LEAST:
            self.sets.append(_shortest(self.ways))
        self.ways = {""}
        self.exact = False

    def best(self) -> OneOf:
        """The set that the fewest texts meet, as far as its letters tell; empty where there is none."""
        return max(self.sets, key=lambda stems: (min(map(len, stems)), -len(stems)), default=frozenset())

    def _node(self, code: Any, about: Any) -> None:
        if code is codes.LITERAL:
            self._add({chr(about).lower()})
        elif code is codes.IN:
            self._add(_signs(about))
        elif code is codes.SUBPATTERN:
            self._several([about[3]])
        elif code is codes.ATOMIC_GROUP:
            self._several([about])
        elif code is codes.BRANCH:
            self._several(about[1])
        elif code in _REPEATS:
            least, most, body = about
            self._repeat(least, most, _Piece(body))
        elif code is codes.ASSERT and about[0] > 0:
            ahead = _Piece(about[1])
            ahead.cut()
            self.sets += ahead.sets
        elif code not in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            self.cut()

    def _add(self, ways: set[str]) -> None:
        """Go on with one of some strings; with none, or with blanks, where it can be anything."""
        if not ways or any(way.isspace() for way in ways):
            self.cut()
            return
        if len(self.ways) * len(ways) > _MOST:
            self.cut()
        self.ways = {one + two for one in self.ways for two in ways}

    def _several(self, branches: Any) -> None:
        pieces = [_Piece(branch) for branch in branches]
        if all(piece.exact for piece in pieces):
            self._add({way for piece in pieces for way in piece.ways})
            return
        self.cut()
        for piece in pieces:
            piece.cut()
        if len(pieces) == 1:
            self.sets += pieces[0].sets
        elif all(piece.sets for piece in pieces):
            self.sets.append(_shortest({stem for piece in pieces for stem in piece.best()}))

    def _repeat(self, least: int, most: int, piece: _Piece) -> None:
        if piece.exact and most == 1:
            self._add(piece.ways | ({""} if least == 0 else set()))
            return
        self.cut()
        piece.cut()
        if least:
            self.sets += piece.sets


def _signs(about: Any) -> set[str]:
    """The signs of a class in small letters; none where they are many."""
    if all(code is codes.LITERAL for code, _ in about):
        return {chr(value).lower() for _, value in about}
    return set()


def _shortest(ways: set[str]) -> OneOf:
    """Without those that hold another, which says nothing more."""
    return frozenset(way for way in ways if not any(other in way for other in ways if other != way))
