"""The pieces that a difference is made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

DifferenceKind = Literal["kept", "deleted", "inserted", "moved-from", "moved-to"]


class DifferencePiece(msgspec.Struct, frozen=True):
    """Words that were kept, went, came, or moved. ``move`` is the number of the move (from 1), the same
    in
    both its places; 0 for none."""

    kind: DifferenceKind
    words: str
    move: int = 0

    @property
    def in_old(self) -> bool:
        """Whether the words stand in the old text."""
        return self.kind in ("kept", "deleted", "moved-from")

    @property
    def in_new(self) -> bool:
        """Whether the words stand in the new text."""
        return self.kind in ("kept", "inserted", "moved-to")


def joined(pieces: Iterable[DifferencePiece]) -> list[DifferencePiece]:
    """The pieces, with neighbours of one kind as one, and what went before what came; a whole line that came
    stays in its place."""
    found: list[DifferencePiece] = []
    waiting: list[DifferencePiece] = []
    for piece in pieces:
        if not piece.words:
            continue
        if piece.kind == "inserted":
            waiting.append(piece)
        elif piece.kind == "deleted":
            if waiting and waiting[-1].words.endswith(("\n", "\r")):
                _add_all(found, waiting)
                waiting = []
            _add(found, piece)
        else:
            _add_all(found, waiting)
            waiting = []
            _add(found, piece)
    _add_all(found, waiting)
    return found


def _add_all(found: list[DifferencePiece], pieces: list[DifferencePiece]) -> None:
    for piece in pieces:
        _add(found, piece)


def _add(found: list[DifferencePiece], piece: DifferencePiece) -> None:
    if found and (found[-1].kind, found[-1].move) == (piece.kind, piece.move):
        found[-1] = DifferencePiece(piece.kind, found[-1].words + piece.words, piece.move)
    else:
        found.append(piece)


def trimmed(pieces: list[DifferencePiece]) -> list[DifferencePiece]:
    """The pieces, with white space that both what went and what came begin or end with as kept."""
    found: list[DifferencePiece] = []
    at = 0
    while at < len(pieces):
        one, two = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        if two is None or (one.kind, two.kind) != ("deleted", "inserted"):
            found.append(one)
            at += 1
            continue
        lead = _common(one.words, two.words)
        left, right = one.words[lead:], two.words[lead:]
        tail = _common(left[::-1], right[::-1])
        cut = len(left) - tail
        found.append(DifferencePiece("kept", one.words[:lead]))
        found += [
            DifferencePiece("deleted", left[:cut]),
            DifferencePiece("inserted", right[: len(right) - tail]),
            DifferencePiece("kept", left[cut:]),
        ]
        at += 2
    return found


def _common(one: str, two: str) -> int:
    """How many signs of white space both begin with."""
    length = 0
    while length < min(len(one), len(two)) and one[length] == two[length] and one[length].isspace():
        length += 1
    return length
