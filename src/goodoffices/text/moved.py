"""Passages that went in one place and came in another are shown as moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from goodoffices.text.pieces import DifferenceKind, DifferencePiece
from goodoffices.text.units import WordUnit, units_of

_LEAST = 6
"""Units in a passage that counts as moved; fewer come and go by chance."""


class _MovedRun(NamedTuple):
    """A run of units that moved: from where in which piece."""

    piece: int
    first: int
    end: int


def with_moved_passages(pieces: list[DifferencePiece], moves: int) -> list[DifferencePiece]:
    """The pieces with those passages as moves that were deleted in one and inserted in another, the longest
    runs first.

    ``moves`` is the number of moves that there are already.
    """
    units = {at: units_of(one.words) for at, one in enumerate(pieces) if one.kind in ("deleted", "inserted")}
    grams: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for at, own in units.items():
        if pieces[at].kind == "inserted":
            for place, gram in _grams(own):
                if len(grams[gram]) < 4:
                    grams[gram].append((at, place))
    parts: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    used: set[tuple[int, int]] = set()
    for at, own in units.items():
        if pieces[at].kind != "deleted":
            continue
        place = 0
        while place + _LEAST <= len(own):
            longest = _longest(own, place, units, grams, used)
            if longest is None:
                place += 1
                continue
            moves += 1
            length = longest.end - longest.first
            parts[at].append((place, place + length, moves))
            parts[longest.piece].append((longest.first, longest.end, moves))
            used.update((longest.piece, one) for one in range(longest.first, longest.end))
            place += length
    return [
        cut for at, piece in enumerate(pieces) for cut in _cut(piece, units.get(at, []), parts.get(at, []))
    ]


def _grams(units: list[WordUnit]) -> Iterator[tuple[int, tuple[str, ...]]]:
    words = [unit.words for unit in units]
    for place in range(len(words) - _LEAST + 1):
        gram = tuple(words[place : place + _LEAST])
        if sum(word[:1].isalnum() for word in gram) >= _LEAST - 2:
            yield place, gram


def _longest(
    own: list[WordUnit],
    place: int,
    units: dict[int, list[WordUnit]],
    grams: dict[tuple[str, ...], list[tuple[int, int]]],
    used: set[tuple[int, int]],
) -> _MovedRun | None:
    gram = tuple(unit.words for unit in own[place : place + _LEAST])
    best = None
    for piece, first in grams.get(gram, ()):
        other = units[piece]
        length = 0
        while (
            place + length < len(own)
            and first + length < len(other)
            and own[place + length].words == other[first + length].words
            and (piece, first + length) not in used
        ):
            length += 1
        if length >= _LEAST and (best is None or length > best.end - best.first):
            best = _MovedRun(piece, first, first + length)
    return best


def _cut(
    piece: DifferencePiece, units: list[WordUnit], parts: list[tuple[int, int, int]]
) -> Iterator[DifferencePiece]:
    """A piece cut where parts of it moved. White space behind a moved passage stays with the rest of its
    place."""
    kind: DifferenceKind = "moved-from" if piece.kind == "deleted" else "moved-to"
    at = 0
    for first, end, move in sorted(parts):
        yield DifferencePiece(piece.kind, "".join(unit.words + unit.gap for unit in units[at:first]))
        words = "".join(unit.words + unit.gap for unit in units[first:end])
        bare = words[: len(words) - len(units[end - 1].gap)]
        yield DifferencePiece(kind, bare, move)
        yield DifferencePiece(piece.kind, units[end - 1].gap)
        at = end
    yield (
        DifferencePiece(piece.kind, "".join(unit.words + unit.gap for unit in units[at:])) if parts else piece
    )
