"""What the reports on one thing tell, added up: who claims how much, who checked, who disputes. Pure, and
the same in whatever order they came.
"""

from __future__ import annotations

from bisect import insort
from datetime import datetime
from fractions import Fraction

import msgspec

from goodoffices.agreement.tracking.reports import FieldReport


class Violation(msgspec.Struct):
    """A reported violation: who says so and when, who has checked it, who contests it."""

    at: datetime
    says: str
    verified: bool = False
    contested: bool = False


class Tally(msgspec.Struct):
    """The reports on one commitment, exchange or power, in their order, and what they come to.

    ``claims`` is how much each says was done, ``checked`` how much was verified; ``claimed_at`` and
    ``checked_at`` the moments at which the whole number was reached. ``disputed`` are those who say
    otherwise, with the moment.
    """

    claims: dict[str, Fraction]
    checked: Fraction
    claimed_at: dict[str, datetime]
    checked_at: datetime | None
    disputed: dict[str, datetime]
    violations: list[Violation]
    cured_at: datetime | None
    spans: list[tuple[datetime, datetime | None]]
    used: list[datetime]
    ended_at: datetime | None
    replaced_at: datetime | None
    extended: int
    entered_at: datetime | None
    left_at: datetime | None
    reports: tuple[str, ...]


def tally(
    reports: list[FieldReport],
    needed: Fraction | None,
    checkers: frozenset[str],
    *,
    alone: bool,
    lasting: bool = False,
) -> Tally:
    """Add reports up, which are in their order. ``needed`` is the whole number, ``checkers`` whose word
    verifies; ``alone`` says that nobody is named who checks, so that a claim stands by itself. Of what is
    owed all the time (``lasting``) the last claim and the last check count, not the first."""
    names = tuple(one.id for one in reports)
    found = Tally({}, Fraction(0), {}, None, {}, [], None, [], [], None, None, 0, None, None, names)
    for report in reports:
        match report.what:
            case "done" | "partly" | "verified":
                if lasting and report.what != "partly":
                    _kept_so_far(found, report, checkers, alone)
                    continue
                _delivered(found, report, needed, checkers, alone)
            case "not-done" | "disputed":
                found.disputed[report.says] = report.at
                if report.says in checkers:
                    found.checked_at = None
            case "violated":
                found.violations.append(Violation(report.at, report.says, _checks(report, checkers)))
            case "contested":
                for violation in found.violations:
                    violation.contested = True
            case "cured":
                found.cured_at = found.cured_at or report.at
            case "suspended":
                if not found.spans or found.spans[-1][1] is not None:
                    found.spans.append((report.at, None))
                found.used.append(report.at)
            case "resumed":
                if found.spans and found.spans[-1][1] is None:
                    found.spans[-1] = (found.spans[-1][0], report.at)
                found.used.append(report.at)
            case "extended":
                found.extended += 1
                found.used.append(report.at)
            case "entered":
                found.entered_at = found.entered_at or report.at
            case "left":
                found.left_at = found.left_at or report.at
            case "terminated":
                found.ended_at = found.ended_at or report.at
                found.used.append(report.at)
            case "substituted":
                found.replaced_at = found.replaced_at or report.at
                found.used.append(report.at)
    return found


def _checks(report: FieldReport, checkers: frozenset[str]) -> bool:
    return report.says in checkers or bool(checkers.intersection(report.verified_by))


def _kept_so_far(found: Tally, report: FieldReport, checkers: frozenset[str], alone: bool) -> None:
    """A word that something owed all the time was kept until then."""
    if report.what != "verified":
        found.claims[report.says] = report.number or Fraction(0)
        found.claimed_at[report.says] = report.at
    if _checks(report, checkers) or (alone and report.what == "verified"):
        found.checked_at = report.at
        found.checked = report.number or Fraction(0)
        found.disputed = {who: at for who, at in found.disputed.items() if at > report.at}


def _delivered(
    found: Tally, report: FieldReport, needed: Fraction | None, checkers: frozenset[str], alone: bool
) -> None:
    """A delivery that is claimed or verified."""
    whole = report.number is None and report.what != "partly"
    number = report.number or Fraction(0)
    if report.what != "verified":
        claimed = found.claims[report.says] = found.claims.get(report.says, Fraction(0)) + number
        if (whole or (needed is not None and claimed >= needed)) and report.says not in found.claimed_at:
            found.claimed_at[report.says] = report.at
    checks = _checks(report, checkers) or (alone and report.what == "verified")
    if not checks:
        return
    if report.what == "verified" and report.number is None:
        # Verified as a whole: all that was claimed until then; without a number, the thing itself.
        most = max(found.claims.values(), default=Fraction(0))
        found.checked = max(found.checked, most if needed is not None else Fraction(0))
        complete = needed is None or most >= needed or most == 0
        if most == 0 and needed is not None:
            found.checked = needed
    else:
        found.checked += number
        complete = whole or (needed is not None and found.checked >= needed)
        if whole and needed is not None:
            found.checked = max(found.checked, needed)
    if complete and found.checked_at is None:
        found.checked_at = report.at
    if complete:
        # What was verified after a dispute answers it.
        found.disputed = {who: at for who, at in found.disputed.items() if at > report.at}


def insert(reports: list[FieldReport], report: FieldReport) -> None:
    """Put a report in its place by time."""
    insort(reports, report, key=lambda one: one.order)
