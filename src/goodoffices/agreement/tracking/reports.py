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
    "entered",
    "left",
    "withdrawn",
]
"""What a report tells. ``partly`` is ``done`` of less than all; ``contested`` answers a reported violation;
``suspended``, ``resumed``, ``extended``, ``terminated`` and ``substituted`` are uses of a power, of which
the report names the power or what it acts on; ``entered`` and ``left`` say of a phase that it has begun or
ended; ``withdrawn`` takes back a report of the same maker."""


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


SOURCE = "source"
"""What a side reads in place of somebody whom the agreement does not name: who a source is stays with the
mediators."""


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
    """The reports that a side may see, without who wrote them down, to whom else they were opened, what was
    noted beside them, and a source whom the agreement does not name (:data:`SOURCE` stands for it).

    They are numbered by what they tell: their own numbers would say how many there are that it may not see.
    """
    names = {one.id for one in agreement.actors}
    open_ones = [report for report in reports if may_see(agreement, report, viewer)]
    numbers: dict[tuple[str, str], str] = {}
    seen: dict[str, int] = {}
    for report in sorted(open_ones, key=lambda one: one.order):
        key = (report.id, report.says)
        if key in numbers:
            continue
        count = "" if report.number is None else str(report.number)
        says = report.says if report.says in names else SOURCE
        made = number_of(report.at.isoformat(), report.commitment, report.what, says, count, report.place)
        seen[made] = seen.get(made, 0) + 1
        numbers[key] = made if seen[made] == 1 else f"{made}-{seen[made]}"
    return tuple(
        msgspec.structs.replace(
            report,
            id=numbers[report.id, report.says],
            says=report.says if report.says in names else SOURCE,
            verified_by=tuple(name if name in names else SOURCE for name in report.verified_by),
            withdraws=numbers.get((report.withdraws, report.says), ""),
            maker="",
            seen_by=(),
            note="",
        )
        for report in open_ones
    )
