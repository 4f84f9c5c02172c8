"""Signs that nobody sees and that turn the direction of writing: what is read is then not what stands there.

Marks of direction belong into words that are written from right to left and are left alone there. What is
pointed out are the overrides, which turn whatever follows them, and embeddings and isolates round letters
that all go the other way (Unicode Standard Annex 9; N. Boucher and R. Anderson, *Trojan Source*, 2021).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from goodoffices.language import CodedText
from goodoffices.text.checks.reading import TextReading
from goodoffices.text.finding import Finding

SOURCE = "Unicode Standard Annex 9: an override shows signs in another order than that in which they stand"
_TURNED = re.compile("([\u202a\u202b\u202d\u202e\u2066\u2067])([^\u202c\u2069\n\u2029]{0,10000})")
_OVERRIDES = "\u202d\u202e"
_TO_THE_RIGHT = "\u202a\u2066"
_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_SHOWN = 60
"""Signs of what is turned that are told."""


def find_turned(reading: TextReading) -> Iterator[Finding]:
    """Every place where the direction is turned."""
    for passage in reading.passages:
        words = reading.printed[passage.start : passage.start + len(passage.words)]
        for match in _TURNED.finditer(words):
            sign, inside = match[1], _MARKS.sub("", match[2])
            if sign in _OVERRIDES or _goes_otherwise(sign, inside):
                yield reading.finding(
                    "direction-turned",
                    "warning",
                    passage,
                    match.span(1),
                    CodedText(
                        "direction-turned",
                        "A sign that is not seen (%(character)s) turns the direction of “%(words)s”: it is "
                        "read otherwise than it stands.",
                        character=f"U+{ord(sign):04X}",
                        words=" ".join(inside[:_SHOWN].split()),
                    ),
                    CodedText("take-the-sign-out", "Take the sign out, or write the words anew."),
                    SOURCE,
                )


def _goes_otherwise(sign: str, words: str) -> bool:
    """Whether the letters all go against the direction that a mark gives them."""
    rightward = {unicodedata.bidirectional(letter) == "L" for letter in words if letter.isalpha()}
    return rightward == {sign not in _TO_THE_RIGHT}
