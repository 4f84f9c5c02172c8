"""What a side is told to push for or to be ready for, and how it is told to have moved, where no words of its own are reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.record.model import Statement
from goodoffices.record.names import Sides
from goodoffices.record.proposals.found import Found, Suggested
from goodoffices.record.proposals.spans import Span, without_lead
from goodoffices.record.proposals.verbs import whose_voice
from goodoffices.record.text.sift import Sieve

PUSH_STEMS = ("pushing", "promoting", "pressing", "advocating", "lobbying", "campaigning")
MOVE_STEMS = ("soften", "moderat", "harden", "eased", "dropped", "shifted", "toughen", "scaled back")
READY_STEMS = ("ready", "willing", "prepared")
MOVED = "position-moved"
_WHO = r"(?P<who>[Tt]he [a-z]+|(?:[Tt]he )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*| (?:army|government|group|movement|rebels|side|delegation|union|party|militia|management|officials|negotiators|mediators)){0,3})"
_PUSHES = re.compile(
    rf"{_WHO} (?:(?:has|have|had) been|is|are|was|were) (?:now |also |still )?(?P<cue>pushing(?: for)?|promoting|pressing for|advocating(?: for)?|lobbying for|campaigning for)\s(?P<object>(?:an?|the|its|his|her|their)\s[^.;\n\"”]{{4,160}}?)(?=,|\s(?:which|that|who|after|as|while|since)\b|[.;\n]|$)"
)
_MOVED = re.compile(
    rf"{_WHO} (?P<cue>(?:(?:appears?|seems?|is said|is believed) to have|ha(?:s|ve|d)) (?:now |recently |significantly |slightly )?(?:softened|moderated|hardened|eased|dropped|shifted|toughened|scaled back))\s(?P<object>(?:its|his|her|their|some of its|some of their|many of its)\s(?:[\w-]+\s)?(?:positions?|demands?|stances?|conditions?|objections?|lines?|terms|opposition|insistence)\b)"
)
_READY = re.compile(
    rf"{_WHO} (?P<cue>(?:is|are|was|were|remains?|has been|have been) (?:now |still |also )?(?:ready|willing|prepared) to)\s(?P<object>[^.;\n\"”]{{4,160}}?)(?P<hangs>\s(?:if|provided that|only if|on condition that)\s[^.;\n\"”]{{4,160}}?)?(?=,|\s(?:but|while|although|after|as)\b|[.;\n]|$)"
)


class Pushed:
    """Finds both in the sentences of one text; ``low`` is the text in small letters."""

    def __init__(self, text: str, low: str, sides: Sides) -> None:
        self.text = text
        self.sides = sides
        self.pushes = Sieve(low, PUSH_STEMS)
        self.ready = Sieve(low, READY_STEMS)
        self.moves = Sieve(low, MOVE_STEMS)

    def find(self, span: Span, holder: Statement | None) -> Iterator[Suggested]:
        """A demand of the side that pushes; without a stance, that a side's position has moved."""
        if self.pushes.holds(*span):
            for match in _PUSHES.finditer(self.text, *span):
                side = self.sides.alone(match.group("who"))
                if side:
                    found = Found(*match.span(), "position", "pushes-for", match.span("object"), match.group("cue"), "demands")  # fmt: skip
                    yield Suggested(found, side, "", "public", holder)
        if holder is None and self.ready.holds(*span):
            for match in _READY.finditer(self.text, *span):
                side = self.sides.alone(match.group("who"))
                if side:
                    hangs = match.span("hangs") if match.group("hangs") else None
                    found = Found(*match.span(), "position", "told-ready", without_lead(self.text, *match.span("object")), match.group("cue"), "accepts", hangs=hangs)  # fmt: skip
                    yield Suggested(found, side)
        if self.moves.holds(*span):
            for match in _MOVED.finditer(self.text, *span):
                side = self.sides.alone(match.group("who"))
                if side:
                    teller = holder.side if holder is not None else ""
                    voice = "public" if side == teller else whose_voice(teller, self.sides)
                    found = Found(*match.span(), "position", MOVED, match.span(), match.group("cue"))
                    yield Suggested(found, side, holder.speaker if holder is not None else "", voice, holder)
