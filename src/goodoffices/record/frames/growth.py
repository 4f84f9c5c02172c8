"""A node while its sentence is read: with its words in its unit."""

from __future__ import annotations

from goodoffices.record.frames.subjects import Range
from goodoffices.record.frames.tree import SentenceNode


class Grown:
    """A node with its words in its unit. ``begin`` is where the clause of a finite verb begins, with its
    subject or the word that goes back to it.
    """

    __slots__ = ("after", "at", "begin", "beside", "first", "node", "object")

    def __init__(self, node: SentenceNode, first: int, at: int, after: int) -> None:
        self.node = node
        self.first = first
        self.at = at
        self.after = after
        self.object: Range | None = None
        self.beside: Grown | None = None
        self.begin = first
