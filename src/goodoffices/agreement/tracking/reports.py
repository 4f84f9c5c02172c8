"""Reports of what was done: who says so, when, where, of which commitment, with what evidence, checked by
whom.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.agreement.actors import Id
from goodoffices.agreement.agreement import Agreement

Deed = Literal[
    "done",
    "partly",
    "not-done",
    "verified",
    "disputed",
    "violated",
    "contested",
    "cured",
    "suspended",
    "resumed",
    "extended",
    "terminated",
    "substituted",
    "withdrawn",
]
"""What a report tells. ``partly`` is ``done`` of less than all; ``contested`` answers a reported violation;
``suspended``, ``resumed``, ``extended``, ``terminated`` and ``substituted`` are uses of a power, of which
the report names the power or what it acts on; ``withdrawn`` takes back a report of the same maker."""


class FieldReport(msgspec.Struct, frozen=True, kw_only=True):
    """One report. ``at`` is a moment with its zone; ``number`` counts what this report tells, not what went
    before; ``seen_by`` are those to whom it was opened besides the mediators, its maker, and whom the
    agreement names; ``maker`` is who wrote it down, known to the mediators alone."""

    id: str
    at: datetime
    commitment: Id
    what: Deed
    says: str
    place: str = ""
    number: Fraction | None = None
    category: str = ""
    evidence: str = ""
    verified_by: tuple[str, ...] = ()
    withdraws: str = ""
    seen_by: tuple[str, ...] = ()
    maker: str = ""
    note: str = ""

    @property
    def order(self) -> tuple[datetime, str, str]:
        """By time; what has one time by its number and content, so that no order of arrival counts."""
        return (self.at, self.id, self.note)


def number_of(at: str, commitment: str, what: str, says: str, number: str, place: str) -> str:
    """The number of a report that has none: made of what it says, so that the same report taken in twice is
    one.
    """
    text = "\x1f".join((at, commitment, what, says, number, place))
    return "r-" + hashlib.sha256(text.encode()).hexdigest()[:12]


def may_see(agreement: Agreement, report: FieldReport, viewer: str) -> bool:
    """Whether a side may see a report: its own, one that was opened to it, or one of a monitor that reports
    to it.

    Closed unless opened: what another side reports is seen by it only where ``seen_by`` says so.
    """
    if report.says == viewer or viewer in report.seen_by:
        return True
    return any(report.says == monitor.id and viewer in monitor.reports_to for monitor in agreement.monitors)


def for_viewer(
    agreement: Agreement, reports: tuple[FieldReport, ...], viewer: str
) -> tuple[FieldReport, ...]:
    """The reports that a side may see, without who wrote them down and to whom else they were opened."""
    return tuple(
        msgspec.structs.replace(report, maker="", seen_by=())
        for report in reports
        if may_see(agreement, report, viewer)
    )
