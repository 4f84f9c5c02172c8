"""What checks of sums share: whether numbers are meant together, and how a wrong total is told."""

from __future__ import annotations

import re
from fractions import Fraction

from goodoffices.language import CodedText
from goodoffices.text.checks.measures import Measure
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.finding import Finding

SOURCE = "Own rule: a total is the sum of its parts"


def outside_alternatives(passage: ClauseWords, numbers: list[Measure]) -> bool:
    """Whether none of the numbers is an alternative in brackets: those are not all meant at once."""
    return not any(
        re.search(r"\]\s*$", passage.before(one.start - 1)) or passage.words[one.start - 1 : one.start] == "["
        for one in numbers
    )


def wrong_total(
    reading: TextReading, passage: ClauseWords, numbers: list[Measure], total: Measure, parts: list[Measure]
) -> Finding:
    said = " + ".join(plainly(one.value) for one in parts)
    whole = plainly(sum((one.value for one in parts), Fraction(0)))
    return reading.finding(
        "total-not-sum",
        "error",
        passage,
        (min(one.start for one in numbers), max(one.end for one in numbers)),
        CodedText(
            "parts-do-not-give",
            "The parts do not give the total: %(said)s is %(whole)s, and the text says %(plainly)s.",
            said=said,
            whole=whole,
            plainly=plainly(total.value),
        ),
        CodedText("correct-total-or-part", "Correct the total or the part that is wrong."),
        SOURCE,
    )


def plainly(value: Fraction) -> str:
    return f"{int(value):,}" if value.denominator == 1 else f"{float(value):g}"
