"""An agreement as the checks look at it: what its names name, where its parts stand, and the sheet on which
findings are noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Protocol

import msgspec

from goodoffices.agreement.agreement import Agreement
from goodoffices.agreement.checks.kinds import DEFECTS
from goodoffices.agreement.duties import Commitment, Power, TrustMeasure
from goodoffices.agreement.exchanges import AgreedExchange
from goodoffices.agreement.moments import NotAMoment, Stretch, When, read_length, read_moment
from goodoffices.agreement.phases import AgreedPhase
from goodoffices.agreement.requirements import AgreedCondition
from goodoffices.agreement.runs import Runs, work_out
from goodoffices.agreement.timeline import Timeline, timeline_of
from goodoffices.text import Finding, Spot, in_order

PartPath = tuple[str | int, ...]
"""Where a part stands: ``("commitments", 3, "by")``."""


class PartPlaces(Protocol):
    """Where the parts of an agreement stand in a file."""

    def at(self, path: PartPath, key: bool = False) -> tuple[int, int]:
        """Line and column."""


class Look:
    """An agreement, its indexes, and the findings so far."""

    def __init__(self, agreement: Agreement, places: PartPlaces | None = None) -> None:
        self.agreement = agreement
        self.places = places
        self.found: list[Finding] = []
        self.parties = tuple(party.id for party in agreement.parties)
        self.phases: dict[str, AgreedPhase] = {phase.id: phase for phase in agreement.phases}
        self.commitments: dict[str, Commitment] = {one.id: one for one in agreement.commitments}
        self.powers: dict[str, Power] = {one.id: one for one in agreement.powers}
        self.exchanges: dict[str, AgreedExchange] = {one.id: one for one in agreement.exchanges}
        self.measures: dict[str, TrustMeasure] = {one.id: one for one in agreement.measures}
        self.monitors = {one.id: one for one in agreement.monitors}
        self.actors = {one.id for one in agreement.actors}
        self.actor_names = {name.lower() for one in agreement.actors for name in (one.id, one.label)}

    @cached_property
    def line(self) -> Timeline:
        """What has to happen before what."""
        return timeline_of(self.agreement, to_the_end=True)

    @cached_property
    def runs(self) -> Runs:
        """What can happen, and when."""
        return work_out(self.line)

    def say(self, kind: str, clauses: Iterable[str], message: str, remedy: str, path: PartPath = ()) -> None:
        """Note a finding of a kind at a part."""
        line, column = self.places.at(path) if self.places is not None and path else (0, 0)
        self.found.append(
            Finding(
                kind=kind,
                severity=DEFECTS[kind].severity,
                clauses=tuple(dict.fromkeys(clause for clause in clauses if clause)),
                message=message,
                remedy=remedy,
                source=DEFECTS[kind].source,
                place=Spot(line=line, column=column) if line else None,
            )
        )

    def told(self, kind: str, clause: str) -> bool:
        """Whether a finding of that kind was noted of a clause."""
        return any(one.kind == kind and clause in one.clauses for one in self.found)

    def findings(self) -> tuple[Finding, ...]:
        """All findings in the order of the file."""
        return in_order(self.found)

    def clause_of(self, name: str) -> str:
        """The clause in which something with that id stands; the id itself, where it names none."""
        tables: tuple[dict[str, Any], ...] = (
            self.phases,
            self.commitments,
            self.powers,
            self.exchanges,
            self.measures,
        )
        for table in tables:
            one = table.get(name)
            if one is not None:
                return str(one.clause) or name
        return name

    def length(self, text: str) -> Stretch | None:
        """The length that a text is; None where it is none."""
        try:
            return read_length(text) if text else None
        except NotAMoment:
            return None

    def moment(self, text: str) -> When | None:
        """The moment that a text is; None where it is none."""
        try:
            return read_moment(text) if text else None
        except NotAMoment:
            return None

    def requirements(self) -> Iterator[tuple[AgreedCondition, PartPath, str]]:
        """Every condition of the agreement, with its place and the clause in which it stands (or the id of
        what it belongs to)."""
        agreement = self.agreement
        if agreement.enters_into_force and agreement.enters_into_force.when:
            yield from _deep(
                agreement.enters_into_force.when,
                ("enters_into_force", "when"),
                agreement.enters_into_force.clause,
            )
        if agreement.ends and agreement.ends.when:
            yield from _deep(agreement.ends.when, ("ends", "when"), agreement.ends.clause)
        if agreement.snap_back and agreement.snap_back.when:
            yield from _deep(agreement.snap_back.when, ("snap_back", "when"), agreement.snap_back.clause)
        for place, phase in enumerate(agreement.phases):
            for field in ("begins", "ends"):
                one = getattr(phase, field)
                if one is not None:
                    yield from _deep(one, ("phases", place, field), phase.clause or phase.id)
        for place, commitment in enumerate(agreement.commitments):
            if commitment.after is not None:
                yield from _deep(
                    commitment.after, ("commitments", place, "after"), commitment.clause or commitment.id
                )
        for place, power in enumerate(agreement.powers):
            if power.on is not None:
                yield from _deep(power.on, ("powers", place, "on"), power.clause or power.id)


def _deep(
    one: AgreedCondition, path: PartPath, clause: str
) -> Iterator[tuple[AgreedCondition, PartPath, str]]:
    yield one, path, one.clause or clause
    for field in ("all", "any"):
        for place, inner in enumerate(getattr(one, field)):
            yield from _deep(inner, (*path, field, place), one.clause or clause)


def named(record: msgspec.Struct) -> str:
    """The clause of a record, or its id where it names none."""
    return str(getattr(record, "clause", "") or getattr(record, "id", ""))
