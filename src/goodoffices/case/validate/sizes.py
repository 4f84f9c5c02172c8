"""How many options an issue has, without writing them out."""

from __future__ import annotations

import math

from goodoffices.case.case import Case
from goodoffices.case.issues import Issue, Range


def range_count(numbers: Range) -> int | None:
    """How many numbers a range has, or None if its step does not divide it evenly or it makes no sense."""
    if numbers.step <= 0 or numbers.highest < numbers.lowest:
        return None
    steps = (numbers.highest - numbers.lowest) / numbers.step
    return int(steps) + 1 if steps.denominator == 1 else None


def share_count(parties: int, parts: int) -> int:
    """In how many ways so many parties can share so many equal parts; 0 if they cannot."""
    if parties < 1 or parts < 1:
        return 0
    return math.comb(parties + parts - 1, parties - 1)


def option_count(case: Case, issue: Issue) -> int:
    """How many options an issue of a sound case has."""
    if issue.kind == "range" and issue.range is not None:
        return range_count(issue.range) or 0
    if issue.kind == "divisible":
        return share_count(len(case.parties), issue.parts)
    return len(issue.options)
