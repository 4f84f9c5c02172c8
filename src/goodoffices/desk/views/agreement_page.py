"""What the pages of an agreement show: the overview, a phase, one thing that is owed, the reports, a room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import msgspec

from goodoffices.agreement import AgreedExchange, AgreedPhase, Agreement, Commitment, Power, TrustMeasure
from goodoffices.agreement.files import agreement_template, agreement_to_yaml
from goodoffices.agreement.tracking import Balance, Ledger, TrackedState, balances
from goodoffices.desk.keeping import (
    HeldAgreement,
    KeptReport,
    ListState,
    RoomKnows,
    TellableNow,
    kept_reports,
    ledger_of,
    lists_of,
    room_knows,
    tellable,
)
from goodoffices.desk.keeping.told import told_to
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.paging import page_from_start
from goodoffices.desk.views.proposals import SidesConclude, concluded
from goodoffices.talks import EntryState, RoomView, acts

Owed = Commitment | AgreedExchange | TrustMeasure
OPEN = ("violated", "overdue", "disputed", "due", "under-review", "blocked", "partly", "suspended")
"""States that somebody has to look at, the most pressing first."""
OVER = ("fulfilled", "cured", "cancelled", "superseded")
PAGE = 100
"""Reports on one page."""
LINKED = 12
"""Reports that one line links; its own page has all of them."""


class DutyLine(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is owed, as it stands; ``number`` counts from 1 in the order of the agreement,
    ``reports`` are those on which the state rests.
    """

    number: int
    duty: Owed
    state: TrackedState
    reports: tuple[KeptReport, ...]

    @property
    def latest(self) -> tuple[KeptReport, ...]:
        """The reports that a line has room for: those taken in last."""
        return self.reports[-LINKED:]

    @property
    def earlier(self) -> int:
        """How many came before them."""
        return max(0, len(self.reports) - LINKED)


class PowerLine(msgspec.Struct, frozen=True, kw_only=True):
    """A power, and when it was used by whose word."""

    power: Power
    reports: tuple[KeptReport, ...]
    used: tuple[datetime, ...]


class PhaseCard(msgspec.Struct, frozen=True, kw_only=True):
    """A phase: when it began and ended by the reports, whether a person said so, which day of it is today."""

    number: int
    phase: AgreedPhase
    begun: datetime | None
    ended: datetime | None
    said: tuple[EntryState, ...]
    day: int
    duties: tuple[DutyLine, ...]

    @property
    def now(self) -> bool:
        """Whether it runs."""
        return self.begun is not None and self.ended is None

    @property
    def entered(self) -> bool:
        """Whether a person said that it is entered."""
        return any(getattr(item.act, "step", "") == "entered" for item in self.said)


class AgreementOverview(msgspec.Struct, frozen=True, kw_only=True):
    """All of an agreement as it stands now; ``held`` is None where there is none yet."""

    held: HeldAgreement | None = None
    ledger: Ledger | None = None
    phases: tuple[PhaseCard, ...] = ()
    duties: tuple[DutyLine, ...] = ()
    powers: tuple[PowerLine, ...] = ()
    balances: tuple[Balance, ...] = ()
    lists: tuple[ListState, ...] = ()
    by_id: dict[str, KeptReport] = {}
    one_number: tuple[str, ...] = ()
    from_proposals: tuple[SidesConclude, ...] = ()

    @property
    def pressing(self) -> tuple[DutyLine, ...]:
        """What somebody has to look at, the most pressing first, then by its day."""
        found = [one for one in self.duties if one.state.state in OPEN]
        return tuple(sorted(found, key=lambda one: (OPEN.index(one.state.state), _when(one.state.due))))

    @property
    def current(self) -> PhaseCard | None:
        """The phase that runs; the last of several."""
        return next((one for one in reversed(self.phases) if one.now), None)

    @property
    def next_due(self) -> DutyLine | None:
        """What is due next and not done."""
        found = [
            one
            for one in self.duties
            if one.state.due is not None and one.state.state not in OVER and self._ahead(one)
        ]
        return min(found, key=lambda one: (_when(one.state.due), one.number), default=None)

    def _ahead(self, one: DutyLine) -> bool:
        return self.ledger is not None and _when(one.state.due) >= self.ledger.as_of


