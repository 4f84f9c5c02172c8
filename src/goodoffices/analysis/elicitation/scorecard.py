"""A side's own scorecard of a draft, and what it said that cannot all hold."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.analysis.elicitation.known_so_far import numbers
from goodoffices.analysis.little_known import SelfContradiction
from goodoffices.analysis.little_known.said import what_was_said
from goodoffices.case import Case, Package


class DraftLine(msgspec.Struct, frozen=True, kw_only=True):
    """One issue of a draft for one side. ``option`` is empty where the draft leaves it open. ``least`` and
    ``most``: what the option is worth; None: the side has not said. ``best``: the most that it could have
    there, by what it said. ``refused``: it could never be.
    """

    issue: str
    option: str
    least: Fraction | None = None
    most: Fraction | None = None
    best: Fraction | None = None
    refused: bool = False


def scorecard(case: Case, party: str, draft: Package) -> tuple[DraftLine, ...]:
    """What a draft gives a side, issue by issue: what it gains, what it gives up, what it has not said."""
    preference = case.preference(party)
    lines = []
    for issue in case.issues:
        option = draft.get(issue.id, "")
        given = numbers(preference, issue.id) if preference is not None else {}
        worth = given.get(option)
        lines.append(
            DraftLine(
                issue=issue.id,
                option=option,
                least=worth.low if worth else None,
                most=worth.high if worth else None,
                best=max((one.high for one in given.values()), default=None),
                refused=preference is not None and option in preference.refuses.get(issue.id, ()),
            )
        )
    return tuple(lines)


def contradictions_in(case: Case) -> tuple[SelfContradiction, ...]:
    """What each side said that cannot all hold: the smallest sets of comparisons, or an order against
    numbers. Shown to whoever asks the side again; nothing is refused for it.
    """
    return tuple(clash for one in what_was_said(case) for clash in one.contradictions)
