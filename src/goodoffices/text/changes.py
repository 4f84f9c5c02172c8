"""A difference as a list of changes, each with its place in both texts, for people and programs."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

import msgspec

from goodoffices.text.difference import Difference
from goodoffices.text.lines import LineCounter
from goodoffices.text.model import Text
from goodoffices.text.pieces import DifferencePiece
from goodoffices.text.read import read_text


class WordChange(msgspec.Struct, frozen=True, kw_only=True):
    """One change of words.

    ``old`` and ``new`` are the words before and after; ``old_clause`` and ``clause`` the labels of the
    clauses that they stand in, ``old_line``
    and ``line`` their lines (from 1), ``old_start`` and ``start`` their offsets in characters (from 0). Of a
    move, ``moved`` is its number: the
    words went from the one place to the other as they are.
    """

    kind: Literal["replaced", "inserted", "deleted", "moved"]
    old: str
    new: str
    old_clause: str
    clause: str
    old_line: int
    line: int
    old_start: int
    start: int
    moved: int = 0


class _TextPlaces:
    """Clauses and lines of offsets in one text."""

    def __init__(self, printed: str) -> None:
        text: Text = read_text(printed)
        self._lines = LineCounter(printed)
        self._labels = [clause.label for clause in text.clauses]
        self._starts: list[int] = []
        offset = 0
        for clause in text.clauses:
            self._starts.append(offset)
            offset += len(clause.printed)

    def at(self, offset: int) -> tuple[str, int]:
        """The label of the clause and the line."""
        place = bisect_right(self._starts, offset) - 1
        return self._labels[place] if place >= 0 else "", self._lines.place(offset)[0]


def changes_of(difference: Difference, *, layout: bool = False) -> list[WordChange]:
    """The changes in the order of the texts. White space alone is none, unless ``layout`` asks for it."""
    before, after = _TextPlaces(difference.old), _TextPlaces(difference.new)
    found: list[WordChange] = []
    went: list[DifferencePiece] = []
    came: list[DifferencePiece] = []
    old_at = new_at = 0
    departures: dict[int, tuple[int, str]] = {}
    arrivals: dict[int, tuple[int, str]] = {}

    def put() -> None:
        old, new = "".join(one.words for one in went), "".join(one.words for one in came)
        if (old.strip() or new.strip()) or (layout and (old or new)):
            found.append(_change(before, after, old, new, old_at - len(old), new_at - len(new)))
        went.clear()
        came.clear()

    for piece in difference.pieces:
        if piece.kind == "deleted":
            if came:
                put()
            went.append(piece)
        elif piece.kind == "inserted":
            came.append(piece)
        else:
            put()
        if piece.kind == "moved-from" and piece.move not in departures:
            departures[piece.move] = (old_at, piece.words)
        if piece.kind == "moved-to" and piece.move not in arrivals:
            arrivals[piece.move] = (new_at, piece.words)
        old_at += len(piece.words) if piece.in_old else 0
        new_at += len(piece.words) if piece.in_new else 0
    put()
    for move, (start, words) in departures.items():
        to, moved = arrivals.get(move, (0, words))
        one = _change(before, after, words, moved, start, to)
        found.append(msgspec.structs.replace(one, kind="moved", moved=move))
    return sorted(found, key=lambda one: (one.start, one.old_start))


def _change(
    before: _TextPlaces, after: _TextPlaces, old: str, new: str, old_start: int, start: int
) -> WordChange:
    old_label, old_line = before.at(old_start + len(old) - len(old.lstrip()))
    label, line = after.at(start + len(new) - len(new.lstrip()))
    return WordChange(
        kind="replaced" if old.strip() and new.strip() else "inserted" if new.strip() else "deleted",
        old=old,
        new=new,
        old_clause=old_label,
        clause=label,
        old_line=old_line,
        line=line,
        old_start=old_start,
        start=start,
    )
