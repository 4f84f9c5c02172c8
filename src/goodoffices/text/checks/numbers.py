"""A number that is said twice, in words and in figures or in two units, and the two do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from goodoffices.language import CodedText
from goodoffices.text.checks.measures import Measure, agree, measures
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.finding import Finding

SOURCE = "Drafting practice: a number in words and in figures is one number (UN Editorial Manual, Numbers)"
_BETWEEN = re.compile(
    r"[\s\w’'%$€£.,°-]{0,40}?\(\s*(?:(?:i\.e\.|that is|or|about|in words:?|say)\s+)?(?:[A-Z]{3}\s|[$€£])?"
)


def find_disagreeing(reading: TextReading) -> Iterator[Finding]:
    """Numbers whose repetition in parentheses says another."""
    for passage in reading.passages:
        if "(" not in passage.words:
            continue
        found = measures(reading, passage)
        for one, two in pairwise(found):
            if _repeats(passage, one, two) and agree(one, two) is False:
                yield _finding(reading, passage, one, two)


def _repeats(passage: ClauseWords, one: Measure, two: Measure) -> bool:
    """Whether the second stands alone in parentheses behind the first, as its repetition."""
    between = passage.words[one.end : two.start]
    if one.inside or not two.inside or not _BETWEEN.fullmatch(between):
        return False
    if re.search(r"[.,;:]\s", between.split("(")[0]):
        return False
    close = passage.words.find(")", two.start)  # "two (3) per cent": the unit stands behind
    rest = passage.words[two.end : max(close, two.end)] if close >= 0 else "x" * 99
    if two.noun not in ("", "$", "%") and not _same_kind(one, two) and rest.strip():
        return False
    return bool(re.fullmatch(r"[\s\w%°.’'-]{0,24}", rest)) and not re.search(r"\d", rest)


def _same_kind(one: Measure, two: Measure) -> bool:
    return one.noun == two.noun or (one.days is not None and two.days is not None) or one.noun in ("$", "%")


def _finding(reading: TextReading, passage: ClauseWords, one: Measure, two: Measure) -> Finding:
    said = " ".join(passage.words[one.start : one.end].split())
    again = " ".join(passage.words[two.start : two.end].split())
    return reading.finding(
        "number-said-twice",
        "error",
        passage,
        (one.start, two.end),
        CodedText(
            "number-said-twice-two",
            "The number is said twice, and the two do not agree: “%(said)s” and “%(again)s”.",
            said=said,
            again=again,
        ),
        CodedText("write-one-meant-once", "Write the one that is meant, once."),
        SOURCE,
    )