def agreement_overview(case: OpenCase, now: datetime) -> AgreementOverview:
    """The overview at a moment."""
    held = case.agreement
    waiting = concluded(case, now.isoformat().replace("+00:00", "Z"))
    if held is None:
        return AgreementOverview(from_proposals=waiting)
    ledger = ledger_of(case, now)
    assert ledger is not None
    kept = kept_reports(case)
    by_id: dict[str, list[KeptReport]] = {}
    for one in kept:
        by_id.setdefault(one.report.id, []).append(one)
    duties = tuple(
        DutyLine(number=place, duty=duty, state=state, reports=_those(by_id, state.reports))
        for place, (duty, state) in enumerate(zip(held.agreement.duties, ledger.states(), strict=True), 1)
    )
    return AgreementOverview(
        held=held,
        ledger=ledger,
        phases=_phases(case, held.agreement, ledger, duties),
        duties=duties,
        powers=_powers(held.agreement, ledger, by_id),
        balances=balances(ledger),
        lists=lists_of(case, held.agreement, now.date()),
        by_id={name: ones[0] for name, ones in by_id.items()},
        one_number=ledger.one_number(),
        from_proposals=waiting,
    )


def _phases(
    case: OpenCase, agreement: Agreement, ledger: Ledger, duties: Sequence[DutyLine]
) -> tuple[PhaseCard, ...]:
    said: dict[str, list[EntryState]] = {}
    for item in case.view(case.home).items.of(acts.PhaseTurned):
        if isinstance(item.act, acts.PhaseTurned) and not item.invalid and item.taken_back is None:
            said.setdefault(item.act.phase, []).append(item)
    found = []
    for place, phase in enumerate(agreement.phases, 1):
        begun = ledger.course.times.get(("begin", phase.id))
        ended = ledger.course.times.get(("end", phase.id))
        found.append(
            PhaseCard(
                number=place,
                phase=phase,
                begun=begun,
                ended=ended,
                said=tuple(said.get(phase.id, ())),
                day=(ledger.as_of - begun).days + 1 if begun is not None else 0,
                duties=tuple(one for one in duties if one.duty.phase == phase.id),
            )
        )
    return tuple(found)


def _powers(
    agreement: Agreement, ledger: Ledger, by_id: dict[str, list[KeptReport]]
) -> tuple[PowerLine, ...]:
    found = []
    for power in agreement.powers:
        tally = ledger.tallies.get(power.id)
        found.append(
            PowerLine(
                power=power,
                reports=_those(by_id, tally.reports) if tally is not None else (),
                used=tuple(tally.used) if tally is not None else (),
            )
        )
    return tuple(found)


def _those(by_id: dict[str, list[KeptReport]], names: Sequence[str]) -> tuple[KeptReport, ...]:
    return tuple(one for name in dict.fromkeys(names) for one in by_id.get(name, ()))


def _when(moment: datetime | None) -> datetime:
    return moment if moment is not None else datetime.max.replace(tzinfo=UTC)


class PhasePage(msgspec.Struct, frozen=True, kw_only=True):
    """One phase, with what is owed in it and the phases beside it."""

    overview: AgreementOverview
    card: PhaseCard


def phase_page(case: OpenCase, now: datetime, number: int) -> PhasePage:
    """A phase by its place, from 1. Raises NotThereError."""
    overview = agreement_overview(case, now)
    if not 1 <= number <= len(overview.phases):
        raise NotThereError("no such phase")
    return PhasePage(overview=overview, card=overview.phases[number - 1])


