"""What follows where little is known, as the page shows it."""

from __future__ import annotations

import msgspec

from goodoffices.analysis import Analysis
from goodoffices.case import Case
from goodoffices.language.words import worded
from goodoffices.report.known_words import (
    contradictions,
    least_regret,
    proved,
    questions,
    ruled_out,
    sampled,
    settled,
)
from goodoffices.report.refusals import Refusers


class KnownView(msgspec.Struct, kw_only=True):
    """The section's sentences."""

    proved: list[str]
    contradictions: list[str]
    settled: list[str]
    sampled: list[str]
    samples: int
    regret: str
    questions: list[str]
    assumptions: list[str]


def known_view(case: Case, analysis: Analysis, refused: Refusers) -> KnownView | None:
    """The section, or None where preferences are known exactly."""
    known = analysis.little_known
    if known is None:
        return None
    return KnownView(
        proved=[line.removeprefix("· ") for line in proved(known)],
        contradictions=contradictions(case, known),
        settled=[*settled(case, known), *ruled_out(case, known, refused)],
        sampled=sampled(case, known, refused) if known.samples else [],
        samples=known.samples,
        regret=least_regret(case, known, refused),
        questions=questions(case, known),
        assumptions=[worded(line) for line in known.assumptions],
    )
