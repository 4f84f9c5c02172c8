"""All reports on an agreement, kept so that one more costs little, and so that two ledgers merge without
loss.

A ledger is a set of reports: what it comes to depends on them alone, never on the order in which they came.
A report that was withdrawn by its maker leaves no trace in any state. Two reports that carry one number and
tell different things are both kept, and told.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

import msgspec

from goodoffices.agreement.agreement import Agreement
from goodoffices.agreement.exchanges import AgreedExchange
from goodoffices.agreement.tracking.course import CourseOfEvents
from goodoffices.agreement.tracking.reports import FieldReport
from goodoffices.agreement.tracking.state import TrackedState, judge
from goodoffices.agreement.tracking.tally import Tally, insert, tally

_BYTES = msgspec.msgpack.Encoder(enc_hook=str)


class Ledger:
    """The reports on one agreement as one viewer may see them, and the states that they come to at a
    moment. ``partial`` says that the viewer may see but a part: what was not told counts as not done.
    """

    def __init__(
        self,
        agreement: Agreement,
        as_of: datetime,
        reports: Iterable[FieldReport] = (),
        *,
        partial: bool = False,
    ) -> None:
        self.agreement, self.as_of, self.partial = agreement, as_of, partial
        self.reports: dict[tuple[str, bytes], FieldReport] = {}
        self.withdrawn: set[tuple[str, str]] = set()
        """Number and maker's name of what was withdrawn: only who says a thing takes it back."""
        self.by_thing: dict[str, list[FieldReport]] = {}
        self.duties = {one.id: one for one in agreement.duties}
        self.checkers = {name: _checkers(agreement, name) for name in self.duties}
        self.tallies: dict[str, Tally] = {}
        self.course = CourseOfEvents(agreement, as_of)
        self._states: dict[str, TrackedState] = {}
        self._take(reports)
        self._all()

    def _take(self, reports: Iterable[FieldReport]) -> set[str]:
        """Take reports in; the things whose reports have changed."""
        changed: set[str] = set()
        fresh: dict[str, list[FieldReport]] = {}
        for report in reports:
            key = (report.id, _BYTES.encode(report))
            if key in self.reports:
                continue
            self.reports[key] = report
            if report.what == "withdrawn":
                mark = (report.withdraws, report.says)
                if mark not in self.withdrawn:
                    self.withdrawn.add(mark)
                    changed |= {one.commitment for one in self.reports.values() if (one.id, one.says) == mark}
            elif report.at <= self.as_of:
                fresh.setdefault(report.commitment, []).append(report)
        for name, more in fresh.items():
            there = self.by_thing.setdefault(name, [])
            if len(more) == 1 and there:
                insert(there, more[0])
            else:
                there += more
                there.sort(key=lambda one: one.order)
            changed.add(name)
        return changed

    def _all(self) -> None:
        for name in self.by_thing:
            self.tallies[name] = self._tally(name)
        self.course.work_out(self.tallies)

    def _tally(self, name: str) -> Tally:
        duty = self.duties.get(name)
        needed = getattr(duty, "number", None)
        if isinstance(duty, AgreedExchange):
            needed = Fraction(sum(give.number for give in duty.gives)) if duty.gives else None
        checkers = self.checkers.get(name, frozenset())
        gone = self.withdrawn
        reports = self.by_thing.get(name, [])
        if gone:
            reports = [one for one in reports if (one.id, one.says) not in gone]
        recurring = bool(getattr(duty, "every", ""))
        lasting = duty is not None and self.course.lasts(name)
        return tally(reports, None if recurring else needed, checkers, alone=not checkers, lasting=lasting)

    def add(self, *reports: FieldReport) -> set[str]:
        """Take in more reports; the names of the things whose state may have changed."""
        changed = self._take(reports)
        touched = set(changed)
        for name in changed:
            self.tallies[name] = self._tally(name)
            touched |= self.course.correct(name, self.tallies)
        for name in touched:
            self._states.pop(name, None)
        if not touched <= set(self.duties):
            self._states.clear()
        return touched

    def merged(self, other: Ledger) -> Ledger:
        """A ledger of both: nothing lost, nothing twice."""
        return Ledger(
            self.agreement,
            max(self.as_of, other.as_of),
            (*self.reports.values(), *other.reports.values()),
            partial=self.partial or other.partial,
        )

    def state(self, name: str) -> TrackedState:
        """The state of one commitment, exchange or measure."""
        if name not in self._states:
            reports = [one for one in self.by_thing.get(name, []) if (one.id, one.says) not in self.withdrawn]
            self._states[name] = judge(
                self.duties[name], self.tallies.get(name) or tally([], None, frozenset(), alone=True),
                self.course, self.checkers[name], reports,
            )  # fmt: skip
        return self._states[name]

    def states(self) -> tuple[TrackedState, ...]:
        """The states of all that is owed, in the order of the file."""
        return tuple(self.state(name) for name in self.duties)

    def living(self) -> tuple[FieldReport, ...]:
        """The reports that count, in the order of their moments."""
        kept = [
            one
            for one in self.reports.values()
            if one.what != "withdrawn" and (one.id, one.says) not in self.withdrawn
        ]
        return tuple(sorted(kept, key=lambda one: one.order))

    def one_number(self) -> tuple[str, ...]:
        """Numbers that two different reports carry."""
        seen: dict[str, int] = {}
        for number, _ in self.reports:
            seen[number] = seen.get(number, 0) + 1
        return tuple(sorted(number for number, count in seen.items() if count > 1))


def _checkers(agreement: Agreement, name: str) -> frozenset[str]:
    """Whose word verifies a thing: those whom it names, ids for names; all parties for "both parties"."""
    duty = next(one for one in agreement.duties if one.id == name)
    by_name = {label.lower(): one.id for one in agreement.actors for label in (one.id, one.label)}
    found: set[str] = set()
    for word in duty.verified_by:
        plain = word.strip().lower()
        if plain in ("both", "both parties", "each party", "the parties", "all parties"):
            found |= {party.id for party in agreement.parties}
        elif plain:
            found.add(by_name.get(plain, word.strip()))
    if not found:
        found = {
            monitor.id
            for monitor in agreement.monitors
            if name in monitor.mandate.replace(",", " ").split()
            or monitor.mandate.strip().lower() in ("all", "everything")
        }
    return frozenset(found)
