"""What changed between two texts, in words: what went, what came, what moved.

A difference holds both texts whole, so that it can be applied, turned round, and put after another. A name, a
number, a date or a
compound is never split: either all of it changed or nothing.
"""

from __future__ import annotations

import msgspec

from goodoffices.text.align import align
from goodoffices.text.model import Text
from goodoffices.text.moved import with_moved_passages
from goodoffices.text.pieces import DifferenceKind, DifferencePiece, joined, trimmed
from goodoffices.text.read import read_text
from goodoffices.text.units import units_of
from goodoffices.text.words import word_pieces


class NotOfThisTextError(ValueError):
    """A difference was applied to a text that it does not start from."""


class Difference(msgspec.Struct, frozen=True):
    """The two texts as one sequence of pieces, in the order in which they are read."""

    pieces: tuple[DifferencePiece, ...]

    @property
    def old(self) -> str:
        """The text before."""
        return "".join(
            piece.words for piece in self.pieces if piece.kind in ("kept", "deleted", "moved-from")
        )

    @property
    def new(self) -> str:
        """The text after."""
        return "".join(piece.words for piece in self.pieces if piece.kind in ("kept", "inserted", "moved-to"))

    def apply(self, old: str) -> str:
        """The new text from the old. Raises :class:`NotOfThisTextError` where the difference starts from
        another one."""
        if old != self.old:
            raise NotOfThisTextError("The difference starts from another text. Compare the two texts again.")
        return self.new

    def turned(self) -> Difference:
        """The way back: from the new text to the old."""
        return Difference(tuple(msgspec.structs.replace(one, kind=_TURNED[one.kind]) for one in self.pieces))

    def then(self, after: Difference) -> Difference:
        """This change and a change to it as one change. Raises :class:`NotOfThisTextError` where ``after``
        starts elsewhere."""
        after.apply(self.new)
        return compare(self.old, after.new)


_TURNED: dict[DifferenceKind, DifferenceKind] = {
    "kept": "kept",
    "deleted": "inserted",
    "inserted": "deleted",
    "moved-from": "moved-to",
    "moved-to": "moved-from",
}


def compare(old: str | Text, new: str | Text) -> Difference:
    """The difference of two texts, clause by clause, in words."""
    before, after = _clauses(old), _clauses(new)
    aligned = align(before, after, known_by)
    from_to = dict(aligned.moved)
    to_from = {new_place: old_place for old_place, new_place in aligned.moved}
    numbers = {old_place: number for number, (old_place, _) in enumerate(aligned.moved, 1)}
    pieces: list[DifferencePiece] = []
    a = b = 0
    for old_end, new_end in [*aligned.pairs, (len(before), len(after))]:
        for at in range(a, old_end):
            if at in from_to:
                inner = _pieces(before[at], after[from_to[at]])
                pieces += _one_side(inner, numbers[at], "moved-from", "deleted")
            else:
                pieces.append(DifferencePiece("deleted", before[at]))
        for at in range(b, new_end):
            if at in to_from:
                inner = _pieces(before[to_from[at]], after[at])
                pieces += _one_side(inner, numbers[to_from[at]], "moved-to", "inserted")
            else:
                pieces.append(DifferencePiece("inserted", after[at]))
        if old_end < len(before) and new_end < len(after):
            pieces += _pieces(before[old_end], after[new_end])
        a, b = old_end + 1, new_end + 1
    found = with_moved_passages(joined(pieces), len(aligned.moved))
    return Difference(tuple(joined(trimmed(joined(found)))))


def clause_pairs(old: Text, new: Text) -> list[tuple[int, int]]:
    """The clauses of two texts that are the same clause, by their places (old, new), in the order of the old:
    as they stand, with other words, or moved.
    """
    aligned = align(_clauses(old), _clauses(new), known_by)
    return sorted((*aligned.pairs, *aligned.moved))


def _pieces(old: str, new: str) -> list[DifferencePiece]:
    return [DifferencePiece("kept", old)] if old == new else word_pieces(units_of(old), units_of(new))


def _clauses(text: str | Text) -> list[str]:
    read = read_text(text) if isinstance(text, str) else text
    return [clause.printed for clause in read.clauses]


_LITTLE = frozenset(
    "a an the of and or in to by for on at with from as is be that this it its shall will".split()
)


def known_by(clause: str) -> list[str]:
    """The words by which a clause is known again: not its number, not little words, not signs."""
    words = [unit.words.casefold() for unit in units_of(clause)]
    return [
        word
        for at, word in enumerate(words)
        if word[:1].isalnum() and word not in _LITTLE and (at or len(word) > 3)
    ]


def _one_side(
    pieces: list[DifferencePiece], move: int, moved: DifferenceKind, changed: DifferenceKind
) -> list[DifferencePiece]:
    """Of the pieces of a clause that moved, those of one of its two places."""
    found = []
    for piece in pieces:
        if piece.kind == "kept":
            found.append(DifferencePiece(moved, piece.words, move))
        elif piece.kind == changed:
            found.append(piece)
    return found
