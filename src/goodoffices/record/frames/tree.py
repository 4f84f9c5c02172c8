"""The small tree that positions are read from: the interface between what reads sentences and what concludes
from them.

Whatever reads a sentence (the house's own tags in :mod:`goodoffices.record.frames.grow`; a parser could)
gives its predicates as :class:`SentenceNode`, in the order of the text, each with its subject, its object,
what it hangs on and the predicate that governs it. Places are characters of the article.
"""

from __future__ import annotations

from typing import Literal

from goodoffices.record.frames.table import Predicate

Span = tuple[int, int]
Shape = Literal["finite", "infinitive", "ing", "passive", "noun", "adjective"]


class SentenceNode:
    """One predicate in its place.

    ``start`` to ``end`` is its clause, from its verb group to the end of its object; ``cue`` the predicate's
    own words; ``agent`` who does what is told in the passive; ``heard`` whom somebody is asked to do
    something; ``deed`` of "X must do it" what is to be done; ``until`` what is waited for. ``subject`` of an
    infinitive is empty: it is that of ``governor``, or whom that one asks. ``negated``, ``modal`` ("would",
    "must", ...), ``perfect`` and ``only`` are of its verb group; ``supposed`` marks what stands in a
    condition. ``linked`` says how it hangs on its governor: as its complement, in a clause with a subject of
    its own, or as a noun in its object. ``loose`` is the place of a word that a clause hangs on, where that
    is none of the predicates: the clause tells only what somebody is told to say from there.
    """

    __slots__ = (
        "agent",
        "conditions",
        "cue",
        "deed",
        "end",
        "governor",
        "heard",
        "linked",
        "loose",
        "modal",
        "negated",
        "object",
        "only",
        "perfect",
        "predicate",
        "shape",
        "start",
        "subject",
        "supposed",
        "takes",
        "until",
    )

    def __init__(self, predicate: Predicate, shape: Shape, cue: Span) -> None:
        self.predicate = predicate
        self.shape: Shape = shape
        self.cue = cue
        self.start, self.end = cue
        self.subject: Span | None = None
        self.object: Span | None = None
        self.agent: Span | None = None
        self.heard: Span | None = None
        self.conditions: tuple[Span, ...] = ()
        self.until: Span | None = None
        self.deed: Span | None = None
        self.governor: SentenceNode | None = None
        self.linked: Literal["", "complement", "clause", "noun"] = ""
        self.loose: int | None = None
        self.takes = ""
        self.negated = False
        self.perfect = False
        self.only = False
        self.supposed = False
        self.modal = ""

    @property
    def kind(self) -> str:
        """The kind of its predicate."""
        return self.predicate.kind
