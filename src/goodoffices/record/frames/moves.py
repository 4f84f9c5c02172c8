"""How a side is told to have moved, where no stance of its own is told: "appears to have softened its
demands".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.record.frames.tree import Span
from goodoffices.record.names import Sides
from goodoffices.record.text.sift import Sieve

STEMS = ("soften", "moderat", "harden", "eased", "dropped", "shifted", "toughen", "scaled back")
MOVED = "position-moved"
_WHO = (
    r"(?P<who>[Tt]he [a-z]+|(?:[Tt]he )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*| (?:army|government|group|movement|"
    r"rebels|side|delegation|union|party|militia|management|officials|negotiators|mediators)){0,3})"
)
_MOVED = re.compile(
    rf"{_WHO} (?P<cue>(?:(?:appears?|seems?|is said|is believed) to have|ha(?:s|ve|d)) (?:now |"
    rf"recently |significantly |slightly )?(?:softened|moderated|hardened|eased|dropped|shifted|"
    rf"toughened|scaled back))\s(?P<object>(?:its|his|her|their|some of its|some of their|many of "
    rf"its)\s(?:[\w-]+\s)?(?:positions?|demands?|stances?|conditions?|objections?|lines?|terms|"
    rf"opposition|insistence)\b)"
)


class Moves:
    """Finds them in the sentences of one text; ``low`` is the text in small letters."""

    def __init__(self, text: str, low: str, sides: Sides) -> None:
        self.text = text
        self.sides = sides
        self.sieve = Sieve(low, STEMS)

    def find(self, span: Span) -> Iterator[tuple[str, Span, Span]]:
        """The side that moved, the passage, and the words that tell it."""
        if self.sieve.holds(*span):
            for match in _MOVED.finditer(self.text, *span):
                side = self.sides.alone(match.group("who"))
                if side:
                    yield side, match.span(), match.span("cue")
