"""What was agreed, and whether it holds: the overview, the plan explained, phases, what is owed, reports,
lists of persons, and what each room is told.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.agreement_page import (
    agreement_overview,
    duty_page,
    phase_page,
    report_page,
    reports_page,
    room_of_agreement,
    rooms_of_agreement,
)
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.agreement import (
    AgreementForm,
    LookForm,
    PhaseForm,
    ReportForm,
    ReportsFileForm,
    SignForm,
    TellForm,
)
from goodoffices.server.forms.agreement_lists import PersonForm, PersonStepForm
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.things import ThingForm
from goodoffices.server.helpers.plan_process import NoPlanError, plan_of
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, number_in, show
from goodoffices.server.pages.things import things
from goodoffices.server.store import open_case


def _now() -> datetime:
    return datetime.now(UTC)


def _overview(case: OpenCase) -> Any:
    return agreement_overview(case, _now())


def _plan(case: OpenCase) -> dict[str, Any]:
    """The plan in words, or that there is none and why."""
    held = case.agreement
    if held is None:
        return {"plan": None, "late": False}
    try:
        return {"plan": plan_of(held.agreement), "late": False}
    except NoPlanError as problem:
        return {"plan": None, "late": problem.late}


@require_GET
def overview(request: DeskRequest, case_id: str) -> HttpResponse:
    """The whole of it as it stands; where there is none yet, the ways to take one in."""
    case = open_case(request.identity, case_id)
    shown = _overview(case)
    if shown.held is None:
        return _take_in_page(request, case, AgreementForm(case=case))
    return show(request, "agreement.html", case=case, here="agreement", seen=shown, **_plan(case))


@require_GET
def plan(request: DeskRequest, case_id: str) -> HttpResponse:
    """The plan, explained: who moves when, what each would gain by stopping, what to mend."""
    case = open_case(request.identity, case_id)
    shown = _overview(case)
    if shown.held is None:
        raise NotThereError("no agreement")
    return show(request, "agreement_plan.html", case=case, here="agreement", seen=shown, **_plan(case))


@require_GET
def phase(request: DeskRequest, case_id: str, number: int) -> HttpResponse:
    """One phase."""
    case = open_case(request.identity, case_id)
    shown = phase_page(case, _now(), number)
    return show(
        request, "agreement_phase.html", case=case, here="agreement", seen=shown.overview, card=shown.card
    )


@require_GET
def duty(request: DeskRequest, case_id: str, number: int) -> HttpResponse:
    """One thing that is owed."""
    case = open_case(request.identity, case_id)
    found = duty_page(case, _now(), number, number_in(request, "page"))
    return show(
        request,
        "agreement_duty.html",
        case=case,
        here="agreement",
        seen=found.overview,
        line=found.line,
        reports=found.reports,
        withdrawn=found.withdrawn,
        page=found.page,
        pages=found.pages,
    )


def _take_in_page(request: DeskRequest, case: OpenCase, asked: ActForm) -> HttpResponse:
    return show(request, "agreement_take_in.html", case=case, here="agreement", asked=asked)


@acting(AgreementForm, _take_in_page, after=address("agreement"), heavy=True)
def take_in(request: DeskRequest, writer: CaseWriter, asked: AgreementForm) -> None:
    """Take an agreement in, or another version of it."""
    asked.deed(writer)


def _sign_page(request: DeskRequest, case: OpenCase, asked: ActForm) -> HttpResponse:
    return show(request, "agreement_sign.html", _overview(case), case=case, here="agreement", asked=asked)


@acting(SignForm, _sign_page, after=address("agreement"))
def sign(request: DeskRequest, writer: CaseWriter, asked: SignForm) -> None:
    """That it is signed."""
    asked.deed(writer)


def _reports(case: OpenCase, page: int) -> Any:
    return reports_page(case, _now(), page)


_RECORD: dict[str, type[ThingForm]] = {"report": ReportForm}
_record = things(_RECORD, "agreement_reports.html", "agreement-reports", _reports, paged=True)


def reports(request: DeskRequest, case_id: str, what: str = "") -> HttpResponse:
    """Every report; one more, recorded by hand."""
    if not what and open_case(request.identity, case_id).agreement is None:
        raise NotThereError("no agreement")
    return _record(request, case_id, **({"what": what} if what else {}))


def _file_page(request: DeskRequest, case: OpenCase, asked: ActForm) -> HttpResponse:
    known = (number_in(request, "new"), number_in(request, "known"))
    done = known if "new" in request.GET else None
    return show(request, "agreement_reports_in.html", case=case, here="agreement", asked=asked, done=done)


@acting(ReportsFileForm, _file_page, after=address("agreement-reports-in"), heavy=True)
def reports_in(request: DeskRequest, writer: CaseWriter, asked: ReportsFileForm) -> str:
    """A file of reports, taken in."""
    new, known = asked.deed(writer)
    return f"{reverse('agreement-reports-in', args=[writer.case.id])}?new={new}&known={known}"


def _report_page(
    request: DeskRequest, case: OpenCase, asked: ActForm, sequence: int, place: int
) -> HttpResponse:
    found = report_page(case, sequence, place)
    return show(request, "agreement_report.html", found, case=case, here="agreement", asked=asked)


@acting(LookForm, _report_page, after=address("agreement-report", "sequence", "place"))
def report(request: DeskRequest, writer: CaseWriter, asked: LookForm, sequence: int, place: int) -> None:
    """One report, and who looks at it."""
    asked.deed(writer, f"{sequence}.{place}")


_LISTS: dict[str, type[ThingForm]] = {"person": PersonForm, "step": PersonStepForm}
lists = things(_LISTS, "agreement_lists.html", "agreement-lists", _overview)
_PHASES: dict[str, type[ThingForm]] = {"turn": PhaseForm}
phases = things(_PHASES, "agreement_phases.html", "agreement-phases", _overview)


@require_GET
def rooms(request: DeskRequest, case_id: str) -> HttpResponse:
    """What each room of sides sees, and what it may be told."""
    case = open_case(request.identity, case_id)
    if case.agreement is None:
        raise NotThereError("no agreement")
    found = rooms_of_agreement(case, _now())
    return show(request, "agreement_rooms.html", case=case, here="agreement", rooms=found)


def _room_page(request: DeskRequest, case: OpenCase, asked: ActForm, room_id: str) -> HttpResponse:
    found = room_of_agreement(case, _now(), room_id)
    lines = found.lines
    return show(request, "agreement_room.html", found, case=case, here="agreement", asked=asked, lines=lines)


@acting(TellForm, _room_page, after=address("agreement-room", "room_id"))
def room(request: DeskRequest, writer: CaseWriter, asked: TellForm, room_id: str) -> None:
    """What one room sees; tell it more."""
    asked.deed(writer, room_id)


_HERE = "c/<str:case_id>/agreement"
urlpatterns = [
    path(f"{_HERE}/", overview, name="agreement"),
    path(f"{_HERE}/plan/", plan, name="agreement-plan"),
    path(f"{_HERE}/take-in/", take_in, name="agreement-take-in"),
    path(f"{_HERE}/sign/", sign, name="agreement-sign"),
    path(f"{_HERE}/phases/", phases, name="agreement-phases"),
    path(f"{_HERE}/phases/<slug:what>/", phases, name="agreement-phases-do"),
    path(f"{_HERE}/phase/<int:number>/", phase, name="agreement-phase"),
    path(f"{_HERE}/owed/<int:number>/", duty, name="agreement-duty"),
    path(f"{_HERE}/reports/", reports, name="agreement-reports"),
    path(f"{_HERE}/reports-in/", reports_in, name="agreement-reports-in"),
    path(f"{_HERE}/reports/<int:sequence>/<int:place>/", report, name="agreement-report"),
    path(f"{_HERE}/reports/<slug:what>/", reports, name="agreement-reports-do"),
    path(f"{_HERE}/lists/", lists, name="agreement-lists"),
    path(f"{_HERE}/lists/<slug:what>/", lists, name="agreement-lists-do"),
    path(f"{_HERE}/rooms/", rooms, name="agreement-rooms"),
    path(f"{_HERE}/rooms/<str:room_id>/", room, name="agreement-room"),
]
