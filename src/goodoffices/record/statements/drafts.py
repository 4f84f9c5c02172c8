"""A statement while it is being found, in words instead of characters."""

from __future__ import annotations

from goodoffices.record.model import StatementType
from goodoffices.record.statements.frames import Frame
from goodoffices.record.text.subject import Range
from goodoffices.record.text.tags import Words


class StatementDraft:
    """``first`` to ``stop`` are the words of the content; ``who`` those of the speaker, ``heir`` the draft
    whose speaker it shares. ``unfit`` marks one whose subject is a thing that says nothing ("the move,
    underscoring ...").
    """

    __slots__ = (
        "addressee",
        "apposed",
        "continues",
        "cue",
        "first",
        "heir",
        "kind",
        "rule",
        "sentence",
        "stop",
        "unfit",
        "verb",
        "when",
        "who",
    )

    def __init__(self, rule: str, sentence: int, first: int, stop: int) -> None:
        self.rule = rule
        self.sentence = sentence
        self.first = first
        self.stop = stop
        self.kind: StatementType = "indirect"
        self.cue: Range | None = None
        self.who: Range | None = None
        self.apposed: Range | None = None
        self.addressee: Range | None = None
        self.when: Range | None = None
        self.heir: StatementDraft | None = None
        self.continues: StatementDraft | None = None
        self.unfit = False
        self.verb = ""

    def take(self, frame: Frame, cue: Range) -> StatementDraft:
        """Take speaker, addressee and time over from a frame; returns itself."""
        self.cue = cue
        self.who = frame.who
        self.apposed = frame.apposed
        self.addressee = frame.addressee
        self.when = frame.when
        self.verb = frame.verb.base
        return self


def trimmed(words: Words, first: int, stop: int) -> Range:
    """The range without punctuation, dashes and conjunctions at its edges that belong to the attribution."""
    tags = words.tags
    while first < stop and tags[first] in ",;:.-|)~":
        first += 1
    while stop > first and tags[stop - 1] in ",;:.-|(":
        stop -= 1
    return first, stop


def kind_of(words: Words, first: int, stop: int) -> StatementType:
    """Direct where nothing but quoted passages stands in the range, mixed where some does, else indirect."""
    letters = words.tags[first:stop]
    if "Q" not in letters:
        return "indirect"
    return "direct" if not letters.strip("Q,.-~") else "mixed"