class DutyPage(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is owed, with one page of the reports on it, the latest first; those that were withdrawn
    are with the first.
    """

    overview: AgreementOverview
    line: DutyLine
    reports: tuple[KeptReport, ...]
    withdrawn: tuple[KeptReport, ...]
    page: int
    pages: int


def duty_page(case: OpenCase, now: datetime, number: int, page: int = 1) -> DutyPage:
    """Something that is owed, by its place, from 1. Raises NotThereError."""
    overview = agreement_overview(case, now)
    if not 1 <= number <= len(overview.duties):
        raise NotThereError("no such commitment")
    line = overview.duties[number - 1]
    mine = [one for one in kept_reports(case) if one.report.commitment == line.duty.id]
    gone = {(one.report.withdraws, one.report.says) for one in mine if one.report.what == "withdrawn"}
    counts = _latest_first(one for one in mine if one.report.what != "withdrawn")
    holding = [one for one in counts if (one.report.id, one.report.says) not in gone]
    on = page_from_start(len(holding), PAGE, page)
    return DutyPage(
        overview=overview,
        line=line,
        reports=tuple(holding[on.first : on.end]),
        withdrawn=tuple(one for one in counts if (one.report.id, one.report.says) in gone)[:PAGE],
        page=on.page,
        pages=on.pages,
    )


def _latest_first(kept: Iterable[KeptReport]) -> list[KeptReport]:
    """Reports by what they tell of."""
    return sorted(kept, key=lambda one: (one.report.at, one.sequence, one.place), reverse=True)


class ReportsPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the reports, the latest first by what they tell of; ``gone`` are the numbers of those
    withdrawn.
    """

    held: HeldAgreement | None
    reports: tuple[KeptReport, ...]
    gone: frozenset[str]
    one_number: tuple[str, ...]
    page: int
    pages: int


def reports_page(case: OpenCase, now: datetime, page: int = 1) -> ReportsPage:
    """The page of reports."""
    kept = kept_reports(case)
    ledger = ledger_of(case, now)
    gone = {(one.report.withdraws, one.report.says) for one in kept if one.report.what == "withdrawn"}
    on = page_from_start(len(kept), PAGE, page)
    return ReportsPage(
        held=case.agreement,
        reports=tuple(_latest_first(kept)[on.first : on.end]),
        gone=frozenset(one.key for one in kept if (one.report.id, one.report.says) in gone),
        one_number=ledger.one_number() if ledger is not None else (),
        page=on.page,
        pages=on.pages,
    )


class ReportPage(msgspec.Struct, frozen=True, kw_only=True):
    """One report, with who brought it, who looks at it, and the rooms that were told it."""

    held: HeldAgreement | None
    kept: KeptReport
    withdrawn: bool
    rooms: tuple[str, ...]
    same_number: tuple[KeptReport, ...]


def report_page(case: OpenCase, sequence: int, place: int) -> ReportPage:
    """A report by its entry and its place in it, from 1. Raises NotThereError."""
    kept = kept_reports(case)
    one = next((each for each in kept if (each.sequence, each.place) == (sequence, place - 1)), None)
    if one is None:
        raise NotThereError("no such report")
    gone = {(each.report.withdraws, each.report.says) for each in kept if each.report.what == "withdrawn"}
    return ReportPage(
        held=case.agreement,
        kept=one,
        withdrawn=(one.report.id, one.report.says) in gone,
        rooms=tuple(room for room in case.readable() if (one.sequence, one.place) in told_to(case, room)),
        same_number=tuple(each for each in kept if each.report.id == one.report.id and each.key != one.key),
    )


class RoomOfAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """What one room sees of an agreement, and what a mediator may tell it."""

    room: str
    sides: tuple[str, ...]
    knows: RoomKnows
    open: TellableNow
    agreement: Agreement | None

    @property
    def lines(self) -> tuple[DutyLine, ...]:
        """What is owed, as it stands from what the room knows."""
        ledger = self.knows.ledger
        if ledger is None:
            return ()
        pairs = zip(ledger.agreement.duties, ledger.states(), strict=True)
        return tuple(
            DutyLine(number=place, duty=duty, state=state, reports=())
            for place, (duty, state) in enumerate(pairs, 1)
        )


def rooms_of_agreement(case: OpenCase, now: datetime) -> tuple[RoomOfAgreement, ...]:
    """Every room of sides that a mediator can tell something."""
    return tuple(_room(case, now, room, view) for room, view in case.readable().items() if _is_of_sides(view))


def room_of_agreement(case: OpenCase, now: datetime, room: str) -> RoomOfAgreement:
    """One of them. Raises NotThereError."""
    view = case.readable().get(room)
    if view is None or room == case.home or not _is_of_sides(view):
        raise NotThereError("no such room")
    return _room(case, now, room, view)


def _is_of_sides(view: RoomView) -> bool:
    return view.sort in ("delegation-mediators", "all") and bool(view.parties)


def _room(case: OpenCase, now: datetime, room: str, view: RoomView) -> RoomOfAgreement:
    return RoomOfAgreement(
        room=room,
        sides=view.parties,
        knows=room_knows(case, room, now),
        open=tellable(case, room, now),
        agreement=case.agreement.agreement if case.agreement is not None else None,
    )


def typed_agreement(case: OpenCase) -> str:
    """The agreement that stands, as somebody would type it; where there is none a beginning in the names of
    the case.
    """
    if case.agreement is not None:
        return agreement_to_yaml(case.agreement.agreement)
    parties = tuple(party.label for party in case.outline.parties)
    return agreement_template(case.title, parties)
