"""What the words of a predicate are about: a deal that takes another side, somebody instead of something,
those with whom it was made. English.
"""

from __future__ import annotations

import re

from goodoffices.record.frames.named import OWN
from goodoffices.record.frames.tree import SentenceNode, Span
from goodoffices.record.frames.whose import Whose

_WITH = re.compile(
    r"\bwith (?P<who>[^,.;]{2,60}?)(?=\s(?:on|to|over|for|in|at|after|that|and that|under|about|by|about)\b|"
    r"[,.;]|$)"
)
_BETWEEN = re.compile(r"\bbetween (?P<who>[^.;]{3,100})")
_BARGAIN = re.compile(
    r"to (?:be (?:bought|acquired|taken over|paid)|pay|sell|buy|compensate|reimburse|lease|merge|hand over|"
    r"transfer|acquire|take over)\b",
    re.IGNORECASE,
)
"""What one side cannot agree to alone."""
_WORDS_OF_NAME = 4


class AboutWhat:
    """The words of one article, and whom they mean."""

    def __init__(self, text: str, whose: Whose) -> None:
        self.text = text
        self.whose = whose

    def is_bargain(self, node: SentenceNode, name: str) -> bool:
        """Whether one side is told to have agreed to what it cannot do alone: to pay another, to sell to it,
        to be bought by it.
        """
        if node.predicate.words[0] != "agree" or node.modal or node.conditions or node.object is None:
            return False
        if not _BARGAIN.match(self.text, *node.object):
            return False
        found = self.whose.parties_in(*node.object)
        return len(found) == 1 and found[0] != name

    def of_itself(self, node: SentenceNode, name: str) -> bool:
        """Whether what ought to be done is said of the speaker's own side, by name."""
        return bool(name) and node.subject is not None and self.whose.plainly(node.subject) == name

    def alluded(self, span: Span) -> bool:
        """Whether the owner of a demand or an offer is only alluded to ("the operator's promise")."""
        words = self.text[slice(*span)]
        return (
            " " in words
            and not any(word[:1].isupper() for word in words.split())
            and words.split()[0].lower() in ("the", "this", "that")
        )

    def is_somebody(self, span: Span) -> bool:
        """Whether words are nothing but a pronoun or one of those who talk."""
        words = self.text[slice(*span)].strip(" ,.").lower()
        if words in OWN:
            return words not in ("it", "this", "that")
        actors = self.whose.sides.actors
        return actors is not None and any(
            mention.start <= span[0] + 4 and mention.end >= span[1] and actor.part == "party"
            for mention, actor in actors.mentions(self.whose.article, span[0], span[1])
        )

    def is_name(self, span: Span) -> bool:
        """Whether words are a name alone: to whom something is offered, not what."""
        words = self.text[slice(*span)].removeprefix("the ").strip(" ,.")
        return words[:1].isupper() and len(words.split()) <= _WORDS_OF_NAME and bool(self.whose.named(span))

    def partners(self, node: SentenceNode, names: tuple[str, ...]) -> tuple[str, ...]:
        """Whoever the thing was agreed with: "with X" behind it, or "between X and Y"."""
        found: list[str] = []
        match = _WITH.search(self.text, node.cue[1], node.end)
        if match is not None:
            who = match.span("who")
            found += self.whose.each(who) or (self.whose.named(who),)
        elif not names and (match := _BETWEEN.search(self.text, node.start, node.end)) is not None:
            found += self.whose.each(match.span("who"))
        return tuple(name for name in dict.fromkeys(found) if name and name not in names)
