"""A text as a word processor has it: paragraphs, each with what went, came or moved in it.

The words of a paragraph are those of the text with runs of white space as one blank; blank lines are the ends
of paragraphs. An end
of a paragraph is a sign like others: it can come, go or move.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from goodoffices.text.difference import compare
from goodoffices.text.merge import Applied, Kept, Merged
from goodoffices.text.model import Layout, Text
from goodoffices.text.pieces import DifferenceKind, DifferencePiece

END = "\n"
"""The end of a paragraph, in the words of a flow."""


class FlowPiece(msgspec.Struct, frozen=True):
    """Words with what became of them: ``author`` is whose change it is (empty: one neutral author's),
    ``move`` the number of a move."""

    kind: DifferenceKind
    words: str
    move: int = 0
    author: str = ""


class FlowParagraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph: what kind of clause it is, how far in it stands, its pieces, and what became of its
    end."""

    kind: str = "paragraph"
    level: int = 0
    pieces: tuple[FlowPiece, ...] = ()
    end: DifferenceKind = "kept"
    end_move: int = 0
    end_author: str = ""

    @property
    def words(self) -> str:
        """The words as they stand with every change."""
        return "".join(piece.words for piece in self.pieces if piece.kind in ("kept", "inserted", "moved-to"))


def flow_words(text: Text) -> list[tuple[str, int, str]]:
    """The paragraphs of a text: kind, level, words. Clauses that stand on one line are one paragraph."""
    found: list[tuple[str, int, str]] = []
    line_goes_on = False
    for clause in text.clauses:
        if clause.kind == "front":
            continue
        words = "".join(" " if isinstance(part, Layout) else part.words for part in clause.parts)
        words = " ".join(words.split())
        if words and line_goes_on and found:
            kind, level, before = found[-1]
            found[-1] = (kind, level, f"{before} {words}")
        elif words:
            found.append((clause.kind, clause.level, words))
        printed = clause.printed
        line_goes_on = bool(printed) and not printed.rstrip(" \t").endswith(("\n", "\r", "\x0b", "\x0c"))
    return found


def plain_flow(text: Text) -> list[FlowParagraph]:
    """The paragraphs of a text without changes."""
    return [
        FlowParagraph(kind=kind, level=level, pieces=(FlowPiece("kept", words),))
        for kind, level, words in flow_words(text)
    ]


def changed_flow(old: Text, new: Text, author: str = "") -> list[FlowParagraph]:
    """The paragraphs of two versions with the changes from the one to the other."""
    before, after = flow_words(old), flow_words(new)
    one, two = END.join(words for _, _, words in before), END.join(words for _, _, words in after)
    pieces = [FlowPiece(piece.kind, piece.words, piece.move, author) for piece in _compared(one, two)]
    return _paragraphs(pieces, before, after)


def merged_flow(old: Text, merged: Merged) -> list[FlowParagraph]:
    """The paragraphs of a text that was merged, each change under the name of its owners; a conflict as
    alternatives, each its owner's."""
    pieces: list[FlowPiece] = []
    for part in merged.parts:
        if isinstance(part, Kept):
            pieces.append(FlowPiece("kept", part.words))
        elif isinstance(part, Applied):
            author = ", ".join(part.edit.owners)
            pieces += [
                FlowPiece("deleted", part.old, 0, author),
                FlowPiece("inserted", part.edit.words, 0, author),
            ]
        else:
            pieces.append(FlowPiece("kept", part.old))
            pieces += [
                FlowPiece("inserted", f" [{one.words.strip()}]", 0, ", ".join(one.owners))
                for one in part.edits
            ]
    flat = [FlowPiece(one.kind, _flat(one.words), one.move, one.author) for one in pieces]
    kinds = flow_words(old)
    return _paragraphs(flat, kinds, kinds)


def _flat(words: str) -> str:
    """Words with ends of lines as ends of paragraphs, other white space as blanks."""
    lines = [" ".join(line.split(" ")) for line in words.splitlines()]
    return END.join(lines) + (END if words[-1:] in ("\n", "\r") else "")


def _compared(one: str, two: str) -> Sequence[DifferencePiece]:
    """The pieces of two flows, cut so that each end of a paragraph stands alone."""
    return [
        DifferencePiece(piece.kind, words, piece.move)
        for piece in compare(one, two).pieces
        for words in _cut(piece.words)
    ]


def _cut(words: str) -> list[str]:
    found = []
    for at, line in enumerate(words.split(END)):
        found += [END] if at else []
        found += [line] if line else []
    return found


def _paragraphs(
    pieces: Iterable[FlowPiece], old: list[tuple[str, int, str]], new: list[tuple[str, int, str]]
) -> list[FlowParagraph]:
    shapes = {words: (kind, level) for kind, level, words in (*old, *new)}
    found: list[FlowParagraph] = []
    row: list[FlowPiece] = []

    def put(end: FlowPiece) -> None:
        kept = tuple(one for one in row if one.words)
        after = "".join(one.words for one in kept if one.kind in ("kept", "inserted", "moved-to")).strip()
        before = "".join(one.words for one in kept if one.kind in ("kept", "deleted", "moved-from")).strip()
        kind, level = shapes.get(after) or shapes.get(before) or ("paragraph", 0)
        found.append(
            FlowParagraph(
                kind=kind, level=level, pieces=kept, end=end.kind, end_move=end.move, end_author=end.author
            )
        )
        row.clear()

    for piece in pieces:
        for words in _cut(piece.words):
            if words == END:
                put(FlowPiece(piece.kind, END, piece.move, piece.author))
            else:
                row.append(FlowPiece(piece.kind, words, piece.move, piece.author))
    put(FlowPiece("kept", ""))
    return found


def side_of(paragraphs: Sequence[FlowParagraph], side: Literal["old", "new"]) -> list[str]:
    """The words of the paragraphs with every change refused (``old``) or accepted (``new``)."""
    kinds = ("kept", "deleted", "moved-from") if side == "old" else ("kept", "inserted", "moved-to")
    found, words = [], ""
    for paragraph in paragraphs:
        words += "".join(piece.words for piece in paragraph.pieces if piece.kind in kinds)
        if paragraph.end in kinds:
            found.append(words)
            words = ""
    return [*found, words] if words else found
